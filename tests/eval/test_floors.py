"""The floors do what their names say."""

import pytest

from contradict.domain import SaidOn, Statement
from eval.floors import always, dates, lexical, never


def said(claim, day=None):
    return Statement("s", "Acme", claim, said_on=SaidOn.parse(day) if day else None)


@pytest.mark.parametrize(
    ("a", "b", "flagged"),
    [
        ("We sell data.", "We do not sell data.", True),
        ("We sell data.", "We never don't sell data.", False),
        ("Prices will increase.", "Prices will decrease.", True),
        ("We opened a shop.", "We closed the shop.", True),
        ("We opened a shop.", "The shop was opened.", False),
    ],
)
def test_lexical(a, b, flagged):
    one, other = said(a), said(b)
    assert lexical([(one, other)]) == lexical([(other, one)]) == [float(flagged)]


def test_never_and_always():
    pair = [(said("a"), said("b"))]
    assert (never(pair), always(pair)) == ([0.0], [1.0])


@pytest.mark.parametrize(
    ("first", "second", "flagged"), [("2020", "2021-01-02", 1.0), ("2020", "2020-05", 0.0), (None, "2020", 1.0)]
)
def test_dates(first, second, flagged):
    assert dates([(said("a", first), said("b", second))]) == [flagged]
