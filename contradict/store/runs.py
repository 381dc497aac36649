"""The log of runs: what was started with which settings, and what came of it."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from contradict.store import rows
from contradict.store.tables import fetch, insert


@dataclass(frozen=True)
class Run:
    """One run of a command; `finished_at` and `summary` are None while it runs and for ever when it was killed."""

    id: str
    command: str
    settings: dict[str, Any]
    started_at: datetime
    finished_at: datetime | None = None
    summary: dict[str, Any] | None = None


def start(connection: DuckDBPyConnection, command: str, settings: Mapping[str, Any]) -> str:
    """Note that a run begins now; returns its new id."""
    run_id = secrets.token_hex(8)
    started_at = datetime.now(UTC)
    row = {
        "id": run_id,
        "command": command,
        "settings": rows.json_text(settings),
        "started_at": rows.utc(started_at),
    }
    insert(connection, "run", [row])
    return run_id


def finish(connection: DuckDBPyConnection, run_id: str, summary: Mapping[str, Any]) -> bool:
    """Complete a run; False when there is no such run or it is complete already."""
    sql = "UPDATE run SET finished_at = ?, summary = ? WHERE id = ? AND finished_at IS NULL RETURNING id"
    now = rows.utc(datetime.now(UTC))
    return bool(connection.execute(sql, [now, rows.json_text(summary), run_id]).fetchall())


def read(connection: DuckDBPyConnection) -> list[Run]:
    """All runs, oldest first."""
    return [_run(row) for row in fetch(connection, "SELECT * FROM run ORDER BY seq")]


def _run(row: rows.Row) -> Run:
    return Run(
        id=row["id"],
        command=row["command"],
        settings=json.loads(row["settings"]),
        started_at=row["started_at"].replace(tzinfo=UTC),
        finished_at=rows.time_of(row["finished_at"]),
        summary=json.loads(row["summary"]) if row["summary"] else None,
    )
