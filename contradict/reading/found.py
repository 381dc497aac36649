"""What one file, page or table held, as one result: read, refused, left out or unreadable."""

from dataclasses import dataclass, field

from contradict.domain import Alias, Source, Statement


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
class InputFile:
    """What one file or page held: the rows of a table, or one document, whose statements are still to be found.

    With a `problem` nothing of it was read; an `ignored` one lay in a folder and is neither.
    """

    file: str
    """The path or URL, as it is shown."""
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
    remarks: tuple[str, ...] = ()
    """What a reader should know of a document that was read, such as another charset or a part left out."""

    @property
    def document(self) -> Source | None:
        """The document that was read; None for a table and for what was not read."""
        return self.sources[0] if len(self.sources) == 1 and self.sources[0].text else None
