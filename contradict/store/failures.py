"""What DuckDB and the operating system say, turned into one line: what, where, what to do."""

import re
from pathlib import Path, PurePath

from contradict.errors import StoreBusyError, StoreError

_BUSY = re.compile(
    r"could not set lock|used by another process|different configuration than existing connections|"
    r"unique file handle conflict",
    re.IGNORECASE,
)
_OURSELVES = ("different configuration", "already attached by")
_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")

_REMEDIES = tuple(
    (re.compile(pattern, re.IGNORECASE), remedy)
    for pattern, remedy in (
        (
            r"no space left|file too large|disk quota|not enough space|max_temp_directory_size",
            "the disk is full; free some space and run the command again, all that was stored before is kept",
        ),
        (r"is a directory", "is a folder; name a file in it"),
        (
            r"permission denied|read-only file system|not permitted",
            "no permission to open it; check the rights of the file and of its folder, or use another file",
        ),
        (
            r"not a valid duckdb|extension .*(_scanner|existing)",
            "is not a DuckDB database; use another file, or move this one away",
        ),
        (
            r"database file with version number|newer version|storage version",
            "was written by a newer DuckDB; upgrade with `pip install --upgrade duckdb`, or use another file",
        ),
        (
            r"corrupt|checksum|could not read enough bytes|deserializ|replaying wal|internal error",
            "is damaged; use a copy of it, or move it away and make a new one with `contradict ingest`",
        ),
        (r"out of memory", "not enough memory; close other programs, or work on fewer statements at once"),
    )
)
_UNKNOWN_REFERENCE = re.compile(r'violates foreign key constraint because key "\w+: (?P<id>[^"]*)"', re.IGNORECASE)


def explained(path: Path, error: Exception) -> StoreError:
    """Make the error that a user should see of what DuckDB or the system raised about `path`."""
    text = str(error)
    if _BUSY.search(text):
        return StoreBusyError(f"{path}: {holder(text)}; wait until it has finished, then run the command again")
    if reference := _UNKNOWN_REFERENCE.search(text):
        return StoreError(f"{path}: '{reference['id']}' is referred to but not stored; store it first")
    remedy = next((remedy for pattern, remedy in _REMEDIES if pattern.search(text)), None)
    return StoreError(f"{path}: {remedy or one_line(text)}")


def one_line(text: str) -> str:
    """Take DuckDB's message without the excerpt of the SQL and without line breaks."""
    return " ".join(text.split("\n\nLINE ")[0].split())


def holder(text: str) -> str:
    """Say who has the database open, from DuckDB's message."""
    if any(sign in text for sign in _OURSELVES):
        return "this process itself has it open outside of the store"
    found = _HOLDER.search(text)
    if not found:
        return "in use by another process"
    return f"in use by process {found['pid']} ({PurePath(found['program']).name})"
