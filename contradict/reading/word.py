"""A Word document (DOCX) becomes text: its paragraphs and table rows in order, without headers and footnotes."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from contradict.errors import InputError
from contradict.reading.cleaning import clean, tidy
from contradict.reading.heads import head_of
from contradict.reading.parsed import Parsed

if TYPE_CHECKING:
    from docx.document import Document

_MOST_BYTES = 200_000_000
_MOST_FILES = 10_000
_MOST_TIMES = 200
"""How many times larger than its zipped form a large part may be; prose and its XML reach 30."""
_SMALL = 1_000_000

_HEADINGS = re.compile(r"Title|Heading 1")


def read_word(data: bytes, declared: str | None = None) -> Parsed:
    """Read a DOCX; InputError for one that is no DOCX, is damaged or would unpack to far more than it is."""
    import docx

    _check_archive(data)
    try:
        return _parsed(docx.Document(io.BytesIO(data)))
    except Exception as error:  # a damaged part surfaces as any error of the libraries below
        reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise InputError(f"not a DOCX that can be read ({reason[:120]}); save it again as .docx") from None


def _parsed(document: "Document") -> Parsed:
    text = tidy("\n\n".join(_blocks(document)))
    head, fields = head_of(text), document.core_properties
    title = _line(fields.title) or _heading(document) or head.title
    return Parsed(text, title=title, author=_line(fields.author) or head.author, published=head.published)


def _check_archive(data: bytes) -> None:
    """Look at the declared sizes only; unpacking stops at them, so that a false one cannot grow larger."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise InputError(f"not a DOCX that can be read ({error}); save it again as .docx") from None
    size = sum(part.file_size for part in parts)
    swollen = any(p.file_size > _SMALL and p.file_size > _MOST_TIMES * max(p.compress_size, 1) for p in parts)
    if size > _MOST_BYTES or len(parts) > _MOST_FILES or swollen:
        raise InputError(
            f"a DOCX of {len(data):,} bytes that unpacks to {size:,} in {len(parts):,} parts; refused as a zip bomb"
        )


def _blocks(document: "Document") -> Iterator[str]:
    for block in document.iter_inner_content():
        yield clean(block.text) if hasattr(block, "text") else "\n\n".join(_rows(block))


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table; a cell that is merged over several columns is there once."""
    for row in table.rows:
        cells = dict.fromkeys(" ".join(clean(cell.text).split()) for cell in row.cells)
        yield " | ".join(cell for cell in cells if cell)


def _heading(document: "Document") -> str | None:
    styled = (p.text for p in document.paragraphs if p.style is not None and _HEADINGS.match(p.style.name or ""))
    return next((line for text in styled if (line := _line(text))), None)


def _line(value: str | None) -> str | None:
    return " ".join(clean(value or "").split()) or None
