"""The numbered SQL files of this folder, each applied once to a database and remembered in its table `migration`."""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from duckdb import CatalogException, DuckDBPyConnection

from contradict.errors import StoreError

_FOLDER = files("contradict.store")


def known() -> list[str]:
    """Names of all migrations that this version has, in the order of their numbers."""
    return sorted(file.name.removesuffix(".sql") for file in _FOLDER.iterdir() if file.name.endswith(".sql"))


def pending(connection: DuckDBPyConnection, path: Path) -> list[str]:
    """Names of the migrations that the database at `path` still lacks, in order.

    Raises StoreError when it was made by a newer version or holds something else than our tables.
    """
    applied = _applied(connection, path)
    if newer := sorted(applied.difference(known())):
        raise StoreError(
            f"{path}: made by a newer version of contradict (migration {newer[-1]}); "
            "upgrade contradict, or use another file"
        )
    return [name for name in known() if name not in applied]


def apply(connection: DuckDBPyConnection, names: list[str]) -> None:
    """Apply these migrations inside the caller's transaction."""
    for name in names:
        connection.execute((_FOLDER / f"{name}.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO migration VALUES (?, ?)", [name, datetime.now(UTC).replace(tzinfo=None)])


def _applied(connection: DuckDBPyConnection, path: Path) -> set[str]:
    try:  # first, since to list the tables of a large database takes longer than all else that opening does
        return {name for (name,) in connection.execute("SELECT name FROM migration").fetchall()}
    except CatalogException:
        connection.rollback()  # DuckDB ends a transaction at its first error; nothing was done in it yet
        connection.begin()
        if connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() != [(0,)]:
            raise StoreError(f"{path}: a DuckDB database, but not one of contradict; use another file") from None
    return set()
