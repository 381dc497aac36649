"""What a web page says of itself: in JSON-LD, then in meta tags, then in its body; the first place counts."""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit

from contradict.domain import Basis, SaidOn
from contradict.reading.cleaning import clean
from contradict.reading.heads import date_in

_ARTICLES = re.compile(r"(?:Article|Posting|PressRelease|Report)$")
_PAGES = re.compile(r"(?:WebPage|ItemPage)")

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "citation_author", "byl"),
    "published": (
        "article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "citation_publication_date",
        "publish-date",
        "publish_date",
        "date_published",
        "published_time",
        "og:published_time",
        "article:publish_date",
        "article.published",
        "article_date_original",
        "cxenseparse:recs:publishtime",
        "publishdate",
        "pubdate",
        "date",
    ),
    "url": ("og:url",),
}
_PUBLISHER = (
    "//*[@itemprop='publisher']//*[@itemprop='name']/@content|//*[@itemprop='publisher']//*[@itemprop='name']/text()"
    "|//*[@itemprop='publisher' and not(.//*[@itemprop='name'])]/text()"
)
_BYLINE = re.compile(r"(?i)^(?:posted |written |published )?by:?\s+")
_AFTER_TITLE = re.compile(r"\s*[|–—·•:-]+ (\S.{0,59})")
_LONGEST = 200


@dataclass(frozen=True)
class Facts:
    """What a page says of itself; None where it says nothing."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: SaidOn | None = None


def facts_of(tree: Any) -> Facts:
    """Read the facts of a parsed page, each from the first place that has it."""
    places = (_from_json_ld(tree), _from_meta(tree), _from_body(tree))
    found = Facts(**{field.name: _first(places, field.name) for field in fields(Facts)})
    return replace(found, title=_without_site(found.title, found.publisher))


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """Leave the site's own name, where it stands behind the title: `A promise | Daily Wire`."""
    if not title or not publisher or not title.casefold().endswith(publisher.casefold()):
        return title
    bare = title[: -len(publisher)].rstrip()
    return bare.rstrip("|–—·•:- ") if bare[-1:] in tuple("|–—·•:-") and bare.rstrip("|–—·•:- ") else title


def _first(places: tuple[Facts, ...], name: str) -> Any:
    return next((value for place in places if (value := getattr(place, name)) is not None), None)


def _from_json_ld(tree: Any) -> Facts:
    article = _article_of(tree)
    place = article.get("url") or article.get("mainEntityOfPage")
    return Facts(
        url=web_address(place.get("@id") if isinstance(place, dict) else place),
        title=_line(article.get("headline") or article.get("name")),
        publisher=_name(article.get("publisher")),
        author=_name(article.get("author") or article.get("creator")),
        published=_date(article.get("datePublished"), Basis.STATED),
    )


def _article_of(tree: Any) -> Mapping[str, Any]:
    """The object that describes the article or, failing that, the page."""
    objects = [found for script in tree.xpath("//script[@type='application/ld+json']") for found in _objects(script)]
    for wanted in (_ARTICLES, _PAGES):
        for found in objects:
            if any(wanted.search(kind) for kind in _listed(found.get("@type")) if isinstance(kind, str)):
                return found
    return {}


def _objects(script: Any) -> Iterator[dict[str, Any]]:
    with suppress(ValueError, RecursionError):
        for found in _listed(json.loads(script.text_content(), strict=False)):
            if isinstance(found, dict):
                yield found
                yield from (part for part in _listed(found.get("@graph")) if isinstance(part, dict))


def _name(value: Any) -> str | None:
    """The name of a person or an organisation, or the names of several."""
    names = [_line(item.get("name") if isinstance(item, dict) else item) for item in _listed(value)]
    return _line(", ".join(dict.fromkeys(_person(name) for name in names if name and not web_address(name))))


def _from_meta(tree: Any) -> Facts:
    content: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        content.setdefault(name.strip().lower(), tag.get("content"))
    canonical = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
    values = {field: [content[name] for name in names if content.get(name)] for field, names in _META.items()}
    return Facts(
        url=next((url for text in (*canonical, *values["url"]) if (url := web_address(text))), None),
        title=next(map(_line, values["title"]), None),
        publisher=next(map(_line, values["publisher"]), None),
        author=next((_name(text) for text in values["author"] if _name(text)), None),
        published=next((found for text in values["published"] if (found := _date(text, Basis.STATED))), None),
    )


def _from_body(tree: Any) -> Facts:
    title, publisher = _heading(tree)
    bylines = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")
    bylines += tree.xpath("//*[contains(concat(' ', @class, ' '), ' author ')]")
    times = tree.xpath("//*[@itemprop='datePublished']/@datetime|//article//time/@datetime|//time/@datetime")
    times += [time.text_content() for time in tree.xpath("//time[not(@datetime)]")]
    pages = tree.xpath("//*[@itemprop='mainEntityOfPage']/@itemid|//*[@itemprop='mainEntityOfPage']/@href")
    return Facts(
        url=next((url for page in pages if (url := web_address(page))), None),
        title=title,
        publisher=_line(next(iter(tree.xpath(_PUBLISHER)), None)) or publisher,
        author=next((name for byline in bylines if (name := _byline(byline.text_content()))), None),
        published=next((found for text in times if (found := _date(text, Basis.INFERRED))), None),
    )


def _heading(tree: Any) -> tuple[str | None, str | None]:
    """The heading with which the page's title begins, and the site that it names after it: `A promise | Daily Wire`."""
    places = (*tree.xpath("//article//h1"), *tree.xpath("//main//h1"), *tree.xpath("//h1"))
    headings = [line for place in places if (line := _line(place.text_content()))]
    title = next((line for place in tree.xpath("//head/title") if (line := _line(place.text_content()))), None)
    for heading in headings if title else ():
        site = _AFTER_TITLE.fullmatch(title[len(heading) :]) if title and title.startswith(heading) else None
        if site or title == heading:
            return heading, site[1] if site else None
    return next(iter(headings), title), None


def _byline(text: str) -> str | None:
    """The name in a byline, None where there is more than a name in it."""
    name = _person(" ".join(text.split()))
    return name if name and len(name.split()) <= 5 and not any(letter.isdigit() for letter in name) else None


def _person(name: str) -> str:
    return _BYLINE.sub("", name)


def _line(value: Any) -> str | None:
    """Text on one line, of a length that a title or a name can have."""
    line = " ".join(clean(value).split()) if isinstance(value, str) else ""
    return line[:_LONGEST].strip() or None


def _date(value: Any, basis: Basis) -> SaidOn | None:
    return date_in(value[:_LONGEST], basis) if isinstance(value, str) else None


def web_address(value: Any) -> str | None:
    """Give a value back if it is a complete web address, else None."""
    if not isinstance(value, str):
        return None
    with suppress(ValueError):
        parts = urlsplit(value.strip())
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", value.strip()):
            return value.strip()
    return None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
