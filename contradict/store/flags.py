"""Finding flags: a filter over the view `flag`, then whole flags with their statements, sources and reviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from duckdb import DuckDBPyConnection

from contradict.domain import CONFLICTS, Decision, Flag, Relation, Source, Statement
from contradict.errors import MissingError, StoreError
from contradict.store import rows
from contradict.store.renewals import superseded_ids
from contradict.store.reviews import latest_of
from contradict.store.rows import Row
from contradict.store.tables import fetch

LEAST_SCORE = 0.1
"""Score from which a conflict is a flag unless somebody asks otherwise: one chance in ten that a reviewer confirms.

Chosen for an earlier judge with a look at dev pairs and at one pair of the test part (see eval/README.md), and kept
since. About one natural dev pair in a hundred reaches it.
"""


@dataclass(frozen=True)
class FlagFilter:
    """Which flags to see; what is None does not restrict.

    Without a relation only conflicts are seen, or all when a decision is asked for: what a person decided counts.

    `organization` and `speaker` match a part of the name of either statement, whatever its case. `since` and `until`
    are inclusive: one of the statements must have been said, or may have been said, between them. All words of `text`
    must occur in the two statements, in any case and anywhere, parts of words too.
    """

    organization: str | None = None
    speaker: str | None = None
    since: date | None = None
    until: date | None = None
    relation: Relation | None = None
    status: Decision | Literal["unreviewed"] | None = None
    min_score: float = LEAST_SCORE
    limit: int | None = 20
    text: str | None = None


MATCHING = """score >= $min_score
      AND ($organization IS NULL
           OR contains(lower(earlier_organization), lower($organization))
           OR contains(lower(later_organization), lower($organization)))
      AND ($speaker IS NULL
           OR contains(lower(earlier_speaker), lower($speaker))
           OR contains(lower(later_speaker), lower($speaker)))
      AND (($since IS NULL AND $until IS NULL)
           OR (earlier_said_on_last >= $since AND earlier_said_on <= $until)
           OR (later_said_on_last >= $since AND later_said_on <= $until))
      AND (len($terms) = 0 OR len(list_filter($terms, lambda term: NOT contains(words, term))) = 0)"""
"""The filter in SQL, but for relation and status: over anything with the columns of table `lead`."""

_MATCHING = f"""
    SELECT * FROM (
        SELECT *, lower(concat_ws(chr(10), earlier_claim, earlier_quote, later_claim, later_quote)) AS words FROM flag
    )
    WHERE list_contains($relations, relation) AND ($status IS NULL OR status = $status) AND {MATCHING}
    """  # noqa: S608 - of constants
_FIND = f"{_MATCHING} ORDER BY score DESC, pair_id LIMIT $limit"
_QUEUE = f"""
    SELECT pair_id FROM (
        SELECT flag.pair_id, flag.score FROM ({_MATCHING}) AS flag
        JOIN pair_key ON pair_key.pair_id = flag.pair_id
        WHERE flag.pair_id NOT IN (SELECT pair_id FROM sealed_pair)
        QUALIFY row_number() OVER (PARTITION BY pair_key.key ORDER BY flag.score DESC, flag.pair_id) = 1
    ) ORDER BY score DESC, pair_id LIMIT $limit
    """  # noqa: S608 (of constants)


def find(connection: DuckDBPyConnection, wanted: FlagFilter) -> list[Flag]:
    """Find the flags that the filter lets through, highest score first, then by pair id."""
    return _whole(connection, fetch(connection, _FIND, parameters(wanted)))


def queue(connection: DuckDBPyConnection, wanted: FlagFilter) -> list[str]:
    """Pair ids of what is to be reviewed, as in `find`: copies of a pair once, pairs of open rounds left out."""
    return [row["pair_id"] for row in fetch(connection, _QUEUE, parameters(wanted))]


def parameters(wanted: FlagFilter) -> dict[str, Any]:
    """Give the values of a filter as the queries of flags name them."""
    unnamed = CONFLICTS if wanted.status in (None, "unreviewed") else tuple(Relation)
    relations = [wanted.relation] if wanted.relation else unnamed
    anytime = wanted.since is None and wanted.until is None
    return {
        "relations": [relation.value for relation in relations],
        "min_score": wanted.min_score,
        "status": str(wanted.status) if wanted.status else None,
        "organization": wanted.organization,
        "speaker": wanted.speaker,
        "since": None if anytime else wanted.since or date.min,
        "until": None if anytime else wanted.until or date.max,
        "terms": (wanted.text or "").lower().split(),
        "limit": wanted.limit,
    }


def one(connection: DuckDBPyConnection, path: Path, pair_id: str) -> Flag:
    """Find the judged pair whose id is, or begins with, `pair_id`.

    Raises MissingError when there is none, StoreError when there are more than one.
    """
    sql = "SELECT * FROM flag WHERE starts_with(pair_id, lower($prefix)) ORDER BY pair_id LIMIT 4"
    found = fetch(connection, sql, {"prefix": pair_id.strip()})
    if not found:
        raise MissingError(f"{path}: {_absent(connection, pair_id)}")
    if len(found) > 1:
        some = ", ".join(row["pair_id"] for row in found[:3])
        raise StoreError(f"{path}: '{pair_id}' begins more than one pair ({some}…); give more of the id")
    return _whole(connection, found)[0]


def _absent(connection: DuckDBPyConnection, pair_id: str) -> str:
    sql = """
        SELECT withdrawn_source.source_id, withdrawn_source.reason FROM pair
        JOIN statement ON statement.id IN (pair.earlier_id, pair.later_id)
        JOIN withdrawn_source ON withdrawn_source.source_id = statement.source_id
        WHERE starts_with(pair.id, lower($prefix)) LIMIT 1
        """
    for row in fetch(connection, sql, {"prefix": pair_id.strip()}):
        return (
            f"the pair '{pair_id}' rests on the source {row['source_id']}, which is withdrawn ({row['reason']}); "
            "`contradict reinstate` takes that back"
        )
    sql = """
        SELECT superseded_statement.* FROM pair
        JOIN superseded_statement ON superseded_statement.statement_id IN (pair.earlier_id, pair.later_id)
        WHERE starts_with(pair.id, lower($prefix)) LIMIT 1
        """
    for row in fetch(connection, sql, {"prefix": pair_id.strip()}):
        return (
            f"the pair '{pair_id}' rests on the statement {row['statement_id']}, which its document no longer yields "
            f"since {row['decided_at']:%Y-%m-%d} (`contradict renew`); its reviews are kept"
        )
    return f"no judged pair begins with '{pair_id}'; `contradict flags` lists the pairs"


def by_ids(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> list[Flag]:
    """Find the flags among a few pairs, in this order; the view `flag` takes far longer for a few of many."""
    ids = {"ids": list(pair_ids)}
    # list_contains is faster than a join, as long as the list is short.
    pairs = fetch(connection, "SELECT * FROM pair WHERE list_contains($ids, id)", ids)
    verdicts = fetch(connection, "SELECT * FROM verdict WHERE list_contains($ids, pair_id) ORDER BY seq", ids)
    newest = {row["pair_id"]: row for row in verdicts}
    judged = {row["id"]: {**row, **newest[row["id"]]} for row in pairs if row["id"] in newest}
    found = _whole(connection, [judged[pair_id] for pair_id in pair_ids if pair_id in judged])
    withdrawn = {row["source_id"] for row in fetch(connection, "SELECT source_id FROM withdrawn_source")}
    superseded = superseded_ids(connection)
    return [
        flag
        for flag in found
        if not withdrawn & {flag.earlier.source_id, flag.later.source_id}
        and not superseded & {flag.earlier.id, flag.later.id}
    ]


def _whole(connection: DuckDBPyConnection, found: list[Row]) -> list[Flag]:
    """Add what the flat rows of the view leave out: each statement, source and review is read once."""
    statements = _statements(connection, {row[side] for row in found for side in ("earlier_id", "later_id")})
    sources = _sources(connection, {statement.source_id for statement in statements.values()})
    reviews = latest_of(connection, [row["pair_id"] for row in found])
    flags = []
    for row in found:
        earlier, later = statements[row["earlier_id"]], statements[row["later_id"]]
        flags.append(
            Flag(
                pair=rows.pair_of(row),
                verdict=rows.verdict_of(row),
                earlier=earlier,
                later=later,
                earlier_source=sources[earlier.source_id],
                later_source=sources[later.source_id],
                review=reviews.get(row["pair_id"]),
            )
        )
    return flags


def _statements(connection: DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Statement]:
    sql = "SELECT * FROM statement WHERE id IN (SELECT unnest($ids))"
    return {row["id"]: rows.statement_of(row) for row in fetch(connection, sql, {"ids": list(ids)})}


def _sources(connection: DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Source]:
    sql = "SELECT * FROM source WHERE id IN (SELECT unnest($ids))"
    return {row["id"]: rows.source_of(row) for row in fetch(connection, sql, {"ids": list(ids)})}
