"""Fine-tuning: pairs in Parquet, our own contrast sets and a recipe become an adapter on a public base."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from contradict.training.contrast import contrast_pairs
from contradict.training.pairs import read_pairs
from contradict.training.recipe import load_recipe
from contradict.training.trainer import Progress, train


def train_judge(
    recipe: Path, files: Sequence[Path], base: Path, out: Path, start: Path | None = None
) -> Iterator[Progress]:
    """Train by the recipe file on the Parquet `files` and our own contrast sets, yielding after each checkpoint.

    `base` is an encoder's folder; `start` an adapter to begin with; `out` gets the new adapter. Run again with the same
    arguments to resume.
    """
    return train(base, load_recipe(recipe), [*read_pairs(files), *contrast_pairs()], out, start)
