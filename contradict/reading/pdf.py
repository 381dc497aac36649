"""A PDF becomes text: its pages without running headers and page numbers, its lines joined into paragraphs."""

import io
import logging
import re
from typing import TYPE_CHECKING, Any

from contradict.errors import InputError
from contradict.reading.cleaning import clean
from contradict.reading.heads import head_of
from contradict.reading.parsed import Parsed
from contradict.reading.plain import text_of_pages

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_PAGES = 2000
_NO_TITLE = re.compile(r"(?i)untitled|microsoft |powerpoint |slide \d|.*\.(?:docx?|pdf|indd|qxd|pptx?|rtf)$|\W*$")


def read_pdf(data: bytes, declared: str | None = None) -> Parsed:
    """Read the text of a PDF; InputError for one that is encrypted, damaged, of too many pages or without text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in silence is no news
    try:
        reader = _opened(data)
        pages = [clean(page.extract_text()).split("\n") for page in reader.pages]
        title, author = _field(reader, "title"), _field(reader, "author")
    except InputError:
        raise
    except Exception as error:  # damage surfaces as any error, from a missing key to endless recursion
        raise InputError(f"a damaged PDF ({_reason(error)}); fetch it again or save it anew") from None
    text = text_of_pages(pages)
    if not text:
        raise InputError(f"a PDF without text, only pictures ({len(pages)} pages); run text recognition on it first")
    head = head_of(text)
    return Parsed(text, title=title or head.title, author=author or head.author, published=head.published)


def _opened(data: bytes) -> "PdfReader":
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    # Many are encrypted with an empty password, which only forbids printing: anybody may open them.
    if reader.is_encrypted and not _opens(reader):
        raise InputError("an encrypted PDF; save it without its password")
    if len(reader.pages) > _MOST_PAGES:
        raise InputError(
            f"a PDF of {len(reader.pages):,} pages, and {_MOST_PAGES:,} is the most that is read; split it"
        )
    return reader


def _opens(reader: "PdfReader") -> bool:
    from pypdf.errors import DependencyError, PyPdfError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, PyPdfError, NotImplementedError):
        return False


def _field(reader: "PdfReader", name: str) -> str | None:
    """A field of the document's own description; a title that is the name of a file or a program is none."""
    value: Any = getattr(reader.metadata, name, None)
    text = " ".join(clean(str(value)).split()) if value else ""
    return text if text and not _NO_TITLE.match(text) else None


def _reason(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:120] if lines else type(error).__name__
