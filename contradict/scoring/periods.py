"""What periods a claim is about: as its words name them, and counted from the day on which it was said. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contradict.domain import Precision, SaidOn

_PART = r"(?P<part>Q[1-4]|[1-4]Q|H[12]|(?:first|second|third|fourth)[- ](?:fiscal |calendar )?(?:quarter|half))"
_YEAR = r"(?:(?:FY|fiscal(?: year)?|calendar(?: year)?)?\s?(?:19|20)\d\d|(?:FY\s?['’]?|fiscal\s?['’]?|['’])\d\d)"
PERIOD = re.compile(
    rf"(?<![\w$€£.,])(?:{_PART}(?:(?:,? (?:of|in))?(?: the)?\s(?P<part_year>{_YEAR}))?|(?P<year>{_YEAR}))"
    r"(?!\w|[.,%]\d|%)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|till|before|after|since)(?: the)?(?: end of)?\s*$", re.IGNORECASE)
"""Before a period: then it is a deadline or a start, part of the commitment and not what the claim is about."""

_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_YEAR_ROUND = """january february march april may june july august september october november december"""
_MONTHS = _YEAR_ROUND.split()

_WHICH = r"(?P<which>this|the current|current|last|the last|the previous|the prior|prior|next|the next|the coming|the)"
_OF_YEAR = re.compile(
    rf"\b(?:{_PART},? (?:of )?(?P<after>this|last|next|the (?:prior|previous)) (?:fiscal )?year"
    rf"|(?P<before>this|last|next) year['’]s {_PART.replace('<part>', '<its_part>')})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b{_WHICH}(?: fiscal| full| whole| entire| calendar|[- ]full[- ])*[ -](?P<unit>quarter|half|year|month)\b"
    r"(?!['’]s|[- ](?:end|round|old|long|over|ago))",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(name.title() for name in _MONTHS)})(?: \d{{1,2}}(?=, (?:19|20)))?"
    r"(?:,? (?:of )?(?P<month_year>(?:19|20)\d\d))?\b(?! \d)"
)

EARLY = 3
"""Until this month "this year" and "last year" may still mean the year that is being reported."""

MID_QUARTER = 50
"""Days into a quarter after which "last quarter" is the one just ended, not the one before the one being reported."""

FISCAL_SLACK = 3
"""Quarters by which the name of a fiscal quarter may run ahead of the calendar."""


@dataclass(frozen=True)
class Period:
    """A year, a part of one (`Q3`, `H1`), or both; what is not said is None."""

    year: int | None
    part: str | None

    def may_be(self, other: "Period") -> bool:
        """Whether the two can be the same time or one inside the other, as far as they say."""
        same_year = None in (self.year, other.year) or self.year == other.year
        return same_year and (None in (self.part, other.part) or self.part == other.part)

    def __str__(self) -> str:
        """`Q3 2020`, `Q3` or `2020`."""
        return " ".join(str(part) for part in (self.part, self.year) if part)


@dataclass(frozen=True)
class Span:
    """A month, quarter, half or year that a claim is about, as one of the consecutive numbers `first` to `last`.

    `named` when the claim gives the year, else counted from the day of saying; `assumed` when the claim says nothing.
    `slack` is by how many of its units the name may differ from the calendar. `start` and `end` are its place in the
    claim.
    """

    unit: str
    first: int
    last: int
    named: bool = False
    assumed: bool = False
    slack: int = 0
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        """`Q1 2018`, `2018`; with `or` where it can be two, and a remark where it is assumed."""
        per_year = _PER_YEAR[self.unit]
        names = [_name(self.unit, *divmod(number, per_year)) for number in dict.fromkeys((self.first, self.last))]
        return " or ".join(names) + (", assumed from the date" if self.assumed else "")


class Timing(StrEnum):
    """What two spans are to each other."""

    SAME = "same"
    OTHER = "other"
    LENGTH = "length"
    """Of different lengths: a quarter against a year."""
    UNCLEAR = "unclear"


_PER_YEAR = {"month": 12, "quarter": 4, "half": 2, "year": 1}


def periods(claim: str) -> list[Period]:
    """Find the quarters, halves and years that a claim is about; deadlines ("by 2030") are not among them."""
    return [
        Period(_year(match["part_year"] or match["year"]), _part(match["part"]))
        for match in PERIOD.finditer(claim)
        if not _DEADLINE.search(claim[max(0, match.start() - 40) : match.start()])
    ]


def same_period(one: str, other: str) -> bool:
    """Whether both claims name one and the same period."""
    return bool(set(periods(one)) & set(periods(other)))


def spans(claim: str, said_on: SaidOn | None, ahead: bool = False) -> list[Span]:
    """Find all spans of time in a claim, in order; `ahead` when it looks forward, which decides what "the year" is.

    What only counts from a day ("this quarter") needs that day, at least to the quarter.
    """
    found: list[Span] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(claim):
            if any(span.start < match.end() and match.start() < span.end for span in found):
                continue
            if span := reader(match, said_on, ahead):
                found.append(span)
    return sorted(found, key=lambda span: span.start)


def assumed_span(said_on: SaidOn | None) -> Span | None:
    """Give the quarter that had just ended when something was said, for a figure without a period."""
    ended = _just_ended(said_on)
    return None if ended is None else Span("quarter", ended, ended, assumed=True)


def timing(one: Span, other: Span) -> Timing:
    """Compare two spans; names of fiscal and calendar periods are only told apart where both cannot be the same."""
    if one.unit != other.unit:
        return _of_different_lengths(one, other)
    distance = max(0, one.first - other.last, other.first - one.last)
    slack = 0 if one.named and other.named else max(one.slack, other.slack)
    if distance:
        return Timing.OTHER if distance > slack else Timing.UNCLEAR
    certain = one.first == one.last and other.first == other.last and not slack
    return Timing.SAME if certain else Timing.UNCLEAR


def _of_different_lengths(one: Span, other: Span) -> Timing:
    if one.assumed or other.assumed:
        return Timing.UNCLEAR
    (first, last), (other_first, other_last) = _months(one), _months(other)
    disjoint = last < other_first or other_last < first
    return Timing.OTHER if disjoint and one.named and other.named else Timing.LENGTH


def _months(span: Span) -> tuple[int, int]:
    size = 12 // _PER_YEAR[span.unit]
    return span.first * size, span.last * size + size - 1


def _named(match: re.Match[str], said_on: SaidOn | None, ahead: bool) -> Span | None:
    """Read "Q1 2018", "fiscal 2021" and "Q1", whose year is counted."""
    year, part = _year(match["part_year"] or match["year"]), _part(match["part"])
    if part is None:
        fiscal = bool(re.match(r"\s*f", match[0], re.IGNORECASE))
        return None if year is None else Span("year", year, year, True, False, int(fiscal), *match.span())
    if year is None:
        return _part_without_year(part, said_on, ahead, match)
    unit, number = _number(part, year)
    return Span(unit, number, number, True, False, _slack(unit, number, said_on, ahead), *match.span())


def _of_counted_year(match: re.Match[str], said_on: SaidOn | None, ahead: bool) -> Span | None:
    """Read "last year's fourth quarter" and "the second quarter of this year"."""
    part, which = _part(match["part"] or match["its_part"]), (match["after"] or match["before"]).lower()
    if said_on is None or part is None:
        return None
    unit, number = _number(part, said_on.first.year + {"this": 0, "next": 1}.get(which, -1))
    early = int(said_on.first.month <= EARLY and not ahead) * _PER_YEAR[unit]
    return Span(unit, number - early, number, False, False, 0, *match.span())


def _counted(match: re.Match[str], said_on: SaidOn | None, ahead: bool) -> Span | None:
    which = match["which"].lower().removeprefix("the ").strip()
    counter = {"quarter": _counted_quarter, "half": _counted_half, "year": _counted_year, "month": _counted_month}[
        match["unit"].lower()
    ]
    between = counter(which, said_on, ahead)
    return None if between is None else Span(match["unit"].lower(), *between, False, False, 0, *match.span())


def _counted_quarter(which: str, said_on: SaidOn | None, ahead: bool) -> tuple[int, int] | None:
    ended = _just_ended(said_on)
    if ended is None or said_on is None:
        return None
    if which == "next":
        return ended + 1, ended + 2
    if which in ("last", "previous", "prior"):
        return (ended, ended) if _days_into_quarter(said_on) > MID_QUARTER else (ended - 1, ended)
    if ahead:
        return ended + 1, ended + 1
    return (ended, ended) if which == "the" else (ended, ended + 1)


def _counted_half(which: str, said_on: SaidOn | None, ahead: bool) -> tuple[int, int] | None:
    quarters = _counted_quarter(which, said_on, ahead)
    return None if quarters is None else (quarters[0] // 2, quarters[1] // 2)


def _counted_year(which: str, said_on: SaidOn | None, ahead: bool) -> tuple[int, int] | None:
    if said_on is None:
        return None
    year = said_on.first.year
    early = int(said_on.first.month <= EARLY and not ahead)
    if which == "next":
        return year + 1, year + 1
    if which in ("last", "previous", "prior"):
        return year - 1 - early, year - 1
    if which == "the":
        return (year, year) if ahead else (year - 1, year - int(early))
    return year - early, year


def _counted_month(which: str, said_on: SaidOn | None, ahead: bool) -> tuple[int, int] | None:
    if said_on is None or said_on.precision not in (Precision.DAY, Precision.WEEK, Precision.MONTH):
        return None
    month = said_on.first.year * 12 + said_on.first.month - 1
    month += {"next": 1, "last": -1, "previous": -1, "prior": -1}.get(which, 0)
    return (month - 1, month) if which == "the" and not ahead else (month, month)


def _month(match: re.Match[str], said_on: SaidOn | None, ahead: bool) -> Span | None:
    """Read "March 2018", and "in March", the last or the next one from the day of saying."""
    month = _MONTHS.index(match["month"].lower())
    if match["month_year"]:
        number = int(match["month_year"]) * 12 + month
        return Span("month", number, number, True, False, 0, *match.span())
    if said_on is None or not re.search(
        r"\b(?:in|during|for|of|last|since)\s$", match.string[: match.start()], re.IGNORECASE
    ):
        return None
    this = said_on.first.month - 1
    year = said_on.first.year + (int(month < this) if ahead else -int(month > this))
    return Span("month", year * 12 + month, year * 12 + month, False, False, 0, *match.span())


def _part_without_year(part: str, said_on: SaidOn | None, ahead: bool, match: re.Match[str]) -> Span | None:
    """Count the year of "Q1": the last one that had ended, or the next one; fiscal quarters may be another's."""
    if said_on is None or said_on.precision is Precision.YEAR:
        return None
    unit, number = _number(part, said_on.first.year)
    now = said_on.first.year * _PER_YEAR[unit] + (said_on.first.month - 1) * _PER_YEAR[unit] // 12
    if ahead and number < now:
        number += _PER_YEAR[unit]
    if not ahead and number >= now:
        number -= _PER_YEAR[unit]
    return Span(unit, number, number, False, False, 0, *match.span())


def _slack(unit: str, number: int, said_on: SaidOn | None, ahead: bool) -> int:
    """Trust the name of a quarter to be the calendar's when it is the one just ended, or the one under way."""
    ended = _just_ended(said_on)
    if unit != "quarter":
        return 1
    return 0 if ended is not None and number in ((ended + 1, ended + 2) if ahead else (ended,)) else FISCAL_SLACK


def _just_ended(said_on: SaidOn | None) -> int | None:
    """Number the calendar quarter before the one of a day; None for a year, which holds four."""
    if said_on is None or said_on.precision is Precision.YEAR:
        return None
    return said_on.first.year * 4 + (said_on.first.month - 1) // 3 - 1


def _days_into_quarter(said_on: SaidOn) -> int:
    return (said_on.first - date(said_on.first.year, (said_on.first.month - 1) // 3 * 3 + 1, 1)).days


def _number(part: str, year: int) -> tuple[str, int]:
    unit = "quarter" if part[0] == "Q" else "half"
    return unit, year * _PER_YEAR[unit] + int(part[1]) - 1


def _name(unit: str, year: int, number: int) -> str:
    if unit == "year":
        return str(year)
    return f"{_MONTHS[number].title()} {year}" if unit == "month" else f"{unit[0].upper()}{number + 1} {year}"


def _year(text: str | None) -> int | None:
    """Read `2020`, `fiscal 2020`, `FY20` or `'20`; two digits mean this century."""
    digits = re.findall(r"\d+", text or "")
    return int(digits[0] if len(digits[0]) == 4 else f"20{digits[0]}") if digits else None


def _part(text: str | None) -> str | None:
    if text is None or len(text) == 2:
        return text and (text.upper() if text[1].isdecimal() else f"Q{text[0]}")
    order, *_, unit = re.split("[- ]", text.lower())
    return unit[0].upper() + _ORDER[order]


Reader = Callable[[re.Match[str], SaidOn | None, bool], Span | None]

_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_OF_YEAR, _of_counted_year),
    (_MONTH, _month),
    (PERIOD, _named),
    (_COUNTED, _counted),
)
"""Forms of a period, the most telling first."""
