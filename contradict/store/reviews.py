"""The log of reviews: entries are only added; which of them count is said by the views of `003_reviews.sql`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from contradict.domain import Bearing, Decision, EarlierReview, Review
from contradict.errors import InputError
from contradict.store import rounds, rows
from contradict.store.tables import fetch, insert

KEYS = (
    "INSERT INTO statement_key SELECT * FROM unkeyed_statement",
    "INSERT INTO pair_key SELECT * FROM unkeyed_pair",
)
"""By these keys a pair is known again: run after pairs were added, the first one first."""

MANY = 100
"""Pairs from which on a join with all reviews is faster than looking for those of each."""


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
    case = _case(connection, pair_id)
    sql = "SELECT * FROM review WHERE pair_id IN (SELECT unnest($case)) ORDER BY seq"
    seen = [rows.review_of(row) for row in fetch(connection, sql, {"case": sorted(case)})]
    own = rounds.entries(connection, viewer) if viewer else []
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
    if len(pair_ids) > MANY:
        sql = "SELECT * FROM latest_review WHERE pair_id IN (SELECT unnest($ids))"
        return {row["pair_id"]: rows.review_of(row) for row in fetch(connection, sql, {"ids": list(pair_ids)})}
    sql = """
        SELECT own.pair_id AS own_id, copy.pair_id FROM pair_key AS own JOIN pair_key AS copy ON copy.key = own.key
        WHERE list_contains($ids, own.pair_id)
        """
    owners: dict[str, list[str]] = {}
    for row in fetch(connection, sql, {"ids": list(pair_ids)}):
        owners.setdefault(row["pair_id"], []).append(row["own_id"])
    # list_contains is pushed down to the table; a join is not.
    sql = "SELECT * FROM standing_review WHERE list_contains($ids, pair_id) ORDER BY seq"
    found = fetch(connection, sql, {"ids": list(owners)})
    return {own: rows.review_of(row) for row in found for own in owners[row["pair_id"]]}


def earlier(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> dict[str, EarlierReview]:
    """Find, for those of these pairs that have one, the review of another pair that bears on it."""
    ids = {"ids": list(pair_ids)}
    if not _near_a_review(connection, ids):
        return {}
    return {
        row["pair_id"]: EarlierReview(rows.review_of(row), Bearing(row["bearing"]))
        for row in fetch(connection, "SELECT * FROM earlier_review_of($ids)", ids)
    }


def _near_a_review(connection: DuckDBPyConnection, ids: dict[str, list[str]]) -> bool:
    """Whether any review can bear on these pairs at all: to ask takes far less than to find it."""
    asked = _sides(fetch(connection, "SELECT * FROM pair WHERE list_contains($ids, id)", ids))
    sql = "SELECT * FROM pair WHERE id IN (SELECT pair_id FROM review)"
    reviewed = _sides(fetch(connection, sql))
    sql = "SELECT * FROM statement_key WHERE statement_id IN (SELECT unnest($ids))"
    keys = fetch(connection, sql, {"ids": [*(asked | reviewed)]}) if reviewed else []
    ours, theirs = (
        {row[kind] for row in keys if row["statement_id"] in side for kind in ("said", "words", "document")}
        for side in (asked, reviewed)
    )
    sql = "SELECT * FROM pair WHERE rule = 'restatement'"
    return bool(ours & theirs) or bool(reviewed and asked & _sides(fetch(connection, sql)))


def _sides(pairs: Sequence[rows.Row]) -> set[str]:
    return {row[side] for row in pairs for side in ("earlier_id", "later_id")}


def _append(connection: DuckDBPyConnection, review: Review) -> None:
    if sealed := rounds.assigned(connection, review.pair_id):
        name, pair_id = sealed
        rounds.seal(connection, name, replace(review, pair_id=pair_id))
    else:
        insert(connection, "review", [rows.review_row(review)])


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
