"""The queue at the natural base rate: what of the top of a real scan would a reporter look into?

The documents are not in the repository. A pair is named by its documents and character offsets, and what a reader made
of it is kept in `queue.jsonl` with a reason; only people write that file.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from contradict.domain import CONFLICTS, Flag, Source, Statement
from contradict.store import FlagFilter, Store
from eval.results import file_name, save

READINGS = Path(__file__).parent / "queue.jsonl"

TOP = 100


def key(flag: Flag) -> str:
    """Name a pair without its words: document and offsets of both statements."""
    sides = (_place(flag.earlier, flag.earlier_source), _place(flag.later, flag.later_source))
    return " ~ ".join(sides)


def _place(statement: Statement, source: Source) -> str:
    return f"{Path(source.retrieved_from).stem}:{statement.start}-{statement.end}"


def readings() -> dict[str, dict[str, str]]:
    """What was read so far, by the name of the pair."""
    lines = READINGS.read_text(encoding="utf-8").splitlines() if READINGS.exists() else []
    return {row["pair"]: row for row in map(json.loads, lines)}


def rows(ranked: Sequence[Flag], proposed: int, flagged: int) -> Iterator[dict[str, object]]:
    """One row for each pair of the top, with the reading where there is one."""
    read = readings()
    for rank, flag in enumerate(ranked, 1):
        told = read.get(key(flag), {})
        yield {
            "rank": rank,
            "pair": key(flag),
            "score": flag.verdict.score,
            "relation": flag.verdict.relation.value,
            "worth": told.get("worth", ""),
            "reason": told.get("reason", ""),
            "proposed": proposed,
            "flagged": flagged,
        }


@click.command(name="queue")
@click.argument("db", type=click.Path(exists=True, path_type=Path))
@click.option("--unread", is_flag=True, help="Print the pairs of the top that nobody has read yet, for reading.")
def queue_command(db: Path, unread: bool) -> None:
    """Freeze the top of a scanned database DB and say how much of it is worth a reporter's time."""
    from eval import tables

    store = Store(db)
    found = [f for r in CONFLICTS for f in store.flags(FlagFilter(relation=r, min_score=0.0, limit=TOP))]
    ranked = sorted(found, key=lambda f: (-f.verdict.score, f.pair.id))[:TOP]
    if unread:
        read = readings()
        for rank, flag in enumerate(ranked, 1):
            if key(flag) not in read:
                click.echo(f"{rank} {flag.verdict.score:.3f} {flag.verdict.relation} {key(flag)}")
                click.echo(f"  A {flag.earlier.said_on} {flag.earlier.speaker}: {flag.earlier.claim}")
                click.echo(f"  B {flag.later.said_on} {flag.later.speaker}: {flag.later.claim}\n")
        return
    flagged = len(store.flags(FlagFilter(min_score=tables.THRESHOLD, limit=None)))
    save(f"queue.{file_name(ranked[0].verdict.scorer)}", rows(ranked, store.stats()["pairs"], flagged))
    click.echo(tables.queue(tables.THRESHOLD))
