"""From the judge's probability to the probability that a reviewer confirms."""

import math
import random

import pytest

from contradict.errors import InputError, ModelError
from contradict.scoring.calibration import Calibration, fit, from_json, to_json


@pytest.mark.parametrize("probability", [0.01, 0.3, 0.5, 0.99])
def test_identity_changes_nothing(probability: float) -> None:
    assert Calibration()(probability, apart=True) == pytest.approx(probability)


@pytest.mark.parametrize(
    "calibration",
    [Calibration(), Calibration(-4, 2.5, 1, "x"), Calibration(900, 1, 0, "x"), Calibration(-900, 1, 0, "x")],
)
def test_scores_are_probabilities_in_the_same_order(calibration: Calibration) -> None:
    scores = [calibration(p / 20, apart=False) for p in range(21)]
    assert scores == sorted(scores)
    assert all(0 <= score <= 1 for score in scores)


@pytest.mark.parametrize(("intercept", "slope", "apart"), [(-2.0, 0.7, 1.5), (0.0, 1.0, 0.0), (1.0, 1.5, -1.0)])
def test_fit_finds_what_made_the_labels(intercept: float, slope: float, apart: float) -> None:
    rng, truth = random.Random(1), Calibration(intercept, slope, apart, "truth")
    probabilities, times = [rng.random() for _ in range(8000)], [rng.random() < 0.5 for _ in range(8000)]
    confirmed = [rng.random() < truth(p, t) for p, t in zip(probabilities, times, strict=True)]
    found = fit(probabilities, times, confirmed, "8,000 pairs")
    assert found.apart == pytest.approx(apart, abs=0.2)
    assert found.intercept == pytest.approx(intercept, abs=0.15)
    assert found.slope == pytest.approx(slope, abs=0.15)
    assert found.fitted_on == "8,000 pairs"


def test_few_and_separable_pairs_give_finite_numbers() -> None:
    found = fit([0.0, 0.1, 0.9, 1.0], [False] * 4, [False, False, True, True], "4 pairs")
    assert abs(found.intercept) < 1
    assert 0 < found.slope < 10
    assert found(0.0, False) < 0.5 < found(1.0, False)


def test_fit_is_where_the_loss_is_least() -> None:
    probabilities, confirmed = [0.0, 0.2, 0.3, 0.6, 0.9, 1.0], [False, False, True, False, True, True]

    def loss(calibration: Calibration) -> float:  # Platt's targets for three pairs of each kind
        chances = [calibration(p, apart=False) for p in probabilities]
        targets = [0.8 if yes else 0.2 for yes in confirmed]
        return -sum(t * math.log(c) + (1 - t) * math.log(1 - c) for t, c in zip(targets, chances, strict=True))

    found = fit(probabilities, [False] * 6, confirmed, "6 pairs")
    for change in (-0.05, 0.05):
        assert loss(Calibration(found.intercept + change, found.slope, 0, "")) > loss(found)
        assert loss(Calibration(found.intercept, found.slope + change, 0, "")) > loss(found)


@pytest.mark.parametrize("confirmed", [[], [True, True], [False, False]])
def test_one_kind_of_pairs_is_refused(confirmed: list[bool]) -> None:
    with pytest.raises(InputError, match="confirmed and rejected"):
        fit([0.5] * len(confirmed), [True] * len(confirmed), confirmed, "none")


def test_name_tells_calibrations_apart() -> None:
    assert Calibration().name == "uncalibrated"
    assert len({Calibration(0, 1, a, f).name for a, f in ((0, "a"), (1, "a"), (0, "b"))}) == 3


def test_json_keeps_everything() -> None:
    calibration = Calibration(-1.25, 0.875, 0.5, "dev pairs")
    assert from_json(to_json(calibration), "here") == calibration


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"intercept": "a", "slope": 1, "fitted_on": "x"}'])
def test_bad_json_names_the_place(text: str) -> None:
    with pytest.raises(ModelError, match=r"^here: not a calibration"):
        from_json(text, "here")


def test_weights_count_like_repeated_pairs():
    probabilities, times, confirmed = [0.9, 0.6, 0.4, 0.1, 0.8], [True] * 5, [True, True, False, False, False]
    weighted = fit(probabilities, times, confirmed, "x", weights=[1, 1, 3, 1, 1])
    plain = fit(probabilities, times, confirmed, "x")
    assert weighted(0.4, True) < plain(0.4, True)
    assert fit(probabilities, times, confirmed, "x", weights=[1.0] * 5) == plain


def test_a_rare_kind_stays_rare():
    calibration = fit([0.9] * 10 + [0.1] * 10, [True] * 20, [True] * 10 + [False] * 10, "x", [0.1] * 10 + [9.9] * 10)
    assert calibration(0.5, True) < 0.5
