"""Links to the words of a statement on the page that they come from."""

import re
from urllib.parse import urlsplit

from contradict.domain import Source, Statement
from contradict.evidence.fragments import fragment_of

_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f<>\"]")


def web_address(url: str | None) -> str | None:
    """Give the address when it may be shown as a link: http or https and nothing that breaks out; else None."""
    if not url or _NOT_IN_ADDRESSES.search(url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def evidence_link(source: Source, statement: Statement) -> str | None:
    """Link to the page of a source; with a quote, to the very words, which the browser then marks.

    None when the source has no address on the web. A paraphrase gets the bare address, since its words are not there.
    """
    address = web_address(source.url)
    if address is None or not statement.quote:
        return address
    fragment = _fragment(source.text, statement)
    page, hash_sign, place = address.partition("#")
    return f"{page}#{place.split(':~:')[0]}{fragment}" if fragment else f"{page}{hash_sign}{place}"


def _fragment(text: str, statement: Statement) -> str:
    quote, start, end = statement.quote or "", statement.start, statement.end
    if start is None or end is None or text[start:end] != quote:
        # A quote whose page was not read, or not as it is now: nothing is known of what stands around it.
        text, start, end = quote, 0, len(quote)
    return str(fragment_of(text, start, end) or "")
