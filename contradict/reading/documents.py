"""The bytes of a document become a source: its text, what it says of itself, and what the caller knows better."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import SplitResult, urlsplit

from contradict.domain import SaidOn, Source
from contradict.errors import InputError
from contradict.reading.endmatter import ending
from contradict.reading.found import InputFile
from contradict.reading.given import Given
from contradict.reading.heads import date_in_name
from contradict.reading.language import check_english
from contradict.reading.markdown import read_markdown
from contradict.reading.media import DOCX, HTML, MARKDOWN, PDF, PLAIN
from contradict.reading.page import read_page
from contradict.reading.parsed import Parsed
from contradict.reading.pdf import read_pdf
from contradict.reading.plain import read_plain
from contradict.reading.sniffing import magic_type
from contradict.reading.word import read_word

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class _Reader:
    parse: Callable[[bytes, str | None], Parsed]
    limit: int
    """Bytes; what is larger is no statement, article or transcript."""


_READERS: Mapping[str, _Reader] = {
    PLAIN: _Reader(read_plain, 10 * _MEGABYTE),
    MARKDOWN: _Reader(read_markdown, 10 * _MEGABYTE),
    HTML: _Reader(read_page, 10 * _MEGABYTE),
    PDF: _Reader(read_pdf, 50 * _MEGABYTE),
    DOCX: _Reader(read_word, 50 * _MEGABYTE),
}


@dataclass(frozen=True)
class Origin:
    """Where the bytes of a document come from."""

    place: str
    """The path or URL that was read."""
    name: str
    """The last part of the place, for want of a title."""
    url: str | None = None
    """The address that the bytes came from, when they came from the web."""
    charset: str | None = None
    retrieved_at: datetime | None = None
    author: str | None = None
    published: SaidOn | None = None
    """What led here, such as a feed, says of the document; the document itself knows better."""


def limit_of(media_type: str) -> int:
    """The most bytes that a document of this type may have."""
    return _READERS[media_type].limit


def media_type_of(data: bytes, declared: str | None = None) -> str:
    """Tell the type of a document by its first bytes, else as declared; a text of no known type is plain text."""
    shown = magic_type(data)
    if shown is not None and (shown != HTML or declared in (None, PLAIN)):
        return shown
    return declared if declared is not None and declared in _READERS else PLAIN


def document_file(name: str, data: bytes, media_type: str, origin: Origin, given: Given) -> InputFile:
    """Read one document that is named `name` in messages; what is wrong with it is the `problem`."""
    try:
        source, remarks = read_document(data, media_type, origin, given)
    except InputError as error:
        return InputFile(name, problem=f"{name}: {error}")
    return InputFile(name, [source], sha256=source.sha256, remarks=remarks)


def read_document(
    data: bytes, media_type: str, origin: Origin, given: Given | None = None
) -> tuple[Source, tuple[str, ...]]:
    """Read a document of a known type, with remarks on what a reader of it should know.

    Raises InputError for a document that is too large, empty, broken, encrypted, without text or not in English.
    """
    _check_size(data, media_type)
    parsed = _without_ending(_READERS[media_type].parse(data, origin.charset))
    if not parsed.text:
        raise InputError("no text in it; check that it is the right file")
    check_english(parsed.text)
    source = Source(
        url=_address(parsed.url, origin.url),
        title=parsed.title or origin.name,
        publisher=parsed.publisher,
        published=parsed.published or origin.published or _date_in_place(origin),
        media_type=media_type,
        text=parsed.text,
        sha256=hashlib.sha256(data).hexdigest(),
        retrieved_at=origin.retrieved_at,
        retrieved_from=origin.place,
        author=parsed.author or origin.author,
        raw=data,
    )
    return (given or Given()).over(source), parsed.remarks


def _date_in_place(origin: Origin) -> SaidOn | None:
    return date_in_name(origin.name) or (date_in_name(urlsplit(origin.url).path) if origin.url else None)


def _address(canonical: str | None, fetched: str | None) -> str | None:
    """The address to cite: the page's canonical one, unless it was fetched and names another site or the front page."""
    if canonical is None or fetched is None:
        return canonical or fetched
    named, asked = urlsplit(canonical), urlsplit(fetched)
    front = named.path in ("", "/") and not named.query and asked.path not in ("", "/")
    return fetched if front or _site(named) != _site(asked) else canonical


def _site(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.")


def _check_size(data: bytes, media_type: str) -> None:
    limit = limit_of(media_type)
    if len(data) > limit:
        raise InputError(too_large(len(data), media_type))
    if not data.strip():
        raise InputError("the file is empty; a document needs at least one sentence")


def too_large(size: int, media_type: str) -> str:
    """Say that a document of so many bytes is not read, and what to do."""
    limit = limit_of(media_type) // _MEGABYTE
    return f"{size / _MEGABYTE:,.0f} MB of {media_type}, and {limit} MB is the most that is read; save its text alone"


def _without_ending(parsed: Parsed) -> Parsed:
    """Leave out the note on the author and the readers' comments."""
    found = ending(parsed.text)
    left_out = len(parsed.text) - found.end
    if not left_out:
        return parsed
    remark = f"{left_out:,} characters after the article left out (author's note, comments)"
    return replace(
        parsed,
        text=parsed.text[: found.end],
        author=parsed.author or found.author,
        remarks=(*parsed.remarks, remark),
    )
