"""What leaves the database: flags and the log of reviews in several formats, and the right-of-reply packet."""

from pathlib import Path
from typing import Any

import click

from contradict.cli import options
from contradict.cli.filters import STATUS, filter_of, filters
from contradict.cli.output import note
from contradict.domain import DECIDING, Decision
from contradict.errors import InputError
from contradict.evidence import web_address
from contradict.store import FlagFilter, Store

FORMATS = ("csv", "json", "jsonl", "markdown", "html", "claimreview")

destination = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file. [default: standard output]",
)


@click.command(name="export")
@options.database
@click.option("--format", "kind", type=click.Choice(FORMATS), default="csv", show_default=True)
@click.option("--reviews", is_flag=True, help="Export the whole log of reviews instead of flags.")
@click.option("--status", type=click.Choice(("any", *STATUS)), default="confirmed", show_default=True)
@filters
@click.option("--limit", type=click.IntRange(1), help="Most flags. [default: all]")
@click.option("--bom", is_flag=True, help="Start CSV with a byte order mark, which Excel needs to see UTF-8.")
@click.option("--author", help="ClaimReview: who publishes the review. [default: the reviewer]")
@click.option("--page", help="ClaimReview: the address where the review is published.")
@destination
def export_command(
    db: Path,
    kind: str,
    reviews: bool,
    status: str,
    limit: int | None,
    bom: bool,
    author: str | None,
    page: str | None,
    out: Path | None,
    **chosen: Any,
) -> None:
    """Write the confirmed flags, or others, as a table, a report, or ClaimReview.

    Decided flags are exported whatever their score and relation; others are chosen as by `flags`. What rests on a
    withdrawn source, or is sealed in an open round, is never exported.

    CSV is UTF-8. Excel sees that by --bom; LibreOffice asks, answer Unicode (UTF-8), and without a window needs
    --infilter="CSV:44,34,76,1". Text that a spreadsheet would run as a formula has an apostrophe before it.

    \b
    Example:
        contradict export --format html --db demo.duckdb -o confirmed.html
        contradict export --reviews --db demo.duckdb -o reviews.csv
    """
    store = Store(db)
    if reviews:
        _write(_log(store, kind, bom), out)
        return
    decided = status in {decision.value for decision in DECIDING}
    wanted = filter_of(chosen, None if status == "any" else status, 0 if decided else FlagFilter().min_score, limit)
    _write(_flags(store, kind, wanted, bom, author, page), out)


def _log(store: Store, kind: str, bom: bool) -> str:
    from contradict.exporting import LOG_FORMATS, export_log

    if kind not in LOG_FORMATS:
        raise InputError(f"the log of reviews has no format '{kind}'; choose one of {', '.join(LOG_FORMATS)}")
    return export_log(store.review_log(), kind, bom)


def _flags(store: Store, kind: str, wanted: FlagFilter, bom: bool, author: str | None, page: str | None) -> str:
    from contradict.exporting import Publication, export, exported

    found = exported(store.flags(wanted), store.review_log())
    if not found:
        note("no flag passes the filter; by default only confirmed ones are exported (--status)")
    if kind == "claimreview":
        _check_claimreview(wanted, page)
    return export(found, kind, bom, Publication(author, page))


def _check_claimreview(wanted: FlagFilter, page: str | None) -> None:
    if wanted.status not in (Decision.CONFIRMED, None):
        raise InputError("ClaimReview is for confirmed flags; leave out --status")
    if page is not None and web_address(page) is None:
        raise InputError(f"--page '{page}' is no web address; it begins with https://")
    if page is None:
        note("no --page: search engines require the address where the review is published")


@click.command(name="reply")
@click.argument("pair")
@options.database
@click.option("--format", "kind", type=click.Choice(("markdown", "html")), default="markdown", show_default=True)
@destination
def reply_command(pair: str, db: Path, kind: str, out: Path | None) -> None:
    """Write the right-of-reply packet for PAIR: both statements with their evidence, and a neutral question.

    It holds what a company needs to answer: context, dates, links and hashes, statements that may reconcile the two.
    It makes no accusation and leaves out the score.

    \b
    Example:
        contradict reply 3f2a --db demo.duckdb --format html -o reply.html
    """
    from contradict.exporting import packet, reply
    from contradict.pipeline import reconciling

    store = Store(db)
    flag = store.flag(pair)
    others = [(found.neighbour.statement, found.neighbour.source) for found in reconciling(store, flag)]
    _write(reply(packet(flag, others), kind), out)


def _write(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another file") from None
    note(f"written to {out}")


COMMANDS = (export_command, reply_command)
