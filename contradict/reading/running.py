"""Running headers, footers and page numbers: lines at the edges of pages that come again on the next one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

Page = list[str]

_EDGE = 4
"""Lines with text at the top and at the foot of a page among which a running line is looked for."""
_SHARE = 0.4
"""Of the pages that must have it: left and right pages often take turns."""

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
    return [_without(page, running) for page in pages]


def _without(page: Page, running: set[str]) -> Page:
    edges = set(_edges(page))
    kept = [
        line
        for number, line in enumerate(page)
        if number not in edges or not (_key(line) in running or _PAGE_OF.fullmatch(line))
    ]
    return _stripped(kept)


def _edges(page: Page) -> Iterator[int]:
    """Numbers of the lines at the edges that hold text."""
    filled = [number for number, line in enumerate(page) if line.strip()]
    yield from filled[:_EDGE]
    yield from filled[_EDGE:][-_EDGE:]


def _key(line: str) -> str:
    """The line without what changes from page to page."""
    return _DIGITS.sub("#", " ".join(line.lower().split()))


def _stripped(page: Page) -> Page:
    # A header leaves its blank lines behind; a paragraph that runs over the page must not break there.
    filled = [number for number, line in enumerate(page) if line.strip()]
    return page[filled[0] : filled[-1] + 1] if filled else []
