"""What is read goes into the store, one file at a time: rows of tables as they are, documents by extraction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contradict.domain import Source, Statement
from contradict.errors import InputError
from contradict.pipeline.watching import Watch, silent
from contradict.reading import Given, InputFile, Refusal, read_files
from contradict.store import Ingested, Store


@dataclass(frozen=True)
class FileReport:
    """What came of one file or page, without its text."""

    file: str
    document: bool
    """True for a document, whose statements were found in it; a table has them as rows."""
    statements: int
    aliases: int
    added: Ingested
    """What of it was new to the store."""
    refused: tuple[Refusal, ...] = ()
    problem: str | None = None
    """Why nothing of it was kept."""
    ignored: str | None = None
    """Why a file of a folder was left out."""
    remarks: tuple[str, ...] = ()
    known_as: str | None = None
    """The stored source that has the same bytes, or the same words at the same address: nothing was extracted."""

    @property
    def kept_something(self) -> bool:
        """True when the store has something of it, from now or from before."""
        return self.problem is None and bool(self.document or self.statements or self.aliases)


@dataclass(frozen=True)
class IngestReport:
    """What `ingest` read and what of it was new to the store."""

    files: tuple[FileReport, ...]

    @property
    def new_sources(self) -> int:
        """Sources that the store did not know."""
        return sum(file.added.sources for file in self.files)

    @property
    def new_statements(self) -> int:
        """Statements that the store did not know."""
        return sum(file.added.statements for file in self.files)

    @property
    def new_aliases(self) -> int:
        """Other names that the store did not know."""
        return sum(file.added.aliases for file in self.files)


def read(*paths: Path | str, given: Given | None = None) -> list[InputFile]:
    """Read tables and documents (files, folders, web addresses, '-'), each file with what was found in it.

    `given` stands above what a document says of itself.
    """
    return list(read_files(paths, given))


def statements(things: Iterable[InputFile | Source]) -> list[Statement]:
    """All statements of what was read, in order: the rows of tables, and those found in documents."""
    return [statement for thing in things for statement in _statements(thing)]


def ingest(
    paths: Sequence[Path | str], store: Store, given: Given | None = None, watch: Watch = silent
) -> IngestReport:
    """Read tables and documents (files, folders, web addresses, '-') into the store, each in one transaction.

    Known statements stay as they are, and a document that is stored already is not extracted again. What cannot be
    read or extracted is told in the report and skipped. `given` stands above what a document says of itself.
    """
    with store.claim():
        return IngestReport(tuple(_reports(read_files(paths, given), store, watch)))


def _reports(files: Iterable[InputFile], store: Store, watch: Watch) -> Iterator[FileReport]:
    done = 0
    watch("reading", done, 0)
    for file in files:
        yield _stored(file, store)
        done += file.ignored is None
        watch("reading", done, 0)
    watch("reading", done, done)


def _stored(file: InputFile, store: Store) -> FileReport:
    known = store.same_document(file.document) if file.document else None
    if known:
        return _report(file, 0, Ingested(0, 0, 0), known_as=known)
    try:
        found = _statements(file)
    except (InputError, ValueError) as error:
        # What breaks extraction is one odd document among many; the others must not wait for it.
        problem = f"{file.file}: no statements can be found in it ({error}); the document is left out"
        return _report(file, 0, Ingested(0, 0, 0), problem=problem)
    return _report(file, len(found), store.ingest(file.sources, found, file.aliases))


def _report(
    file: InputFile, count: int, added: Ingested, *, problem: str | None = None, known_as: str | None = None
) -> FileReport:
    return FileReport(
        file=file.file,
        document=file.document is not None,
        statements=count,
        aliases=len(file.aliases),
        added=added,
        refused=tuple(file.refused),
        problem=problem or file.problem,
        ignored=file.ignored,
        remarks=file.remarks,
        known_as=known_as,
    )


def _statements(thing: InputFile | Source) -> list[Statement]:
    document = thing if isinstance(thing, Source) else thing.document
    if document is None:
        return thing.statements if isinstance(thing, InputFile) else []
    from contradict.extraction import statements as found_in

    return found_in(document)
