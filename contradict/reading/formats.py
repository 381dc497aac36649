"""The bytes of a table become numbered rows: JSON lines, a JSON array, CSV or Parquet.

A line that cannot be parsed is an `InputError` in its place, so that the rows around it stay; what is wrong with the
whole file is raised as an `InputError`.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from contradict.errors import InputError
from contradict.reading import columns

Row = tuple[int, dict[str, Any] | InputError]
"""The line a row begins on (in Parquet its number), from 1, and its cells by column or the reason why it has none."""

_BOM = b"\xef\xbb\xbf"
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r"))
_BETWEEN_ITEMS = re.compile(r"[\s,]*")


def rows_of_json(data: bytes) -> Iterator[Row]:
    """Read one JSON object a line, or one JSON array of objects."""
    content = decode(data)
    return _array(content) if content.lstrip().startswith("[") else _json_lines(content)


def rows_of_csv(data: bytes) -> Iterator[Row]:
    """Read CSV with a header, separated by comma, semicolon or tab; a quoted cell may run over several lines."""
    # A cell over Python's own limit would break off the file; ours refuses its row and names the length.
    csv.field_size_limit(2**31 - 1)
    lines = _lines(decode(data))
    records = _records(lines, _delimiter(lines))
    number, header = next(records, (1, InputError("blank")))
    if isinstance(header, InputError):
        raise InputError(f"line {number}: the header is {header}")
    names = columns.check(_without_blank_end(header))
    return ((number, _named(names, record)) for number, record in records)


def rows_of_parquet(data: bytes) -> Iterator[Row]:
    """Read a Parquet file, batch by batch; the numbers count rows."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    if not data:
        raise InputError("the file is empty; a table needs at least one row")
    try:
        file = ParquetFile(pyarrow.BufferReader(data))
        names = columns.check(file.schema_arrow.names)
        rows = (row for batch in file.iter_batches() for row in batch.to_pylist())
        yield from ((number, dict(zip(names, row.values(), strict=True))) for number, row in enumerate(rows, 1))
    except (pyarrow.ArrowException, ValueError, OSError, OverflowError, KeyError, TypeError) as error:
        reason = str(error).strip().split("\n")[0]
        raise InputError(f"not a Parquet file that can be read ({reason[:120]}); write it again") from None


def rows_of_text(data: bytes) -> Iterator[Row]:
    """Read JSON or CSV without a file name that tells which: JSON starts with a brace or a bracket."""
    first = data.removeprefix(_BOM).lstrip()[:1]
    return rows_of_json(data) if first in (b"{", b"[") else rows_of_csv(data)


FORMATS: Mapping[str, Callable[[bytes], Iterator[Row]]] = {
    ".jsonl": rows_of_json,
    ".ndjson": rows_of_json,
    ".json": rows_of_json,
    ".csv": rows_of_csv,
    ".tsv": rows_of_csv,
    ".parquet": rows_of_parquet,
}
"""How each type of table file is read."""


def decode(data: bytes) -> str:
    """Decode UTF-8 with or without a byte order mark; InputError for an empty or binary file, or for a broken line."""
    content = data.removeprefix(_BOM)
    if not content.strip():
        raise InputError("the file is empty; a table needs at least one row")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" not in content and not _mostly_control(content):
            line = content.count(b"\n", 0, error.start) + 1
            byte = content[error.start]
            raise InputError(f"line {line}: not valid UTF-8 (byte 0x{byte:02X}); save the file as UTF-8") from None
        text = None
    if text is None or _mostly_control(content):
        raise InputError("binary or UTF-16, not UTF-8 text; save the table as UTF-8")
    return text


def _mostly_control(content: bytes) -> bool:
    head = content[:8192]
    return len(head.translate(None, _CONTROL_BYTES)) < 0.9 * len(head)


def _lines(text: str) -> list[str]:
    # Not str.splitlines: that also cuts at U+2028 and form feeds, which are part of a cell.
    return list(io.StringIO(text, newline=""))


def _json_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(text), 1):
        if line.strip():
            yield number, _object(line.strip("\r\n"))


def _object(line: str) -> dict[str, Any] | InputError:
    try:
        return _as_row(json.loads(line))
    except RecursionError:
        return InputError("nested too deeply")
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        return InputError(f"not valid JSON ({reason}); write one object a line")


def _as_row(value: Any) -> dict[str, Any] | InputError:
    return value if isinstance(value, dict) else InputError("not a JSON object with the columns as its keys")


def _array(text: str) -> Iterator[Row]:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"line {error.lineno}: not a valid JSON array ({error.msg})") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a valid JSON array ({error})") from None
    return _items(text)


def _items(text: str) -> Iterator[Row]:
    """Walk an array that is known to be valid item by item, since only so their lines are known."""
    decoder, line, counted = json.JSONDecoder(), 1, 0
    position = _after_gap(text, text.index("[") + 1)
    while text[position] != "]":
        line, counted = line + text.count("\n", counted, position), position
        value, end = decoder.raw_decode(text, position)
        yield line, _as_row(value)
        position = _after_gap(text, end)


def _after_gap(text: str, position: int) -> int:
    gap = _BETWEEN_ITEMS.match(text, position)
    return gap.end() if gap else position


def _delimiter(lines: list[str]) -> str:
    """Take the separator that finds the most known columns; a guess from all text trips over commas in claims."""

    def known(delimiter: str) -> int:
        _, header = next(_records(lines, delimiter), (1, []))
        return 0 if isinstance(header, InputError) else sum(columns.canonical(n) in columns.KNOWN for n in header)

    return max(",;\t", key=known)


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | InputError]]:
    """Read the records that are not blank, each with its first line.

    After a broken record reading starts again on the line below it, so that a quotation mark that is never closed
    costs one row and not the rest of the file.
    """
    start = 0
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter, strict=True)
        first = start
        try:
            for record in reader:
                if any(cell.strip() for cell in record):
                    yield first + 1, record
                first = start + reader.line_num
            return
        except csv.Error as error:
            yield first + 1, InputError(f"not valid CSV ({_csv_reason(error)})")
            start = first + 1


def _csv_reason(error: csv.Error) -> str:
    never_closed = str(error) == "unexpected end of data"
    return "a quotation mark is opened and never closed" if never_closed else str(error)


def _without_blank_end(header: list[str]) -> list[str]:
    # Spreadsheets export empty columns at the right edge.
    last = max(position for position, name in enumerate(header) if name.strip())
    return header[: last + 1]


def _named(names: list[str], record: list[str] | InputError) -> dict[str, Any] | InputError:
    if isinstance(record, InputError):
        return record
    if any(cell.strip() for cell in record[len(names) :]):
        return InputError(
            f"{len(record)} cells under {len(names)} columns; put a cell that holds the separator in quotes"
        )
    return dict(zip(names, record, strict=False))
