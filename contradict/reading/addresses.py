"""A web address becomes the document there or, where it is a feed, the documents that the feed links to."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from contradict.errors import FetchError, InputError
from contradict.reading import feeds
from contradict.reading.documents import Origin, document_file, media_type_of
from contradict.reading.fetching import Fetched, fetch, leads_inside
from contradict.reading.found import InputFile
from contradict.reading.given import Given
from contradict.reading.media import BY_SUFFIX, HTML, PLAIN

_ALSO = {"application/xhtml+xml": HTML, "text/x-markdown": "text/markdown"}
_VAGUE = (None, "application/octet-stream", "binary/octet-stream", PLAIN)
"""Types by which servers send anything; the ending of the address knows better."""


def read_address(url: str, given: Given) -> Iterator[InputFile]:
    """Fetch and read the document at an address, or each one of the feed there; a `problem` for what fails."""
    try:
        fetched = fetch(url)
        if _is_feed(fetched):
            yield from read_feed(url, fetched.data, given, fetched.url)
        else:
            yield read_fetched(url, fetched, given)
    except FetchError as error:
        yield InputFile(url, problem=str(error))


def read_fetched(place: str, fetched: Fetched, given: Given, entry: feeds.Entry | None = None) -> InputFile:
    """Read what was fetched for the address `place`; `entry` is what the feed that led there says of it."""
    declared = _declared(fetched)
    if declared is not None and declared not in BY_SUFFIX.values():
        return InputFile(place, problem=f"{place}: {declared} is not read; documents are web pages, PDF, DOCX and text")
    origin = Origin(
        place,
        (entry and entry.title) or PurePosixPath(unquote(urlsplit(fetched.url).path)).name or fetched.url,
        url=fetched.url,
        charset=fetched.charset,
        retrieved_at=fetched.retrieved_at,
        author=entry.author if entry else None,
        published=entry.published if entry else None,
    )
    return document_file(place, fetched.data, media_type_of(fetched.data, declared), origin, given)


def read_feed(name: str, data: bytes, given: Given, base: str | None = None) -> Iterator[InputFile]:
    """Read the pages that a feed links to, the first hundred; `base` is its address if it came from the web.

    A link that is dead or leads from the web into the user's own network is one `problem`; the rest goes on.
    """
    try:
        entries = feeds.entries_of(data, base)
        if given.names_one:
            raise InputError("a feed links to several pages, and a URL or title belongs to one; leave it out")
    except InputError as error:
        yield InputFile(name, problem=f"{name}: {error}")
        return
    if len(entries) > feeds.MOST_PAGES:
        yield InputFile(name, remarks=(f"a feed of {len(entries)} pages; the first {feeds.MOST_PAGES} are read",))
    for entry in entries[: feeds.MOST_PAGES]:
        yield _page(entry, given, base)


def _page(entry: feeds.Entry, given: Given, base: str | None) -> InputFile:
    try:
        if base and leads_inside(base, entry.url):
            raise FetchError(f"{entry.url}: the feed leads from the web into your own network; not followed")
        return read_fetched(entry.url, fetch(entry.url), given, entry)
    except FetchError as error:
        return InputFile(entry.url, problem=str(error))


def _is_feed(fetched: Fetched) -> bool:
    declared = fetched.media_type
    return (declared in feeds.MEDIA_TYPES or declared in _VAGUE) and feeds.is_feed(fetched.data)


def _declared(fetched: Fetched) -> str | None:
    """The type by the server's word, by the ending of the address where the server says nothing of use."""
    declared = _ALSO.get(fetched.media_type or "", fetched.media_type)
    if declared in _VAGUE:
        suffix = PurePosixPath(unquote(urlsplit(fetched.url).path)).suffix.lower()
        return BY_SUFFIX.get(suffix, PLAIN if declared == PLAIN else None)
    return declared
