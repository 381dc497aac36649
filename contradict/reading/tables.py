"""The bytes of a statement table, an alias table or both become statements, other names and refused rows."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from contradict.domain import Alias, Source, Statement
from contradict.errors import InputError
from contradict.reading.aliases import read_aliases
from contradict.reading.cells import clean
from contradict.reading.columns import Kind, kind
from contradict.reading.formats import Row
from contradict.reading.found import InputFile, Refusal
from contradict.reading.rows import CITATION, read_row

_LABELLED_PAIR = "a labelled pair is no statement; pairs belong to the evaluation"


def read_table(name: str, title: str, place: str, data: bytes, reader: Callable[[bytes], Iterator[Row]]) -> InputFile:
    """Read every row of a table; a row that cannot be used is in `refused`, a table without a row has a `problem`.

    `name` stands in messages; `title` and `place` make the source of the rows that cite none.
    """
    # Without the hash of the file: a row added to the table must not make new statements of all its old rows.
    itself = Source(None, title, media_type=CITATION, retrieved_from=place)
    try:
        return _table(name, itself, reader(data), hashlib.sha256(data).hexdigest())
    except InputError as error:
        return InputFile(name, problem=f"{name}: {error}")


def without_labelled_pairs(table: InputFile) -> InputFile:
    """Ignore a table of a folder that holds nothing but labelled pairs; any other stays as it is."""
    refusals = {refusal.reason for refusal in table.refused}
    if refusals == {_LABELLED_PAIR} and not (table.statements or table.aliases):
        return InputFile(table.file, ignored="labelled pairs, which belong to the evaluation", sha256=table.sha256)
    return table


def _table(name: str, itself: Source, rows: Iterable[Row], sha256: str) -> InputFile:
    """Read every row; `itself` is the table as the source of rows that cite none. InputError when there is no row."""
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    aliases: dict[Alias, None] = {}
    refused: list[Refusal] = []
    seen = told = 0
    for line, row in rows:
        seen += 1
        try:
            read = _row(row, itself)
        except InputError as error:
            refused.append(Refusal(name, line, str(error)))
            continue
        if isinstance(read, list):
            aliases.update(dict.fromkeys(read))
        else:
            source, statement = read
            known = sources.get(statement.source_id)
            sources[statement.source_id] = known if known and known.published else source
            statements.setdefault(statement.id, statement)
            told += 1
    if not seen:
        raise InputError("the table has no rows; add one or leave the file out")
    repeated = told - len(statements)
    return InputFile(name, [*sources.values()], [*statements.values()], [*aliases], refused, repeated, sha256=sha256)


def _row(row: dict[str, Any] | InputError, itself: Source) -> tuple[Source, Statement] | list[Alias]:
    if isinstance(row, InputError):
        raise row
    cells = clean(row)
    match kind(cells):
        case Kind.PAIR:
            raise InputError(_LABELLED_PAIR)
        case Kind.ALIAS:
            return read_aliases(cells)
        case Kind.STATEMENT:
            return read_row(cells, itself)
