"""What regions a claim is about, and whether two claims of like wording differ only in regions or periods. Pure."""

import re

from contradict.scoring.periods import PERIOD, periods

ALIKE = 0.6
"""Share of words, periods and regions left out, that two claims must have in common to be worded alike."""

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


def scope_difference(one: str, other: str) -> str | None:
    """Say in what two claims of like wording differ, when it is only the period or the region; else None."""
    if not _worded_alike(one, other):
        return None
    first, second = periods(one), periods(other)
    if first and second and not any(a.may_be(b) for a in first for b in second):
        return f"the claims are worded alike and speak of different periods ({first[0]}; {second[0]})"
    for kind in ("country", "area"):
        here, there = regions(one), regions(other)
        if {*here.values()} == {*there.values()} == {kind} and not here.keys() & there.keys():
            return f"the claims are worded alike and speak of different regions ({min(here)}; {min(there)})"
    return None


def regions(claim: str) -> dict[str, str]:
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
    return {word.lower() for word in _WORD.findall(_REGION.sub(" ", PERIOD.sub(" ", claim)))}
