"""What reviews teach the score: the calibration fitted to them, and whether it is better on reviews held out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from contradict.domain import Decision, Statement
from contradict.errors import InputError
from contradict.scoring.calibration import Calibration, fit
from contradict.scoring.direction import combined
from contradict.scoring.quality import Change, Quality, change_of_log_loss, quality
from contradict.scoring.relation import apart
from contradict.store import Store

LEAST = 20
"""Confirmed pairs and rejected pairs, each, below which nothing is learned: with three weights to fit, fewer would
follow chance."""

FOLDS = 5


@dataclass(frozen=True)
class Lesson:
    """A pair that a person decided, with what the machine thought of it."""

    pair_id: str
    earlier: Statement
    later: Statement
    probability: float
    """What the judge gives a contradiction, the mean of both directions."""
    score: float
    confirmed: bool


@dataclass(frozen=True)
class Calibrated:
    """A calibration with its effect: `before` is the stored score, `after` comes from folds that were held out."""

    calibration: Calibration
    judge: str
    scorer: str
    """Whose verdicts `before` measures."""
    confirmed: int
    rejected: int
    left_out: int
    """Decided pairs that this scorer has not judged."""
    before: Quality
    after: Quality
    change: Change
    """Of the log loss."""


def calibrate(store: Store, scorer: str | None = None) -> Calibrated:
    """Fit the score to the decisions that stand now, on the verdicts of a scorer, the newest if none is named.

    Reviewers mostly see what scores high: the fitted score speaks of pairs like those that were reviewed. Raises
    InputError when there are too few of either kind, saying how many are missing.
    """
    scorer = scorer or newest_scorer(store)
    found, left_out = lessons(store, scorer)
    enough(found, left_out, scorer)
    truth = [lesson.confirmed for lesson in found]
    before, after = [lesson.score for lesson in found], _held_out(found)
    yes = sum(truth)
    judge = scorer.rpartition("/")[0]
    fitted_on = f"{yes} confirmed and {len(found) - yes} rejected pairs, reviews of verdicts of {judge}"
    return Calibrated(
        calibration=_fitted(found, fitted_on),
        judge=judge,
        scorer=scorer,
        confirmed=yes,
        rejected=len(found) - yes,
        left_out=left_out,
        before=quality(before, truth),
        after=quality(after, truth),
        change=change_of_log_loss(before, after, truth),
    )


def newest_scorer(store: Store) -> str:
    """Name the scorer of the newest verdict; raises InputError when nothing was judged."""
    scorer = store.newest_scorer()
    if scorer is None:
        raise InputError(f"{store.path}: nothing was judged yet; run `contradict scan` and review flags first")
    return scorer


def lessons(store: Store, scorer: str) -> tuple[list[Lesson], int]:
    """All pairs that were confirmed or rejected and that this scorer has judged, by id; and how many it has not.

    A case counts once, however many copies of it there are; pairs of withdrawn sources teach nothing.
    """
    statements, withdrawn = {s.id: s for s in store.statements()}, store.withdrawn()
    pairs = {pair.id: pair for pair in store.pairs()}
    verdicts = {verdict.pair_id: verdict for verdict in store.verdicts(scorer)}
    found, left_out = [], 0
    for pair_id, review in sorted(store.latest_reviews().items()):
        earlier, later = statements[pairs[pair_id].earlier], statements[pairs[pair_id].later]
        if review.decision is Decision.UNSURE or {earlier.source_id, later.source_id} & set(withdrawn):
            continue
        verdict = verdicts.get(pair_id)
        if verdict is None:
            left_out += 1
            continue
        probability = combined(verdict.forward, verdict.backward).contradiction
        confirmed = review.decision is Decision.CONFIRMED
        found.append(Lesson(pair_id, earlier, later, probability, verdict.score, confirmed))
    return found, left_out


def enough(found: Sequence[Lesson], left_out: int, scorer: str) -> None:
    """Raise InputError, saying how many are missing, unless LEAST pairs of each kind were decided."""
    yes = sum(lesson.confirmed for lesson in found)
    no = len(found) - yes
    if min(yes, no) >= LEAST:
        return
    unjudged = f"; {left_out} more were not judged by {scorer}" if left_out else ""
    raise InputError(
        f"reviews teach from {LEAST} confirmed and {LEAST} rejected pairs on; there are {yes} and {no}: "
        f"{max(LEAST - yes, 0)} confirmed and {max(LEAST - no, 0)} rejected are missing{unjudged}"
    )


def _fitted(found: Sequence[Lesson], fitted_on: str) -> Calibration:
    return fit(
        [lesson.probability for lesson in found],
        [apart(lesson.earlier, lesson.later) for lesson in found],
        [lesson.confirmed for lesson in found],
        fitted_on,
    )


def _held_out(found: Sequence[Lesson]) -> list[float]:
    """Score each pair by a calibration that was fitted on the other folds; both kinds are spread over all folds."""
    fold_of: dict[str, int] = {}
    for kind in (True, False):
        ids = [lesson.pair_id for lesson in found if lesson.confirmed is kind]
        random.Random(0).shuffle(ids)
        fold_of |= {pair_id: place % FOLDS for place, pair_id in enumerate(ids)}
    fitted = [_fitted([x for x in found if fold_of[x.pair_id] != fold], "other folds") for fold in range(FOLDS)]
    return [fitted[fold_of[x.pair_id]](x.probability, apart(x.earlier, x.later)) for x in found]
