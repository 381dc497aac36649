"""Amounts in words and digits: values, ranges, units, what widens them, and what is no amount."""

import math

import pytest

from contradict.scoring.numerals import with_digits
from contradict.scoring.quantities import may_be_two, quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("up seven percent", "up 7 percent"),
        ("two and a half billion dollars", "2.5 billion dollars"),
        ("thirty-two point five percent", "32.5 percent"),
        ("half a billion, a million and a hundred and five stores", "0.5 billion, 1 million and 105 stores"),
        ("one of them gained one percent", "one of them gained 1 percent"),
        ("the first of twelve hundred", "the first of 1200"),
    ],
)
def test_words_become_digits(text: str, expected: str) -> None:
    assert with_digits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Revenue was $5.1 billion.", [(5.05e9, 5.15e9, "USD")]),
        ("5.1 billion dollars or €3m", [(5.05e9, 5.15e9, "USD"), (2.5e6, 3.5e6, "EUR")]),
        ("sixteen cents", [(0.155, 0.165, "USD")]),
        ("27,700 people on March 31, 2018 in Q2", [(27650, 27750, "")]),
        ("between 5% and 7%", [(5, 7, "%")]),
        ("$6-7 billion", [(6e9, 7e9, "USD")]),
        ("$6 billion to $7 billion", [(6e9, 7e9, "USD")]),
        ("from 5% to 7%", [(4.5, 5.5, "%"), (6.5, 7.5, "%")]),
        ("110 basis points to 12.4%", [(1.05, 1.15, "points"), (12.35, 12.45, "%")]),
        ("about 40 percent", [(36, 44, "%")]),
        ("more than 40%", [(38, math.inf, "%")]),
        ("up to 40%", [(-math.inf, 42, "%")]),
        ("negative $2 billion", [(-2.5e9, -1.5e9, "USD")]),
        ("the GE90, 737s, slide 5, 10-K and COVID-19", []),
    ],
)
def test_amounts(text: str, expected: list[tuple[float, float, str]]) -> None:
    found = quantities(with_digits(text))
    assert [amount.unit for amount in found] == [unit for _, _, unit in expected]
    for amount, (low, high, _) in zip(found, expected, strict=True):
        assert (amount.low, amount.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("text", ["$0.951.05", "15%20%", "$6$7 billion", "$6\ufffd7 billion"])
def test_a_range_without_its_dash_is_not_clear(text: str) -> None:
    assert not all(amount.clear for amount in quantities(text))


@pytest.mark.parametrize(
    ("digits", "middles"), [("67", [6.5]), ("1012", [11]), ("76", []), ("19", []), ("5", []), ("6.7", [])]
)
def test_what_may_have_lost_its_dash(digits: str, middles: list[float]) -> None:
    assert may_be_two(digits) == middles
