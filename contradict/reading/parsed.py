"""What a reader of one format finds in the bytes of a document."""

from dataclasses import dataclass

from contradict.domain import SaidOn


@dataclass(frozen=True)
class Parsed:
    """The text of a document and what the document says of itself."""

    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: SaidOn | None = None
    remarks: tuple[str, ...] = ()
