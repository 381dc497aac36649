"""Cut what one cue attributes into the pieces that can be true or false apart."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.extraction.spans import Span, merged, shared, trimmed, without
from contradict.extraction.syntax import phrase, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = (".", "!", "?", "…")
_MARKS = "\"'”’»`"
_LOOSE = " ,;:.—–-"


def separate(text: str, doc: "Doc", content: Sequence[Span], quoted: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Part a content at sentence ends between its spans, at `and that`, and at a rival who is contrasted in quotes."""
    tokens = [token for span in content for token in _tokens(doc, span)]
    cuts = [cut for token in tokens for cut in _cuts(doc, token, content, quoted)]
    rest = without(content, cuts)
    groups: list[list[Span]] = []
    for span in rest:
        if groups and not _parted(text, doc, groups[-1][-1], span, cuts):
            groups[-1].append(span)
        else:
            groups.append([span])
    cleaned = [tuple(merged(tidy(text, span, quoted) for span in group)) for group in groups]
    return [group for group in cleaned if group] or [tuple(content)]


def _tokens(doc: "Doc", span: Span) -> "Iterator[Token]":
    piece = doc.char_span(*span, alignment_mode="contract")
    return iter(piece if piece is not None else ())


def _cuts(doc: "Doc", token: "Token", content: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Span]:
    """The words between two parts, which belong to neither."""
    if token.dep_ == "cc" and token.i + 1 < len(doc) and not shared([_span(token)], quoted):
        following = doc[token.i + 1]
        if following.lower_ == "that" and following.dep_ == "mark":
            yield _span(token)
    if token.lower_ == "unlike" and not shared([_span(token)], quoted):
        below = [t for t in token.subtree if t.dep_ == "relcl"]
        if below and shared(spans_of(doc, phrase(below[0])), quoted):
            yield _span(token)


def _parted(text: str, doc: "Doc", before: Span, after: Span, cuts: Sequence[Span]) -> bool:
    """Whether two spans next to each other are two statements: a cut or a sentence's end lies between."""
    between = (before[1], after[0])
    if shared([between], cuts):
        return True
    ended = text[before[0] : before[1]].rstrip(_MARKS)[-1:] in _ENDS
    return ended or any(token.text in _ENDS or "\n" in token.text for token in _tokens(doc, between))


def tidy(text: str, span: Span, quoted: Sequence[Span]) -> Span:
    """Trim loose punctuation, but none that a quotation holds."""
    inside = any(start < span[1] <= end for start, end in quoted)
    return trimmed(text, span, _LOOSE, "" if inside else _LOOSE)


def _span(token: "Token") -> Span:
    return token.idx, token.idx + len(token)
