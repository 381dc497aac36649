"""Files, folders and standard input become statements: one `TableFile` for every file that was met."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from contradict.domain import Alias, Source, Statement
from contradict.errors import InputError
from contradict.reading.aliases import read_aliases
from contradict.reading.cells import clean
from contradict.reading.columns import Kind, kind
from contradict.reading.formats import FORMATS, Row, rows_of_text
from contradict.reading.rows import CITATION, read_row

STANDARD_INPUT = "-"

_TYPES = ", ".join(FORMATS)
_LABELLED_PAIR = "a labelled pair is no statement; pairs belong to the evaluation"
_NOT_READ = {
    **dict.fromkeys((".md", ".txt", ".html", ".htm", ".pdf", ".docx"), "documents are not read yet"),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "workbooks are not read; save it as CSV UTF-8"),
}


@dataclass(frozen=True)
class Refusal:
    """A row that cannot be used. `line` is where it begins, from 1; in a Parquet file it counts rows."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """One line: where and why."""
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True)
class TableFile:
    """What one file held. With a `problem` nothing of it was read; an `ignored` one lay in a folder and is no table."""

    file: str
    sources: list[Source] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    repeated: int = 0
    """Rows that say again what an earlier row of the same file said."""
    problem: str | None = None
    """One clear line: what, where, what to do."""
    ignored: str | None = None
    """Why a file of a folder was left out."""
    sha256: str | None = None
    """Of the bytes that were read."""


def read_tables(paths: Sequence[Path | str]) -> Iterator[TableFile]:
    """Read statement and alias tables: files, folders (with all below them, in order of name), `-` for standard input.

    Nothing is raised for bad input: a row that cannot be used is in `refused`, a file that cannot be used has a
    `problem`, and the rest goes on.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield _read(STANDARD_INPUT, "standard input", sys.stdin.buffer.read, rows_of_text)
        elif _is_folder(str(path)):
            yield from _folder(Path(path))
        else:
            yield _file(str(path))


def _is_folder(path: str) -> bool:
    try:
        # An empty text, such as a shell variable that is not set, would be the current folder.
        return bool(path) and Path(path).is_dir()
    except OSError:
        return False  # reading it will say why


def _folder(folder: Path) -> Iterator[TableFile]:
    closed: list[OSError] = []
    files = sorted(_files_below(folder, closed.append))
    yield from (TableFile(_shown(error.filename), problem=_unreadable(error.filename, error)) for error in closed)
    if not any(_is_table(path) for path in files):
        problem = f"{_shown(folder)}: no table among the {len(files)} files in this folder; tables are {_TYPES}"
        yield TableFile(_shown(folder), problem=problem)
    for path in files:
        yield _file_of_folder(path) if _is_table(path) else TableFile(_shown(path), ignored="not a table")


def _files_below(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _is_table(path: Path) -> bool:
    # A pipe with the name of a table would block for ever; a broken link is left to say that it is one.
    return path.suffix.lower() in FORMATS and (path.is_file() or path.is_symlink())


def _file_of_folder(path: Path) -> TableFile:
    table = _file(str(path))
    refusals = {refusal.reason for refusal in table.refused}
    if refusals == {_LABELLED_PAIR} and not (table.statements or table.aliases):
        return TableFile(table.file, ignored="labelled pairs, which belong to the evaluation", sha256=table.sha256)
    return table


def _file(path: str) -> TableFile:
    suffix = Path(path).suffix.lower()
    reader = FORMATS.get(suffix) if suffix else rows_of_text
    if not path:
        return TableFile(path, problem=f"an empty path; name a table ({_TYPES}) or a folder")
    if reader is None:
        return TableFile(_shown(path), problem=_not_a_table(path, suffix))
    return _read(path, Path(path).name, Path(path).read_bytes, reader)


def _read(path: str, title: str, load: Callable[[], bytes], reader: Callable[[bytes], Iterator[Row]]) -> TableFile:
    name = _shown(title if path == STANDARD_INPUT else path)
    try:
        data = load()
    except (OSError, ValueError) as error:
        return TableFile(name, problem=_unreadable(path, error))
    # Without the hash of the file: a row added to the table must not make new statements of all its old rows.
    itself = Source(None, _shown(title), media_type=CITATION, retrieved_from=_shown(path))
    try:
        return _table(name, itself, reader(data), hashlib.sha256(data).hexdigest())
    except InputError as error:
        return TableFile(name, problem=f"{name}: {error}")


def _table(name: str, itself: Source, rows: Iterable[Row], sha256: str) -> TableFile:
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
    return TableFile(name, [*sources.values()], [*statements.values()], [*aliases], refused, repeated, sha256=sha256)


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


def _not_a_table(path: str, suffix: str) -> str:
    try:
        Path(path).stat()
    except (OSError, ValueError) as error:
        return _unreadable(path, error)
    return f"{_shown(path)}: {_NOT_READ.get(suffix, 'not a table')}; tables are {_TYPES}"


def _unreadable(path: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{_shown(path)}: no such file or folder; check the path"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{_shown(path)}: cannot be read ({reason}); check the file and its permissions"


def _shown(path: str | Path) -> str:
    # A file name need not be UTF-8; what is stored and printed must be.
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
