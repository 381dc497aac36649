"""Agreement against examples worked out by hand."""

import math
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Review
from contradict.reviewing import agreement

NOW = datetime(2024, 1, 1, tzinfo=UTC)
KEYS = {"c": Decision.CONFIRMED, "r": Decision.REJECTED, "u": Decision.UNSURE}


def reviews(**answers: str) -> list[Review]:
    """For each reviewer one letter a pair; a dot where there is none."""
    return [
        Review(f"pair{number}", name, KEYS[letter], NOW)
        for name, letters in answers.items()
        for number, letter in enumerate(letters)
        if letter != "."
    ]


# Ten pairs, seven alike: observed agreement .7. Ada: 6 c, 3 r, 1 u; Bo: 5 c, 4 r, 1 u, so that by chance they agree on
# .6*.5 + .3*.4 + .1*.1 = .43. kappa = (.7 - .43) / (1 - .43) = 9/19.
# Of all 20 answers 11 are c, 7 r, 2 u: by chance two of them differ with 1 - (11*10 + 7*6 + 2*1) / (20*19) = 226/380.
# alpha = 1 - .3 / (226/380) = 56/113.
TEN = {"Ada": "cccccrrruc", "Bo": "ccccrrrcur"}

# Three answers to the first pair, two to the second, one to the third, which has nothing to be compared with. Five values
# count: 4 c and 1 r. Disagreement seen: 2 of 5; by chance 1 - 4*3 / (5*4) = 2/5. alpha = 1 - 1 = 0.
GAPS = {"Ada": "ccr", "Bo": "cr.", "Cy": "c.."}


def test_two_reviewers_by_hand():
    found = agreement(reviews(**TEN), ("Ada", "Bo"))
    assert found.kappa.value == pytest.approx(9 / 19)
    assert found.alpha.value == pytest.approx(56 / 113)
    assert (found.pairs, found.complete, found.alike) == (10, 10, 7)
    assert found.disagreements == {
        "pair4": {"Ada": "confirmed", "Bo": "rejected"},
        "pair7": {"Ada": "rejected", "Bo": "confirmed"},
        "pair9": {"Ada": "confirmed", "Bo": "rejected"},
    }


def test_three_reviewers_with_gaps_by_hand():
    found = agreement(reviews(**GAPS), ("Ada", "Bo", "Cy"))
    assert found.alpha.value == pytest.approx(0)
    assert (found.pairs, found.complete) == (2, 1)


def test_kappa_of_three_is_the_mean_of_the_pairs():
    answers = {"Ada": "ccrrcrcr", "Bo": "ccrrcrrc", "Cy": "crrrccrc"}
    found = agreement(reviews(**answers), tuple(answers))
    by_two = [
        agreement(reviews(**{name: answers[name] for name in two}), two).kappa.value
        for two in (("Ada", "Bo"), ("Ada", "Cy"), ("Bo", "Cy"))
    ]
    assert found.kappa.value == pytest.approx(sum(by_two) / 3)


def test_the_interval_holds_the_figure_and_comes_out_the_same_again():
    first, second = (agreement(reviews(**TEN), ("Ada", "Bo")) for _ in range(2))
    assert first == second
    for figure in (first.kappa, first.alpha):
        assert -1 <= figure.low < figure.value < figure.high <= 1


@pytest.mark.parametrize("answers", [{"Ada": "ccc", "Bo": "ccc"}, {"Ada": "c", "Bo": "."}, {}])
def test_where_there_is_nothing_to_measure(answers):
    found = agreement(reviews(**answers), ("Ada", "Bo"))
    assert math.isnan(found.kappa.value)
    assert math.isnan(found.alpha.low)
    assert found.disagreements == {}


def test_who_was_not_asked_does_not_count():
    assert agreement(reviews(**TEN, Zoe="rrrrrrrrrr"), ("Ada", "Bo")) == agreement(reviews(**TEN), ("Ada", "Bo"))
