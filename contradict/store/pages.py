"""What each review page shows, read in one transaction: a pair with all around it, a source, the rounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from contradict.domain import EarlierReview, Flag, Retraction, Review, Round, Source, Statement, Verdict
from contradict.errors import MissingError
from contradict.scoring.influence import Influence
from contradict.store import influences, queue, reviews, rounds, rows
from contradict.store.book import ReviewBook
from contradict.store.connection import reading
from contradict.store.flags import FlagFilter, by_ids
from contradict.store.leads import FLAGGED
from contradict.store.tables import Parameters, among, fetch


@dataclass(frozen=True)
class Link:
    """How a statement is paired with one side of a flag.

    `verdict` is None for a restatement, for a pair that the judge was spared and before a scan ends.
    """

    pair_id: str
    rule: str
    similarity: float
    verdict: Verdict | None
    promise: float | None = None
    """Probability of a contradiction that a screen guesses, where there is no verdict."""

    @property
    def restated(self) -> bool:
        """Whether the two say the same in nearly the same words."""
        return self.rule == "restatement"


@dataclass(frozen=True)
class Neighbour:
    """A third statement that was paired with one or both statements of a flag. Its source comes without text."""

    statement: Statement
    source: Source
    to_earlier: Link | None
    to_later: Link | None


@dataclass(frozen=True)
class PairPage:
    """A flag, where it stands in the queue, what was written on it, and what else was said."""

    flag: Flag
    place: queue.Place
    reviews: list[Review]
    earlier_review: EarlierReview | None
    rounds: list[str]
    """Open rounds that the pair is part of: its decisions are sealed."""
    neighbours: list[Neighbour]
    influence: Influence | None


@dataclass(frozen=True)
class SourcePage:
    """A source, its statements in the order of the text, and how many flags rest on each, by id."""

    source: Source
    statements: list[Statement]
    flags: dict[str, int]
    withdrawn: Retraction | None


def pair(
    store: ReviewBook, pair_id: str, wanted: FlagFilter, viewer: str | None = None, round_name: str | None = None
) -> PairPage:
    """Read what the page of one pair shows to the viewer, on the way through a round if one is named.

    Raises MissingError when no judged pair has this id, StoreError or InputError when the viewer is in no such round.
    """
    with reading(store.path, store.patience) as connection:
        found = by_ids(connection, [pair_id])
        if not found:
            raise MissingError(f"{store.path}: no judged pair has the id '{pair_id}'; look it up in the queue")
        return PairPage(
            flag=found[0],
            place=_place(connection, store, wanted, pair_id, viewer, round_name),
            reviews=reviews.of_pair(connection, pair_id, viewer),
            earlier_review=reviews.earlier(connection, [pair_id]).get(pair_id),
            rounds=_rounds(connection, pair_id),
            neighbours=neighbours_of(connection, found[0]),
            influence=influences.read(connection, pair_id, found[0].verdict.scorer),
        )


def source(store: ReviewBook, source_id: str) -> SourcePage:
    """Read a source with its statements; raises MissingError when there is none with this id."""
    with reading(store.path, store.patience) as connection:
        found = fetch(connection, "SELECT * FROM source WHERE id = ?", [source_id])
        if not found:
            raise MissingError(f"{store.path}: no source has the id '{source_id}'; open it from one of its statements")
        stated = statements_where(
            connection, "source_id = ? ORDER BY quote_start NULLS LAST, said_on NULLS LAST, seq", [source_id]
        )
        sql = f"""
            SELECT statement_id, count(*) AS number FROM (
                SELECT earlier_id AS statement_id FROM lead WHERE earlier_source_id = $id AND {FLAGGED}
                UNION ALL
                SELECT later_id FROM lead WHERE later_source_id = $id AND {FLAGGED}
            ) GROUP BY ALL
            """  # noqa: S608 - of constants
        flags = {row["statement_id"]: row["number"] for row in fetch(connection, sql, {"id": source_id})}
        sql = "SELECT * FROM withdrawn_source WHERE source_id = ?"
        withdrawn = [rows.retraction_of(row) for row in fetch(connection, sql, [source_id])]
        return SourcePage(rows.source_of(found[0]), stated, flags, withdrawn[0] if withdrawn else None)


def flags_of(store: ReviewBook, pair_ids: Sequence[str]) -> dict[str, Flag]:
    """Read the flags of these pairs by id; those that rest on what was withdrawn or superseded are left out."""
    with reading(store.path, store.patience) as connection:
        return {flag.pair.id: flag for flag in by_ids(connection, pair_ids)}


def rounds_of(store: ReviewBook, viewer: str) -> list[tuple[Round, int | None]]:
    """List all rounds, newest first, with how many pairs the viewer has decided; None where he takes no part."""
    with reading(store.path, store.patience) as connection:
        found = reversed(rounds.read(connection))
        return [(one, rounds.progress(connection, store.path, one.name).get(viewer)) for one in found]


def neighbours(store: ReviewBook, flag: Flag) -> list[Neighbour]:
    """Find the third statements that were paired with one or both statements of a flag."""
    with reading(store.path, store.patience) as connection:
        return neighbours_of(connection, flag)


def neighbours_of(connection: DuckDBPyConnection, flag: Flag) -> list[Neighbour]:
    """Find the third statements that were paired with one or both statements of a flag."""
    ours = flag.earlier.id, flag.later.id
    links: dict[str, dict[str, Link]] = {}
    for row in _pairs_with(connection, ours):
        one, other = row["earlier_id"], row["later_id"]
        mine, third = (one, other) if one in ours else (other, one)
        verdict = rows.verdict_of(row) if row["scorer"] else None
        link = Link(row["id"], row["rule"], row["similarity"], verdict, row.get("promise"))
        links.setdefault(third, {})[mine] = link
    condition = f"""
        {among("id", links)} AND source_id NOT IN (SELECT source_id FROM withdrawn_source)
        ORDER BY said_on NULLS LAST, seq
        """  # noqa: S608 - of constants
    stated = statements_where(connection, condition, {"ids": list(links)})
    sources = sources_of(connection, stated)
    return [
        Neighbour(s, sources[s.source_id], links[s.id].get(flag.earlier.id), links[s.id].get(flag.later.id))
        for s in stated
    ]


def _pairs_with(connection: DuckDBPyConnection, ours: tuple[str, str]) -> list[rows.Row]:
    """The pairs of one of two statements with a third, each with its newest verdict if it has one."""
    # Four comparisons with one value each are made while reading; those joined by OR only afterwards.
    sql = """
        SELECT * FROM pair WHERE earlier_id = $a UNION SELECT * FROM pair WHERE later_id = $a
        UNION SELECT * FROM pair WHERE earlier_id = $b UNION SELECT * FROM pair WHERE later_id = $b
        """
    found = fetch(connection, sql, dict(zip("ab", ours, strict=True)))
    pairs = [row for row in found if {row["earlier_id"], row["later_id"]} != set(ours)]
    ids = [row["id"] for row in pairs]
    sql = f"SELECT * FROM verdict WHERE {among('pair_id', ids)} ORDER BY seq"  # noqa: S608 - of constants
    newest = {row["pair_id"]: row for row in fetch(connection, sql, {"ids": ids})}
    guesses = _promises(connection, [pair_id for pair_id in ids if pair_id not in newest])
    return [{**row, **newest.get(row["id"], {"scorer": None, "promise": guesses.get(row["id"])})} for row in pairs]


def _promises(connection: DuckDBPyConnection, pair_ids: Sequence[str]) -> dict[str, float]:
    if not pair_ids:
        return {}
    sql = f"SELECT pair_id, promise FROM promise WHERE {among('pair_id', pair_ids)} ORDER BY seq"  # noqa: S608
    return {row["pair_id"]: row["promise"] for row in fetch(connection, sql, {"ids": list(pair_ids)})}


def statements_where(connection: DuckDBPyConnection, condition: str, parameters: Parameters) -> list[Statement]:
    """Read the statements that meet a condition, in its order; the condition is one of ours, never a user's text."""
    sql = f"""
        SELECT * FROM statement WHERE id NOT IN (SELECT statement_id FROM superseded_statement) AND {condition}
        """  # noqa: S608 - conditions are ours
    return [rows.statement_of(row) for row in fetch(connection, sql, parameters)]


def sources_of(connection: DuckDBPyConnection, stated: Sequence[Statement]) -> dict[str, Source]:
    """Read the sources of these statements by id, without their text."""
    ids = list({statement.source_id for statement in stated})
    sql = f"SELECT * REPLACE ('' AS text) FROM source WHERE {among('id', ids)}"  # noqa: S608 - of constants
    return {row["id"]: rows.source_of(row) for row in fetch(connection, sql, {"ids": ids})}


def _place(
    connection: DuckDBPyConnection,
    store: ReviewBook,
    wanted: FlagFilter,
    pair_id: str,
    viewer: str | None,
    round_name: str | None,
) -> queue.Place:
    if round_name is None:
        return queue.place(connection, wanted, pair_id)
    left = rounds.undecided(connection, store.path, round_name, viewer or "")
    here = left.index(pair_id) if pair_id in left else 0
    others = [other for other in left if other != pair_id]
    return queue.Place(here, len(left), ([None, *others])[here], ([*others, None])[here])


def _rounds(connection: DuckDBPyConnection, pair_id: str) -> list[str]:
    if not fetch(connection, "SELECT name FROM open_round LIMIT 1"):
        return []  # to ask takes less than to join the keys of all pairs
    sql = "SELECT DISTINCT round FROM sealed_pair WHERE pair_id = ? ORDER BY round"
    return [row["round"] for row in fetch(connection, sql, [pair_id])]
