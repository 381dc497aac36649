"""Ask the judge what it thinks of unlabelled pairs, for a smaller model to learn.

    python -m contradict.training.distil taught.parquet --pairs natural.parquet --limit 10000

Distillation after Hinton et al. 2015 (arXiv 1503.02531). The target of a pair is the mean of the two readings, which is
what the score is made of; so the pupil reads a pair once and either order tells it the same.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.judge import Judge, load_judge
from contradict.training.contrast import contrast_pairs
from contradict.training.mixture import LABELS, Example
from contradict.training.pairs import read_pairs, row

BATCH = 512
"""Pairs between two lines of progress."""


def unordered(examples: Sequence[Example]) -> list[Example]:
    """Each pair of different texts once, whatever its order and label, in the order of first appearance."""
    kept: dict[frozenset[str], Example] = {}
    for example in examples:
        if example.premise != example.hypothesis:
            kept.setdefault(frozenset((example.premise, example.hypothesis)), example)
    return list(kept.values())


def taught(examples: Sequence[Example], judge: Judge) -> Iterator[Example]:
    """Yield each pair with the judge's mean reading as its target and the likeliest class as its label."""
    texts = [example.texts if judge.reads_dates else (example.premise, example.hypothesis) for example in examples]
    readings = judge_pairs(judge, texts)
    for example, (forward, backward) in zip(examples, readings, strict=True):
        both = combined(forward, backward)
        target = (both.contradiction, both.neutral, both.entailment)
        label = LABELS[target.index(max(target))]
        yield replace(example, label=label, source=f"taught.{example.source.split('.')[0]}", target=target)


def _main() -> None:
    import pyarrow
    import pyarrow.parquet

    parser = argparse.ArgumentParser(description="Let the judge read pairs for a smaller model to learn from.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--pairs", type=Path, action="append", default=[], help="Parquet of pairs; labels are not read")
    parser.add_argument("--limit", type=int, default=10_000, help="pairs drawn from these files")
    parser.add_argument("--contrast", type=int, default=10_000, help="pairs drawn from our own contrast sets")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    pools = ((unordered(read_pairs(options.pairs)), options.limit), (unordered(contrast_pairs()), options.contrast))
    drawn = [example for pool, limit in pools for example in rng.sample(pool, min(limit, len(pool)))]
    judge, rows = load_judge(), []
    for start in range(0, len(drawn), BATCH):
        for example in taught(drawn[start : start + BATCH], judge):
            rows.append(row(example))
        print(f"{len(rows)} of {len(drawn)}", flush=True)  # noqa: T201  # a script's progress
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), options.out)


if __name__ == "__main__":
    _main()
