"""The log of reviews: entries are only added; which of them count is said by the views of `003_reviews.sql`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from contradict.domain import Bearing, Decision, EarlierReview, Review
from contradict.errors import InputError
from contradict.store import rounds, rows
from contradict.store.tables import FEW, fetch

KEYS = (
    "INSERT INTO statement_key SELECT * FROM unkeyed_statement",
    "INSERT INTO pair_key SELECT * FROM unkeyed_pair",
)
"""By these keys a pair is known again: run after pairs were added, the first one first."""


def add_keys(connection: DuckDBPyConnection) -> None:
    """Give the pairs that are new the keys by which reviews find them again."""
    for sql in KEYS:
        connection.execute(sql).fetchall()


def add(connection: DuckDBPyConnection, review: Review) -> None:
    """Add a decision or a note; on a pair of an open round it is sealed.

    Raises InputError for a review without a reviewer, with a reason that is not for rejecting, or that takes back.
    """
    if not review.reviewer.strip():
        raise InputError("a review needs a reviewer; say who you are with `contradict reviewer NAME`")
    if review.reason and review.decision is not Decision.REJECTED:
        raise InputError(f"the reason '{review.reason}' is one for rejecting; this review says {review.decision}")
    if review.decision is Decision.WITHDRAWN:
        raise InputError("a decision is taken back by undoing it")
    try:
        f"{review.reviewer}{review.note}".encode()
    except UnicodeEncodeError as error:
        raise InputError(f"review: {error.object[:60]!r} is not valid Unicode; mend the text and try again") from None
    _append(connection, review)


def undo(connection: DuckDBPyConnection, reviewer: str, pair_id: str | None) -> Review | None:
    """Take back the newest standing decision of a reviewer, on this pair if one is given; None if there is none."""
    found = [*_standing(connection, reviewer), *rounds.standing(connection, reviewer)]
    case = _case(connection, pair_id) if pair_id else None
    found = [review for review in found if case is None or review.pair_id in case]
    if not found:
        return None
    newest = max(reversed(found), key=lambda review: review.decided_at).pair_id
    undone = [review for review in found if review.pair_id == newest][-1]
    _append(connection, Review(newest, reviewer, Decision.WITHDRAWN, datetime.now(UTC)))
    return undone


def of_pair(connection: DuckDBPyConnection, pair_id: str, viewer: str | None) -> list[Review]:
    """All entries on the pair and its copies that the viewer may see, oldest first: sealed ones only if his own."""
    sql = """
        SELECT review.* FROM review JOIN reviewed ON reviewed.pair_id = review.pair_id
        WHERE reviewed.key = (SELECT key FROM pair_key WHERE pair_id = ?) ORDER BY seq
        """
    seen = [rows.review_of(row) for row in fetch(connection, sql, [pair_id])]
    own = rounds.entries(connection, viewer) if viewer else []
    case = _case(connection, pair_id) if own else set()
    return [*seen, *(review for review in own if review.pair_id in case)]


def everything(connection: DuckDBPyConnection) -> list[Review]:
    """The whole log but for what is sealed, oldest first."""
    return [rows.review_of(row) for row in fetch(connection, "SELECT * FROM review ORDER BY seq")]


def latest(connection: DuckDBPyConnection) -> dict[str, Review]:
    """The review that counts for each pair that was looked at, without a case twice: the newest one stands for all."""
    sql = """
        SELECT standing.* FROM standing_review AS standing JOIN pair_key USING (pair_id)
        QUALIFY row_number() OVER (PARTITION BY pair_key.key ORDER BY standing.seq DESC) = 1
        ORDER BY standing.seq
        """
    return {row["pair_id"]: rows.review_of(row) for row in fetch(connection, sql)}


def latest_of(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> dict[str, Review]:
    """Find the review that counts for each of these pairs."""
    if len(pair_ids) > FEW:
        sql = "SELECT * FROM latest_review WHERE pair_id IN (SELECT unnest($ids))"
        return {row["pair_id"]: rows.review_of(row) for row in fetch(connection, sql, {"ids": list(pair_ids)})}
    found = fetch(connection, "SELECT * FROM pair_key WHERE list_contains($ids, pair_id)", {"ids": list(pair_ids)})
    keys = {row["pair_id"]: row["key"] for row in found}
    sql = "SELECT 1 FROM reviewed WHERE decision IS NOT NULL AND list_contains($keys, key) LIMIT 1"
    if not fetch(connection, sql, {"keys": [*keys.values()]}):
        return {}
    sql = """
        SELECT standing.*, reviewed.key FROM standing_review AS standing
        JOIN reviewed ON reviewed.pair_id = standing.pair_id
        WHERE list_contains($keys, reviewed.key) ORDER BY standing.seq
        """
    newest = {row["key"]: rows.review_of(row) for row in fetch(connection, sql, {"keys": [*keys.values()]})}
    return {pair_id: newest[key] for pair_id, key in keys.items() if key in newest}


def earlier(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> dict[str, EarlierReview]:
    """Find, for those of these pairs that have one, the review of another pair that bears on it."""
    candidates = [found for pair_id in pair_ids for found in _candidates(connection, pair_id)]
    if not candidates:
        return {}
    known = {"ids": list(pair_ids), "candidates": candidates}
    return {
        row["pair_id"]: EarlierReview(rows.review_of(row), Bearing(row["bearing"]))
        for row in fetch(connection, "SELECT * FROM earlier_review_among($ids, $candidates)", known)
    }


def _candidates(connection: DuckDBPyConnection, pair_id: str) -> list[str]:
    """The reviewed pairs that may bear on this one, both sides on both sides: to ask takes far less than to find."""
    sql = "SELECT earlier_id, later_id, key FROM pair JOIN pair_key ON pair_key.pair_id = id WHERE id = ?"
    sql_found = """
        SELECT pair_id FROM reviewed
        WHERE key <> $key AND (
            (list_has_any(earlier_marks, $earlier) AND list_has_any(later_marks, $later))
            OR (list_has_any(earlier_marks, $later) AND list_has_any(later_marks, $earlier))
        )
        """
    for pair in fetch(connection, sql, [pair_id]):
        marks = {side: _marks(connection, pair[f"{side}_id"]) for side in ("earlier", "later")}
        return [row["pair_id"] for row in fetch(connection, sql_found, {"key": pair["key"], **marks})]
    return []


def _marks(connection: DuckDBPyConnection, statement_id: str) -> list[str]:
    """What one side of a reviewed pair has in common with this statement if it bears on it."""
    sql = "SELECT said, words, document FROM statement_key WHERE statement_id = ?"
    keys = [mark for row in fetch(connection, sql, [statement_id]) for mark in row.values()]
    once = _restated(connection, [statement_id])
    return [*keys, *once, *_restated(connection, once)]


def _restated(connection: DuckDBPyConnection, ids: Sequence[str]) -> list[str]:
    sql = """
        SELECT earlier_id, later_id FROM pair
        WHERE rule = 'restatement' AND (list_contains($ids, earlier_id) OR list_contains($ids, later_id))
        """
    found = fetch(connection, sql, {"ids": list(ids)}) if ids else []
    return [row[side] for row in found for side in ("earlier_id", "later_id")]


def _append(connection: DuckDBPyConnection, review: Review) -> None:
    if sealed := rounds.assigned(connection, review.pair_id):
        name, pair_id = sealed
        rounds.seal(connection, name, replace(review, pair_id=pair_id))
    else:
        rounds.publish(connection, [review])


def _standing(connection: DuckDBPyConnection, reviewer: str) -> list[Review]:
    """Decisions of a reviewer that stand and can be taken back now: not those on pairs that are being decided anew."""
    sql = """
        SELECT * FROM standing_review WHERE reviewer = ? AND pair_id NOT IN (SELECT pair_id FROM sealed_pair)
        ORDER BY seq
        """
    return [rows.review_of(row) for row in fetch(connection, sql, [reviewer])]


def _case(connection: DuckDBPyConnection, pair_id: str) -> set[str]:
    """The pair and its copies."""
    sql = "SELECT pair_id FROM pair_key WHERE key = (SELECT key FROM pair_key WHERE pair_id = ?)"
    return {pair_id, *(row["pair_id"] for row in fetch(connection, sql, [pair_id]))}
