"""Read labelled pairs for training from Parquet."""

from collections.abc import Iterable
from pathlib import Path

from contradict.errors import RecipeError
from contradict.training.mixture import ALLOWED, Example

COLUMNS = ("premise", "hypothesis", "label", "source")


def read_pairs(paths: Iterable[Path]) -> list[Example]:
    """All pairs of the files, in order; raises RecipeError for a file without the four columns or an unknown label."""
    import pyarrow
    import pyarrow.parquet

    examples: list[Example] = []
    for path in paths:
        try:
            rows = pyarrow.parquet.read_table(path, columns=list(COLUMNS)).to_pylist()
        except FileNotFoundError:
            raise RecipeError(f"{path}: no such file of pairs") from None
        except (pyarrow.ArrowInvalid, KeyError) as error:
            raise RecipeError(f"{path}: not a Parquet file with the columns {', '.join(COLUMNS)}: {error}") from None
        for number, row in enumerate(rows):
            if row["label"] not in ALLOWED:
                raise RecipeError(f"{path}: row {number}: label {row['label']!r} is none of {', '.join(ALLOWED)}")
            examples.append(Example(*(row[column] for column in COLUMNS)))
    return examples
