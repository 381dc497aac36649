"""What each review page shows, read in one transaction: a pair with all around it, a source, a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from contradict.domain import EarlierReview, Flag, Retraction, Review, Source, Statement, Verdict
from contradict.errors import MissingError
from contradict.scoring.influence import Influence
from contradict.store import influences, queue, reviews, rounds, rows
from contradict.store.book import ReviewBook
from contradict.store.connection import reading
from contradict.store.flags import LEAST_SCORE, FlagFilter, by_ids
from contradict.store.tables import Parameters, fetch

Kind = Literal["organization", "speaker"]

PAGE = 50
"""Statements on the page of a person or an organisation."""


@dataclass(frozen=True)
class Link:
    """How a statement is paired with one side of a flag; `verdict` is None for a restatement and before a scan ends."""

    pair_id: str
    rule: str
    similarity: float
    verdict: Verdict | None


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


@dataclass(frozen=True)
class Person:
    """A speaker or an organisation: a name with how many statements and flags there are."""

    name: str
    statements: int
    flags: int


@dataclass(frozen=True)
class PersonPage:
    """A page of what one person or organisation said, newest first; the names it goes by, flags, reviews."""

    names: list[str]
    total: int
    statements: list[tuple[Statement, Source]]
    affiliations: list[tuple[str, int]]
    """For a speaker the organisations, for an organisation the speakers, with their number of statements."""
    flags: list[Flag]
    flag_count: int


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
        stated = _statements(
            connection, "source_id = ? ORDER BY quote_start NULLS LAST, said_on NULLS LAST, seq", [source_id]
        )
        sql = """
            SELECT statement_id, count(*) AS number FROM (
                SELECT earlier_id AS statement_id FROM lead WHERE earlier_source_id = $id
                UNION ALL
                SELECT later_id FROM lead WHERE later_source_id = $id
            ) GROUP BY ALL
            """
        flags = {row["statement_id"]: row["number"] for row in fetch(connection, sql, {"id": source_id})}
        sql = "SELECT * FROM withdrawn_source WHERE source_id = ?"
        withdrawn = [rows.retraction_of(row) for row in fetch(connection, sql, [source_id])]
        return SourcePage(rows.source_of(found[0]), stated, flags, withdrawn[0] if withdrawn else None)


def people(store: ReviewBook, kind: Kind, part: str = "", most: int = 200) -> list[Person]:
    """List the organisations or speakers whose name holds `part`, those with the most flags first."""
    sql = f"""
        WITH named AS (
            SELECT {kind} AS name, count(*) AS statements FROM statement
            WHERE id NOT IN (SELECT statement_id FROM superseded_statement)
              AND {kind} IS NOT NULL AND contains(lower({kind}), lower($part)) GROUP BY ALL
        ), led AS (
            SELECT name, count(*) AS flags FROM (
                SELECT unnest(list_distinct([earlier_{kind}, later_{kind}])) AS name
                FROM lead WHERE score >= {LEAST_SCORE}
            ) GROUP BY ALL
        )
        SELECT name, statements, coalesce(flags, 0) AS flags FROM named LEFT JOIN led USING (name)
        ORDER BY flags DESC, statements DESC, name LIMIT $most
        """  # noqa: S608 - `kind` is one of two words of ours
    with reading(store.path, store.patience) as connection:
        found = fetch(connection, sql, {"part": part, "most": most})
    return [Person(row["name"], row["statements"], row["flags"]) for row in found]


def person(store: ReviewBook, kind: Kind, name: str, number: int = 1) -> PersonPage:
    """Read page `number`, from 1, of what a person or organisation said, under any of its names.

    Raises MissingError when nobody of this name has said anything.
    """
    with reading(store.path, store.patience) as connection:
        names = _names(connection, kind, name)
        sql = f"""
            SELECT count(*) FROM statement
            WHERE list_contains(?, {kind}) AND id NOT IN (SELECT statement_id FROM superseded_statement)
            """  # noqa: S608 - `kind` is one of two words of ours
        total = _count(connection, sql, [names])
        if not total:
            raise MissingError(f"{store.path}: no {kind} is called '{name}'; look the name up under People")
        stated = _statements(
            connection,
            f"list_contains(?, {kind}) ORDER BY said_on DESC NULLS LAST, seq LIMIT ? OFFSET ?",
            [names, PAGE, PAGE * (number - 1)],
        )
        sources = _sources(connection, stated)
        flags = _flags_of(connection, kind, names)
        return PersonPage(
            names=names,
            total=total,
            statements=[(statement, sources[statement.source_id]) for statement in stated],
            affiliations=_affiliations(connection, kind, names),
            flags=by_ids(connection, flags[:PAGE]),
            flag_count=len(flags),
        )


def neighbours(store: ReviewBook, flag: Flag) -> list[Neighbour]:
    """Find the third statements that were paired with one or both statements of a flag."""
    with reading(store.path, store.patience) as connection:
        return neighbours_of(connection, flag)


def neighbours_of(connection: DuckDBPyConnection, flag: Flag) -> list[Neighbour]:
    """Find the third statements that were paired with one or both statements of a flag."""
    sql = """
        SELECT *, (earlier_id = $earlier OR earlier_id = $later) AS first FROM pair
        WHERE (earlier_id = $earlier OR earlier_id = $later) <> (later_id = $earlier OR later_id = $later)
        """
    pairs = fetch(connection, sql, {"earlier": flag.earlier.id, "later": flag.later.id})
    sql = """
        SELECT * FROM verdict WHERE pair_id IN (SELECT unnest($ids))
        QUALIFY row_number() OVER (PARTITION BY pair_id ORDER BY seq DESC) = 1
        """
    ids = {"ids": [row["id"] for row in pairs]}
    verdicts = {row["pair_id"]: rows.verdict_of(row) for row in fetch(connection, sql, ids)}
    links: dict[str, dict[str, Link]] = {}
    for row in pairs:
        ours, other = (row["earlier_id"], row["later_id"]) if row["first"] else (row["later_id"], row["earlier_id"])
        link = Link(row["id"], row["rule"], row["similarity"], verdicts.get(row["id"]))
        links.setdefault(other, {})[ours] = link
    condition = """
        id IN (SELECT unnest(?)) AND source_id NOT IN (SELECT source_id FROM withdrawn_source)
        ORDER BY said_on NULLS LAST, seq
        """
    stated = _statements(connection, condition, [list(links)])
    sources = _sources(connection, stated)
    return [
        Neighbour(s, sources[s.source_id], links[s.id].get(flag.earlier.id), links[s.id].get(flag.later.id))
        for s in stated
    ]


def _statements(connection: DuckDBPyConnection, condition: str, parameters: Parameters) -> list[Statement]:
    sql = f"""
        SELECT * FROM statement WHERE id NOT IN (SELECT statement_id FROM superseded_statement) AND {condition}
        """  # noqa: S608 - conditions are written in this module
    return [rows.statement_of(row) for row in fetch(connection, sql, parameters)]


def _sources(connection: DuckDBPyConnection, stated: Sequence[Statement]) -> dict[str, Source]:
    sql = "SELECT * REPLACE ('' AS text) FROM source WHERE id IN (SELECT unnest($ids))"
    ids = {"ids": list({statement.source_id for statement in stated})}
    return {row["id"]: rows.source_of(row) for row in fetch(connection, sql, ids)}


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
    sql = "SELECT DISTINCT round FROM sealed_pair WHERE pair_id = ? ORDER BY round"
    return [row["round"] for row in fetch(connection, sql, [pair_id])]


def _names(connection: DuckDBPyConnection, kind: Kind, name: str) -> list[str]:
    """The name itself first, then the others that alias rows give it."""
    sql = """
        WITH called AS (SELECT DISTINCT name FROM alias WHERE kind = $kind AND $name IN (name, alias))
        SELECT name FROM called
        UNION
        SELECT alias FROM alias JOIN called USING (name) WHERE kind = $kind
        ORDER BY name
        """
    found = [row["name"] for row in fetch(connection, sql, {"kind": kind, "name": name})]
    return [name, *(other for other in found if other != name)]


def _affiliations(connection: DuckDBPyConnection, kind: Kind, names: list[str]) -> list[tuple[str, int]]:
    other = "speaker" if kind == "organization" else "organization"
    sql = f"""
        SELECT {other} AS name, count(*) AS number FROM statement
        WHERE list_contains(?, {kind}) AND {other} IS NOT NULL GROUP BY ALL ORDER BY number DESC, name LIMIT 30
        """  # noqa: S608 - both are words of ours
    return [(row["name"], row["number"]) for row in fetch(connection, sql, [names])]


def _flags_of(connection: DuckDBPyConnection, kind: Kind, names: list[str]) -> list[str]:
    sql = f"""
        SELECT pair_id FROM lead WHERE score >= {LEAST_SCORE}
        AND (list_contains($names, earlier_{kind}) OR list_contains($names, later_{kind}))
        ORDER BY score DESC, pair_id
        """  # noqa: S608 - `kind` is one of two words of ours
    return [row["pair_id"] for row in fetch(connection, sql, {"names": names})]


def _count(connection: DuckDBPyConnection, sql: str, parameters: Parameters) -> int:
    ((number,),) = connection.execute(sql, parameters).fetchall()
    return int(number)
