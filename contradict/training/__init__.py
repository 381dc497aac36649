"""Fine-tuning: pairs in Parquet, our own contrast sets and a recipe become an adapter on a public base."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from contradict.training.contrast import contrast_pairs
from contradict.training.mixture import Example
from contradict.training.pairs import read_pairs
from contradict.training.recipe import Recipe
from contradict.training.trainer import Progress, train

__all__ = ["Progress", "train_judge"]


def train_judge(
    recipe: Recipe,
    files: Sequence[Path],
    base: Path,
    out: Path,
    start: Path | None = None,
    more: Sequence[Example] = (),
) -> Iterator[Progress]:
    """Train by a recipe on the Parquet `files`, `more` pairs and our contrast sets, yielding after each checkpoint.

    `base` is an encoder's folder; `start` an adapter to begin with; `out` gets the new adapter. Run again with the same
    arguments to resume.
    """
    return train(base, recipe, [*read_pairs(files), *more, *contrast_pairs()], out, start)
