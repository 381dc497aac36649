"""Quantities in a text: value or range, unit, and the words that widen them ("about", "more than"). Pure."""

import math
import re
from dataclasses import dataclass

from contradict.scoring.numerals import SCALES

LOOSE = 0.05
"""Share of the value by which "about" widens it on either side."""

PERCENT, POINTS, COUNT = "%", "points", ""
"""Units beside the currencies; a count has none."""

_CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "C$": "CAD", "A$": "AUD"}
_CURRENCY_WORDS = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY"}
_SHORT_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "b": 1e9, "m": 1e6, "k": 1e3}

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SIGN = r"(?:(?:negative|minus) |[-−](?=[$€£\d]))?"
_MONEY = r"(?:US\$|C\$|A\$|[$€£¥]|(?:USD|EUR|GBP|JPY) )?"
_SCALE = rf"(?:[ -](?:{'|'.join(SCALES)})|[ ]?(?:bn|mn|tn)\b|[bmk]\b)?"
_UNIT = (
    r"(?:[ ]?%|[ -]per ?cent\b(?!age)|[ -]percentage points?\b|[ -]basis points?\b|[ ]?bps\b|[ -]points?\b|[ ]?pp\b"
    r"|[ -](?:dollars?|euros?|pounds?|yen)\b|[ ]cents?\b)?"
)
_ONE = rf"{_SIGN}{_MONEY}{_NUMBER}{_SCALE}{_UNIT}"
_QUANTITY = re.compile(
    rf"(?<![\w.,#/])(?P<one>{_ONE})(?:\s?(?:-|–|—|to|and)\s?(?P<other>{_ONE}))?(?![\w/]|[.,]\d|-[A-Za-z])",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"(?P<sign>{_SIGN})(?P<money>{_MONEY})(?P<number>{_NUMBER})(?P<scale>{_SCALE})(?P<unit>{_UNIT})", re.IGNORECASE
)
_RUN_TOGETHER = re.compile(
    r"[$€£]\d[\d.,]*[$€£]\d|\d%\d|\d\.\d{1,2}\d*\.\d|[$€£]?\d+[?\ufffd]\d|(?<![\d,])(?:19|20)\d\d(?:19|20)\d\d(?!\d)"
)
"""What is left of a range whose dash was lost."""

_MONTH = re.compile(
    r"(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|\b(?:slide|page|chart|phase|level|item|form"
    r"|section|number|chapter|covid|top|step|week|day|boeing|model|part))[ -]$",
    re.IGNORECASE,
)
"""Before a number that names something."""

_ABOUT = r"about|around|approximately|roughly|nearly|almost|close to|some|circa|near|just (?:over|under|above|below)"
_OVER = r"more than|over|above|at least|north of|exceeding|in excess of|greater than|upwards of|well over|better than"
_UNDER = r"less than|under|below|up to|at most|as much as|no more than|fewer than|south of"
_BEFORE = re.compile(
    rf"(?:\b(?:(?P<about>{_ABOUT})|(?P<over>{_OVER})|(?P<under>{_UNDER}))|(?P<tilde>~))\s*(?:a |an )?$", re.IGNORECASE
)
_AFTER = re.compile(
    r"^(?:-ish|ish\b|,? or so\b|,? give or take| or (?P<more>more|better|greater|higher))", re.IGNORECASE
)


@dataclass(frozen=True)
class Quantity:
    """What a text says of an amount: it lies in [low, high]; `clear` is False for what may be a garbled range."""

    low: float
    high: float
    unit: str
    start: int
    end: int
    clear: bool = True
    digits: str = ""
    """As written, to tell a lost dash."""


def quantities(text: str) -> list[Quantity]:
    """Find the amounts in a text whose numbers are digits, in order; years, days and names are none."""
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        found += _read(match, text)
    garbled = [match.span() for match in _RUN_TOGETHER.finditer(text)]
    return [*found, *(Quantity(0, 0, "?", start, end, clear=False) for start, end in garbled)]


def may_be_two(digits: str) -> list[float]:
    """Give the middle of every range that the digits would be if a dash was lost: 6.5 for "67"; none for "76"."""
    if not digits.isdecimal() or not 2 <= len(digits) <= 4:
        return []
    halves = [(int(digits[:cut]), int(digits[cut:])) for cut in range(1, len(digits)) if digits[cut] != "0"]
    return [(one + other) / 2 for one, other in halves if one < other <= 2 * one]


def _read(match: re.Match[str], text: str) -> list[Quantity]:
    """Make one quantity of a range, two of "5% and 7%" that are none, none of a name."""
    one = _PARTS.fullmatch(match["one"])
    other = _PARTS.fullmatch(match["other"]) if match["other"] else None
    if one is None or _is_a_name(one, text, match.start()):
        return []
    joined = other is not None and _is_range(match, one, other, text)
    if not joined or other is None:
        first = [_single(one, text, match.start("one"), match.end("one"))]
        return first + ([_single(other, text, match.start("other"), match.end("other"))] if other else [])
    unit = _unit(other) or _unit(one)
    scale_from = one if one["scale"] or _unit(one) not in ("", unit) else other
    low, high = _value(one, scale_from), _value(other, other)
    if low > high:
        return [Quantity(0, 0, "?", match.start(), match.end(), clear=False)]
    return [Quantity(low, high, unit, match.start(), match.end())]


def _is_range(match: re.Match[str], one: re.Match[str], other: re.Match[str], text: str) -> bool:
    before = text[: match.start()]
    middle = text[match.end("one") : match.start("other")].strip().lower()
    if middle == "and" and not re.search(r"\bbetween\s+$", before, re.IGNORECASE):
        return False
    if re.search(r"(?<!range )(?<!ranging )(?<!anywhere )\bfrom\s+$", before, re.IGNORECASE):  # "rose from 5% to 7%"
        return False
    return _unit(one) in (COUNT, _unit(other)) or (_unit(other) == COUNT and not one["scale"])


def _single(parts: re.Match[str], text: str, start: int, end: int) -> Quantity:
    value, half = _value(parts, parts), _half_step(parts)
    low, high = value - half, value + half
    before, after = _BEFORE.search(text[max(0, start - 24) : start]), _AFTER.match(text[end:])
    if (before and (before["about"] or before["tilde"])) or (after and not after["more"]):
        low, high = low - LOOSE * abs(value), high + LOOSE * abs(value)
    elif (before and before["over"]) or after:
        high = math.inf
    elif before and before["under"]:
        low = -math.inf
    return Quantity(low, high, _unit(parts), start, end, digits=parts["number"])


def _half_step(parts: re.Match[str]) -> float:
    """Give half of the last digit said; zeros that end a whole number may be rounded, by a twentieth at most."""
    number = str(parts["number"]).replace(",", "")
    scale = abs(_value(parts, parts) / float(number)) if float(number) else 1.0
    if "." in number:
        return float(0.5 * 10.0 ** -len(number.partition(".")[2]) * scale)
    zeros = len(number) - len(number.rstrip("0"))
    return max(0.5, min(0.5 * 10.0**zeros, 0.05 * float(number))) * scale


def _value(parts: re.Match[str], scaled: re.Match[str]) -> float:
    scale_word = scaled["scale"].strip(" -").lower()
    scale = SCALES.get(scale_word) or _SHORT_SCALES.get(scale_word, 1.0)
    unit = parts["unit"].strip(" -").lower() or scaled["unit"].strip(" -").lower()
    scale *= 0.01 if unit.startswith(("basis", "bps", "cent")) else 1.0
    return float(parts["number"].replace(",", "")) * scale * (-1.0 if parts["sign"] else 1.0)


def _unit(parts: re.Match[str]) -> str:
    money, unit = parts["money"].strip().upper(), parts["unit"].strip(" -").lower()
    if money:
        return _CURRENCIES.get(money, money)
    if unit.startswith(("percentage", "basis", "bps", "point", "pp")):
        return POINTS
    if unit.startswith(("%", "per")):
        return PERCENT
    if unit.startswith("cent"):
        return "USD"
    return next((code for word, code in _CURRENCY_WORDS.items() if unit.startswith(word)), COUNT)


def _is_a_name(parts: re.Match[str], text: str, start: int) -> bool:
    """Tell a year, a day of a month or the number of a slide from an amount."""
    if parts["money"] or parts["scale"] or parts["unit"]:
        return False
    year = re.fullmatch(r"(?:19|20)\d\d", parts["number"]) is not None
    return year or bool(_MONTH.search(text[max(0, start - 16) : start]))
