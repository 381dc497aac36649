"""How far reviewers agree beyond chance, with intervals, and where they do not. Pure.

Cohen's kappa (Cohen 1960) and Krippendorff's alpha (nominal; Krippendorff 2004), both from nltk.metrics.agreement. Of
three reviewers or more, kappa is the mean over all pairs of reviewers. Intervals are percentiles of a bootstrap over
pairs (Efron and Tibshirani 1993, chapter 13) with a fixed seed, so that they can be made again.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from contradict.domain import Decision, Review

DRAWS = 500
"""Bootstrap samples: enough for two digits, a few seconds for a hundred pairs."""

Labels = dict[str, Decision]
"""What each reviewer decided on one pair."""


@dataclass(frozen=True)
class Figure:
    """A coefficient with its 95% interval; NaN where it is not defined: nobody to compare, or one answer to all."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Agreement:
    """Agreement of the reviewers of a round."""

    reviewers: tuple[str, ...]
    pairs: int
    """Pairs that at least two reviewers decided: the basis of alpha."""
    complete: int
    """Pairs that all decided: the basis of kappa and of `alike`."""
    alike: int
    """Pairs on which all decided the same."""
    kappa: Figure
    alpha: Figure
    disagreements: dict[str, Labels]
    """Pairs on which decisions differ, with who decided what."""


def agreement(decisions: Sequence[Review], reviewers: Sequence[str], draws: int = DRAWS) -> Agreement:
    """Measure agreement on what each of the reviewers decided on each pair; others' decisions do not count.

    Without `draws` the figures come at once and their intervals are NaN.
    """
    items: dict[str, Labels] = {}
    for review in decisions:
        if review.reviewer in reviewers:
            items.setdefault(review.pair_id, {})[review.reviewer] = review.decision
    shared = {pair: labels for pair, labels in items.items() if len(labels) > 1}
    complete = [labels for labels in shared.values() if len(labels) == len(reviewers)]
    differing = {pair: labels for pair, labels in shared.items() if len(set(labels.values())) > 1}
    return Agreement(
        reviewers=tuple(reviewers),
        pairs=len(shared),
        complete=len(complete),
        alike=sum(len(set(labels.values())) == 1 for labels in complete),
        kappa=_figure(kappa, complete, draws),
        alpha=_figure(alpha, list(shared.values()), draws),
        disagreements=differing,
    )


def kappa(items: Sequence[Labels]) -> float:
    """Cohen's kappa of items that all reviewers decided; NaN when there is only one answer."""
    return float(_task(items).kappa()) if _varied(items) else math.nan


def alpha(items: Sequence[Labels]) -> float:
    """Krippendorff's alpha for nominal answers, some of which may be missing; NaN when there is only one answer."""
    return float(_task(items).alpha()) if _varied(items) else math.nan


def _task(items: Sequence[Labels]) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    triples = [
        (reviewer, number, decision.value)
        for number, labels in enumerate(items)
        for reviewer, decision in labels.items()
    ]
    return AnnotationTask(triples)


def _varied(items: Sequence[Labels]) -> bool:
    return len({decision for labels in items for decision in labels.values()}) > 1


def _figure(measure: Callable[[Sequence[Labels]], float], items: Sequence[Labels], draws: int) -> Figure:
    rng = random.Random(0)
    drawn = [measure(rng.choices(items, k=len(items))) for _ in range(draws)] if items else []
    defined = sorted(draw for draw in drawn if not math.isnan(draw))
    if not defined:
        return Figure(measure(items), math.nan, math.nan)
    low, high = (defined[round(share * (len(defined) - 1))] for share in (0.025, 0.975))
    return Figure(measure(items), low, high)
