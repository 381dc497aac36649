"""The title and the date of a document that has no fields for them: its first lines and its file name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from contradict.domain import Basis, Precision, SaidOn

_LINES = 6
"""Lines with text in which a date stands on its own or in a dateline."""
_LONGEST_TITLE = 200

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)\b",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)([-/])(?P<month>\d\d)\2(?P<day>\d\d)(?!\d)",
    )
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)(?:\2(\d\d))?(?!\d)")
_DATELINE = re.compile(r"[A-Z]{2}.{0,100}(?:--|[–—)]| - )")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*$")
_BYLINE = re.compile(r"(?:[Bb]y|BY) (?P<name>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,2} [A-Z][\w.'’-]+)(?: ?[,|–—•·(].*)?")
_LABEL = re.compile(r"(?i)(?:for immediate release|(?:press|news) release|media statement)\W*")
_NO_TITLE = re.compile(r".*:$|.*\(\d{1,2}:\d\d(?::\d\d)?\)$|\W*$|(?:page \d+\b)")


@dataclass(frozen=True)
class Head:
    """What the first lines of a text say of it."""

    title: str | None = None
    author: str | None = None
    published: SaidOn | None = None


def head_of(text: str) -> Head:
    """Read the title (the first line, unless it is prose, a label or a turn), the byline and the date."""
    lines = [line for _, line in zip(range(_LINES), _filled(text), strict=False)]
    dates = (found for line in lines if (found := _date_of_line(line)))
    bylines = (byline["name"] for line in lines if (byline := _BYLINE.fullmatch(line)))
    titles = [line for line in lines if not _LABEL.fullmatch(line)]
    return Head(_title(titles[0]) if titles else None, next(bylines, None), next(dates, None))


def date_in_name(name: str) -> SaidOn | None:
    """Read the date in a file name such as `news_2015-11-30.txt`, `call_20180425.txt` or `notes-2018-04.md`."""
    for year, separator, month, day in _IN_NAME.findall(name):
        if day or separator:  # 201804 alone may be any number
            found = _said_on(year, month, day, Basis.INFERRED)
            if found:
                return found
    return None


def date_in(text: str, basis: Basis = Basis.STATED) -> SaidOn | None:
    """Read the first date in a text that names day, month and year; None for 1/2/2015, which may be either."""
    matches = (match for pattern in _DATES for match in pattern.finditer(text))
    for match in sorted(matches, key=lambda match: match.start()):
        month = match["month"]
        number = month if month.isdigit() else str(_MONTHS.index(month[:3].lower()) + 1)
        found = _said_on(match["year"], number, match["day"], basis)
        if found:
            return found
    return None


def _filled(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip())


def _title(line: str) -> str | None:
    if len(line) > _LONGEST_TITLE or _NO_TITLE.match(line.lower()):
        return None
    return None if _SENTENCE_END.search(line) and len(line) > _LONGEST_TITLE // 2 else line


def _date_of_line(line: str) -> SaidOn | None:
    """The date of a heading or a dateline; one in a sentence may be the date of anything."""
    if len(line) <= _LONGEST_TITLE and not _SENTENCE_END.search(line):
        return date_in(line)
    dateline = _DATELINE.match(line)
    return date_in(line[: dateline.end()]) if dateline else None


def _said_on(year: str, month: str, day: str | None, basis: Basis) -> SaidOn | None:
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return SaidOn(first, Precision.DAY if day else Precision.MONTH, basis)
