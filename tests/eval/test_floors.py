"""The floors do what their names say."""

import pytest

from eval.floors import always, lexical, never


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
    assert lexical([(a, b)]) == lexical([(b, a)]) == [float(flagged)]


def test_never_and_always():
    assert (never([("a", "b")]), always([("a", "b")])) == ([0.0], [1.0])
