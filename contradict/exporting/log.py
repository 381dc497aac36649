"""The log of reviews, whole. Pure."""

import json
from collections.abc import Callable, Sequence

from contradict.domain import Review
from contradict.exporting.cells import table
from contradict.exporting.records import review_record

COLUMNS = ("pair", "reviewer", "decision", "decided_at", "reason", "note")


def export_log(log: Sequence[Review], kind: str, bom: bool = False) -> str:
    """Write every entry in one of LOG_FORMATS, oldest first; raises KeyError for another format."""
    if kind == "csv":
        return table(COLUMNS, [review_record(entry) for entry in log], bom)
    return LOG_FORMATS[kind](log)


def _csv(log: Sequence[Review]) -> str:
    return export_log(log, "csv")


def _json(log: Sequence[Review]) -> str:
    return json.dumps([review_record(entry) for entry in log], ensure_ascii=False, indent=2) + "\n"


def _jsonl(log: Sequence[Review]) -> str:
    return "".join(json.dumps(review_record(entry), ensure_ascii=False) + "\n" for entry in log)


LOG_FORMATS: dict[str, Callable[[Sequence[Review]], str]] = {"csv": _csv, "json": _json, "jsonl": _jsonl}
