"""Leads: what the lists of the review pages show of the pairs that may be worth a look, in one small table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from contradict.domain import CONFLICTS, Decision, Relation, SaidOn
from contradict.store import rows
from contradict.store.flags import LEAST_SCORE
from contradict.store.tables import fetch

_CONFLICTS = ", ".join(f"'{relation}'" for relation in CONFLICTS)
FLAGGED = f"score >= {LEAST_SCORE} AND relation IN ({_CONFLICTS})"
"""In SQL, which leads the queue shows to who asks for nothing in particular."""

Status = Decision | Literal["unreviewed"]


@dataclass(frozen=True)
class Remark:
    """One of the two statements of a lead, as far as a list shows it."""

    organization: str
    speaker: str | None
    role: str | None
    said_on: SaidOn | None
    claim: str
    quote: str | None


@dataclass(frozen=True)
class Lead:
    """A judged pair as a list shows it."""

    pair_id: str
    relation: Relation
    score: float
    status: Status
    earlier: Remark
    later: Remark


def read(connection: DuckDBPyConnection, statuses: dict[str, str]) -> list[Lead]:
    """Read the leads of these pairs, in their order; `statuses` maps pair ids to what was decided."""
    found = fetch(connection, "SELECT * FROM lead WHERE list_contains($ids, pair_id)", {"ids": [*statuses]})
    known = {row["pair_id"]: row for row in found}
    return [_lead(known[pair_id], status) for pair_id, status in statuses.items()]


def note_verdicts(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> None:
    """Make the leads of these pairs again, inside the transaction that gave them new verdicts."""
    connection.execute("DELETE FROM lead WHERE pair_id IN (SELECT unnest($ids))", {"ids": list(pair_ids)})
    connection.execute("INSERT INTO lead FROM lead_of($ids)", {"ids": list(pair_ids)})


def _lead(row: rows.Row, status: str) -> Lead:
    return Lead(
        pair_id=row["pair_id"],
        relation=Relation(row["relation"]),
        score=row["score"],
        status="unreviewed" if status == "unreviewed" else Decision(status),
        earlier=_remark(row, "earlier"),
        later=_remark(row, "later"),
    )


def _remark(row: rows.Row, side: str) -> Remark:
    return Remark(
        organization=row[f"{side}_organization"],
        speaker=row[f"{side}_speaker"],
        role=row[f"{side}_role"],
        said_on=rows.said_on_of(row, f"{side}_said_on"),
        claim=row[f"{side}_claim"],
        quote=row[f"{side}_quote"],
    )
