"""Opening the database for one operation: one connection, one transaction, errors in one line."""

import atexit
import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

import duckdb
from duckdb import DuckDBPyConnection

from contradict.errors import StoreBusyError, StoreError
from contradict.store import migrations
from contradict.store.failures import explained, holder

PATIENCE = 30.0
"""Seconds to wait for another process: an operation of ours takes a fraction of that."""

SILENCE = 1.0
"""Seconds after which whoever waits says so."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 0.5

_log = logging.getLogger(__name__)

# DuckDB refuses a reading and a writing connection to one file within one process; threads take turns instead.
_ONE_AT_A_TIME = Lock()

# Nothing is fetched from a network behind the user's back, and SQL sees no variable of this program.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
}


@contextmanager
def reading(path: Path, patience: float | None = None) -> Iterator[DuckDBPyConnection]:
    """Open `path` read-only; a database of an older version is migrated first.

    Waits `patience` seconds (PATIENCE if None) for another process and logs that it waits. Raises StoreBusyError after
    that, StoreError when there is no such database or it cannot be read.
    """
    if not path.exists():
        raise StoreError(f"{path}: no such database; make one with `contradict ingest`")
    with _transaction(path, _attached(path, True, patience)) as connection:
        if not migrations.pending(connection, path):
            yield connection
            return
    with writing(path, patience):
        pass
    with reading(path, patience) as connection:
        yield connection


@contextmanager
def alone(path: Path, patience: float | None = None) -> Iterator[DuckDBPyConnection]:
    """Open as `reading` does, in a DuckDB of its own: it can be locked down for good."""
    with reading(path, patience):
        pass  # now it is there and migrated
    with _transaction(path, _opened(path, patience)) as connection:
        yield connection


@contextmanager
def writing(path: Path, patience: float | None = None) -> Iterator[DuckDBPyConnection]:
    """Open `path` for writing, made and migrated where needed; all is committed at the end or nothing.

    Waits for another process as `reading` does. Raises StoreError when it cannot be opened or written.
    """
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it first")
    with _transaction(path, _attached(path, False, patience)) as connection:
        migrations.apply(connection, migrations.pending(connection, path))
        yield connection


def lock_down(connection: DuckDBPyConnection) -> None:
    """From here on this connection reaches nothing but the tables that it has open, whatever SQL it is given.

    Without external access DuckDB still lets `COPY` overwrite the database's own file and its .wal, so that the file
    system is taken away as well. It has no way back: the configuration is locked last.
    """
    connection.execute("SET enable_external_access = false")
    connection.execute("SET disabled_filesystems = 'LocalFileSystem'")
    connection.execute("SET lock_configuration = true")


@contextmanager
def _transaction(path: Path, opened: AbstractContextManager[DuckDBPyConnection]) -> Iterator[DuckDBPyConnection]:
    with _ONE_AT_A_TIME:
        try:
            with opened as connection:
                connection.begin()
                yield connection
                connection.commit()  # leaving without it rolls back
        except (duckdb.Error, OSError) as error:
            raise explained(path, error) from error


@contextmanager
def _attached(path: Path, read_only: bool, patience: float | None) -> Iterator[DuckDBPyConnection]:
    """Open the file in the DuckDB that this process keeps, and close the file again."""
    # An absolute path, lest DuckDB take `md:x` or `:memory:` for something else than a file.
    address = str(path.absolute())
    engine = _engine(f"{address}.tmp")
    quoted = address.replace("'", "''")
    sql = f"ATTACH '{quoted}' AS contradict (TYPE duckdb{', READ_ONLY' if read_only else ''})"
    try:
        with closing(engine.cursor()) as connection:
            _patiently(path, patience, partial(connection.execute, sql))
            connection.execute("USE contradict")
            yield connection
            connection.execute("USE memory")
            connection.execute("DETACH contradict")
    except BaseException:
        # What was not committed ends with the engine, whatever state the error left it in.
        _engine.cache_clear()
        engine.close()
        raise


@lru_cache(maxsize=1)
def _engine(temporary: str) -> DuckDBPyConnection:
    """DuckDB without a database: to start it takes three times as long as to open a file, and no file stays open."""
    return duckdb.connect(":memory:", config={**_CONFIG, "temp_directory": temporary})


atexit.register(_engine.cache_clear)  # else DuckDB's binding complains that it is still there when Python is not


@contextmanager
def _opened(path: Path, patience: float | None) -> Iterator[DuckDBPyConnection]:
    """Open the file read-only in a DuckDB that serves nothing else."""
    connect = partial(duckdb.connect, path.absolute(), read_only=True, config=_CONFIG)
    with closing(_patiently(path, patience, connect)) as connection:
        yield connection


def _patiently(path: Path, patience: float | None, open_file: Callable[[], DuckDBPyConnection]) -> DuckDBPyConnection:
    """Wait for another process's operation to end, then open; give up with StoreBusyError after `patience`."""
    started, pause, told = time.monotonic(), _FIRST_PAUSE, False
    while True:
        try:
            return open_file()
        except duckdb.Error as error:
            reason = explained(path, error)
            waited = time.monotonic() - started
            if not isinstance(reason, StoreBusyError) or waited > (PATIENCE if patience is None else patience):
                raise reason from error
            if waited > SILENCE and not told:
                _log.warning("%s: %s; waiting for it", path, holder(str(error)))
                told = True
        time.sleep(pause * random.uniform(0.5, 1))  # by chance, lest two processes keep missing each other's gaps
        pause = min(_LONGEST_PAUSE, pause * 1.5)
