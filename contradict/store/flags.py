"""Finding flags: a filter over the view `flag`, then whole flags with their statements, sources and reviews."""

from collections.abc import Collection, Sequence
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
from contradict.store.tables import among, fetch

LEAST_SCORE = 0.15
"""Score from which a conflict is a flag unless somebody asks otherwise: the chance that a reviewer confirms it.

Chosen on dev pairs (see eval/README.md); about one natural dev pair in a hundred reaches it.
"""


LEAD_SCORE = 0.5
"""Score from which any pair is a lead, whatever its relation (see macro `lead_of`)."""


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

_SHOWN = f"list_contains($relations, relation) AND ($status IS NULL OR status = $status) AND {MATCHING}"

_JUDGED = """(
        SELECT flag.*, pair_key.key,
            lower(concat_ws(chr(10), earlier_claim, earlier_quote, later_claim, later_quote)) AS words
        FROM flag JOIN pair_key ON pair_key.pair_id = flag.pair_id
    )"""
"""What `standing_lead` has, but of all judged pairs: it takes longer the more there are."""


def find(connection: DuckDBPyConnection, wanted: FlagFilter) -> list[Flag]:
    """Find the flags that the filter lets through, highest score first, then by pair id."""
    sql = f"""
        SELECT pair_id FROM {_holding(wanted)} WHERE {_SHOWN} ORDER BY score DESC, pair_id LIMIT $limit
        """  # noqa: S608 - of constants
    return by_ids(connection, [row["pair_id"] for row in fetch(connection, sql, parameters(wanted))])


def queue(connection: DuckDBPyConnection, wanted: FlagFilter) -> list[str]:
    """Pair ids of what is to be reviewed, as in `find`: copies of a pair once, pairs of open rounds left out."""
    sql = f"""
        SELECT pair_id FROM (
            SELECT pair_id, score FROM {_holding(wanted)}
            WHERE {_SHOWN} AND pair_id NOT IN (SELECT pair_id FROM sealed_pair)
            QUALIFY row_number() OVER (PARTITION BY key ORDER BY score DESC, pair_id) = 1
        ) ORDER BY score DESC, pair_id LIMIT $limit
        """  # noqa: S608 - of constants
    return [row["pair_id"] for row in fetch(connection, sql, parameters(wanted))]


def _holding(wanted: FlagFilter) -> str:
    """What surely holds all that the filter lets through: leads are conflicts and the like, and all of high score."""
    dull = {Relation.CONSISTENT.value, Relation.UNRELATED.value} & set(parameters(wanted)["relations"])
    return _JUDGED if dull and wanted.min_score < LEAD_SCORE else "standing_lead"


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
    if exact := by_ids(connection, [pair_id]):
        return exact[0]
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
    """Find the flags among these pairs, in this order; the view `flag`, which looks at all pairs, takes far longer."""
    sql = f"""
        SELECT pair.rule, pair.similarity, pair.earlier_id, pair.later_id, verdict.*
        FROM pair JOIN verdict ON verdict.pair_id = pair.id
        WHERE {among("pair.id", pair_ids)} AND {among("verdict.pair_id", pair_ids)} ORDER BY verdict.seq
        """  # noqa: S608 - of constants
    newest = {row["pair_id"]: row for row in fetch(connection, sql, {"ids": list(pair_ids)})}
    found = _whole(connection, [newest[pair_id] for pair_id in pair_ids if pair_id in newest])
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


def _statements(connection: DuckDBPyConnection, ids: Collection[str]) -> dict[str, Statement]:
    sql = f"SELECT * FROM statement WHERE {among('id', ids)}"  # noqa: S608 - of constants
    return {row["id"]: rows.statement_of(row) for row in fetch(connection, sql, {"ids": list(ids)})}


def _sources(connection: DuckDBPyConnection, ids: Collection[str]) -> dict[str, Source]:
    sql = f"SELECT * FROM source WHERE {among('id', ids)}"  # noqa: S608 - of constants
    return {row["id"]: rows.source_of(row) for row in fetch(connection, sql, {"ids": list(ids)})}
