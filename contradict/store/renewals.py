"""Documents whose statements were found anew: new ones are added, those no longer found are superseded, none erased."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from contradict.domain import Source, Statement
from contradict.store import documents, rows
from contradict.store.tables import fetch, insert


@dataclass(frozen=True)
class Renewed:
    """What became of the statements of documents that were extracted anew, as counts, and the ids that went."""

    added: int
    unchanged: int
    restored: int
    """Found again after they had been superseded."""
    superseded: tuple[str, ...]
    held: tuple[str, ...]
    """No longer found, but kept: a person decided on them, and nothing found now stands in their place."""


def renew(connection: DuckDBPyConnection, sources: Sequence[Source], found: Sequence[Statement]) -> Renewed:
    """Let `found` be the statements of these stored sources from now on."""
    stored = _stored(connection, sources)
    old, ids = superseded_ids(connection) & set(stored), {statement.id for statement in found}
    gone = set(stored) - ids - old
    held = {key for key in gone & _decided_on(connection) if not _has_successor(stored[key], found)}
    added = insert(connection, "statement", documents.statement_rows(sources, found))
    superseded, restored = _in_order(stored, gone - held), _in_order(stored, ids & old)
    _note(connection, superseded, True)
    _note(connection, restored, False)
    return Renewed(added, len(ids & set(stored) - old), len(restored), superseded, _in_order(stored, held))


def superseded_ids(connection: DuckDBPyConnection) -> set[str]:
    """Ids of the statements that are superseded now."""
    return {row["statement_id"] for row in fetch(connection, "SELECT statement_id FROM superseded_statement")}


def _stored(connection: DuckDBPyConnection, sources: Sequence[Source]) -> dict[str, Statement]:
    sql = "SELECT * FROM statement WHERE source_id IN (SELECT unnest($ids)) ORDER BY seq"
    found = fetch(connection, sql, {"ids": [source.id for source in sources]})
    return {row["id"]: rows.statement_of(row) for row in found}


def _decided_on(connection: DuckDBPyConnection) -> set[str]:
    """Statements of pairs that somebody has written on, or is asked to in an open round."""
    sql = """
        SELECT unnest([earlier_id, later_id]) AS id FROM pair
        WHERE id IN (SELECT pair_id FROM review UNION ALL SELECT assigned_id FROM sealed_pair)
        """
    return {row["id"] for row in fetch(connection, sql)}


def _has_successor(old: Statement, found: Sequence[Statement]) -> bool:
    """Tell whether something found now stands in the place of an old statement."""
    start, end = old.start or 0, old.end or 0
    return any(new.source_id == old.source_id and (new.start or 0) < end and start < (new.end or 0) for new in found)


def _in_order(stored: Iterable[str], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(key for key in stored if key in ids)


def _note(connection: DuckDBPyConnection, ids: Sequence[str], superseded: bool) -> None:
    now = rows.utc(datetime.now(UTC))
    noted = [{"statement_id": key, "superseded": superseded, "decided_at": now} for key in ids]
    if insert(connection, "supersession", noted):
        _make_leads_again(connection, ids)


def _make_leads_again(connection: DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Take the pairs of these statements from what the review pages look through, but for those that stand."""
    known = {"ids": list(ids)}
    theirs = "list_contains($ids, earlier_id) OR list_contains($ids, later_id)"
    standing = f"""
        SELECT coalesce(list(id), []) AS pairs FROM pair WHERE ({theirs})
        AND earlier_id NOT IN (SELECT statement_id FROM superseded_statement)
        AND later_id NOT IN (SELECT statement_id FROM superseded_statement)
        """  # noqa: S608 - of constants
    ((pairs,),) = connection.execute(standing, known).fetchall()
    connection.execute(f"DELETE FROM lead WHERE {theirs}", known)  # noqa: S608
    connection.execute("INSERT INTO lead FROM lead_of($pairs)", {"pairs": pairs})
