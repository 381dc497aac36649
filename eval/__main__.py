"""`python -m eval`: score the cases, freeze the results, make the tables."""

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import click

from contradict.domain import pair_of
from contradict.pairing.names import Names
from contradict.pairing.proposals import candidates
from contradict.pairing.settings import Settings
from contradict.reading import read_files
from contradict.scoring import Models, load_models
from contradict.scoring.dated import texts_read
from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.embed import load_embedder
from contradict.scoring.relation import apart, verdict
from eval import tables
from eval.attributions import extraction_command
from eval.calibration import calibrate_command, calibration_command
from eval.calls import calls_command
from eval.cases import CORPUS, Case, cases, statements
from eval.figures import figures_command
from eval.floors import FLOORS
from eval.plots import plots_command
from eval.queue import queue_command
from eval.results import file_name, save
from eval.screen import screen_command
from eval.speed import speed_command
from eval.suites import suites_command


@click.group()
def main() -> None:
    """Measure pairing and judging; results are frozen in eval/results, tables are made from them."""


@main.command()
@click.option("--top-k", type=int, default=Settings().top_k, show_default=True)
@click.option("--floor", type=float, default=Settings().floor, show_default=True)
def pairing(top_k: int, floor: float) -> None:
    """How many of the labelled pairs does pairing propose, by which rule, and at what cost?"""
    listed = statements()
    aliases = [alias for file in read_files([CORPUS]) for alias in file.aliases]
    names = Names.of(listed, aliases)
    vectors = load_embedder().encode([statement.claim for statement in listed])
    found = candidates(listed, vectors, names, Settings(top_k, floor))
    rules = {pair.id: pair.rule for pair in (*found.pairs, *found.restatements)}
    labels = {pair_of(case.earlier, case.later, "", 0).id: case.label for case in cases()}
    rows = []
    for a, b in combinations(listed, 2):
        pair = pair_of(a, b, "", 0)
        same = names.organization(a.organization) == names.organization(b.organization)
        rows.append(
            {
                "pair": pair.id,
                "label": labels.get(pair.id, ""),
                "rule": rules.get(pair.id, ""),
                "same_organization": same,
            }
        )
    save("pairing.default", rows)
    click.echo(tables.pairing(tables.THRESHOLD))
    for reason, count in found.skipped.items():
        click.echo(f"not compared: {count:,} ({reason})")


@main.command()
@click.option("--judge", help="Folder or hub id of another judge to put on the table. [default: the shipped one]")
@click.option("--threshold", type=float, default=tables.THRESHOLD, show_default=True)
def relations(judge: str | None, threshold: float) -> None:
    """Score the labelled corporate pairs with a judge and with the floors, and print the tables."""
    listed = cases()
    models = load_models(None, judge)
    save(f"relations.{file_name(models.judge.name)}", _judged(listed, models))
    for name, floor in FLOORS.items():
        scores = floor([(case.earlier, case.later) for case in listed])
        save(f"relations.floor-{name}", (_row(case, score, "") for case, score in zip(listed, scores, strict=True)))
    for table in (tables.ranking, tables.flagged, tables.quality):
        click.echo(table(threshold) + "\n")


def _judged(listed: Sequence[Case], models: Models) -> Iterator[dict[str, object]]:
    embedder = models.embedder
    left = embedder.encode([case.earlier.claim for case in listed])
    right = embedder.encode([case.later.claim for case in listed])
    read = judge_pairs(models.judge, [texts_read(models.judge, case.earlier, case.later) for case in listed])
    for case, (forward, backward), cosine in zip(listed, read, (left * right).sum(axis=1).tolist(), strict=True):
        pair = pair_of(case.earlier, case.later, "", cosine)
        if pair.earlier != case.earlier.id:
            forward, backward = backward, forward
            first, second = case.later, case.earlier
        else:
            first, second = case.earlier, case.later
        told = verdict(pair, first, second, forward, backward, models.scorer, models.calibration)
        probabilities = {
            f"{side}_{name}": value
            for side, p in (("forward", forward), ("backward", backward))
            for name, value in vars(p).items()
        }
        known = {"reading": combined(forward, backward).contradiction, "apart": apart(first, second)}
        yield {**_row(case, told.score, told.relation.value), **known, "similarity": cosine, **probabilities}


def _row(case: Case, score: float, relation: str) -> dict[str, object]:
    return {
        "case": case.id,
        "organization": case.earlier.organization,
        "split": case.split,
        "label": case.label,
        "first_label": case.first_label,
        "score": score,
        "relation": relation,
    }


@main.command()
@click.argument("parquet", type=click.Path(exists=True, path_type=Path))
@click.option("--judge", help="Folder or hub id of another judge. [default: the shipped one]")
@click.option("--limit", type=int, default=300, show_default=True, help="Pairs drawn from each set; 0 takes all.")
def nli(parquet: Path, judge: str | None, limit: int) -> None:
    """Score public NLI test sets: a Parquet file with premise, hypothesis, label and dataset."""
    import pyarrow.parquet

    groups: dict[str, list[dict[str, str]]] = {}
    for row in pyarrow.parquet.read_table(parquet).to_pylist():
        groups.setdefault(row["dataset"], []).append(row)
    drawn = []
    for name in sorted(groups):
        pool = groups[name]
        drawn += pool if not limit or limit >= len(pool) else random.Random(name).sample(pool, limit)
    model = load_models(None, judge).judge
    rows = []
    for start in range(0, len(drawn), 500):
        part = drawn[start : start + 500]
        for row, p in zip(part, model.probabilities([(r["premise"], r["hypothesis"]) for r in part]), strict=True):
            chances = vars(p)
            best = max(chances, key=lambda label: chances[label])
            rows.append({"dataset": row["dataset"], "label": row["label"], "predicted": best, **chances})
        click.echo(f"{len(rows)} of {len(drawn)}", err=True)
    save(f"nli.{file_name(model.name)}", rows)
    click.echo(tables.nli(tables.THRESHOLD))


@main.command(name="tables")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when eval/README.md is not what the results say.")
@click.option("--threshold", type=float, default=tables.THRESHOLD, show_default=True)
def make_tables(check: bool, threshold: float) -> None:
    """Make the tables of eval/README.md again from the frozen results."""
    old = tables.README.read_text(encoding="utf-8")
    new = tables.render(old, threshold)
    if check and new != old:
        click.echo("eval/README.md is not what eval/results say; run `python -m eval tables`", err=True)
        sys.exit(1)
    if not check:
        tables.README.write_text(new, encoding="utf-8")


for _command in (
    extraction_command,
    figures_command,
    suites_command,
    queue_command,
    calls_command,
    speed_command,
    calibrate_command,
    calibration_command,
    screen_command,
    plots_command,
):
    main.add_command(_command)

if __name__ == "__main__":
    main()
