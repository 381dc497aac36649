"""How sure a score is: the span between what it would be by either reading of the pair alone. Pure."""

from contradict.domain import Statement, Verdict
from contradict.scoring.calibration import Calibration
from contradict.scoring.relation import apart


def band(
    verdict: Verdict, earlier: Statement, later: Statement, calibration: Calibration
) -> tuple[float, float] | None:
    """Give the lowest and the highest score by one reading; None when the score comes from another calibration."""
    if not verdict.scorer.endswith(f"+{calibration.name}"):
        return None
    occasions = apart(earlier, later)
    scores = [calibration(reading.contradiction, occasions) for reading in (verdict.forward, verdict.backward)]
    return min(scores), max(scores)
