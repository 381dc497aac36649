"""What reviews teach the judge: confirmed pairs are contradictions, rejected ones are not; some are held out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contradict.domain import Statement
from contradict.errors import InputError
from contradict.reviewing.learning import Lesson, enough, lessons, newest_scorer
from contradict.scoring.dated import texts_read
from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.judge import SHIPPED, Judge
from contradict.scoring.quality import Change, Quality, change_of_log_loss, quality
from contradict.store import Store
from contradict.training.mixture import Example
from contradict.training.recipe import Phase, Recipe, load_recipe

SHARE_HELD_OUT = 0.25
"""Largest share of the decided pairs that is kept out of training to measure on."""

LEAST_HELD_OUT = 4
"""Held-out pairs of each kind below which nothing can be said of the effect."""


@dataclass(frozen=True)
class Lessons:
    """Decided pairs, parted so that no statement is on both sides."""

    taught: list[Lesson]
    held_out: list[Lesson]
    scorer: str
    """Whose verdicts the held-out pairs have."""


@dataclass(frozen=True)
class Taught:
    """What training changed on held-out reviews: the bare probability of a contradiction, without calibration."""

    before: Quality
    after: Quality
    change: Change


def lessons_of(store: Store) -> Lessons:
    """Part the decided pairs of the newest scorer into those to teach and those to measure on.

    Raises InputError when there are too few of either kind, or when they hang together so that none can be held out.
    """
    scorer = newest_scorer(store)
    found, left_out = lessons(store, scorer)
    enough(found, left_out, scorer)
    groups = _groups(found)
    random.Random(0).shuffle(groups)
    held: list[Lesson] = []
    for group in groups:
        if len(held) + len(group) <= SHARE_HELD_OUT * len(found):
            held += group
    _enough_held_out(held)
    kept = {lesson.pair_id for lesson in held}
    return Lessons([lesson for lesson in found if lesson.pair_id not in kept], held, scorer)


def examples_of(taught: Sequence[Lesson]) -> list[Example]:
    """Make training pairs: sources `reviews.confirmed` and `reviews.rejected`, which a recipe can draw from."""
    return [
        Example(
            x.earlier.claim,
            x.later.claim,
            "contradiction" if x.confirmed else "not_contradiction",
            "reviews.confirmed" if x.confirmed else "reviews.rejected",
            dates=_dates(x.earlier, x.later),
        )
        for x in taught
    ]


def _dates(earlier: Statement, later: Statement) -> tuple[str, str] | None:
    return (str(earlier.said_on), str(later.said_on)) if earlier.said_on and later.said_on else None


def reviews_recipe(taught: Sequence[Lesson]) -> Recipe:
    """Train the shipped judge further, gently: reviews twice, among our contrast sets, which keep what it knows."""
    shipped = load_recipe(SHIPPED.path / "recipe.toml")
    yes = sum(lesson.confirmed for lesson in taught)
    no = len(taught) - yes
    schedule = replace(
        shipped.schedule, rate=shipped.schedule.rate / 8, warmup_steps=10, decay=0.5, batch=16, heldout={}
    )
    sources = {"reviews.confirmed": yes, "reviews.rejected": no, "corporate.*": 2 * len(taught)}
    phases = tuple(Phase(f"reviews {turn}", sources, len(taught) // 2) for turn in (1, 2))
    return replace(shipped, schedule=schedule, phases=phases)


def taught(held_out: Sequence[Lesson], judge: Judge) -> Taught:
    """Measure a trained judge on held-out reviews against the verdicts that are stored for them."""
    readings = judge_pairs(judge, [texts_read(judge, x.earlier, x.later) for x in held_out])
    after = [combined(forward, backward).contradiction for forward, backward in readings]
    before, truth = [x.probability for x in held_out], [x.confirmed for x in held_out]
    return Taught(quality(before, truth), quality(after, truth), change_of_log_loss(before, after, truth))


def _enough_held_out(held: Sequence[Lesson]) -> None:
    yes = sum(lesson.confirmed for lesson in held)
    if min(yes, len(held) - yes) < LEAST_HELD_OUT:
        raise InputError(
            f"no statement may be on both sides, so that only {yes} confirmed and {len(held) - yes} rejected pairs can "
            f"be held out; {LEAST_HELD_OUT} of each are needed: review more, of other statements"
        )


def _groups(found: Sequence[Lesson]) -> list[list[Lesson]]:
    """Put pairs together that share a statement, directly or through others."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for lesson in found:
        parent[root(lesson.later.id)] = root(lesson.earlier.id)
    groups: dict[str, list[Lesson]] = {}
    for lesson in found:
        groups.setdefault(root(lesson.earlier.id), []).append(lesson)
    return sorted(groups.values(), key=lambda group: group[0].pair_id)
