"""`python -m eval extraction`: how well are attributions, their speakers and their modes found."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click
import numpy as np

from eval import extraction, modes
from eval.metrics import Interval
from eval.results import Row, load, save

Figure = Callable[[dict[str, float]], float]


@click.command(name="extraction")
@click.option("--polnear", type=click.Path(exists=True, path_type=Path), help="Parquet file in PolNeAR's columns.")
def extraction_command(polnear: Path | None) -> None:
    """Extract the suite of modes, and the annotated news articles when a file is given; print both tables."""
    save("modes.rules", modes.results(modes.passages()))
    if polnear is not None:
        rows = []
        for name, text, gold in extraction.documents(polnear):
            rows.append(extraction.counts(name, gold, extraction.found(text)))
            click.echo(f"{len(rows)} {name}", err=True)
        save(f"extraction.{polnear.stem}", rows)
    click.echo(f"{modes.table()}\n\n{table()}")


def table() -> str:
    """Make the lines of the table: figures of each frozen result with 95% bootstrap intervals over documents."""
    header = ["articles", "attributions", *FIGURES]
    lines: list[Sequence[object]] = [
        [
            name,
            f"{int(sum(float(row['gold']) for row in rows)):,}",
            *(_interval(rows, figure) for figure in FIGURES.values()),
        ]
        for name, rows in load("extraction").items()
    ]
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in [header, rule, *lines])


def _ratio(part: str, whole: str) -> Figure:
    return lambda sums: sums[part] / sums[whole] if sums[whole] else float("nan")


def _balanced(precision: Figure, recall: Figure) -> Figure:
    def measure(sums: dict[str, float]) -> float:
        p, r = precision(sums), recall(sums)
        return 2 * p * r / (p + r) if p + r else 0.0

    return measure


_PRECISION, _RECALL = _ratio("matched", "found"), _ratio("matched", "gold")

FIGURES: dict[str, Figure] = {
    "precision": _PRECISION,
    "recall": _RECALL,
    "F": _balanced(_PRECISION, _RECALL),
    "F, speech cues": _balanced(
        _ratio("matched_found_speech", "found_speech"), _ratio("matched_gold_speech", "gold_speech")
    ),
    "F, exact spans": _balanced(_ratio("exact", "found"), _ratio("exact", "gold")),
    "source": _ratio("sources_right", "sources"),
}


def _interval(rows: Sequence[Row], figure: Figure, draws: int = 1000) -> Interval:
    names = [name for name in rows[0] if name != "document"]
    numbers = np.array([[float(row[name]) for name in names] for row in rows])
    rng = np.random.default_rng(0)
    samples = (numbers[rng.integers(0, len(rows), len(rows))].sum(axis=0) for _ in range(draws))
    figures = [figure(dict(zip(names, sums.tolist(), strict=True))) for sums in samples]
    low, high = np.nanquantile(figures, (0.025, 0.975))
    return Interval(figure(dict(zip(names, numbers.sum(axis=0).tolist(), strict=True))), float(low), float(high))
