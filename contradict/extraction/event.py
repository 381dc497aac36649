"""What a transcript records: whose call or press conference it is, and on what day. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from contradict.domain import Basis, Precision, SaidOn, Source
from contradict.extraction.dates import expressions, resolve

_HEAD = 600
"""Characters in which a header stands."""
_OPENING = 6_000
"""Characters in which the operator and the host say whose call it is."""

_LISTED = re.compile(
    r"^\W*(?P<name>[A-Z][^\n()]{1,80}?) \([A-Z][A-Za-z .]{1,20}: ?[A-Z0-9][A-Z0-9.]{0,6}\)", re.MULTILINE
)
_WELCOME = re.compile(
    r"\b[Ww]elcome (?:everyone )?to (?:the )?(?:webcast entitled )?(?P<name>[A-Z][\w&.-]*(?: (?:[A-Z][\w&.-]*|of|and"
    r"|&))*?)"
    r"(?:['’]s?)? (?:Fiscal|FY|(?i:first|second|third|fourth)[ -](?i:quarter)|Q[1-4]|(?i:annual|investor|capital))"
)
_AT = re.compile(r"\b(?:At|[Oo]n behalf of) (?:the )?(?P<name>[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*), (?:we|I)\b")

_LEGAL = r"(?:,? (?:Inc|Incorporated|Corp|Corporation|Co|Company|Ltd|Limited|plc|PLC|LLC|L\.P|N\.V|S\.A|AG|SE)\b\.?)+$"

_OF_THE_BOOKS = re.compile(r"\b(?:as of|ended|ending|for the (?:quarter|year)) (?:the )?$", re.IGNORECASE)
"""Before a date: then it is that of a balance sheet."""

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = r"(?:Q(?P<q>[1-4])|(?P<ordinal>first|second|third|fourth)[- ]quarter)"
_REPORTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"fiscal(?: year)? '?(?P<year>(?:20)?\d\d),? {_ORDINAL}",
        rf"{_ORDINAL}(?: of)?,?(?: and full[- ]year)?(?: fiscal)?(?: year)? (?P<year>20\d\d)",
    )
)
"""Quarters with their year, in either order."""
_NEXT_RELEASE = re.compile(
    r"plan to release (?:fiscal '?\d\d(?:\d\d)? )?(?:first|second|third|fourth)[- ]quarter (?:results|earnings) on "
    r"(?:(?P<weekday>[A-Z]\w+day), )?(?P<month>[A-Z][a-z]+) (?P<day>\d{1,2})"
)
_BALANCE_DATE = re.compile(
    r"\bAs of (?P<day>(?:March|December) 31|(?:June|September) 30), (?P<year>20\d\d)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Event:
    """Whose event a transcript records, under its short name, and when it took place."""

    organization: str | None
    held_on: SaidOn | None


def event(source: Source) -> Event:
    """Read the event of a transcript from its header and its opening words."""
    return Event(organizer(source.text), held_on(source))


def organizer(text: str) -> str | None:
    """Name the company whose event it is: from the header, the welcome, or "At the Federal Reserve, we …"."""
    for pattern, reach in ((_LISTED, _HEAD), (_WELCOME, _OPENING), (_AT, _OPENING)):
        if match := pattern.search(" ".join(text[:reach].split("\n")) if pattern is not _LISTED else text[:reach]):
            return short_name(match["name"])
    return None


def short_name(name: str) -> str:
    """Drop the article and the legal form: "The Boeing Co." is Boeing; what remains is never empty."""
    bare = re.sub(_LEGAL, "", re.sub(r"^[Tt]he (?=\S+ )", "", name.strip())).strip(" ,&")
    return name if bare in ("", "The", "the") else bare.removesuffix(".com")


def spoken_name(name: str, text: str) -> str:
    """Give the name as sentences use it: "the Federal Reserve", where the text mostly writes it with its article."""
    bare = re.findall(rf"(\b[Tt]he\s+)?\b{re.escape(name)}\b(?!['’]s?|\s+[A-Z])", text)
    return f"the {name}" if bare and sum(map(bool, bare)) > len(bare) / 2 else name


def held_on(source: Source) -> SaidOn | None:
    """Give the day in the header, else the date of publication, else what the words themselves betray, else None."""
    return (
        _header_date(source.text) or _published(source) or _from_next_release(source.text) or _from_quarter(source.text)
    )


def _header_date(text: str) -> SaidOn | None:
    head = " ".join(text[:_HEAD].split())
    spans = ((start, end) for start, end in expressions(head) if not _OF_THE_BOOKS.search(head[:start]))
    found = (resolve(head[start:end], None) for start, end in spans)
    return next((day for day in found if day and day.precision is Precision.DAY), None)


def _published(source: Source) -> SaidOn | None:
    """The date of publication stands for the day of the event, and says that it does."""
    day = source.published
    return SaidOn(day.first, day.precision, Basis.PUBLICATION) if day else None


def _from_next_release(text: str) -> SaidOn | None:
    """Infer the month from "we plan to release second quarter results on Friday, December 18": a quarter earlier.

    The weekday decides the year, near the fiscal year that the text names.
    """
    fiscal = _fiscal(text)
    release = next((match for match in _NEXT_RELEASE.finditer(text) if match["weekday"]), None)
    if not fiscal or not release:
        return None
    for year in (fiscal[0] - 1, fiscal[0], fiscal[0] + 1):
        day = resolve(f"{release['month']} {release['day']}, {year}", None)
        if day and f"{day.first:%A}" == release["weekday"]:
            before = day.first - timedelta(days=91)
            return SaidOn(before.replace(day=1), Precision.MONTH, Basis.INFERRED)
    return None


def _from_quarter(text: str) -> SaidOn | None:
    """Infer the quarter of the call: the one after a balance sheet's date, or after the calendar quarter it reports."""
    if match := _BALANCE_DATE.search(text):
        return _quarter_after(resolve(f"{match['day']}, {match['year']}", None))
    fiscal = _fiscal(text[:_OPENING])
    if not fiscal or "fiscal" in text[:_OPENING].casefold():  # a fiscal year may begin in any month
        return None
    year, quarter = fiscal
    return _quarter_after(SaidOn(date(year, 3 * quarter, 1), Precision.MONTH))


def _quarter_after(day: SaidOn | None) -> SaidOn | None:
    if day is None:
        return None
    year, quarter = divmod(day.first.year * 4 + (day.first.month - 1) // 3 + 1, 4)
    return SaidOn(date(year, 3 * quarter + 1, 1), Precision.QUARTER, Basis.INFERRED)


def _fiscal(text: str) -> tuple[int, int] | None:
    """Read the year and quarter that the opening words announce."""
    found = [match for pattern in _REPORTED if (match := pattern.search(text[:_OPENING]))]
    if not found:
        return None
    match = min(found, key=lambda match: match.start())
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    return int(year), int(match["q"]) if match["q"] else _ORDER[match["ordinal"].lower()]
