"""What the pages of people show: names with their counts, and what one person or organisation said."""

from dataclasses import dataclass
from typing import Literal

from duckdb import DuckDBPyConnection

from contradict.domain import Source, Statement
from contradict.errors import MissingError
from contradict.store import leads
from contradict.store.book import ReviewBook
from contradict.store.connection import reading
from contradict.store.leads import FLAGGED, Lead
from contradict.store.pages import sources_of, statements_where
from contradict.store.tables import Parameters, fetch

Kind = Literal["organization", "speaker"]
KINDS: tuple[Kind, ...] = ("organization", "speaker")

PAGE, FIRST = 50, 5
"""Statements, and flags, on the page of a person or an organisation."""


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
    leads: list[Lead]
    """The first of the flags; `lead_count` says how many there are."""
    lead_count: int


def people(store: ReviewBook, part: str = "", most: int = 200) -> dict[Kind, list[Person]]:
    """List the organisations and the speakers whose name holds `part`, those with the most flags first."""
    with reading(store.path, store.patience) as connection:
        return {kind: _people(connection, kind, part, most) for kind in KINDS}


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
        stated = statements_where(
            connection,
            f"list_contains(?, {kind}) ORDER BY said_on DESC NULLS LAST, seq LIMIT ? OFFSET ?",
            [names, PAGE, PAGE * (number - 1)],
        )
        sources = sources_of(connection, stated)
        found = _leads_of(connection, kind, names)
        return PersonPage(
            names=names,
            total=total,
            statements=[(statement, sources[statement.source_id]) for statement in stated],
            affiliations=_affiliations(connection, kind, names),
            leads=leads.read(connection, dict(found[:FIRST])),
            lead_count=len(found),
        )


def _people(connection: DuckDBPyConnection, kind: Kind, part: str, most: int) -> list[Person]:
    sql = f"""
        WITH named AS (
            SELECT {kind} AS name, count(*) AS statements FROM statement
            WHERE id NOT IN (SELECT statement_id FROM superseded_statement)
              AND {kind} IS NOT NULL AND contains(lower({kind}), lower($part)) GROUP BY ALL
        ), led AS (
            SELECT name, count(*) AS flags FROM (
                SELECT unnest(list_distinct([earlier_{kind}, later_{kind}])) AS name
                FROM lead WHERE {FLAGGED}
            ) GROUP BY ALL
        )
        SELECT name, statements, coalesce(flags, 0) AS flags FROM named LEFT JOIN led USING (name)
        ORDER BY flags DESC, statements DESC, name LIMIT $most
        """  # noqa: S608 - `kind` is one of two words of ours
    found = fetch(connection, sql, {"part": part, "most": most})
    return [Person(row["name"], row["statements"], row["flags"]) for row in found]


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


def _leads_of(connection: DuckDBPyConnection, kind: Kind, names: list[str]) -> list[tuple[str, str]]:
    sql = f"""
        SELECT pair_id, status FROM standing_lead WHERE {FLAGGED}
        AND (list_contains($names, earlier_{kind}) OR list_contains($names, later_{kind}))
        ORDER BY score DESC, pair_id
        """  # noqa: S608 - `kind` is one of two words of ours
    return [(row["pair_id"], row["status"]) for row in fetch(connection, sql, {"names": names})]


def _count(connection: DuckDBPyConnection, sql: str, parameters: Parameters) -> int:
    ((number,),) = connection.execute(sql, parameters).fetchall()
    return int(number)
