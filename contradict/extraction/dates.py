"""Dates in prose: found, and resolved against the date of the document. Pure; what is vague stays unresolved."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from contradict.domain import Basis, Precision, SaidOn

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2, "a couple": 2}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}

_MONTH = r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
_MONTH += r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(_DAYS)}|mon\.|tues?\.|wed\.|thurs?\.|fri\.|sat\.|sun\.)"
_COUNT = r"(?P<count>\d{1,3}|a couple(?: of)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_QUARTER = r"(?:q(?P<q>[1-4])|(?:the )?(?P<ordinal>first|second|third|fourth|final)[- ]quarter)"
_PART = r"(?:(?:early|mid|late|the beginning of|the start of|the middle of|the end of)[- ])?"

Resolver = Callable[[re.Match[str], SaidOn | None], SaidOn | None]


def _stated(first: date, precision: Precision) -> SaidOn:
    return SaidOn(first, precision, Basis.STATED)


def _relative(first: date, precision: Precision) -> SaidOn:
    return SaidOn(first, precision, Basis.RELATIVE)


def _month(match: re.Match[str]) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(match["month"].lower().strip(".")[:3]))


def _full(match: re.Match[str], _: SaidOn | None) -> SaidOn | None:
    """Resolve "Nov. 17, 2015" and "17 November 2015"."""
    return _stated(date(int(match["year"]), _month(match), int(match["day"])), Precision.DAY)


def _iso(match: re.Match[str], _: SaidOn | None) -> SaidOn | None:
    return _stated(date.fromisoformat(match.group()), Precision.DAY)


def _month_of_year(match: re.Match[str], _: SaidOn | None) -> SaidOn | None:
    return _stated(date(int(match["year"]), _month(match), 1), Precision.MONTH)


def _year(match: re.Match[str], _: SaidOn | None) -> SaidOn | None:
    return _stated(date(int(match["year"]), 1, 1), Precision.YEAR)


def _quarter_of_year(match: re.Match[str], _: SaidOn | None) -> SaidOn | None:
    return _stated(date(int(match["year"]), 3 * _quarter(match) - 2, 1), Precision.QUARTER)


def _quarter(match: re.Match[str]) -> int:
    return int(match["q"]) if match["q"] else _ORDER[match["ordinal"].lower()]


def _day_of_month(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "Nov. 17": the last one that is not after the reference."""
    day = _reference_day(reference)
    if day is None:
        return None
    this_year = date(day.year, _month(match), int(match["day"]))
    return _relative(this_year if this_year <= day else this_year.replace(year=day.year - 1), Precision.DAY)


def _bare_month(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "July" or "last July": the last one that began before the reference; "last" is never the running one."""
    if reference is None or reference.precision is Precision.YEAR:
        return None
    first = date(reference.first.year, _month(match), 1)
    running = (first.year, first.month) == (reference.first.year, reference.first.month)
    if first > reference.first or (running and match["last"]):
        first = first.replace(year=first.year - 1)
    return _relative(first, Precision.MONTH)


def _bare_quarter(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "Q3" or "the third quarter": the last one of the calendar that began before the reference."""
    if reference is None or reference.precision is Precision.YEAR:
        return None
    first = date(reference.first.year, 3 * _quarter(match) - 2, 1)
    return _relative(first if first <= reference.first else first.replace(year=first.year - 1), Precision.QUARTER)


def _same_day(_: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    day = _reference_day(reference)
    return _relative(day, Precision.DAY) if day else None


def _day_before(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    day = _reference_day(reference)
    back = 2 if "before" in match.group().lower() else 1
    return _relative(day - timedelta(days=back), Precision.DAY) if day else None


def _ago(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "two weeks ago": the seven days that begin two weeks before; months and years as such."""
    count, unit = match["count"].lower(), match["unit"].lower()
    number = int(count) if count.isdecimal() else _NUMBERS[count]
    if unit == "year":
        return _relative(date(reference.first.year - number, 1, 1), Precision.YEAR) if reference else None
    if unit == "month":
        return _months_before(number, reference)
    day = _reference_day(reference)
    if day is None:
        return None
    days, precision = (7 * number, Precision.WEEK) if unit == "week" else (number, Precision.DAY)
    return _relative(day - timedelta(days=days), precision)


def _months_before(number: int, reference: SaidOn | None) -> SaidOn | None:
    if reference is None or reference.precision in (Precision.YEAR, Precision.QUARTER):
        return None
    months = reference.first.year * 12 + reference.first.month - 1 - number
    return _relative(date(months // 12, months % 12 + 1, 1), Precision.MONTH)


def _weekday(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "on Tuesday": the last one up to the reference; "last Tuesday" is never the reference itself."""
    day = _reference_day(reference)
    if day is None:
        return None
    number = next(n for n, name in enumerate(_DAYS) if name.startswith(match["weekday"].lower()[:3]))
    back = (day.weekday() - number) % 7
    return _relative(day - timedelta(days=back or (7 if match["last"] else 0)), Precision.DAY)


def _period(match: re.Match[str], reference: SaidOn | None) -> SaidOn | None:
    """Resolve "last month", "this quarter", "earlier this year"."""
    if reference is None:
        return None
    back = 1 if match["which"].lower() in ("last", "the previous", "the prior", "the past") else 0
    unit = match["unit"].lower()
    if unit == "year":
        return _relative(date(reference.first.year - back, 1, 1), Precision.YEAR)
    if unit == "month":
        return _months_before(back, reference)
    return _quarter_back(back, reference) if unit == "quarter" else _week_back(back, reference)


def _quarter_back(back: int, reference: SaidOn) -> SaidOn | None:
    if reference.precision is Precision.YEAR:
        return None
    quarters = reference.first.year * 4 + (reference.first.month - 1) // 3 - back
    return _relative(date(quarters // 4, quarters % 4 * 3 + 1, 1), Precision.QUARTER)


def _week_back(back: int, reference: SaidOn) -> SaidOn | None:
    day = _reference_day(reference)
    return _relative(day - timedelta(days=day.weekday() + 7 * back), Precision.WEEK) if day else None


def _reference_day(reference: SaidOn | None) -> date | None:
    """Give the day that a relative date counts from; a month or a year is too coarse for that."""
    return reference.first if reference and reference.precision is Precision.DAY else None


_FORMS: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?!\w)", re.IGNORECASE), resolver)
    for pattern, resolver in (
        (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY},? {_YEAR}", _full),
        (rf"(?:{_WEEKDAY},? )?{_DAY} {_MONTH},? {_YEAR}", _full),
        (r"(?:19|20)\d\d-[01]\d-[0-3]\d", _iso),
        (rf"{_PART}{_MONTH}(?:,| of)? {_YEAR}", _month_of_year),
        (rf"{_QUARTER},?(?: of| in)?(?: calendar)? {_YEAR}", _quarter_of_year),
        (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}", _day_of_month),
        (rf"(?:{_WEEKDAY},? )?{_DAY} {_MONTH}", _day_of_month),
        (rf"{_COUNT} (?P<unit>day|week|month|year)s? ago", _ago),
        (r"(?:the day before yesterday|yesterday|last night)(?: (?:morning|afternoon|evening))?", _day_before),
        (r"(?:(?:earlier|late|later) )?(?:today|this (?:morning|afternoon|evening)|tonight)", _same_day),
        (r"(?:(?:earlier|later|late|early) )?(?P<which>last|this|the previous|the prior|the past) "
         r"(?P<unit>week|month|quarter|year)", _period),
        (rf"(?P<last>last )?{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?", _weekday),
        (rf"(?P<last>last |this past )?{_PART}{_MONTH}", _bare_month),
        (_QUARTER, _bare_quarter),
        (_YEAR, _year),
    )
)  # fmt: skip
"""Forms of a date, the most telling first."""

_LEAD_IN = re.compile(r"^(?:(?:back )?(?:in|on|at|from|of|during|as of|only|just|about)\s+)+", re.IGNORECASE)
_NO_DATE = re.compile(
    r"\b(?:since|until|till|by|before|after|through|next|for|due|every|each|between|per|prior to|than)\s+(?:the\s+"
    r"|late\s+|early\s+)?$",
    re.IGNORECASE,
)
"""Before a date: then it is a deadline, a start or a comparison, and no time at which something was said."""
_UNSURE_MONTH = re.compile(r"(?:may|march|mar|dec|sat\.|sun\.)", re.IGNORECASE)
"""Words that are months or days only in a capital and after a preposition."""


def resolve(expression: str, reference: SaidOn | None) -> SaidOn | None:
    """Give the date that an expression means, counted from `reference` where it is relative; None when it is unclear.

    >>> str(resolve("only two weeks ago", SaidOn.parse("2015-11-30")))
    '2015-11-16'
    """
    text = _LEAD_IN.sub("", " ".join(expression.split()).strip(" ,.;"))
    for pattern, resolver in _FORMS:
        if match := pattern.fullmatch(text):
            try:
                return resolver(match, reference)
            except (ValueError, OverflowError):  # "31 June", or a day before the first
                return None
    return None


def expressions(text: str) -> list[tuple[int, int]]:
    """Find the spans of dates in a text, in order; deadlines, starts and comparisons ("since 2014") are left out."""
    found: list[tuple[int, int]] = []
    for pattern, _ in _FORMS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return sorted(span for span in found if _is_a_time(text, *span))


def _is_a_time(text: str, start: int, end: int) -> bool:
    before, found = text[:start], text[start:end]
    if _NO_DATE.search(before) or text[end : end + 1] in ("%", "'", "’"):
        return False
    if _UNSURE_MONTH.fullmatch(found):
        return found[0].isupper() and bool(re.search(r"\b(?:in|of|since|last|early|late)\s+$", before, re.IGNORECASE))
    return not found.isdecimal() or bool(re.search(r"\b(?:in|of|during)\s+$", before, re.IGNORECASE))
