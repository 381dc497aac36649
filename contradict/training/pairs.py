"""Read pairs for training from Parquet: labelled, or with a teacher's probabilities beside the label."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from contradict.errors import RecipeError
from contradict.training.mixture import ALLOWED, LABELS, Example

COLUMNS = ("premise", "hypothesis", "label", "source")

DATES = ("premise_on", "hypothesis_on")
"""Columns that a file may have: when both were said, empty where nobody knows."""


def read_pairs(paths: Iterable[Path]) -> list[Example]:
    """All pairs of the files, in order; columns named like the classes hold what a teacher thinks, DATES the dates.

    Raises RecipeError for a file without the four columns or an unknown label.
    """
    import pyarrow
    import pyarrow.parquet

    examples: list[Example] = []
    for path in paths:
        try:
            names = set(pyarrow.parquet.read_schema(path).names)
            taught = set(LABELS) <= names
            columns = [*COLUMNS, *(LABELS if taught else ()), *(DATES if set(DATES) <= names else ())]
            rows = pyarrow.parquet.read_table(path, columns=columns).to_pylist()
        except FileNotFoundError:
            raise RecipeError(f"{path}: no such file of pairs") from None
        except (pyarrow.ArrowInvalid, KeyError) as error:
            raise RecipeError(f"{path}: not a Parquet file with the columns {', '.join(COLUMNS)}: {error}") from None
        for number, row in enumerate(rows):
            if row["label"] not in ALLOWED:
                raise RecipeError(f"{path}: row {number}: label {row['label']!r} is none of {', '.join(ALLOWED)}")
            examples.append(_example(row, taught))
    return examples


def row(example: Example) -> dict[str, Any]:
    """Make the row of a pair, as `read_pairs` reads it; a teacher's probabilities only where there are some."""
    first, second = example.dates or (None, None)
    told = dict(zip(LABELS, example.target, strict=True)) if example.target else {}
    plain = {name: getattr(example, name) for name in COLUMNS}
    return {**plain, **told, "premise_on": first, "hypothesis_on": second}


def _example(row: dict[str, Any], taught: bool) -> Example:
    contradiction, neutral, entailment = (float(row[label]) if taught else 0.0 for label in LABELS)
    target = (contradiction, neutral, entailment) if taught else None
    first, second = (row.get(column) for column in DATES)
    dates = (str(first), str(second)) if first and second else None
    return Example(row["premise"], row["hypothesis"], row["label"], row["source"], target, dates)
