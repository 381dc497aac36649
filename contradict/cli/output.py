"""How results reach the terminal: a table for people, JSON or CSV for programs; all else goes to stderr."""

import csv
import io
import json
import logging
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from contradict.pipeline import Watch

Row = Mapping[str, Any]


def emit(rows: Sequence[Row], style: str | None, columns: Sequence[str] | None = None) -> None:
    """Print rows; `columns` names those that the table for people shows, programs get all."""
    if style == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2, default=str))
    elif style == "nl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif style == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        _table(rows, columns)


def _csv(rows: Sequence[Row]) -> str:
    buffer = io.StringIO()
    if rows:
        writer = csv.DictWriter(buffer, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    # A spreadsheet runs a cell that starts with one of these as a formula.
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else value


def _table(rows: Sequence[Row], columns: Sequence[str] | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not rows:
        click.echo("nothing found", err=True)
        return
    shown = columns or list(rows[0])
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in shown:
        number = isinstance(rows[0].get(column), int | float)
        table.add_column(column.replace("_", " "), justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_plain(row.get(column))) for column in shown))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 140)
    console.print(table)


def _plain(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def note(text: str) -> None:
    """Say something beside the results, on stderr."""
    click.echo(text, err=True)


class Notes(logging.Handler):
    """What the library logs, said on stderr as it stands."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one thing."""
        note(record.getMessage())


@contextmanager
def watching() -> Iterator["Watch"]:
    """Show progress on stderr: a bar with speed and time left on a terminal, else a line now and then."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    speed = TextColumn("{task.fields[speed]}")
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        speed,
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
    tasks: dict[str, Any] = {}

    def watch(stage: str, done: int, total: int) -> None:
        if not (done or total):
            return
        if stage not in tasks:
            tasks[stage] = progress.add_task(stage, total=total or None, speed="")
        task = progress.tasks[tasks[stage]]
        rate = f"{task.speed:.{0 if task.speed >= 10 else 1}f}/s" if task.speed else ""
        progress.update(tasks[stage], completed=done, total=total or None, speed=rate)

    with progress:
        yield watch


def _lines(every: float = 10.0) -> "Watch":
    started: dict[str, float] = {}
    last = time.monotonic()

    def watch(stage: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        started.setdefault(stage, now)
        if done and (done == total or now - last > every):
            last = now
            of = f" of {total}" if total else " so far"
            note(f"{stage}: {done}{of}{_pace(done, now - started[stage])}")

    return watch


def _pace(done: int, seconds: float) -> str:
    """So many a second, or so many seconds for each; nothing before it can be told."""
    if seconds < 0.1:
        return ""
    return f" ({done / seconds:.0f}/s)" if done > seconds else f" ({seconds / done:.1f} s each)"
