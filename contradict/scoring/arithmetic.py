"""What figures alone say of two statements: an update, a conflict, a forecast and its outcome, agreement. Pure.

Where measure, unit, basis or period differ or are unclear, nothing is said, and the judge's reading stands.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from contradict.domain import Mode, Statement
from contradict.scoring.figures import ANY, Figure, figures
from contradict.scoring.numerals import with_digits
from contradict.scoring.periods import Span, Timing, timing
from contradict.scoring.qualifiers import names
from contradict.scoring.quantities import may_be_two

FAR = 4.0
"""Two levels whose ratio is greater are taken to be of different things, not in conflict."""

_NEGATED = re.compile(r"\b(?:not|never|no|none|nor|neither|without|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)


class Outcome(StrEnum):
    """What the figures of two statements are to each other."""

    UPDATE = "update"
    """The same measure for another period."""
    CONFLICT = "conflict"
    """The same measure for the same period, both outcomes, and values that cannot both be."""
    FORECAST = "forecast"
    """One is a forecast, the other what came."""
    CONSISTENT = "consistent"
    """The same measure for the same period, and values that agree."""


@dataclass(frozen=True)
class Finding:
    """An outcome and its reason in words."""

    outcome: Outcome
    reason: str


def finding(earlier: Statement, later: Statement) -> Finding | None:
    """Compare the figures of two statements; None where they do not decide."""
    if any(s.mode is not Mode.ASSERTED or _NEGATED.search(s.claim) for s in (earlier, later)):
        return None
    pairs = list(_of_one_measure(earlier, later))
    if not pairs:
        return None
    same_names = _names(earlier) == _names(later)
    return _strongest([_compared(*pair, same_names, _one_occasion(earlier, later)) for pair in pairs])


def _of_one_measure(earlier: Statement, later: Statement) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of one measure, narrowed by the same words."""
    others = figures(later)
    for one in figures(earlier):
        for other in others:
            if one.measure.name == other.measure.name and one.narrowed == other.narrowed:
                yield one, other


def _strongest(told: list[Finding | Timing | None]) -> Finding | None:
    """Make one finding of all: a conflict stands unless something else is unclear or agrees."""
    found = [one for one in told if isinstance(one, Finding)]
    outcomes = {one.outcome for one in found}
    if Timing.UNCLEAR in told or {Outcome.CONFLICT, Outcome.CONSISTENT} <= outcomes:
        return None
    order = (Outcome.CONFLICT, Outcome.FORECAST, Outcome.CONSISTENT, Outcome.UPDATE)
    return next((one for outcome in order for one in found if one.outcome is outcome), None)


def _compared(one: Figure, other: Figure, same_names: bool, one_occasion: bool) -> Finding | Timing | None:
    """Compare two figures of one measure; UNCLEAR when they may conflict, None when they have nothing to do."""
    when = _timing(one, other)
    if when is Timing.OTHER:
        far = _of_two_things(one, other)
        return Timing.UNCLEAR if far else Finding(Outcome.UPDATE, _told(Outcome.UPDATE, one, other))
    if not _of_one_unit(one, other):
        return None
    if not same_names or one.period is None or other.period is None:
        return Timing.UNCLEAR
    if one.ahead != other.ahead:
        return Finding(Outcome.FORECAST, _told(Outcome.FORECAST, one, other))
    if when is not Timing.SAME or not (one.clear and other.clear):
        return Timing.UNCLEAR
    if one.low < other.high and other.low < one.high:
        agree = not one.ahead or _within(one, other) or _within(other, one)
        return Finding(Outcome.CONSISTENT, _told(Outcome.CONSISTENT, one, other)) if agree else Timing.UNCLEAR
    firm = not one.ahead and _is_firm(one, other) and not (one_occasion and _counted(one, other))
    return Finding(Outcome.CONFLICT, _told(Outcome.CONFLICT, one, other)) if firm else Timing.UNCLEAR


def _told(outcome: Outcome, one: Figure, other: Figure) -> str:
    """Give the reason for an outcome in words."""
    what, values = one.measure.name, f"{one.text} and {other.text}"
    if outcome is Outcome.UPDATE:
        return f"the same measure ({what}) for different periods ({_by_date(one.period)}; {_by_date(other.period)})"
    if outcome is Outcome.FORECAST:
        return f"one statement forecasts {what}, the other gives what came"
    return f"both give {what} for {_by_date(one.period)}: {values}{' agree' * (outcome is Outcome.CONSISTENT)}"


def _within(one: Figure, other: Figure) -> bool:
    return other.low <= one.low and one.high <= other.high


def _of_two_things(one: Figure, other: Figure) -> bool:
    """Whether two levels lie so far apart that one may be of a part: a call names a segment once, then its figures."""
    if one.change or other.change or one.unit != other.unit or not (_assumed(one) or _assumed(other)):
        return False
    small, large = sorted(abs(figure.low) for figure in (one, other))
    return large > FAR * small


def _assumed(figure: Figure) -> bool:
    return figure.period is not None and figure.period.assumed


def _timing(one: Figure, other: Figure) -> Timing:
    """Compare the periods of two figures; what flows over a quarter is another figure than what flows over its year."""
    if one.period is None or other.period is None:
        return Timing.UNCLEAR
    when = timing(one.period, other.period)
    return Timing.OTHER if when is Timing.LENGTH and not one.measure.stock else when


def _by_date(span: Span | None) -> str:
    """Name a period, and say where it is only counted from the day of saying."""
    return f"{span}{'' if span is None or span.named or span.assumed else ', counted from the date'}"


def _of_one_unit(one: Figure, other: Figure) -> bool:
    if one.change != other.change or one.sequential != other.sequential:
        return False
    return one.unit == other.unit or (one.change and ANY in (one.unit, other.unit)) or "?" in (one.unit, other.unit)


def _is_firm(one: Figure, other: Figure) -> bool:
    """Whether values that do not overlap differ beyond rounding, and are neither garbled nor of different things."""
    if one.period is None or other.period is None or one.period.assumed or other.period.assumed:
        return False
    if _lost_dash(one, other) or _lost_dash(other, one):
        return False
    below, above = sorted((one, other), key=lambda figure: figure.high)
    width = below.high - below.low
    if math.isfinite(width) and below.high + width / 2 >= above.low:  # cut off, not rounded
        return False
    return one.change or below.high * above.low <= 0 or above.low <= FAR * below.high


def _lost_dash(one: Figure, other: Figure) -> bool:
    """Whether "67" may be "6-7" that has lost its dash: then the other value is near the middle of those."""
    if math.isinf(other.low) or math.isinf(other.high) or one.low * other.low < 0:
        return False
    scale = _scale(one)
    return any(
        other.low <= 1.5 * middle * scale and other.high >= middle * scale / 1.5 for middle in may_be_two(one.digits)
    )


def _scale(figure: Figure) -> float:
    return abs(figure.low + figure.high) / 2 / float(figure.digits) if figure.digits.isdecimal() else 1.0


def _counted(one: Figure, other: Figure) -> bool:
    """Whether a period is only counted from the day: in one call two such figures are often of different segments."""
    return any(figure.period is None or not figure.period.named for figure in (one, other))


def _one_occasion(earlier: Statement, later: Statement) -> bool:
    if earlier.said_on is None or later.said_on is None:
        return False
    return later.said_on.first <= earlier.said_on.last and earlier.said_on.first <= later.said_on.last


def _names(statement: Statement) -> frozenset[str]:
    return names(with_digits(statement.claim), statement.organization, statement.speaker)
