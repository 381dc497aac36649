"""Is the evidence still what it was? Every stored byte, text, span, selector and link is looked at again."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from contradict.domain import Source, Statement
from contradict.evidence import Fragment, evidence_link, find, marked
from contradict.store import Kept, KeptStatement, Store


@dataclass(frozen=True)
class Drift:
    """Something stored that is no longer what it was: in a source, or in one of its statements."""

    source: str
    place: str
    """The URL or path of the source."""
    statement: str | None
    what: str

    def __str__(self) -> str:
        """One line: where and what."""
        statement = f" statement {self.statement}" if self.statement else ""
        return f"source {self.source} ({self.place}){statement}: {self.what}"


@dataclass(frozen=True)
class Verification:
    """What was looked at, and what has drifted."""

    sources: int
    quotes: int
    """Statements with a span in a stored text."""
    links: int
    """Links that lead to the words of a quote."""
    drifts: tuple[Drift, ...]


def verify(store: Store) -> Verification:
    """Check the hash of all stored bytes and texts, and each quote against its span, selector and link."""
    sources = quotes = links = 0
    drifts: list[Drift] = []
    for kept in store.kept():
        sources += 1
        spans = [one for one in kept.statements if one.statement.start is not None]
        quotes += len(spans)
        links += sum(_fragment(kept.source, one.statement) is not None for one in spans)
        drifts += drifts_of(kept)
    return Verification(sources, quotes, links, tuple(drifts))


def drifts_of(kept: Kept) -> list[Drift]:
    """Everything about one source and its statements that is no longer what it was when they were stored."""
    place = kept.source.url or kept.source.retrieved_from or kept.source.title or "no address"
    found = [Drift(kept.id, place, None, what) for what in _of_source(kept)]
    for one in kept.statements:
        found += [Drift(kept.id, place, one.id, what) for what in _of_statement(kept.source, one)]
    return found


def _of_source(kept: Kept) -> Iterator[str]:
    source = kept.source
    if source.id != kept.id:
        yield "its address, title, publisher or hash is not the one that it was stored with"
    if kept.text_sha256 is None:
        if source.text and source.sha256:
            yield "its bytes are missing"
        return
    if _sha256(source.raw) != source.sha256:
        yield f"its bytes have the SHA-256 {_sha256(source.raw)[:12]}…, not {(source.sha256 or 'none')[:12]}…"
    if _sha256(source.text.encode("utf-8", "surrogatepass")) != kept.text_sha256:
        yield "its text is not the one that was stored"


def _of_statement(source: Source, one: KeptStatement) -> Iterator[str]:
    statement, around = one.statement, one.around
    if statement.id != one.id:
        yield "its words, speaker, date or place are not the ones that it was stored with"
    if statement.start is None or statement.end is None:
        return
    stands = source.text[statement.start : statement.end]
    if stands != statement.quote:
        yield f"the text at {statement.start} to {statement.end} reads “{_clip(stands)}”, not the quote"
    elif around is not None and find(around, source.text) != (statement.start, statement.end):
        yield "what stands around the quote is not what stood there"
    elif not _leads_there(source, statement):
        yield "its link leads to other words"


def _leads_there(source: Source, statement: Statement) -> bool:
    """Tell whether a browser would mark the quote: in its place, or the same words in another."""
    fragment = _fragment(source, statement)
    if fragment is None:
        return True
    found = marked(fragment, source.text)
    return found is not None and " ".join((statement.quote or "").split()) in " ".join(
        source.text[slice(*found)].split()
    )


def _fragment(source: Source, statement: Statement) -> Fragment | None:
    return Fragment.parse(evidence_link(source, statement) or "")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _clip(text: str) -> str:
    line = " ".join(text[:80].split())
    return line if len(line) <= 60 else f"{line[:59]}…"
