"""A user's own SQL: one statement, on a connection that can reach nothing but the open database."""

from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from contradict.errors import StoreError
from contradict.store.connection import lock_down
from contradict.store.failures import one_line

_REFUSALS = ("Permission Error", "read-only mode", "configuration has been locked")


def run(connection: DuckDBPyConnection, path: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one SQL statement; locks the connection down for good.

    Raises StoreError for SQL that is wrong, or that would write or read anything but the open database.
    """
    lock_down(connection)
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1:
            raise StoreError(f"{path}: {len(statements)} SQL statements given; write exactly one SELECT")
        found = connection.execute(statements[0])
        return [column[0] for column in found.description or ()], found.fetchall()
    except duckdb.Error as error:
        raise StoreError(f"{path}: {_reason(one_line(str(error)))}") from error


def _reason(message: str) -> str:
    if any(refusal in message for refusal in _REFUSALS):
        return f"only SELECT on its tables and views is possible here ({message})"
    return message
