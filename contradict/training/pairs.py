"""Read pairs for training from Parquet: labelled, or with a teacher's probabilities beside the label."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from contradict.errors import RecipeError
from contradict.training.mixture import ALLOWED, LABELS, Example

COLUMNS = ("premise", "hypothesis", "label", "source")


def read_pairs(paths: Iterable[Path]) -> list[Example]:
    """All pairs of the files, in order; columns named like the classes hold what a teacher thinks.

    Raises RecipeError for a file without the four columns or an unknown label.
    """
    import pyarrow
    import pyarrow.parquet

    examples: list[Example] = []
    for path in paths:
        try:
            taught = set(LABELS) <= set(pyarrow.parquet.read_schema(path).names)
            columns = [*COLUMNS, *LABELS] if taught else list(COLUMNS)
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


def _example(row: dict[str, Any], taught: bool) -> Example:
    contradiction, neutral, entailment = (float(row[label]) if taught else 0.0 for label in LABELS)
    target = (contradiction, neutral, entailment) if taught else None
    return Example(row["premise"], row["hypothesis"], row["label"], row["source"], target)
