"""Running headers, footers and page numbers: lines at the edges of pages that come again on the next one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

Page = list[str]

_EDGE = 4
"""Lines with text at the top and at the foot of a page among which a running line is looked for."""
_SHARE = 0.4
"""Of the pages that must have it: left and right pages often take turns."""

_NUMBERED = 3
"""Pages on which a number must go up with the pages to be a page number."""

_NUMBER_AT_END = re.compile(r"\W*(?:\D.{0,70}\s)?(\d{1,4})\W*")
_NUMBER_AT_START = re.compile(r"\W*(\d{1,4})\W*(?:\s.{0,70}\D)?")
_PAGE_OF = re.compile(r"(?i)\s*page \d{1,4} of \d{1,4}\s*")
_DIGITS = re.compile(r"\d+")


def pages_of(text: str) -> list[Page]:
    """Cut a text into the lines of its pages: at form feeds and before lines such as `Page 3 of 31`."""
    pages: list[Page] = []
    for part in text.split("\f"):
        pages.append([])
        for line in part.split("\n"):
            if _PAGE_OF.fullmatch(line):
                pages.append([])
            pages[-1].append(line)
    return [page for page in pages if any(line.strip() for line in page)]


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Drop the running lines of every page; a single page has none but a line such as `Page 1 of 1`."""
    counts = Counter(key for page in pages for key in {_key(page[number]) for number in _edges(page)})
    least = max(2, _SHARE * len(pages))
    running = {key for key, count in counts.items() if count >= least}
    numbered = _numbered(pages)
    return [_without(page, numbered.get(where, set()), running) for where, page in enumerate(pages)]


def _without(page: Page, numbered: set[int], running: set[str]) -> Page:
    dropped = numbered | {at for at in _edges(page) if _key(page[at]) in running or _PAGE_OF.fullmatch(page[at])}
    return _stripped([line for at, line in enumerate(page) if at not in dropped])


def _numbered(pages: Sequence[Page]) -> dict[int, set[int]]:
    """By page, its first and last line if they hold a number going up with the pages, such as `Chapter 2   17`."""
    places: dict[int, set[tuple[int, int]]] = {}
    for where, page in enumerate(pages):
        filled = list(_filled(page))
        for at in {filled[0], filled[-1]} if filled else ():
            for found in (_NUMBER_AT_END.fullmatch(page[at]), _NUMBER_AT_START.fullmatch(page[at])):
                if found:
                    places.setdefault(int(found[1]) - where, set()).add((where, at))
    usual = [found for found in places.values() if len({where for where, _ in found}) >= _NUMBERED]
    numbered: dict[int, set[int]] = {}
    for where, at in (place for found in usual for place in found):
        numbered.setdefault(where, set()).add(at)
    return numbered


def _edges(page: Page) -> set[int]:
    """Numbers of the lines at the edges that hold text."""
    filled = list(_filled(page))
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _filled(page: Page) -> Iterator[int]:
    return (number for number, line in enumerate(page) if line.strip())


def _key(line: str) -> str:
    """The line without what changes from page to page."""
    return _DIGITS.sub("#", " ".join(line.lower().split()))


def _stripped(page: Page) -> Page:
    # A header leaves its blank lines behind; a paragraph that runs over the page must not break there.
    filled = list(_filled(page))
    return page[filled[0] : filled[-1] + 1] if filled else []
