"""What periods and regions a claim is about, and whether two claims of like wording differ only in those. Pure."""

import re
from dataclasses import dataclass

ALIKE = 0.6
"""Share of words, periods and regions left out, that two claims must have in common to be worded alike."""

_PART = r"(?P<part>Q[1-4]|H[12]|(?:first|second|third|fourth)[- ](?:quarter|half))"
_YEAR = r"(?:(?:FY|fiscal(?: year)?|calendar(?: year)?)?\s?(?:19|20)\d\d|(?:FY\s?'?|')\d\d)"
_PERIOD = re.compile(
    rf"(?<![\w$€£.,])(?:{_PART}(?:(?:,? of)?(?: the)?\s(?P<part_year>{_YEAR}))?|(?P<year>{_YEAR}))(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|till|before|after|since)(?: the)?(?: end of)?\s*$", re.IGNORECASE)
"""Before a period: then it is a deadline or a start, part of the commitment and not what the claim is about."""

_ORDER = {"first": "1", "second": "2", "third": "3", "fourth": "4"}

_AREAS = "Africa|Asia|Europe|European Union|EU|EMEA|Latin America|Middle East|North America|South America"
_COUNTRIES = (
    "Australia|Austria|Belgium|Brazil|Britain|Canada|China|Denmark|Finland|France|Germany|Greece|Hong Kong|India|"
    "Indonesia|Ireland|Israel|Italy|Japan|Malaysia|Mexico|Netherlands|New Zealand|Nigeria|Norway|Poland|Portugal|"
    "Russia|Saudi Arabia|Singapore|South Africa|South Korea|Spain|Sweden|Switzerland|Taiwan|Thailand|Turkey|UK|USA?|"
    r"U\.K\.|U\.S\.(?:A\.)?|Ukraine|United Kingdom|United States|Vietnam"
)
_REGION = re.compile(rf"(?<!\w)(?:(?P<area>{_AREAS})|(?P<country>{_COUNTRIES}))(?!\w)")
_FULL_NAME = {
    "European Union": "Europe",
    "EU": "Europe",
    "EMEA": "Europe",
    "Britain": "United Kingdom",
    "UK": "United Kingdom",
    "US": "United States",
    "USA": "United States",
}
_WORD = re.compile(r"[^\W\d_]+")


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


def periods(claim: str) -> list[Period]:
    """Find the quarters, halves and years that a claim is about; deadlines ("by 2030") are not among them."""
    return [
        Period(_year(match["part_year"] or match["year"]), _part(match["part"]))
        for match in _PERIOD.finditer(claim)
        if not _DEADLINE.search(claim[max(0, match.start() - 40) : match.start()])
    ]


def same_period(one: str, other: str) -> bool:
    """Whether both claims name one and the same period."""
    return bool(set(periods(one)) & set(periods(other)))


def scope_difference(one: str, other: str) -> str | None:
    """Say in what two claims of like wording differ, when it is only the period or the region; else None."""
    if not _worded_alike(one, other):
        return None
    first, second = periods(one), periods(other)
    if first and second and not any(a.may_be(b) for a in first for b in second):
        return f"the claims are worded alike and speak of different periods ({first[0]}; {second[0]})"
    for kind in ("country", "area"):
        here, there = _regions(one), _regions(other)
        if {*here.values()} == {*there.values()} == {kind} and not here.keys() & there.keys():
            return f"the claims are worded alike and speak of different regions ({min(here)}; {min(there)})"
    return None


def _year(text: str | None) -> int | None:
    """Read `2020`, `fiscal 2020`, `FY20` or `'20`; two digits mean this century."""
    digits = re.findall(r"\d+", text or "")
    return int(digits[0] if len(digits[0]) == 4 else f"20{digits[0]}") if digits else None


def _part(text: str | None) -> str | None:
    if text is None or len(text) == 2:
        return text and text.upper()
    order, unit = re.split("[- ]", text.lower())
    return unit[0].upper() + _ORDER[order]


def _regions(claim: str) -> dict[str, str]:
    """Map each region that a claim names to its kind, area or country."""
    found = {}
    for match in _REGION.finditer(claim):
        name = match[0].replace(".", "")
        found[_FULL_NAME.get(name, name)] = str(match.lastgroup)
    return found


def _worded_alike(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return len(first & second) >= ALIKE * len(first | second)


def _words(claim: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_REGION.sub(" ", _PERIOD.sub(" ", claim)))}
