"""The main job and its two halves: ingest, scan, run."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contradict.cli import options
from contradict.cli.output import note, watching
from contradict.cli.summary import print_ingest, print_scan, print_top
from contradict.errors import InputError
from contradict.pairing.settings import Settings
from contradict.store import FlagFilter, Store

if TYPE_CHECKING:
    from contradict.reading import Given
    from contradict.scoring import Models

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
strict = click.option("--strict", is_flag=True, help="Fail when any row or file is refused (the good ones are kept).")


@click.command(name="ingest")
@paths
@options.database
@strict
@options.given
def ingest_command(paths: tuple[str, ...], db: Path, strict: bool, given: "Given") -> None:
    """Read documents and statement tables into the database.

    PATH is an article, press release, blog post or transcript (HTML, PDF, DOCX, Markdown, plain text), a web address
    of one or of a feed of them, a statement table (JSONL, CSV or Parquet), a folder of all these, or - for standard
    input. Who said what and when is found in documents; a table has it in its columns: organization and claim (a
    paraphrase) or quote (verbatim words) are needed. A document that is stored already is not extracted again.

    \b
    Example:
        contradict ingest statements.csv articles/ --db my.duckdb
        contradict ingest call.txt --url https://example.com/call --published 2018-04-25 --db my.duckdb
    """
    _ingest(paths, Store(db), strict, given)


@click.command(name="scan")
@options.database
@options.embedder
@options.judge
@options.calibration
@options.no_screen
@options.pairing
def scan_command(
    db: Path,
    embedder: str | None,
    judge: str | None,
    calibration: Path | None,
    no_screen: bool,
    top_k: int,
    floor: float,
) -> None:
    """Embed, pair and judge what the database holds and no model has seen yet.

    Safe to stop at any time; run it again and it goes on. With another calibration only the scores are new: what the
    judge has read already is not read again.

    \b
    Example:
        contradict scan --db my.duckdb --top-k 8
    """
    _scan(Store(db), _models(embedder, judge, calibration, no_screen), Settings(top_k, floor))


@click.command()
@paths
@options.database
@strict
@options.given
@options.embedder
@options.judge
@options.calibration
@options.no_screen
@options.pairing
def run(
    paths: tuple[str, ...],
    db: Path,
    strict: bool,
    given: "Given",
    embedder: str | None,
    judge: str | None,
    calibration: Path | None,
    no_screen: bool,
    top_k: int,
    floor: float,
) -> None:
    """The main job: read PATH..., find pairs, judge them, show the top flags.

    PATH is anything that `ingest` reads: documents, web addresses, statement tables, folders.

    \b
    Example:
        contradict run corpus --db demo.duckdb
    """
    store = Store(db)
    _ingest(paths, store, strict, given)
    _scan(store, _models(embedder, judge, calibration, no_screen), Settings(top_k, floor))
    print_top(store.flags(FlagFilter(limit=None)))


def _ingest(paths: tuple[str, ...], store: Store, strict: bool, given: "Given") -> None:
    from contradict.pipeline import ingest

    with watching() as watch:
        report = ingest(paths, store, given, watch)
    print_ingest(report)
    problems = sum(file.problem is not None for file in report.files)
    refused = sum(len(file.refused) for file in report.files)
    lost = f"{problems} files and {refused} rows were refused"
    if (problems or refused) and not any(file.kept_something for file in report.files):
        raise InputError(f"nothing was read: {lost}; mend them and run again")
    if strict and (problems or refused):
        raise InputError(f"{lost} and --strict is set; what was read is kept, mend the rest and run again")


def _models(embedder: str | None, judge: str | None, calibration: Path | None, no_screen: bool) -> "Models":
    from contradict.scoring import load_models

    models = load_models(embedder, judge, calibration)
    return replace(models, screen=None) if no_screen else models


def _scan(store: Store, models: "Models", settings: Settings) -> None:
    from contradict.pipeline import scan

    with watching() as watch:
        report = scan(store, models, settings, watch)
    print_scan(report)
    if report.idle:
        note("nothing new: no model was called")


COMMANDS = (run, ingest_command, scan_command)
