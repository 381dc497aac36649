"""Asking the database: flags, show, check, pairs, sql, stats, doctor."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contradict.cli import options
from contradict.cli.output import emit
from contradict.cli.summary import described, reviewed_before, told
from contradict.domain import DECIDING, Decision, Flag, Relation, SaidOn, Source, Statement
from contradict.errors import InputError
from contradict.evidence import context_of, evidence_link
from contradict.exporting.phrases import when, who, words
from contradict.pairing.settings import Settings
from contradict.store import FlagFilter, Store

if TYPE_CHECKING:
    from contradict.pipeline import Answer

STATUS = ("unreviewed", *(decision.value for decision in DECIDING))


@click.command()
@options.database
@click.option("--org", help="Organisation; a part of the name suffices.")
@click.option("--speaker", help="Speaker; a part of the name suffices.")
@click.option("--since", type=options.Day("first"), help="Only pairs with a statement on or after this date.")
@click.option("--until", type=options.Day("last"), help="Only pairs with a statement on or before this date.")
@click.option("--relation", type=click.Choice([r.value for r in Relation]), help="Only this relation.")
@click.option("--status", type=click.Choice(STATUS), help="Only pairs with this latest review.")
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=FlagFilter().min_score,
    show_default=True,
    help="Least probability that a reviewer confirms.",
)
@click.option("--limit", type=click.IntRange(1), default=FlagFilter().limit, show_default=True)
@options.output
def flags(
    db: Path,
    org: str | None,
    speaker: str | None,
    since: date | None,
    until: date | None,
    relation: str | None,
    status: str | None,
    min_score: float,
    limit: int,
    style: str | None,
) -> None:
    """List the pairs that are likely at odds, the likeliest first.

    \b
    Example:
        contradict flags --db demo.duckdb --org BlackBerry --since 2015-11
        contradict flags --db demo.duckdb --nl | jq .later_claim
    """
    wanted = FlagFilter(
        organization=org,
        speaker=speaker,
        since=since,
        until=until,
        relation=Relation(relation) if relation else None,
        status="unreviewed" if status == "unreviewed" else Decision(status) if status else None,
        min_score=min_score,
        limit=limit,
    )
    columns = ("pair", "score", "relation", "organization", "earlier", "later") if style is None else None
    emit([_row(flag) for flag in Store(db).flags(wanted)], style, columns)


def _row(flag: Flag) -> dict[str, Any]:
    return {
        "pair": flag.pair.id,
        "score": round(flag.verdict.score, 4),
        "relation": flag.verdict.relation.value,
        "organization": flag.earlier.organization,
        "status": flag.review.decision.value if flag.review else "unreviewed",
        "earlier": _short(flag.earlier),
        "later": _short(flag.later),
        **_statement("earlier", flag.earlier, flag.earlier_source),
        **_statement("later", flag.later, flag.later_source),
        "rule": flag.pair.rule,
        "similarity": round(flag.pair.similarity, 4),
        "scorer": flag.verdict.scorer,
        "reasons": list(flag.verdict.reasons),
    }


def _statement(side: str, statement: Statement, source: Source) -> dict[str, Any]:
    return {
        f"{side}_id": statement.id,
        f"{side}_claim": statement.claim,
        f"{side}_quote": statement.quote,
        f"{side}_speaker": statement.speaker,
        f"{side}_role": statement.role,
        f"{side}_said_on": str(statement.said_on) if statement.said_on else None,
        f"{side}_date_basis": statement.said_on.basis.value if statement.said_on else None,
        f"{side}_mode": statement.mode.value,
        f"{side}_url": source.url,
        f"{side}_link": evidence_link(source, statement),
        f"{side}_source": source.id,
        f"{side}_start": statement.start,
        f"{side}_end": statement.end,
        f"{side}_sha256": source.sha256,
    }


def _short(statement: Statement) -> str:
    return f"{when(statement)} {statement.speaker or statement.organization}: {words(statement)}"


@click.command()
@click.argument("pair")
@options.database
@options.output
def show(pair: str, db: Path, style: str | None) -> None:
    """Tell all about one pair: both statements, links, probabilities, reasons, reviews.

    PAIR is the id that `flags` prints, or its first characters.

    \b
    Example:
        contradict show 3f2a --db demo.duckdb
    """
    store = Store(db)
    flag = store.flag(pair)
    reviews = store.reviews(flag.pair.id)
    if style is not None:
        verdict = flag.verdict
        probabilities = {"forward": vars(verdict.forward), "backward": vars(verdict.backward)}
        emit([{**_row(flag), **probabilities, "reviews": [vars(review) for review in reviews]}], style)
        return
    click.echo(_told(flag))
    for side, statement in (("earlier", flag.earlier), ("later", flag.later)):
        for again in store.restatements(statement.id):
            click.echo(f"\nthe {side} statement was made again: {when(again)} {who(again)}\n  {words(again)}")
    for earlier in store.earlier_reviews([flag.pair.id]).values():
        click.echo(f"\n{reviewed_before(earlier)}")
    for review in reviews:
        click.echo(f"\nreview    {told(review)}")
    if not reviews:
        click.echo("\nreviews   none yet")


def _told(flag: Flag) -> str:
    verdict = flag.verdict
    parts = [f"{flag.pair.id}  {verdict.relation.replace('_', ' ')}  score {verdict.score:.2f}"]
    for side, statement, source in (
        ("earlier", flag.earlier, flag.earlier_source),
        ("later", flag.later, flag.later_source),
    ):
        title = ", ".join(part for part in (source.title, source.publisher) if part)
        parts.append(f"\n{side}\n{described(statement, source)}" + (f"\n{title}" if title else ""))
        parts += _around(statement, source)
    for name, p in (("earlier → later", verdict.forward), ("later → earlier", verdict.backward)):
        parts.append(
            f"\n{name}: contradiction {p.contradiction:.3f}, neutral {p.neutral:.3f}, entailment {p.entailment:.3f}"
        )
    parts += ["", *(f"- {reason}" for reason in verdict.reasons)]
    parts.append(f"\npaired by {flag.pair.rule} (similarity {flag.pair.similarity:.2f}), judged by {verdict.scorer}")
    return "\n".join(parts)


def _around(statement: Statement, source: Source) -> Iterator[str]:
    """What the judge read where that is not the quote itself, and what stands around the quote."""
    if statement.quote and statement.claim != statement.quote:
        yield f"read as: {statement.claim}"
    context = context_of(source, statement)
    if context and (context.before.strip() or context.after.strip()):
        yield f"context: {context.before.lstrip()}[…]{context.after.rstrip()}"
    elif statement.context:
        yield f"context: {statement.context}"


@click.command(name="check")
@click.argument("statement")
@options.database
@click.option("--org", required=True, help="The organisation that says it.")
@click.option("--speaker", help="Who says it.")
@click.option("--said-on", help="When: YYYY, YYYY-MM or YYYY-MM-DD. [default: today]")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@options.embedder
@options.judge
@options.calibration
@options.pairing
@options.output
def check_command(
    statement: str,
    db: Path,
    org: str,
    speaker: str | None,
    said_on: str | None,
    limit: int,
    embedder: str | None,
    judge: str | None,
    calibration: Path | None,
    top_k: int,
    floor: float,
    style: str | None,
) -> None:
    """Hold a new sentence against all that is stored: what does it contradict, strain or repeat?

    \b
    Example:
        contradict check "We have always given police a back door." --org BlackBerry --db demo.duckdb
    """
    from contradict.pipeline import check
    from contradict.scoring import load_models

    if not statement.strip() or not org.strip():
        raise InputError("the statement and --org must not be empty")
    try:
        day = SaidOn.parse(said_on or date.today().isoformat())
    except ValueError as error:
        raise InputError(f"--said-on: {error}") from None
    models, settings = load_models(embedder, judge, calibration), Settings(top_k, floor)
    answers = check(Store(db), statement.strip(), org.strip(), models, speaker=speaker, said_on=day, settings=settings)
    told = [row for row in map(_answer, answers) if row["bearing"]]
    emit(told[:limit], style, ("bearing", "score", "said_on", "speaker", "claim", "url") if style is None else None)


def _answer(answer: "Answer") -> dict[str, Any]:
    return {
        "bearing": answer.bearing,
        "score": round(answer.verdict.score, 4),
        "said_on": str(answer.statement.said_on) if answer.statement.said_on else None,
        "speaker": answer.statement.speaker or answer.statement.organization,
        "claim": answer.statement.claim,
        "quote": answer.statement.quote,
        "url": answer.source.url,
        "link": evidence_link(answer.source, answer.statement),
        "statement": answer.statement.id,
        "similarity": round(answer.similarity, 4),
        "reasons": list(answer.verdict.reasons),
    }


@click.command()
@click.option(
    "--explain",
    nargs=2,
    required=True,
    metavar="A B",
    help="Two statements: ids, their first characters, or the id column.",
)
@options.database
@options.embedder
@options.pairing
def pairs(explain: tuple[str, str], db: Path, embedder: str | None, top_k: int, floor: float) -> None:
    """Say why two statements were or were not compared.

    \b
    Example:
        contradict pairs --explain beard-balanced-2015 beard-backdoor-2016 --db demo.duckdb
    """
    from contradict.pipeline import explain_pair
    from contradict.scoring.embed import load_embedder

    click.echo(explain_pair(Store(db), *explain, load_embedder(embedder), Settings(top_k, floor)))


@click.command()
@click.argument("query")
@options.database
@options.output
def sql(query: str, db: Path, style: str | None) -> None:
    """Ask the database in SQL; it is opened so that nothing can be changed.

    The views `flag` and `latest_review` are stable; the tables are source, statement, alias, vector, pair, verdict,
    review and run.

    \b
    Example:
        contradict sql "SELECT relation, count(*) FROM flag GROUP BY ALL" --db demo.duckdb
    """
    columns, rows = Store(db).query(query)
    emit([dict(zip(columns, row, strict=True)) for row in rows], style)


@click.command()
@options.database
@options.output
def stats(db: Path, style: str | None) -> None:
    """Count what the database holds.

    \b
    Example:
        contradict stats --db demo.duckdb
    """
    counts = Store(db).stats()
    emit([{"what": name, "count": count} for name, count in counts.items()], style)


COMMANDS = (flags, show, check_command, pairs, sql, stats)
