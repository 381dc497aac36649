"""Writes small tables and reads them back."""

import csv
import io
import json

from contradict.reading import read_files

ROW = {"organization": "Elastic", "claim": "The software stays open source.", "source_url": "https://example.com/a"}


def jsonl(*rows) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def csv_of(*rows, delimiter=",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(folder, data: bytes, name="table.jsonl"):
    """What the one file `name` with these bytes gives."""
    path = folder / name
    path.write_bytes(data)
    (table,) = read_files([path])
    return table


def statement(folder, **cells):
    """The one statement of a row of the usual cells and these."""
    table = read(folder, jsonl({**ROW, **cells}))
    assert not table.refused, table.refused[0]
    return table.statements[0]


def refusal(folder, **cells) -> str:
    """Why a row of the usual cells and these is refused; the row below it stays."""
    table = read(folder, jsonl({**ROW, **cells}, {**ROW, "claim": "A good row."}))
    assert [read.claim for read in table.statements] == ["A good row."]
    (refused,) = table.refused
    assert refused.line == 1
    assert str(refused) == f"{table.file}:1: {refused.reason}"
    assert "\n" not in refused.reason
    assert len(refused.reason) < 250
    return refused.reason
