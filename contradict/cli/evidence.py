"""Evidence: extract, renew, verify, retract, reinstate."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contradict.cli import options
from contradict.cli.output import emit, note, watching
from contradict.domain import Source, Statement
from contradict.errors import InputError
from contradict.evidence import evidence_link, marked_page
from contradict.exporting.phrases import when, who, words
from contradict.store import Store

if TYPE_CHECKING:
    from contradict.pipeline import Drift, RenewalReport, RetractionReport, Sighting, Verification
    from contradict.reading import Given


@click.command()
@click.argument("path", metavar="FILE|URL|-")
@options.given
@click.option("--html", is_flag=True, help="Print a page that shows the document with the statements marked.")
def extract(path: str, given: "Given", html: bool) -> None:
    """Find the statements in a document: who said what, when, in which words. No database is used.

    Prints a JSON line for each: the verbatim quote with its start and end in the text, the claim that the models read,
    speaker, role, organization, date with its precision and basis, mode, the words that attribute it, and a link.

    \b
    Example:
        contradict extract article.html --url https://example.com/article --published 2015-11-30
        contradict extract article.html --html > article-marked.html
    """
    from contradict.pipeline import statements

    for document in _documents(path, given):
        found = statements([document])
        if html:
            click.echo(marked_page(document, found))
        else:
            for statement in found:
                click.echo(json.dumps(_record(document, statement), ensure_ascii=False))


def _documents(path: str, given: "Given") -> list[Source]:
    from contradict.pipeline import read

    files = read(path, given=given)
    for file in files:
        for line in (file.problem, *(f"{file.file}: {remark}" for remark in file.remarks)):
            if line:
                note(line)
    documents = [file.document for file in files if file.document]
    if not documents:
        tables = any(file.statements for file in files)
        raise InputError(
            f"{path}: a statement table has its statements already; `contradict ingest` reads it"
            if tables
            else "no document was read; mend it and run again"
        )
    return documents


def _record(source: Source, statement: Statement) -> dict[str, Any]:
    said_on = statement.said_on
    return {
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "claim": statement.claim,
        "speaker": statement.speaker,
        "role": statement.role,
        "organization": statement.organization,
        "said_on": str(said_on) if said_on else None,
        "said_on_precision": said_on.precision.value if said_on else None,
        "said_on_basis": said_on.basis.value if said_on else None,
        "direct": statement.direct,
        "mode": statement.mode.value,
        "cue": statement.cue,
        "url": evidence_link(source, statement),
    }


@click.command(name="renew")
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@options.database
def renew_command(sources: tuple[str, ...], db: Path) -> None:
    """Find the statements of stored documents anew, after a new version of contradict finds them better.

    SOURCE is a document's id, the first characters of it, its URL or its path; without any, all documents are meant.
    The stored text is read, not the page. New statements are added, and those no longer found are superseded: they
    are kept, but no longer compared and no longer flagged. Reviews are never touched, and appear as earlier ones
    beside what stands in the place of the old statement; where nothing does, a reviewed statement stays. All happens
    or nothing does. Run `contradict scan` afterwards.

    \b
    Example:
        contradict renew --db my.duckdb
        contradict renew https://example.com/article --db my.duckdb
    """
    from contradict.pipeline import renew

    with watching() as watch:
        report = renew(Store(db), sources, watch)
    _print_renewal(report)


def _print_renewal(report: "RenewalReport") -> None:
    for problem in report.problems:
        note(problem)
    found = report.found
    click.echo(
        f"renewed  {report.documents:,} documents: {found.added:,} statements new, {found.unchanged:,} as before, "
        f"{len(found.superseded):,} superseded, {found.restored:,} found again, {len(found.held):,} kept for a review"
    )
    click.echo(f"{len(report.fallen):,} flags fall")
    for flag in report.fallen:
        status = flag.review.decision if flag.review else "unreviewed"
        click.echo(f"  {flag.pair.id}  {flag.verdict.relation.replace('_', ' ')}  {flag.verdict.score:.2f}  {status}")


@click.command(name="verify")
@options.database
@click.option("--fetch", is_flag=True, help="Also fetch each page with a quote again and look for the words.")
@options.output
def verify_command(db: Path, fetch: bool, style: str | None) -> None:
    """Check that the evidence is still what it was when it was stored.

    Every document's bytes and text against their hashes, every quote against its span, what stands around it and its
    link. With --fetch the pages themselves: unchanged, moved, changed, gone or unreachable. Exits 1 when something
    has drifted or when words can no longer be read where the link leads.

    \b
    Example:
        contradict verify --db my.duckdb
        contradict verify --fetch --db my.duckdb
    """
    from contradict.pipeline import verify

    store = Store(db)
    found = verify(store)
    rows = [_drift(drift) for drift in found.drifts]
    bad = len(rows)
    if style is None:
        _tell(found)
    if fetch:
        for sighting in _sightings(store):
            bad += not sighting.holds
            rows.append(_sighting(sighting))
            if style is None:
                click.echo(str(sighting))
    if style is not None:
        emit(rows, style)
    if bad:
        sys.exit(1)


def _tell(found: "Verification") -> None:
    for drift in found.drifts:
        click.echo(str(drift))
    outcome = f"{len(found.drifts):,} drifted" if found.drifts else "no drift"
    click.echo(
        f"verified  {found.sources:,} sources, {found.quotes:,} quotes with a span, {found.links:,} links to words: "
        f"{outcome}"
    )


def _sightings(store: Store) -> Iterator["Sighting"]:
    from contradict.pipeline import look_again

    with watching() as watch:
        yield from look_again(store, watch=watch)


def _drift(drift: "Drift") -> dict[str, str | None]:
    return {
        "fate": "drifted",
        "source": drift.source,
        "place": drift.place,
        "statement": drift.statement,
        "detail": drift.what,
    }


def _sighting(sighting: "Sighting") -> dict[str, str | None]:
    return {
        "fate": sighting.fate.value,
        "source": sighting.source,
        "place": sighting.url,
        "statement": sighting.statement,
        "detail": sighting.detail,
    }


@click.command(name="retract")
@click.argument("source")
@click.option("--reason", required=True, help="Why it is withdrawn.")
@options.database
def retract_command(source: str, reason: str, db: Path) -> None:
    """Mark a source as withdrawn: its statements are no longer compared, and the flags that rest on it fall.

    SOURCE is its id, the first characters of it, its URL or its path; of a page in several versions all are meant.
    Nothing is erased: `contradict reinstate` takes it back.

    \b
    Example:
        contradict retract https://example.com/article --reason "withdrawn by the paper" --db my.duckdb
    """
    from contradict.pipeline import retract

    report = retract(Store(db), source, reason)
    _print_report(report, "withdrawn", "flags fall")


@click.command(name="reinstate")
@click.argument("source")
@click.option("--reason", required=True, help="Why it is no longer withdrawn.")
@options.database
def reinstate_command(source: str, reason: str, db: Path) -> None:
    """Take back that a source was withdrawn; the flags that rest on it stand again.

    \b
    Example:
        contradict reinstate https://example.com/article --reason "it was another article" --db my.duckdb
    """
    from contradict.pipeline import reinstate

    report = reinstate(Store(db), source, reason)
    _print_report(report, "reinstated", "flags stand again")


def _print_report(report: "RetractionReport", done: str, outcome: str) -> None:
    for source in report.sources:
        click.echo(f"{done}  {source.id}  {source.title or ''} {source.url or source.retrieved_from}")
    click.echo(f"{len(report.flags):,} {outcome}")
    for flag in report.flags:
        click.echo(f"\n{flag.pair.id}  {flag.verdict.relation.replace('_', ' ')}  score {flag.verdict.score:.2f}")
        for statement in (flag.earlier, flag.later):
            click.echo(f"  {when(statement)}  {who(statement)}: {words(statement)}")


COMMANDS = (extract, renew_command, verify_command, retract_command, reinstate_command)
