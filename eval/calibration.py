"""The score as a probability: fitted on dev pairs and natural ones, measured on held-out pairs, at a stated base rate.

Pairs worth reporting are picked (dev or test part of the corporate pairs); what is not comes from a scan of real
documents without the screen, as it comes. Nobody has labelled those: all count as not worth reporting, although one in
some hundreds may be.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from contradict.domain import Statement
from contradict.scoring.calibration import fit, to_json
from contradict.scoring.direction import combined
from contradict.scoring.judge import SHIPPED, load_judge
from contradict.scoring.relation import apart
from contradict.store import Store
from eval.cases import WORTH_REPORTING
from eval.results import Row, file_name, load, save

BASE_RATE = 0.01
"""Assumed share of pairs worth reporting among those that pairing proposes."""


def picked(split: str, judge: str) -> list[tuple[float, bool, float]]:
    """Reading, whether of two occasions, and score of the corporate pairs of one part that are worth reporting."""
    rows: list[Row] = [row for row in load("relations")[judge] if row["label"] in WORTH_REPORTING]
    return [
        (float(row["reading"]), row["apart"] == "True", float(row["score"])) for row in rows if row["split"] == split
    ]


def natural(db: Path) -> Iterator[tuple[float, bool, float]]:
    """The same of every judged pair of a database."""
    store = Store(db)
    by_id: dict[str, Statement] = {s.id: s for s in store.statements()}
    pairs = {pair.id: pair for pair in store.pairs()}
    scorers = {str(name) for (name,) in store.query("SELECT scorer FROM verdict ORDER BY seq DESC LIMIT 1")[1]}
    for verdict in (verdict for scorer in scorers for verdict in store.verdicts(scorer)):
        pair = pairs[verdict.pair_id]
        reading = combined(verdict.forward, verdict.backward).contradiction
        yield reading, apart(by_id[pair.earlier], by_id[pair.later]), verdict.score


def weights(positive: Sequence[bool]) -> list[float]:
    """Make the positive count BASE_RATE of the whole, which stays the number of pairs."""
    yes = sum(positive)
    each = {True: BASE_RATE / yes, False: (1 - BASE_RATE) / (len(positive) - yes)}
    return [each[value] * len(positive) for value in positive]


@click.command(name="calibrate")
@click.argument("db", type=click.Path(exists=True, path_type=Path))
def calibrate_command(db: Path) -> None:
    """Fit the shipped judge's score on dev pairs and on the natural pairs of DB, a scan of documents without screen."""
    yes, no = picked("dev", file_name(load_judge().name)), list(natural(db))
    positive = [True] * len(yes) + [False] * len(no)
    fitted_on = (
        f"{len(yes)} dev pairs worth reporting and {len(no)} natural pairs of documents, weighted to {BASE_RATE:.0%}"
    )
    both = [*yes, *no]
    calibration = fit([p for p, _, _ in both], [t for _, t, _ in both], positive, fitted_on, weights(positive))
    (SHIPPED.path / "calibration.json").write_text(to_json(calibration), encoding="utf-8")
    click.echo(to_json(calibration))


@click.command(name="calibration")
@click.argument("db", type=click.Path(exists=True, path_type=Path))
def calibration_command(db: Path) -> None:
    """Freeze the scores of held-out pairs: the test part, and the natural pairs of DB, which nothing was fitted on."""
    from eval import tables

    name = file_name(load_judge().name)
    both = [(score, True) for _, _, score in picked("test", name)] + [(score, False) for _, _, score in natural(db)]
    counts = weights([positive for _, positive in both])
    rows = zip(both, counts, strict=True)
    save(f"calibration.{name}", ({"positive": yes, "score": score, "weight": w} for (score, yes), w in rows))
    click.echo(tables.calibration(tables.THRESHOLD))
