"""Rows out of a query, and whole batches into a table."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Literal

from duckdb import DuckDBPyConnection

from contradict.errors import StoreError
from contradict.store.rows import Row

if TYPE_CHECKING:
    import pyarrow as pa

Table = Literal[
    "source",
    "document",
    "statement",
    "alias",
    "vector",
    "pair",
    "promise",
    "verdict",
    "review",
    "retraction",
    "supersession",
    "review_round",
    "round_pair",
    "round_closing",
    "sealed_review",
    "run",
    "influence",
]

Parameters = Sequence[Any] | dict[str, Any]


def fetch(connection: DuckDBPyConnection, sql: str, parameters: Parameters = ()) -> list[Row]:
    """All rows of a query, each with its column names."""
    found = connection.execute(sql, parameters)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


FEW = 100
"""Values up to which looking at each row for any of them is faster than a join."""


def among(column: str, ids: Collection[str]) -> str:
    """Write that a column holds one of the values of the parameter `ids`, in the way that is fastest for so many."""
    if len(ids) <= FEW:
        return f"list_contains($ids, {column})"
    return f"{column} IN (SELECT unnest($ids))"


def insert(connection: DuckDBPyConnection, table: Table, rows: Sequence[Row]) -> int:
    """Add the rows that the table does not have yet, in their order; returns how many were new.

    Raises StoreError for text that is not valid Unicode.
    """
    import pyarrow as pa

    if not rows:
        return 0
    try:
        return insert_batch(connection, table, pa.Table.from_pylist(list(rows)))
    except UnicodeEncodeError as error:
        raise StoreError(f"{table}: {error.object[:60]!r} is not valid Unicode; mend the text and try again") from error


def insert_batch(connection: DuckDBPyConnection, table: Table, batch: "pa.Table") -> int:
    """Add the rows of an Arrow table (all columns but `seq`) that are new; returns how many were."""
    import pyarrow as pa

    numbered = batch.append_column("seq", pa.array(range(len(batch)), pa.int64()))
    connection.register("batch", numbered)
    # Arrow, since 150,000 rows by executemany take minutes. `table` is one of ours, never a user's text.
    sql = f"""
        INSERT INTO {table} BY NAME
        SELECT * REPLACE (seq + (SELECT coalesce(max(seq) + 1, 0) FROM {table}) AS seq) FROM batch
        ON CONFLICT DO NOTHING
        """  # noqa: S608
    ((added,),) = connection.execute(sql).fetchall()  # to the end: a result half read blocks what follows
    connection.unregister("batch")
    return int(added)
