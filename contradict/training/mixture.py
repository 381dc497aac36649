"""From labelled pairs to the batches of a training run; the same recipe and pairs give the same batches."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from contradict.errors import RecipeError
from contradict.training.recipe import Phase, Recipe

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
    return [Example(a.premise, b.hypothesis, "neutral", "unrelated") for a, b in zip(firsts, seconds, strict=True)]


def _bucketed(examples: list[Example], size: int, rng: random.Random) -> list[list[Example]]:
    rng.shuffle(examples)
    chunk = size * 50
    ordered: list[list[Example]] = []
    for start in range(0, len(examples), chunk):
        part = sorted(examples[start : start + chunk], key=lambda e: len(e.premise) + len(e.hypothesis))
        ordered += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(ordered)
    return ordered
