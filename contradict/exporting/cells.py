"""Cells that a spreadsheet shows and does not run. Pure."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

# What a spreadsheet takes for the beginning of a formula; the full-width forms are read as the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

BYTE_ORDER_MARK = "\ufeff"
"""At the start of a file it tells a spreadsheet program that the text is UTF-8."""


def cell(value: Any) -> Any:
    """Make the cell of a value: text that would be a formula gets an apostrophe before it, lists become JSON."""
    if isinstance(value, str):
        return "'" + value if value.lstrip(" ").startswith(_FORMULA) else value
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else value


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], bom: bool = False) -> str:
    """Write CSV with a header, lines ending as RFC 4180 wants them; `bom` puts a byte order mark first."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=columns)
    writer.writeheader()
    writer.writerows({column: cell(row.get(column)) for column in columns} for row in rows)
    return (BYTE_ORDER_MARK if bom else "") + buffer.getvalue()
