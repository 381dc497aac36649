"""How good probabilities are, against what people decided. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10
"""Groups of equal size, by rising probability, over which the calibration error is taken."""

DRAWS = 1000
"""Bootstrap samples for the interval of a difference."""

_EDGE = 1e-6


@dataclass(frozen=True)
class Quality:
    """Measures over `count` pairs; all but `auc` are the better the lower."""

    count: int
    log_loss: float
    """Mean negative logarithm of the probability given to what was decided."""
    brier: float
    """Mean squared difference (Brier 1950), in [0, 1]."""
    calibration_error: float
    """Mean distance of the probability from the observed share, over groups of equal size, in [0, 1]."""
    auc: float
    """Probability that a confirmed pair has the higher one, ties counted half; NaN without both kinds."""


@dataclass(frozen=True)
class Change:
    """How a measure changed, with a 95% bootstrap interval over pairs; below zero is better."""

    value: float
    low: float
    high: float


def quality(probabilities: Sequence[float], confirmed: Sequence[bool]) -> Quality:
    """Measure probabilities of being confirmed; raises ValueError without any."""
    if not probabilities:
        raise ValueError("no pairs to measure on")
    given, truth = np.asarray(probabilities, dtype=float), np.asarray(confirmed, dtype=float)
    return Quality(
        count=len(given),
        log_loss=float(_losses(given, truth).mean()),
        brier=float(((given - truth) ** 2).mean()),
        calibration_error=_calibration_error(given, truth),
        auc=_auc(given, truth),
    )


def change_of_log_loss(before: Sequence[float], after: Sequence[float], confirmed: Sequence[bool]) -> Change:
    """Compare two probabilities of the same pairs; the seed is fixed, so that the interval comes out the same again."""
    truth = np.asarray(confirmed, dtype=float)
    differences = _losses(np.asarray(after, dtype=float), truth) - _losses(np.asarray(before, dtype=float), truth)
    draws = np.random.default_rng(0).choice(differences, (DRAWS, len(differences))).mean(axis=1)
    low, high = np.quantile(draws, (0.025, 0.975))
    return Change(float(differences.mean()), float(low), float(high))


def _losses(given: NDArray[np.float64], truth: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(given, _EDGE, 1 - _EDGE)
    losses: NDArray[np.float64] = -np.log(np.where(truth > 0, clipped, 1 - clipped))
    return losses


def _calibration_error(given: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    order = np.argsort(given, kind="stable")
    groups = np.array_split(order, min(BINS, len(order)))
    return float(sum(len(g) * abs(given[g].mean() - truth[g].mean()) for g in groups) / len(order))


def _auc(given: NDArray[np.float64], truth: NDArray[np.float64]) -> float:
    yes, no = given[truth > 0], given[truth == 0]
    if not len(yes) or not len(no):
        return float("nan")
    above = (yes[:, None] > no).sum() + 0.5 * (yes[:, None] == no).sum()
    return float(above / (len(yes) * len(no)))
