"""Quotations found by their marks alone: curly, straight, doubled, angled or single, balanced or not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contradict.extraction.language import paragraphs
from contradict.extraction.spans import Span

_DOUBLE = re.compile(r"''|``|[\"“”„‟«»″]")
_SINGLE_OPEN = re.compile(r"(?<![\w'’])[‘'‛](?=[\w\[(.…$£€])(?!(?:em|tis|twas|cause|til|n)\b|\d\ds?\b)", re.IGNORECASE)
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…)\]%-])['’](?!\w)")
_AFTER_SENTENCE = re.compile(r"[.!?,;…]$")

_OPENING, _CLOSING = "“„‟«``", "”»"
_LONGEST_SINGLE = 600
"""Characters: a single mark that closes later than this was an apostrophe."""


@dataclass(frozen=True)
class Quotation:
    """One quotation with its marks; a piece for each paragraph that it runs through."""

    pieces: tuple[Span, ...]
    closed: bool = True
    """Whether a closing mark ends it; otherwise it was ended at its paragraph's end."""

    @property
    def start(self) -> int:
        """Where its first mark stands."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Behind its last mark."""
        return self.pieces[-1][1]


def quotations(text: str) -> list[Quotation]:
    """Find all quotations, outermost only, in order; they never overlap."""
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        end = start + len(text[start:end].rstrip())
        pieces = list(_in_paragraph(text, start, end))
        if pieces and _goes_on(text, found, pieces[0], start):
            last, more = found.pop(), pieces.pop(0)
            found.append(Quotation((*last.pieces, *more.pieces), more.closed))
        found += pieces
    return found


def words(text: str, quotation: Quotation) -> int:
    """Count the words of a quotation."""
    return sum(len(text[start:end].split()) for start, end in quotation.pieces)


def _goes_on(text: str, found: list[Quotation], first: Quotation, start: int) -> bool:
    """Whether a paragraph that opens with a mark takes up a quotation that the one before left open."""
    if not found or found[-1].closed:
        return False
    between = text[found[-1].end : start]
    return not between.strip() and not text[start : first.start].strip()


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    marks = [match for match in _DOUBLE.finditer(text, start, end) if not _is_inch(text, match)]
    place = start
    for opening, closing in _pairs(text, marks, start, end):
        yield from _single(text, place, opening)
        yield Quotation(((opening, closing or end),), closed=closing is not None)
        place = closing or end
    yield from _single(text, place, end)


def _pairs(text: str, marks: list[re.Match[str]], start: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Opening marks with the place behind their closing marks; None where none closes."""
    opened: int | None = None
    for mark in marks:
        if opened is None:
            if _can_open(text, mark, start, end):
                opened = mark.start()
        elif _can_close(text, mark, end, text[opened]):
            yield opened, mark.end()
            opened = None
    if opened is not None and (opened == start or _opens_sentence(text, opened)):
        yield opened, None


def _can_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark[0] in _CLOSING or mark.end() >= end or text[mark.end()].isspace():
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    return mark[0] in _OPENING or not before.isalnum()


def _can_close(text: str, mark: re.Match[str], end: int, opened: str) -> bool:
    if mark[0] in _CLOSING or (opened == "„" and mark[0] == "“"):
        return True
    before, after = text[mark.start() - 1], text[mark.end()] if mark.end() < end else " "
    return mark[0] not in _OPENING and not (before.isspace() and not after.isspace()) and not after.isalnum()


def _opens_sentence(text: str, place: int) -> bool:
    return text[:place].rstrip()[-1:] in ("", ".", "!", "?", ":", ",")


def _is_inch(text: str, mark: re.Match[str]) -> bool:
    """`6'2"` is no quotation mark when no letter follows and a digit or foot mark stands before it."""
    return mark[0] in "\"''″" and bool(re.search(r"\d['’]\d+$", text[max(0, mark.start() - 6) : mark.start()]))


def _single(text: str, start: int, end: int) -> Iterator[Quotation]:
    place = start
    while opening := _SINGLE_OPEN.search(text, place, end):
        closing = _single_close(text, opening.end(), end)
        if closing is None:
            place = opening.end()
        else:
            yield Quotation(((opening.start(), closing),))
            place = closing


def _single_close(text: str, start: int, end: int) -> int | None:
    """The first closing mark after punctuation before another one opens, else the first at all."""
    following = _SINGLE_OPEN.search(text, start, end)
    limit = min(following.start() if following else end, start + _LONGEST_SINGLE)
    closings = list(_SINGLE_CLOSE.finditer(text, start, limit))
    good = [mark for mark in closings if _AFTER_SENTENCE.search(text[start : mark.start()])]
    chosen = (good or closings)[:1]
    return chosen[0].end() if chosen else None
