"""Lines that were broken to fit a page become paragraphs again; the lines of a list or a transcript stay lines."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WIDEST = 130
"""Characters; a longer line was not broken to fit a page."""
_NARROWEST = 40
_FULL = 0.8
"""Share of the width that a line broken to fit the page must fill; with proportional type the widths vary."""

_ENDS = re.compile(r"[.!?:][\"'”’)\]]*$")
_TURN = re.compile(
    r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Za-z.'’-]*){0,4}(?: \([^)]{1,40}\))?[.:] |[A-Z][\w.'’-]*(?: [\w.'’-]+){0,4}:(?: |$)"
)
_ITEM = re.compile(r"[•‣▪◦·*–—-] |\(?\d{1,2}[.)] [A-Z]")
_FIRST_WORD = re.compile(r"\S+")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_wrapped(lines: Sequence[str]) -> bool:
    """Tell whether the lines are prose that was broken to fit a page.

    Many lines then fill the width, and the line below them goes on in small letters; in a list it does not.
    """
    width = line_width(lines)
    inner = [(line.strip(), below.strip()) for line, below in pairwise(lines) if line.strip() and below.strip()]
    full = [below for line, below in inner if len(line) >= 0.75 * width]
    if len(full) < 3 or not _NARROWEST <= width <= _WIDEST:
        return False
    return len(full) >= 0.4 * len(inner) and sum(below[0].islower() for below in full) >= 0.5 * len(full)


def line_width(lines: Sequence[str]) -> int:
    """The length in characters that one line in twenty exceeds."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def paragraphs(lines: Sequence[str]) -> list[str]:
    """Join wrapped lines into paragraphs: they end at blank lines, short lines, new turns and list items."""
    width = line_width(lines)
    hyphens = _Hyphens(lines)
    found: list[str] = []
    previous = ""
    for line in map(str.strip, lines):
        if line and previous and not _breaks(previous, line, width):
            found[-1] = hyphens.join(found[-1], line)
        elif line:
            found.append(line)
        previous = line
    return found


def _breaks(line: str, following: str, width: int) -> bool:
    """Tell whether a paragraph ends between two lines."""
    ends = _ENDS.search(line) is not None
    if ends and (_TURN.match(following) or _ITEM.match(following)):
        return True
    # The next word would have fitted: the line was ended on purpose.
    word = _FIRST_WORD.match(following)
    short = len(line) + 1 + (word.end() if word else 0) <= _FULL * width
    return short and not following[0].islower() and line[-1] not in ",;-–—"


class _Hyphens:
    """Joins a word that was broken at a line end, with or without its hyphen, as the document writes it elsewhere."""

    def __init__(self, lines: Sequence[str]) -> None:
        broken = list(_broken(lines))
        counts = Counter(word.lower() for line in lines for word in _WORD.findall(line))
        counts.subtract(half.lower() for pair in broken for half in pair)
        self.words = {word for word, count in counts.items() if count > 0}
        votes = [self._as_elsewhere(first, second) for first, second in broken]
        self.usual = "-" if votes.count("-") > votes.count("") else ""

    def join(self, text: str, line: str) -> str:
        broken, second = _BROKEN_WORD.search(text), _WORD.match(line)
        if not (broken and second):
            # Nothing stands between the two halves of "2021-" and "2022" or of a dash.
            return f"{text}{line}" if text[-1] in "-–—" and text[-2:-1].strip() else f"{text} {line}"
        return f"{text[:-1]}{self._hyphen(broken[1], second[0])}{line}"

    def _hyphen(self, first: str, second: str) -> str:
        elsewhere = self._as_elsewhere(first, second)
        if elsewhere is not None:
            return elsewhere
        if second[0].isupper() and not first.isupper():
            return "-"
        # Two words were one compound; what is no word was a part of one.
        return "-" if self.words >= {first.lower(), second.lower()} else self.usual

    def _as_elsewhere(self, first: str, second: str) -> str | None:
        whole, hyphened = f"{first}{second}".lower() in self.words, f"{first}-{second}".lower() in self.words
        return None if whole == hyphened else "" if whole else "-"


def _broken(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line, following in pairwise(lines):
        first, second = _BROKEN_WORD.search(line.strip()), _WORD.match(following.strip())
        if first and second:
            yield first[1], second[0]
