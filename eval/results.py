"""Frozen results: one CSV row a case, so that a table can be made again at another threshold without scoring again."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"

Row = dict[str, str]


def save(name: str, rows: Iterable[dict[str, object]]) -> Path:
    """Write rows to `results/NAME.csv`; numbers are cut to five digits, which is what a table needs."""
    listed = list(rows)
    path = RESULTS / f"{name}.csv"
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in listed)
    return path


def load(kind: str) -> dict[str, Sequence[Row]]:
    """All frozen results of a kind, by scorer: `results/KIND.SCORER.csv`, sorted by scorer."""
    found: dict[str, Sequence[Row]] = {}
    for path in sorted(RESULTS.glob(f"{kind}.*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            found[path.name.removeprefix(f"{kind}.").removesuffix(".csv")] = list(csv.DictReader(stream))
    return found


def file_name(scorer: str) -> str:
    """A scorer's name as a part of a file name."""
    return "".join(char if char.isalnum() or char in "-_@+" else "-" for char in scorer)


def _cell(value: object) -> object:
    return f"{value:.5f}" if isinstance(value, float) else value
