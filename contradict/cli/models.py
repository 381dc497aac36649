"""Work with models and no database: score, doctor."""

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import click

from contradict.cli import options
from contradict.cli.output import emit, note
from contradict.domain import Statement
from contradict.errors import InputError


@click.command()
@click.argument("file", type=click.Path(allow_dash=True))
@options.judge
def score(file: str, judge: str | None) -> None:
    """Judge pairs of texts: JSON lines with a and b in, the same lines with probabilities, relation and score out.

    Optional fields a_said_on, b_said_on, a_speaker, b_speaker, a_organization, b_organization, a_mode and b_mode are
    used when given; every other field passes through. FILE may be - for standard input.

    \b
    Example:
        echo '{"a": "We never sell data.", "b": "We sold data in 2019."}' | contradict score -
    """
    from contradict.scoring import load_models
    from contradict.scoring.records import score_pairs

    refused = 0
    models = load_models(None, judge)
    for batch in _batches(_lines(file)):
        good: list[tuple[dict[str, Any], tuple[Statement, Statement]]] = []
        for place, line in batch:
            try:
                good.append(_parsed(line))
            except InputError as error:
                refused += 1
                note(f"refused: {place}: {error}")
        for record in score_pairs([record for record, _ in good], [pair for _, pair in good], models):
            click.echo(json.dumps(record, ensure_ascii=False))
    if refused:
        raise InputError(f"{refused} lines were refused; the others were judged")


def _lines(file: str) -> Iterator[tuple[str, bytes]]:
    """Lines that are not blank, with their place."""
    name = "standard input" if file == "-" else file
    try:
        with click.open_file(file, "rb") as stream:
            yield from ((f"{name}:{number}", line) for number, line in enumerate(stream, start=1) if line.strip())
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror})") from None


def _parsed(line: bytes) -> tuple[dict[str, Any], tuple[Statement, Statement]]:
    from contradict.scoring.records import record_pair

    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise InputError("not valid UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg}") from None
    return record, record_pair(record)


def _batches(lines: Iterator[tuple[str, bytes]], size: int = 256) -> Iterator[list[tuple[str, bytes]]]:
    while batch := list(islice(lines, size)):
        yield batch


@click.command()
@click.option("--db", envvar="CONTRADICT_DB", type=click.Path(path_type=Path), help="Also look at this database.")
@options.output
def doctor(db: Path | None, style: str | None) -> None:
    """Check that everything the tool needs is there: models and their hashes, processor, database.

    Exits 1 when something is missing.

    \b
    Example:
        contradict doctor --db demo.duckdb
    """
    from contradict.diagnosis import examine

    findings = examine(db)
    emit([{"check": f.what, "ok": "yes" if f.ok else "NO", "detail": f.detail} for f in findings], style)
    if not all(f.ok for f in findings):
        sys.exit(1)


COMMANDS = (score, doctor)
