"""A web page becomes the text of its article: without menus, author's note, comments and whatever else is around it."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from contradict.errors import InputError
from contradict.reading import charset
from contradict.reading.cleaning import clean, tidy
from contradict.reading.facts import facts_of
from contradict.reading.heads import head_of
from contradict.reading.parsed import Parsed

_DECLARED = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)")

# Names of classes and ids; what they name is left out unless most of the page is in it.
_AROUND = re.compile(
    r"(?i)(?:^|[\s_-])(?:author[-_]?(?:bio|box|info|card|note|about)|about[-_]?(?:the[-_]?)?author|bio|biography"
    r"|comments?|comments?[-_]?(?:list|section|area|thread|form|wrapper|container|body|block|feed|widget)|disqus\w*|respond|newsletter\w*|related\w*"
    r"|recirculation|share|sharing|social|cookies?|promo\w*|subscribe\w*|subscription|breadcrumbs?)(?:$|[\s_-])"
)
_MOST = 0.5
_GATE = re.compile(
    r"(?i)enable (?:java ?script|(?:your )?cookies)|\byou(?: are|['’]re)? (?:not )?(?:a robot|(?:a )?human)\b"
)
_SHORT = 600
"""Characters; pages that only ask for a browser, or for proof of a person, are shorter than articles."""
_BLOCKS = ("p", "head", "quote", "item", "list", "table", "row", "cell", "code", "div")
_PLAIN_BLOCKS = "//p|//li|//blockquote[not(.//p)]|//h1|//h2|//h3|//h4|//pre|//tr"
_NEVER = "//script|//style|//noscript|//template|//nav|//footer|//aside|//form|//button|//svg|//iframe"


def read_page(data: bytes, declared: str | None = None) -> Parsed:
    """Read an HTML page; `declared` is the charset that came with it. InputError for bytes that hold no article."""
    named = _DECLARED.search(data[:4096])
    content, remarks = charset.decode(data, declared or (named[1].decode("ascii", "ignore") if named else None))
    tree = _tree(content)
    facts = facts_of(tree)
    text = _article(tree)
    if len(text) < _SHORT and _GATE.search(text):
        raise InputError("a page that shows nothing without a browser; save it from one and name the file")
    head = head_of(text)
    author, published = facts.author or head.author, facts.published or head.published
    return Parsed(text, facts.url, facts.title, facts.publisher, author, published, remarks)


def _tree(content: str) -> Any:
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    try:
        # As bytes: a page that declares its charset in an XML declaration is refused as text.
        return document_fromstring(content.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError) as error:
        raise InputError(f"no HTML in it ({error}); save the page again") from None


def _article(tree: Any) -> str:
    """The text of the article: found by trafilatura or, in a page too short for it, all text that is not around it."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    _prune(tree)
    # By default it leaves out lists of figures, which carry much of a press release.
    found = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    text = tidy(clean("".join(_pieces(found.body)))) if found is not None and found.body is not None else ""
    # In a short page trafilatura finds nothing, or all of it in one piece.
    return text if "\n\n" in text else _all_text(tree)


def _prune(tree: Any) -> None:
    whole = len(tree.text_content())
    for element in tree.xpath("//div|//section|//aside|//ul|//ol|//footer|//p|//form"):
        named = " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "data-testid"))
        if _AROUND.search(named) and len(element.text_content()) < _MOST * whole:
            element.drop_tree()


def _pieces(element: Any) -> Iterator[str]:
    """The text below an element, with a blank line around blocks; a row is one line unless the table is a layout."""
    if element.tag == "row" and element.find(".//p") is None and element.find(".//lb") is None:
        cells = (" ".join("".join(cell.itertext()).split()) for cell in element)
        yield "\n\n" + " | ".join(cell for cell in cells if cell) + "\n\n"
        return
    around = "\n\n" if element.tag in _BLOCKS else ""
    yield "\n" if element.tag == "lb" else around
    yield _spaced(element.text)
    for child in element:
        yield from _pieces(child)
        yield _spaced(child.tail)
    yield around


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _all_text(tree: Any) -> str:
    for element in tree.xpath(_NEVER):
        element.drop_tree()
    blocks = [" ".join(element.text_content().split()) for element in tree.xpath(_PLAIN_BLOCKS)]
    text = "\n\n".join(blocks) or " ".join(tree.text_content().split())
    return tidy(clean(text))
