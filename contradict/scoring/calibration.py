"""Turn what is known of a pair into the probability that a reviewer confirms. Pure.

Known are the judge's probability of a contradiction, and whether the statements come from two occasions: what is said
in one breath seldom conflicts, however much its parts differ.

Logistic regression on the logit, after J. Platt, "Probabilistic Outputs for Support Vector Machines" (1999), with his
smoothed targets; fitted with Newton's method, which for this model is iteratively reweighted least squares.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from contradict.domain import content_id
from contradict.errors import InputError, ModelError

EDGE = 1e-4
"""Probabilities are kept this far from 0 and 1: beyond that, a judge's confidence carries no information."""

RIDGE = 1e-3
"""Weight of the squared distance from the identity, so that few or separable pairs give finite numbers."""

MAX_STEPS, TINY = 100, 1e-9
"""Newton's method ends after so many steps, or with one so small; it takes about ten."""


@dataclass(frozen=True)
class Calibration:
    """`score = sigmoid(intercept + slope * logit(p) + apart)`, the last only for statements of two occasions.

    `fitted_on` says what it was fitted on, None if on nothing.
    """

    intercept: float = 0.0
    slope: float = 1.0
    apart: float = 0.0
    fitted_on: str | None = None

    def __call__(self, probability: float, apart: bool) -> float:
        """Map a probability in [0, 1] to a calibrated one in (0, 1); `apart` when said on two occasions."""
        value = self.intercept + self.slope * _logit(probability) + self.apart * apart
        return 1 / (1 + math.exp(-value)) if value >= 0 else math.exp(value) / (1 + math.exp(value))

    @property
    def name(self) -> str:
        """`uncalibrated`, or a short hash: another calibration is another name."""
        if self.fitted_on is None:
            return "uncalibrated"
        return content_id("calibration", self.intercept, self.slope, self.apart, self.fitted_on)[:8]


def fit(
    probabilities: Sequence[float],
    apart: Sequence[bool],
    confirmed: Sequence[bool],
    fitted_on: str,
    weights: Sequence[float] | None = None,
) -> Calibration:
    """Fit on pairs: the judge's probability of each, whether it is of two occasions, whether a reviewer confirmed.

    `weights` make picked pairs count as often as their like occurs; without them all count the same. Raises InputError
    unless there is at least one pair of each kind.
    """
    yes = sum(confirmed)
    no = len(confirmed) - yes
    if not yes or not no:
        raise InputError(f"a calibration needs confirmed and rejected pairs; there are {yes} and {no}")
    target = np.where(np.asarray(confirmed), (yes + 1) / (yes + 2), 1 / (no + 2))
    logits = [_logit(p) for p in probabilities]
    design = np.column_stack([np.ones(len(target)), logits, np.asarray(apart, dtype=float)])
    counts = np.ones(len(target)) if weights is None else np.asarray(weights, dtype=float)
    intercept, slope, later = (float(weight) for weight in _newton(design, target, counts))
    return Calibration(intercept, slope, later, fitted_on)


def _newton(
    design: NDArray[np.float64], target: NDArray[np.float64], counts: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Minimise the regularised log loss from the identity on; `design` is (n, 3), `target` and `counts` (n,)."""
    identity = np.array([0.0, 1.0, 0.0])

    def loss(weights: NDArray[np.float64]) -> float:
        values = design @ weights
        losses = counts * (np.logaddexp(0, values) - target * values)
        return float(losses.sum() + RIDGE / 2 * ((weights - identity) ** 2).sum())

    weights = identity
    for _ in range(MAX_STEPS):
        expected = np.exp(-np.logaddexp(0, -design @ weights))
        gradient = design.T @ (counts * (expected - target)) + RIDGE * (weights - identity)
        curvature = (design.T * (counts * expected * (1 - expected))) @ design + RIDGE * np.eye(3)
        step = np.linalg.solve(curvature, gradient)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > TINY:
            step = step / 2  # a full step may overshoot where the loss is flat
        weights = weights - step
        if np.abs(step).max() <= TINY:
            break
    return weights


def to_json(calibration: Calibration) -> str:
    """Write what `from_json` reads."""
    return json.dumps(asdict(calibration), indent=2) + "\n"


def from_json(text: str, place: str) -> Calibration:
    """Read a calibration; `place` is named in the ModelError that a bad one raises."""
    try:
        fields = json.loads(text)
        return Calibration(
            float(fields["intercept"]), float(fields["slope"]), float(fields["apart"]), str(fields["fitted_on"])
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{place}: not a calibration ({error!r}); fit it again or remove it") from None


def _logit(probability: float) -> float:
    clipped = min(max(probability, EDGE), 1 - EDGE)
    return math.log(clipped / (1 - clipped))
