"""From labelled pairs to the batches of a training run; the same recipe and pairs give the same batches."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fnmatch import fnmatchcase

from contradict.domain import SaidOn
from contradict.errors import RecipeError
from contradict.scoring.dated import dated
from contradict.training.recipe import Phase, Recipe

MADE_UP = 0.4
"""Share of the pairs without dates that are given some, where a judge learns to read dates."""

LABELS = ("contradiction", "neutral", "entailment")
"""Order of the head's outputs."""

ALLOWED: dict[str, tuple[int, ...]] = {
    "contradiction": (0,),
    "neutral": (1,),
    "entailment": (2,),
    "not_contradiction": (1, 2),
    "not_entailment": (0, 1),
}
"""Which classes a label leaves open: a two-class label is the union of the classes that it does not rule out."""


@dataclass(frozen=True)
class Example:
    """One labelled pair; `label` is a key of ALLOWED, for a teacher's reading the likeliest class."""

    premise: str
    hypothesis: str
    label: str
    source: str
    target: tuple[float, float, float] | None = None
    """What a teacher thinks of the pair, in the order of LABELS; it is learned instead of the label."""
    dates: tuple[str, str] | None = None
    """When both were said, as in a statement table (`2015-11-17`, `2015-11`); None when nobody knows."""

    @property
    def texts(self) -> tuple[str, str]:
        """What is read of the pair: with the dates before the texts where there are any."""
        if self.dates is None:
            return self.premise, self.hypothesis
        first, second = (SaidOn.parse(day) for day in self.dates)
        return dated(self.premise, first), dated(self.hypothesis, second)


def split(examples: Iterable[Example], heldout: dict[str, int], seed: int) -> tuple[list[Example], list[Example]]:
    """Return (training, held out): `heldout` says how many pairs of each source stay out of training."""
    pools = _pools(examples)
    kept: list[Example] = []
    for source, count in sorted(heldout.items()):
        if source not in pools:
            raise RecipeError(f"no pairs of the held-out source '{source}'; give the Parquet file that has them")
        random.Random(f"{seed} {source}").shuffle(pools[source])
        kept += pools[source][:count]
        pools[source] = pools[source][count:]
    return [example for source in sorted(pools) for example in pools[source]], kept


def batches(recipe: Recipe, examples: Sequence[Example]) -> list[list[Example]]:
    """All batches of the run in order: each phase drawn, bucketed by length and shuffled by its own seed.

    A phase depends on nothing that comes after it, so later phases may be changed while an earlier one runs.
    """
    pools = _pools(examples)
    ordered: list[list[Example]] = []
    for number, phase in enumerate(recipe.phases):
        rng = random.Random(f"{recipe.schedule.seed} {number} {phase.name}")
        drawn = _draw(phase, pools, rng)
        drawn = [_with_dates(e, rng) for e in drawn] if recipe.reads_dates else [replace(e, dates=None) for e in drawn]
        all_of_phase = _bucketed(drawn + _unrelated(phase.unrelated, drawn, rng), recipe.schedule.batch, rng)
        ordered += all_of_phase[: phase.batches]
    return ordered


def _pools(examples: Iterable[Example]) -> dict[str, list[Example]]:
    pools: dict[str, list[Example]] = {}
    for example in examples:
        pools.setdefault(example.source, []).append(example)
    return pools


def _draw(phase: Phase, pools: dict[str, list[Example]], rng: random.Random) -> list[Example]:
    drawn: list[Example] = []
    for pattern, count in sorted(phase.sources.items()):
        pool = [e for source in sorted(pools) if fnmatchcase(source, pattern) for e in pools[source]]
        if not pool:
            raise RecipeError(
                f"phase '{phase.name}': no pairs of source '{pattern}'; give the Parquet file that has them"
            )
        drawn += rng.sample(pool, count) if count <= len(pool) else rng.choices(pool, k=count)
    return drawn


def _unrelated(count: int, examples: Sequence[Example], rng: random.Random) -> list[Example]:
    # Benchmarks hold almost no unrelated pairs, so a judge that never sees one calls most of them contradictions.
    firsts, seconds = rng.choices(examples, k=count), rng.choices(examples, k=count)
    return [
        Example(a.premise, b.hypothesis, "neutral", "unrelated", dates=a.dates)
        for a, b in zip(firsts, seconds, strict=True)
    ]


def _with_dates(example: Example, rng: random.Random) -> Example:
    """Make up dates for some undated pairs, so that dates alone tell nothing: one day, for our own pairs two near ones.

    Statements of two occasions are far apart or near; a made-up distance stays below a year, within which what a pair
    without dates says of the present has hardly been overtaken.
    """
    if example.dates or rng.random() >= MADE_UP:
        return example
    first = date(2004, 1, 1) + timedelta(days=rng.randrange(7600))
    days = round(10 ** rng.uniform(0, 2.5)) if example.source.startswith("corporate.") and rng.random() < 0.8 else 0
    dates = [first.isoformat(), (first + timedelta(days=days)).isoformat()]
    rng.shuffle(dates)
    return replace(example, dates=(dates[0], dates[1]))


def _bucketed(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    rng.shuffle(examples)
    chunk = size * 50
    ordered: list[list[Example]] = []
    for start in range(0, len(examples), chunk):
        part = sorted(examples[start : start + chunk], key=lambda e: len(e.premise) + len(e.hypothesis))
        ordered += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(ordered)
    return ordered
