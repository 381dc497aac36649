"""What a person reads after the main job: what was read, what was compared, and the top flags side by side."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from contradict.domain import CONFLICTS, Bearing, EarlierReview, Flag, Review, Source, Statement
from contradict.evidence import evidence_link
from contradict.exporting.phrases import when, who, words

if TYPE_CHECKING:
    from contradict.pipeline import FileReport, IngestReport, ScanReport

TOP = 5
"""Flags shown in full at the end of the main job."""

REFUSED_SHOWN = 20
"""Refused rows named one by one before the rest is only counted."""


def print_ingest(report: "IngestReport") -> None:
    """Say what was read, what was new, and every row and file that was refused, with the reason."""
    for file in report.files:
        for line in _file_lines(file):
            click.echo(line, err=True)
    refused = [row for file in report.files for row in file.refused]
    for row in islice(refused, REFUSED_SHOWN):
        click.echo(f"refused: {row}", err=True)
    if len(refused) > REFUSED_SHOWN:
        click.echo(f"refused: … and {len(refused) - REFUSED_SHOWN} more rows", err=True)
    _print_documents([file for file in report.files if file.document])
    read = sum(file.statements for file in report.files)
    click.echo(
        f"read      {read:,} statements ({report.new_statements:,} new) from {report.new_sources:,} new sources, "
        f"{report.new_aliases:,} new aliases; {len(refused):,} rows refused"
    )


def _file_lines(file: "FileReport") -> Iterator[str]:
    """Say what there is to say of one file, beside its rows."""
    if file.problem:
        yield f"refused: {file.problem}"
    elif file.ignored:
        yield f"left out: {file.file}: {file.ignored}"
    elif file.known_as:
        yield f"known: {file.file} is stored as source {file.known_as}; nothing was extracted anew"
    elif file.document:
        yield f"found: {file.statements:,} statements in {file.file}"
    yield from (f"mind: {file.file}: {remark}" for remark in file.remarks)


def _print_documents(documents: Sequence["FileReport"]) -> None:
    """Count the documents: new, known already, and those in which nothing could be found."""
    if documents:
        known = sum(file.known_as is not None for file in documents)
        failed = sum(file.problem is not None for file in documents)
        click.echo(
            f"documents {len(documents) - known - failed:,} new, {known:,} known already and not extracted anew, "
            f"{failed:,} refused"
        )


def print_scan(report: "ScanReport") -> None:
    """Say what was embedded, paired and judged, and what was not compared and why."""
    click.echo(f"embedded  {report.embedded:,} of {report.statements:,} statements with {report.embedder}")
    click.echo(
        f"paired    {report.pairs:,} pairs ({report.new_pairs:,} new), {report.restatements:,} restatements linked"
    )
    for reason, count in sorted(report.skipped.items(), key=lambda item: -item[1]):
        click.echo(f"          {count:,} pairs not compared: {reason}")
    if report.screened or report.spared:
        click.echo(f"screened  {report.screened:,} pairs; {report.spared:,} of little promise are spared the judge")
    click.echo(f"judged    {report.judged:,} pairs with {report.scorer} in {report.seconds:.0f} s")


def print_top(flags: Sequence[Flag]) -> None:
    """Count the flags by relation and show the first few side by side."""
    counts = Counter(flag.verdict.relation for flag in flags)
    told = ", ".join(f"{counts[relation]} {relation.replace('_', ' ')}" for relation in CONFLICTS)
    click.echo(f"flagged   {len(flags):,} pairs: {told}\n")
    side_by_side(flags[:TOP])
    if flags:
        click.echo("`contradict flags` lists them, `contradict show PAIR` tells more. A flag is a lead, not a finding.")


def side_by_side(flags: Iterable[Flag]) -> None:
    """Print each flag with the earlier statement left and the later one right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 120)
    for flag in flags:
        verdict = flag.verdict
        console.print(
            Text(f"{flag.pair.id}  {verdict.relation.replace('_', ' ')}  score {verdict.score:.2f}", style="bold")
        )
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 3, 1, 0))
        table.add_column(ratio=1, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        table.add_row(
            Text(described(flag.earlier, flag.earlier_source)), Text(described(flag.later, flag.later_source))
        )
        console.print(table)


def described(statement: Statement, source: Source) -> str:
    """Who, when, the words (in quotation marks only when they are verbatim), and where they stand."""
    place = evidence_link(source, statement) or source.title or source.retrieved_from
    return f"{when(statement)}  {who(statement)}\n{words(statement)}\n{place}"


def told(entry: Review) -> str:
    """One entry of the log of reviews in a line: when, who, what, why."""
    why = f" ({entry.reason.replace('_', ' ')})" if entry.reason else ""
    remark = f" – {entry.note}" if entry.note else ""
    return f"{entry.decided_at:%Y-%m-%d} {entry.decision} by {entry.reviewer}{why}{remark}"


def reviewed_before(found: EarlierReview) -> str:
    """How a review of another pair bears on this one, in a line."""
    kinds = {Bearing.NEAR: "a pair that says the same", Bearing.CHANGED: "this pair before a statement changed"}
    return f"reviewed before, as {kinds[found.bearing]} ({found.review.pair_id}): {told(found.review)}"
