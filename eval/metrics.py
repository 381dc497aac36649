"""Measures of a scorer, pure: they see labels and scores only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Measure = Callable[[Bools, Floats], float]


@dataclass(frozen=True)
class Interval:
    """A figure with its 95% bootstrap interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """`.71 [.64, .78]`, or a dash where the figure is not defined."""
        if np.isnan(self.value):
            return "–"
        return f"{_bare(self.value)} [{_bare(self.low)}, {_bare(self.high)}]"


def _bare(value: float) -> str:
    return f"{value:.2f}".removeprefix("0") if value < 1 else f"{value:.2f}"


def auc(positive: Bools, score: Floats) -> float:
    """Probability that a positive scores above a negative, ties counted half (Mann-Whitney); NaN without both."""
    pos, neg = int(positive.sum()), int((~positive).sum())
    if not pos or not neg:
        return float("nan")
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[positive].sum() - pos * (pos + 1) / 2) / (pos * neg))


def rate(positive: Bools, score: Floats) -> float:
    """Share of scores that are above zero: flags already cut at a threshold. NaN when there are none."""
    return float((score > 0).mean()) if len(score) else float("nan")


def precision(positive: Bools, score: Floats) -> float:
    """Share of the flagged (score above zero) that are positive; NaN when nothing is flagged or nothing is positive."""
    flagged = score > 0
    return float(positive[flagged].mean()) if flagged.any() and positive.any() else float("nan")


def recall(positive: Bools, score: Floats) -> float:
    """Share of the positive that are flagged (score above zero); NaN without a positive."""
    return float((score[positive] > 0).mean()) if positive.any() else float("nan")


@dataclass(frozen=True)
class Bin:
    """Pairs of like score: their mean score, the share that is positive, and their share of the whole weight."""

    score: float
    share: float
    weight: float


def reliability(
    positive: Sequence[bool], score: Sequence[float], weight: Sequence[float], count: int = 10
) -> list[Bin]:
    """Sort by score and cut into at most `count` bins of about the same weight; equal scores may be parted."""
    order = np.argsort(np.asarray(score), kind="stable")
    truth, values, weights = (np.asarray(part, dtype=float)[order] for part in (positive, score, weight))
    places = np.minimum((np.cumsum(weights) - weights / 2) / weights.sum() * count, count - 1).astype(int)
    members = [np.flatnonzero(places == place) for place in np.unique(places)]
    return [
        Bin(
            float(np.average(values[part], weights=weights[part])),
            float(np.average(truth[part], weights=weights[part])),
            float(weights[part].sum() / weights.sum()),
        )
        for part in members
    ]


def calibration_error(
    positive: Sequence[bool], score: Sequence[float], weight: Sequence[float], count: int = 10
) -> float:
    """Expected calibration error (Naeini et al. 2015): mean distance of score and share over bins of equal weight."""
    return sum(b.weight * abs(b.score - b.share) for b in reliability(positive, score, weight, count))


def bootstrap(
    measure: Measure, positive: Sequence[bool], score: Sequence[float], groups: Sequence[str], draws: int = 1000
) -> Interval:
    """The figure and its percentile interval; whole groups are drawn: the pairs of an organisation hang together.

    Efron and Tibshirani 1993, chapter 13; the seed is fixed, so a table can be made again to the letter.
    """
    truth, values = np.asarray(positive, dtype=bool), np.asarray(score, dtype=float)
    names = np.asarray(groups)
    members = [np.flatnonzero(names == name) for name in np.unique(names)]
    rng = np.random.default_rng(0)
    figures = []
    for _ in range(draws if members else 0):
        rows = np.concatenate([members[i] for i in rng.integers(0, len(members), len(members))])
        figures.append(measure(truth[rows], values[rows]))
    defined = np.asarray([figure for figure in figures if not np.isnan(figure)])
    low, high = np.quantile(defined, (0.025, 0.975)) if len(defined) else (float("nan"), float("nan"))
    return Interval(measure(truth, values), float(low), float(high))
