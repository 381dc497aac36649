"""Rounds of review: what is written on the pairs of an open round is sealed until it closes.

An envelope hides what it holds from SQL; it is no protection against someone who takes the file apart.
"""

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from contradict.domain import DECIDING, Decision, Review, Round
from contradict.errors import InputError, StoreError
from contradict.store import rows
from contradict.store.tables import among, fetch, insert

_ROUNDS = """
    SELECT *, (SELECT list(pair_id ORDER BY seq) FROM round_pair WHERE round = review_round.name) AS pairs,
        (SELECT closed_at FROM round_closing WHERE round = review_round.name) AS closed_at
    FROM review_round ORDER BY seq
    """

_DECIDED = """
    SELECT reviewer, pair_id FROM (
        SELECT reviewer, pair_id, depth FROM sealed_review WHERE round = ?
        QUALIFY row_number() OVER (PARTITION BY reviewer, pair_id ORDER BY seq DESC) = 1
    ) WHERE depth > 0
    """
"""The pairs of a round that a reviewer has decided; the decision itself is in the envelope."""


def start(connection: DuckDBPyConnection, started: Round, settings: Mapping[str, Any]) -> None:
    """Open a round; `settings` says how its pairs were chosen.

    Raises InputError for fewer than two reviewers, no pairs, a known name or a pair that an open round has already.
    """
    names = {name.strip() for name in started.reviewers}
    if len(names) < 2 or "" in names:
        raise InputError(f"round '{started.name}': it takes two or more different reviewers")
    if not started.name.strip() or any(started.name == known.name for known in read(connection)):
        raise InputError(f"there is a round '{started.name}' already, or it has no name; choose another name")
    if not started.pairs:
        raise InputError(f"round '{started.name}': no pairs to review; widen the filter")
    for pair in started.pairs:
        if taken := assigned(connection, pair):
            raise InputError(f"pair {pair} is in the open round '{taken[0]}' already; close that one first")
    row = {
        "name": started.name,
        "reviewers": list(started.reviewers),
        "settings": rows.json_text(settings),
        "started_at": rows.utc(started.started_at),
    }
    insert(connection, "review_round", [row])
    insert(connection, "round_pair", [{"round": started.name, "pair_id": pair} for pair in started.pairs])


def close(connection: DuckDBPyConnection, path: Path, name: str) -> Round:
    """Close a round: its sealed entries join the other reviews, in their order; raises StoreError when it is closed."""
    found = one(connection, path, name)
    if found.closed_at:
        raise StoreError(f"{path}: round '{name}' was closed on {found.closed_at:%Y-%m-%d} already")
    written = _opened(connection, name)
    insert(connection, "round_closing", [{"round": name, "closed_at": rows.utc(datetime.now(UTC))}])
    publish(connection, written)
    return one(connection, path, name)


def publish(connection: DuckDBPyConnection, written: Sequence[Review]) -> None:
    """Add entries to the log that all may read, and note what stands on their cases now."""
    insert(connection, "review", [rows.review_row(review) for review in written])
    connection.execute("INSERT INTO reviewed BY NAME SELECT * FROM unlisted_review").fetchall()
    _note_decisions(connection, [review.pair_id for review in written])


def _note_decisions(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> None:
    """Note what the view `standing_decision` says of the cases of these pairs, without a look at all other entries."""
    sql = f"""
        SELECT reviewed.key, review.* FROM review JOIN reviewed ON reviewed.pair_id = review.pair_id
        WHERE reviewed.key IN (SELECT key FROM reviewed WHERE {among("pair_id", pair_ids)}) ORDER BY review.seq
        """  # noqa: S608 - of constants
    entries_of = [(row["key"], rows.review_of(row)) for row in fetch(connection, sql, {"ids": list(pair_ids)})]
    standing_now = {id(review) for stack in _stacks(review for _, review in entries_of) for review in stack}
    newest = {key: review.decision.value for key, review in entries_of if id(review) in standing_now}
    keys = list({key for key, _ in entries_of})
    sql = """
        UPDATE reviewed SET decision = now.decision
        FROM (SELECT unnest($keys) AS key, unnest($decisions::VARCHAR[]) AS decision) AS now
        WHERE now.key = reviewed.key
        """
    connection.execute(sql, {"keys": keys, "decisions": [newest.get(key) for key in keys]}).fetchall()


def read(connection: DuckDBPyConnection) -> list[Round]:
    """All rounds, oldest first."""
    return [_round(row) for row in fetch(connection, _ROUNDS)]


def one(connection: DuckDBPyConnection, path: Path, name: str) -> Round:
    """Find a round by its name; raises StoreError when there is none."""
    found = read(connection)
    known = ", ".join(round_.name for round_ in found) or "none"
    wanted = next((round_ for round_ in found if round_.name == name), None)
    if wanted is None:
        raise StoreError(f"{path}: no round '{name}'; there are: {known}")
    return wanted


def assigned(connection: DuckDBPyConnection, pair_id: str) -> tuple[str, str] | None:
    """Name the open round that seals what is written on this pair, and the pair of it that this one is a copy of."""
    sql = "SELECT round, assigned_id FROM sealed_pair WHERE pair_id = ? LIMIT 1"
    return next(((row["round"], row["assigned_id"]) for row in fetch(connection, sql, [pair_id])), None)


def seal(connection: DuckDBPyConnection, name: str, review: Review) -> None:
    """Put an entry away until the round closes."""
    sql = "SELECT depth FROM sealed_review WHERE round = ? AND pair_id = ? AND reviewer = ? ORDER BY seq DESC LIMIT 1"
    depth = next((row["depth"] for row in fetch(connection, sql, [name, review.pair_id, review.reviewer])), 0)
    step = {Decision.WITHDRAWN: -1, Decision.NOTED: 0}.get(review.decision, 1)
    row = {
        "round": name,
        "pair_id": review.pair_id,
        "reviewer": review.reviewer,
        "depth": depth + step,
        "envelope": _envelope(review),
    }
    insert(connection, "sealed_review", [row])


def entries(connection: DuckDBPyConnection, reviewer: str) -> list[Review]:
    """All that a reviewer wrote on pairs of open rounds, oldest first; it is shown to nobody else."""
    names = [row["name"] for row in fetch(connection, "SELECT name FROM open_round ORDER BY seq")]
    return [review for name in names for review in _opened(connection, name) if review.reviewer == reviewer]


def standing(connection: DuckDBPyConnection, reviewer: str) -> list[Review]:
    """Sealed decisions of a reviewer that he has not taken back, for each pair oldest first."""
    return [review for stack in _stacks(entries(connection, reviewer)) for review in stack]


def progress(connection: DuckDBPyConnection, path: Path, name: str) -> dict[str, int]:
    """Count for each reviewer of a round on how many of its pairs a decision of theirs stands; not which one."""
    sql = f"SELECT reviewer, count(*) AS decided FROM ({_DECIDED}) GROUP BY reviewer"  # noqa: S608
    counts = {row["reviewer"]: row["decided"] for row in fetch(connection, sql, [name])}
    return {reviewer: counts.get(reviewer, 0) for reviewer in one(connection, path, name).reviewers}


def undecided(connection: DuckDBPyConnection, path: Path, name: str, reviewer: str) -> list[str]:
    """Pairs of an open round that a reviewer of it has not decided yet, in their order.

    Raises StoreError for a round that is closed, InputError for someone who is none of its reviewers.
    """
    found = one(connection, path, name)
    if found.closed_at:
        raise StoreError(f"{path}: round '{name}' is closed; look at it with `contradict round agreement {name}`")
    if reviewer not in found.reviewers:
        raise InputError(f"'{reviewer}' is no reviewer of round '{name}'; they are {', '.join(found.reviewers)}")
    sql = f"SELECT pair_id FROM ({_DECIDED}) WHERE reviewer = ?"  # noqa: S608
    decided = {row["pair_id"] for row in fetch(connection, sql, [name, reviewer])}
    return [pair for pair in found.pairs if pair not in decided]


def decisions(connection: DuckDBPyConnection, path: Path, name: str) -> list[Review]:
    """For each pair and reviewer of a closed round the decision that stood when it closed.

    Raises StoreError while the round is open.
    """
    if one(connection, path, name).closed_at is None:
        raise StoreError(
            f"{path}: round '{name}' is open and its decisions are sealed; `contradict round close {name}`"
        )
    return [stack[-1] for stack in _stacks(_opened(connection, name)) if stack]


def _stacks(written: Iterable[Review]) -> list[list[Review]]:
    """For each pair and reviewer the decisions that stand, the newest last."""
    stacks: dict[tuple[str, str], list[Review]] = {}
    for review in written:
        stack = stacks.setdefault((review.pair_id, review.reviewer), [])
        if review.decision is Decision.WITHDRAWN:
            stack.pop()
        elif review.decision in DECIDING:
            stack.append(review)
    return list(stacks.values())


def _opened(connection: DuckDBPyConnection, name: str) -> list[Review]:
    sql = "SELECT * FROM sealed_review WHERE round = ? ORDER BY seq"
    reviews = []
    for row in fetch(connection, sql, [name]):
        content = json.loads(zlib.decompress(row["envelope"]))
        content["decided_at"] = datetime.fromisoformat(content["decided_at"])
        reviews.append(rows.review_of({**content, "pair_id": row["pair_id"], "reviewer": row["reviewer"]}))
    return reviews


def _envelope(review: Review) -> bytes:
    content = {key: value for key, value in rows.review_row(review).items() if key not in ("pair_id", "reviewer")}
    return zlib.compress(json.dumps({**content, "decided_at": content["decided_at"].isoformat()}).encode())


def _round(row: rows.Row) -> Round:
    return Round(
        name=row["name"],
        reviewers=tuple(row["reviewers"]),
        pairs=tuple(row["pairs"] or ()),
        started_at=row["started_at"].replace(tzinfo=UTC),
        closed_at=rows.time_of(row["closed_at"]),
    )
