"""The queue of the review pages: flags by filter, a page at a time, with counts and with what comes before and after.

It looks through the table `lead`, which is small; the view `flag` joins everything to everything, and takes longer the
more statements there are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from duckdb import DuckDBPyConnection

from contradict.domain import Decision, Round
from contradict.store import leads, rounds
from contradict.store.book import ReviewBook
from contradict.store.connection import reading
from contradict.store.flags import MATCHING, FlagFilter, parameters
from contradict.store.leads import Lead
from contradict.store.tables import fetch

PAGE = 25
"""Flags on a page."""


@dataclass(frozen=True)
class QueuePage:
    """A page of flags, and how many there are by status and by relation.

    Each count holds to the whole filter but the one thing that it counts by.
    """

    leads: list[Lead]
    total: int
    by_status: Counter[str]
    by_relation: Counter[str]
    rounds: list[Round]
    """Those that are open; their pairs are not in the queue."""


@dataclass(frozen=True)
class Place:
    """Where a pair stands in a filtered queue: how many come before it, and its neighbours' ids."""

    before: int
    total: int
    previous: str | None
    next: str | None


_FOUND = f"""
    WITH found AS MATERIALIZED (
        SELECT pair_id, relation, score, status FROM standing_lead
        WHERE {MATCHING} AND pair_id NOT IN (SELECT pair_id FROM sealed_pair)
        QUALIFY row_number() OVER (PARTITION BY key ORDER BY score DESC, pair_id) = 1
    ), shown AS (
        SELECT * FROM found WHERE list_contains($relations, relation) AND ($status IS NULL OR status = $status)
    )
    """  # noqa: S608 - of constants

_PAGE = """
    , counted AS (SELECT status, relation, count(*) AS number FROM found GROUP BY ALL
    ), listed AS (SELECT * FROM shown ORDER BY score DESC, pair_id LIMIT $limit OFFSET $offset)
    SELECT
        (SELECT list({status: status, relation: relation, number: number}) FROM counted) AS counts,
        (SELECT list({pair_id: pair_id, status: status} ORDER BY score DESC, pair_id) FROM listed) AS listed
    """

_PLACE = """
    , here AS (SELECT coalesce((SELECT any_value(score) FROM lead WHERE pair_id = $pair_id), 0) AS score
    ), placed AS (
        SELECT shown.pair_id, (-shown.score, shown.pair_id) AS rank, rank < (-here.score, $pair_id) AS before
        FROM shown, here WHERE shown.pair_id <> $pair_id
    )
    SELECT
        count(*) FILTER (before) AS before,
        (SELECT count(*) FROM shown) AS total,
        max_by(pair_id, rank) FILTER (before) AS previous,
        min_by(pair_id, rank) FILTER (NOT before) AS next
    FROM placed
    """


def page(store: ReviewBook, wanted: FlagFilter, number: int = 1) -> QueuePage:
    """Find page `number`, from 1, of the flags that the filter lets through; the filter's `limit` is not looked at."""
    known = {**parameters(wanted), "limit": PAGE, "offset": PAGE * (number - 1)}
    with reading(store.path, store.patience) as connection:
        (row,) = fetch(connection, _FOUND + _PAGE, known)
        shown = leads.read(connection, {found["pair_id"]: found["status"] for found in row["listed"] or []})
        open_rounds = [found for found in rounds.read(connection) if found.closed_at is None]
    counts = row["counts"] or []
    in_relation = [count for count in counts if count["relation"] in _relations(wanted, count["status"])]
    in_status = [count for count in counts if known["status"] in (None, count["status"])]
    return QueuePage(
        leads=shown,
        total=sum(count["number"] for count in in_status if count["relation"] in known["relations"]),
        by_status=_sums("status", in_relation),
        by_relation=_sums("relation", in_status),
        rounds=open_rounds,
    )


def place(connection: DuckDBPyConnection, wanted: FlagFilter, pair_id: str) -> Place:
    """Find where a pair stands in the queue, or where it would stand if the filter let it through."""
    known = {**parameters(wanted), "pair_id": pair_id}
    del known["limit"]
    (row,) = fetch(connection, _FOUND + _PLACE, known)
    return Place(row["before"], row["total"], row["previous"], row["next"])


def _relations(wanted: FlagFilter, status: str) -> list[str]:
    """The relations that are seen under another status."""
    other = replace(wanted, status="unreviewed" if status == "unreviewed" else Decision(status))
    return list(parameters(other)["relations"])


def _sums(name: str, counts: Sequence[Any]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in counts:
        sums[row[name]] += row["number"]
    return sums
