"""Blind rounds: start, status, close, agreement."""

import math
from pathlib import Path
from typing import Any

import click

from contradict.cli import options
from contradict.cli.filters import filter_of, filters
from contradict.cli.output import emit, note
from contradict.reviewing import Figure
from contradict.store import FlagFilter, Store


@click.group(name="round")
def round_group() -> None:
    """Let two or more people review the same flags, none seeing what another decides before the round closes.

    \b
    Example:
        contradict round start spring --reviewers ada,bo --size 40 --db demo.duckdb
        contradict review --round spring --reviewer ada --db demo.duckdb
        contradict round close spring --db demo.duckdb
        contradict round agreement spring --db demo.duckdb
    """


@round_group.command()
@click.argument("name")
@click.option("--reviewers", required=True, metavar="A,B", help="Their names, with commas between.")
@click.option("--size", type=click.IntRange(1), default=FlagFilter().limit, show_default=True, help="Most flags.")
@options.database
@filters
def start(name: str, reviewers: str, size: int, db: Path, **chosen: Any) -> None:
    """Open a round: the first unreviewed flags that pass the filter go to each of the reviewers.

    \b
    Example:
        contradict round start spring --reviewers ada,bo --size 40 --db demo.duckdb
    """
    from contradict.reviewing import start_round

    wanted = filter_of(chosen, "unreviewed", FlagFilter().min_score, size)
    started = start_round(Store(db), name, reviewers.split(","), wanted)
    note(f"round {name}: {len(started.pairs)} flags for {', '.join(started.reviewers)}; what they decide is sealed")


@round_group.command()
@options.database
@options.output
def status(db: Path, style: str | None) -> None:
    """List the rounds and how many flags each reviewer has decided; not how.

    \b
    Example:
        contradict round status --db demo.duckdb
    """
    from contradict.reviewing import report

    rows = [
        {
            "round": entry.round.name,
            "state": "closed" if entry.round.closed_at else "open",
            "started": f"{entry.round.started_at:%Y-%m-%d}",
            "flags": len(entry.round.pairs),
            "decided": ", ".join(f"{reviewer} {count}" for reviewer, count in entry.decided.items()),
        }
        for entry in report(Store(db))
    ]
    emit(rows, style)


@round_group.command()
@click.argument("name")
@click.option("--early", is_flag=True, help="Close it although reviewers have flags left.")
@options.database
def close(name: str, early: bool, db: Path) -> None:
    """Close a round: its decisions join the log of reviews, for all to see.

    \b
    Example:
        contradict round close spring --db demo.duckdb
    """
    from contradict.reviewing import close_round

    closed = close_round(Store(db), name, early)
    note(f"round {closed.name} is closed; see `contradict round agreement {closed.name}`")


@round_group.command()
@click.argument("name")
@options.database
@options.output
def agreement(name: str, db: Path, style: str | None) -> None:
    """Say how far the reviewers of a closed round agree, and list where they do not, for adjudication.

    Cohen's kappa counts the flags that all decided, Krippendorff's alpha those that two decided; both with 95%
    bootstrap intervals. To adjudicate is to review the flag again: the newest decision counts.

    \b
    Example:
        contradict round agreement spring --db demo.duckdb
    """
    from contradict.reviewing import round_agreement

    found = round_agreement(Store(db), name)
    rows = [
        {"pair": pair, **{reviewer: labels.get(reviewer, "–") for reviewer in found.reviewers}}
        for pair, labels in found.disagreements.items()
    ]
    if style is not None:
        figures = {"kappa": _numbers(found.kappa), "alpha": _numbers(found.alpha)}
        counts = {"pairs": found.pairs, "complete": found.complete, "alike": found.alike}
        emit([{"round": name, **counts, **figures, "disagreements": rows}], style)
        return
    click.echo(f"decided by all     {found.complete} flags, alike on {found.alike}")
    click.echo(f"Cohen's kappa      {_told(found.kappa)}")
    click.echo(f"Krippendorff's α   {_told(found.alpha)} on {found.pairs} flags")
    click.echo(f"to adjudicate      {len(rows)}")
    if rows:
        emit(rows, None)


def _told(figure: Figure) -> str:
    if math.isnan(figure.value):
        return "not defined: it takes two answers that differ"
    return f"{figure.value:.2f} [{figure.low:.2f}, {figure.high:.2f}]"


def _numbers(figure: Figure) -> dict[str, float | None]:
    return {key: None if math.isnan(value) else round(value, 4) for key, value in vars(figure).items()}


COMMANDS = (round_group,)
