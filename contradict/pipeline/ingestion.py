"""What is read goes into the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contradict.domain import Statement
from contradict.reading import InputFile, read_files
from contradict.store import Store


@dataclass(frozen=True)
class IngestReport:
    """What `ingest` read and what of it was new to the store."""

    files: tuple[InputFile, ...]
    new_sources: int
    new_statements: int
    new_aliases: int


def read(*paths: Path | str) -> list[InputFile]:
    """Read statement tables (files, folders, '-'): for each file its sources, statements, aliases and refused rows."""
    return list(read_files(paths))


def statements(files: Iterable[InputFile]) -> list[Statement]:
    """All statements of what was read, in order."""
    return [statement for file in files for statement in file.statements]


def ingest(paths: Sequence[Path | str], store: Store) -> IngestReport:
    """Read statement tables (files, folders, '-') into the store; known statements stay as they are."""
    files = tuple(read_files(paths))
    with store.claim():
        added = store.ingest(
            [source for file in files for source in file.sources],
            statements(files),
            [alias for file in files for alias in file.aliases],
        )
    return IngestReport(files, added.sources, added.statements, added.aliases)
