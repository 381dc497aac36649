"""Documents: their bytes beside the sources, what stands around a quote, and all that evidence rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from contradict.domain import Source, Statement
from contradict.evidence import Selector, select
from contradict.store import rows
from contradict.store.tables import fetch, insert

AT_ONCE = 50
"""Sources read at once with their texts and bytes: what has to fit into memory."""


@dataclass(frozen=True)
class KeptStatement:
    """A statement as it is stored, under the id that it has there."""

    id: str
    statement: Statement
    around: Selector | None
    """Its quote and what stood around it when it was stored; None when its source was not at hand."""


@dataclass(frozen=True)
class Kept:
    """A source as it is stored, with what was noted when it came: for checking that nothing has drifted since."""

    id: str
    """The id that it has in the database; `source.id` is made anew from what is stored."""
    source: Source
    """With its bytes in `raw`, empty for a source that is known by its citation only."""
    text_sha256: str | None
    """SHA-256 of the text when it was stored; None without bytes."""
    statements: tuple[KeptStatement, ...]


def add_sources(connection: DuckDBPyConnection, sources: Sequence[Source]) -> int:
    """Add sources with their bytes; returns how many were new."""
    added = insert(connection, "source", [rows.source_row(source) for source in sources])
    insert(connection, "document", [rows.document_row(source) for source in sources if source.raw])
    return added


def statement_rows(sources: Iterable[Source], statements: Iterable[Statement]) -> list[rows.Row]:
    """Make rows of table `statement`, with what stands around the quotes in the texts of these sources."""
    texts = {source.id: source.text for source in sources}
    return [rows.statement_row(s, _around(s, texts.get(s.source_id, ""))) for s in statements]


def raw(connection: DuckDBPyConnection, source_id: str) -> bytes | None:
    """Read the bytes of a source; None when there are none."""
    found = fetch(connection, "SELECT raw FROM document WHERE source_id = ?", [source_id])
    return bytes(found[0]["raw"]) if found else None


def same(connection: DuckDBPyConnection, source: Source) -> str | None:
    """Id of the oldest source with the bytes of this one, or with its text at its address: pages change their bytes."""
    sql = """
        SELECT source.id FROM source JOIN document ON document.source_id = source.id
        WHERE source.id = $id
           OR (source.sha256 = $sha256 AND ($url IS NULL OR source.url = $url))
           OR (source.url = $url AND document.text_sha256 = $text_sha256)
        ORDER BY source.seq LIMIT 1
        """
    text = rows.text_sha256(source.text)
    found = fetch(connection, sql, {"id": source.id, "sha256": source.sha256, "url": source.url, "text_sha256": text})
    return str(found[0]["id"]) if found else None


def named(connection: DuckDBPyConnection, name: str) -> list[Source]:
    """List the sources that an id or the start of one, a URL, or the path that was read names, oldest first."""
    sql = """
        SELECT * FROM source
        WHERE id = lower($name) OR (length($name) >= 6 AND starts_with(id, lower($name)))
           OR url = $name
           OR (retrieved_from = $name AND (url IS NULL OR sha256 IS NOT NULL))
        ORDER BY seq
        """
    return [rows.source_of(row) for row in fetch(connection, sql, {"name": name})]


def kept(connection: DuckDBPyConnection, after: int) -> tuple[list[Kept], int | None]:
    """Read all that evidence from the next few sources rests on, those numbered higher than `after`.

    Returns them with the number of the last one; None in its place when there are no more.
    """
    sql = """
        SELECT source.*, document.raw, document.text_sha256 FROM source
        LEFT JOIN document ON document.source_id = source.id
        WHERE source.seq > ? ORDER BY source.seq LIMIT ?
        """
    found = fetch(connection, sql, [after, AT_ONCE])
    sql = "SELECT * FROM statement WHERE source_id IN (SELECT unnest(?)) ORDER BY seq"
    statements: dict[str, list[KeptStatement]] = {}
    for row in fetch(connection, sql, [[row["id"] for row in found]]):
        found_statement = KeptStatement(row["id"], rows.statement_of(row), _selector(row))
        statements.setdefault(row["source_id"], []).append(found_statement)
    read = [
        Kept(
            row["id"],
            rows.source_of(row, bytes(row["raw"] or b"")),
            row["text_sha256"],
            tuple(statements.get(row["id"], ())),
        )
        for row in found
    ]
    return read, found[-1]["seq"] if len(found) == AT_ONCE else None


def _around(statement: Statement, text: str) -> Selector | None:
    """None for a statement without a span, or with one that lies outside the text: `verify` tells of that one."""
    if statement.start is None or statement.end is None:
        return None
    fits = 0 <= statement.start <= statement.end <= len(text)
    return select(text, statement.start, statement.end) if fits else None


def _selector(row: rows.Row) -> Selector | None:
    if row["prefix"] is None or row["quote"] is None:
        return None
    return Selector(row["prefix"], row["quote"], row["suffix"])
