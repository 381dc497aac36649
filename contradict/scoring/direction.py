"""Read each pair in both directions, and make one reading of the two."""

from collections.abc import Sequence

from contradict.domain import Probabilities
from contradict.scoring.judge import Judge


def judge_pairs(judge: Judge, texts: Sequence[tuple[str, str]]) -> list[tuple[Probabilities, Probabilities]]:
    """Judge `(earlier, later)` texts: for each the forward reading (earlier is the premise) and the backward one."""
    readings = judge.probabilities([*texts, *((later, earlier) for earlier, later in texts)])
    return list(zip(readings[: len(texts)], readings[len(texts) :], strict=True))


def combined(forward: Probabilities, backward: Probabilities) -> Probabilities:
    """Take the mean of the two readings.

    A conflict is symmetric, entailment is not, so neither reading is the true one. The mean keeps their sum at 1; it is
    a choice to be measured against the maximum and the minimum, not a finding.
    """
    return Probabilities(
        (forward.contradiction + backward.contradiction) / 2,
        (forward.neutral + backward.neutral) / 2,
        (forward.entailment + backward.entailment) / 2,
    )
