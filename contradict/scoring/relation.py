"""Name what two statements are to each other, from both readings, dates, speakers and modes, with reasons. Pure.

A contradiction is looked for first and entailment last: the other order hides most of the contradictions.
"""

import re

from contradict.domain import AT_ODDS, CONFLICTS, Mode, Pair, Precision, Probabilities, Relation, Statement, Verdict
from contradict.people import same_person
from contradict.scoring.arithmetic import Outcome, finding
from contradict.scoring.calibration import Calibration
from contradict.scoring.direction import combined
from contradict.scoring.periods import same_period
from contradict.scoring.scope import scope_difference

RULES_VERSION = "rules-6"
"""Part of the scorer's name: raise it with every change that can change a relation."""

STRONG = 0.7
"""Probability from which a reading of a contradiction is strong."""

MODERATE = 0.5
"""Probability from which one reading alone is worth a second look."""

ENTAILED = 0.6
"""Probability from which one statement is said to follow from the other."""

RELATED = 0.35
"""Cosine of the claims below which they are taken to be about different things."""

NEARBY_DAYS = 365
"""Within this time a conflict is a contradiction; after it, the position is taken to have changed."""

FIRMNESS = 0.05
"""Share of a score, or of what it lacks to 1, that is left where figures or modes decide."""

TOLD = 0.3
"""Share of what a score lacks to 1 that is left where the source itself says that the two are at odds."""

TOLD_WITHIN = 600
"""Characters of one source within which such words point back to an earlier statement."""

_FIGURED = {
    Outcome.UPDATE: Relation.SCOPE_DIFFERENCE,
    Outcome.CONFLICT: Relation.CONTRADICTION,
    Outcome.FORECAST: Relation.CONSISTENT,
    Outcome.CONSISTENT: Relation.CONSISTENT,
}

_ANNOUNCEMENT = re.compile(
    r"\b(?:no longer|(?:have|has|had) decided|instead|from now on|effective immediately|starting today|changed|"
    r"chang(?:e|ing) (?:course|our|its|my)|revers(?:e|ed|ing)|apologi[sz]e[sd]?|(?:was|were) wrong|"
    r"reconsider(?:ed|ing)?|discontinu(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\b(?:not|never|nothing|nor)|n['\u2019]t)\s+(?:\w+\s+)?$", re.IGNORECASE)

_MODES = {
    Mode.REPORTED: "only reports what others say",
    Mode.DENIED: "denies it",
    Mode.CONDITIONAL: "holds only under a condition",
}


def scorer_name(judge: str, calibration: Calibration) -> str:
    """Name what makes a verdict: other weights, rules or calibration are another scorer."""
    return f"{judge}/{RULES_VERSION}+{calibration.name}"


def verdict(
    pair: Pair,
    earlier: Statement,
    later: Statement,
    forward: Probabilities,
    backward: Probabilities,
    scorer: str,
    calibration: Calibration,
) -> Verdict:
    """Make the verdict on a pair; `forward` reads the earlier statement as the premise.

    The score comes from the calibration, except where modes decide (only what is asserted is a position), where figures
    do (what arithmetic tells is not the judge's to say) and where the source itself says that the two are at odds.
    """
    score = calibration(combined(forward, backward).contradiction, apart(earlier, later))
    if others := _not_asserted(earlier, later):
        score, (relation, why) = FIRMNESS * score, _not_positions(pair.similarity, forward, backward, others)
    elif figured := finding(earlier, later):
        relation, score, why = _FIGURED[figured.outcome], _moved(score, figured.outcome), [figured.reason]
    else:
        relation, why = _relation(pair.similarity, earlier, later, forward, backward)
        if told := _told_at_odds(earlier, later) or _told_at_odds(later, earlier):
            relation = relation if relation in CONFLICTS else Relation.TENSION
            score, why = 1 - TOLD * (1 - score), [f"the source itself sets the two against each other ('{told}')", *why]
    reasons = (_reading(forward, backward), *why, _setting(earlier, later))
    return Verdict(pair.id, scorer, forward, backward, relation, score, reasons)


def _moved(score: float, outcome: Outcome) -> float:
    """Move a score to the end where the figures see it; the order among such scores stays the judge's."""
    return 1 - FIRMNESS * (1 - score) if outcome is Outcome.CONFLICT else FIRMNESS * score


def _relation(
    similarity: float, earlier: Statement, later: Statement, forward: Probabilities, backward: Probabilities
) -> tuple[Relation, list[str]]:
    if max(forward.contradiction, backward.contradiction) < MODERATE:
        return _without_conflict(similarity, max(forward.entailment, backward.entailment))
    if difference := scope_difference(earlier.claim, later.claim):
        return Relation.SCOPE_DIFFERENCE, [difference]
    if doubts := _undated(earlier, later):
        return Relation.TENSION, doubts
    if combined(forward, backward).contradiction >= STRONG and (cue := _announced(earlier, later)):
        return Relation.CHANGED_POSITION, [f"the later statement announces a change ('{cue}')"]
    if min(forward.contradiction, backward.contradiction) < STRONG:
        return Relation.TENSION, ["not strong enough in both directions for a contradiction"]
    if _days_apart(earlier, later) > NEARBY_DAYS and not same_period(earlier.claim, later.claim):
        return Relation.CHANGED_POSITION, ["the later statement announces no change"]
    return Relation.CONTRADICTION, []


def _not_positions(
    similarity: float, forward: Probabilities, backward: Probabilities, others: list[str]
) -> tuple[Relation, list[str]]:
    """Whatever is read of two statements of which one is not the speaker's own position, it is no conflict."""
    relation, why = _without_conflict(similarity, max(forward.entailment, backward.entailment))
    return relation, [*why, *(f"{other}, which is no position to conflict with" for other in others)]


def _without_conflict(similarity: float, entailment: float) -> tuple[Relation, list[str]]:
    if entailment >= ENTAILED:
        return Relation.CONSISTENT, [f"one follows from the other ({entailment:.2f})"]
    if similarity < RELATED:
        return Relation.UNRELATED, [f"the claims have little in common (similarity {similarity:.2f})"]
    return Relation.CONSISTENT, []


def _told_at_odds(pointing: Statement, pointed_at: Statement) -> str | None:
    """Find the words by which the source of both sets one statement against the other, which stands before it."""
    told = pointing.metadata.get(AT_ODDS)
    placed = pointing.start is not None and pointed_at.end is not None and pointing.source_id == pointed_at.source_id
    same = (pointing.organization, pointing.speaker) == (pointed_at.organization, pointed_at.speaker)
    if not told or not placed or not same:
        return None
    between = (pointing.start or 0) - (pointed_at.end or 0)
    return str(told) if 0 <= between <= TOLD_WITHIN else None


def _undated(earlier: Statement, later: Statement) -> list[str]:
    undated = [statement for statement in (earlier, later) if statement.said_on is None]
    who = {0: "", 1: "one statement is undated", 2: "both statements are undated"}[len(undated)]
    return [f"{who}, so which came first is unknown"] if undated else []


def _not_asserted(earlier: Statement, later: Statement) -> list[str]:
    both = (("earlier", earlier), ("later", later))
    return [f"the {which} statement {_MODES[s.mode]}" for which, s in both if s.mode in _MODES]


def _announced(earlier: Statement, later: Statement) -> str | None:
    """Find the words with which the later statement announces a change; None if it is not later."""
    if _days_apart(earlier, later) <= 0:
        return None
    matches = _ANNOUNCEMENT.finditer(later.claim)
    return next((m[0] for m in matches if not _NEGATED.search(later.claim[max(0, m.start() - 40) : m.start()])), None)


def apart(earlier: Statement, later: Statement) -> bool:
    """Whether two statements are of two occasions, as far as is known: not when their dates can be the same day."""
    undated = earlier.said_on is None or later.said_on is None
    return undated or _days_apart(earlier, later) > 0


def _days_apart(earlier: Statement, later: Statement) -> int:
    """Count the days that surely lie between two statements; 0 when a date is missing or the two can be one day."""
    if earlier.said_on is None or later.said_on is None:
        return 0
    return max(0, (later.said_on.first - earlier.said_on.last).days)


def _reading(forward: Probabilities, backward: Probabilities) -> str:
    ways = forward.contradiction, backward.contradiction
    numbers = f"({ways[0]:.2f} and {ways[1]:.2f})"
    found = ("no contradiction", "a contradiction one way", "a contradiction both ways")
    return f"the judge reads {found[sum(way >= MODERATE for way in ways)]} {numbers}"


def _setting(earlier: Statement, later: Statement) -> str:
    return f"said {_time_between(earlier, later)}{_who(earlier, later)}"


def _time_between(earlier: Statement, later: Statement) -> str:
    if earlier.said_on is None or later.said_on is None:
        return ""
    days = _days_apart(earlier, later)
    if days == 0:
        exact = earlier.said_on.precision is later.said_on.precision is Precision.DAY
        return "on the same day " if exact else "at about the same time "
    for size, unit in ((365.25, "year"), (30.44, "month"), (1, "day")):
        if days >= 2 * size or unit == "day":
            count = round(days / size)
            return f"{count} {unit}{'' if count == 1 else 's'} apart "
    return ""


def _who(earlier: Statement, later: Statement) -> str:
    first, second = earlier.speaker or "", later.speaker or ""
    if first.casefold() == second.casefold() or same_person(first, second):
        return "by the same speaker" if first else "by the organisation itself"
    return f"by {first or 'the organisation itself'} and by {second or 'the organisation itself'}"
