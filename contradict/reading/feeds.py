"""A feed (RSS, Atom) becomes the addresses of the pages it links to, with what it says of them."""

import logging
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urldefrag, urljoin

from contradict.domain import Precision, SaidOn
from contradict.errors import InputError

MOST_PAGES = 100
"""The first pages of a feed, which are its newest; feeds of whole archives are longer."""

SUFFIXES = (".rss", ".atom", ".rdf", ".xml")
MEDIA_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")


@dataclass(frozen=True)
class Entry:
    """A page that a feed links to."""

    url: str
    title: str | None = None
    author: str | None = None
    published: SaidOn | None = None


def is_feed(data: bytes) -> bool:
    """Tell a feed from other XML by its first element."""
    return _FEED.search(data[:4096]) is not None


def entries_of(data: bytes, base: str | None = None) -> list[Entry]:
    """Read the entries of a feed, each page once; `base` completes short links. InputError for one without any."""
    import feedparser

    logging.getLogger("feedparser").setLevel(logging.CRITICAL)
    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, RecursionError, LookupError, AttributeError, TypeError) as error:
        raise InputError(f"a damaged feed ({str(error)[:120]}); fetch it again") from None
    found = {entry.url: entry for entry in _entries(feed.entries, base)}
    if not found:
        raise InputError("a feed that links to no page; name the pages themselves")
    return [*found.values()]


def _entries(listed: list[Any], base: str | None) -> Iterator[Entry]:
    for entry in listed:
        link = str(entry.get("link") or "").strip()
        with suppress(ValueError):
            url = urldefrag(urljoin(base or "", link)).url
            if link and url.startswith(("http://", "https://")):
                yield Entry(url, _line(entry.get("title")), _line(entry.get("author")), _date(entry))


def _date(entry: Any) -> SaidOn | None:
    written = entry.get("published_parsed")
    with suppress(ValueError, TypeError, OverflowError):
        return SaidOn(date(*written[:3]), Precision.DAY)
    return None


def _line(value: Any) -> str | None:
    line = " ".join(re.sub(r"<[^>]*>", " ", value).split()) if isinstance(value, str) else ""
    return line[:200] or None
