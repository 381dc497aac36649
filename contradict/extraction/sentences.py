"""Sentences of a stretch of text, parsed, with the offsets that they have in the text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction.language import paragraphs, pipeline, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$|[.!?…]\s*[”\"’']$|:$")
_NOT_NEEDED = ("ner", "lemmatizer")
"""Parts of the pipeline that cost time and tell nothing that is used here."""


@dataclass(frozen=True)
class Sentence:
    """`text[start:end]` of the whole text, and its parse; the offsets of the parse count from `base`."""

    start: int
    end: int
    parse: "Span"
    base: int


def sentences(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[list[Sentence]]:
    """Parse stretches of a text in batches and yield the sentences of each, in order.

    Raises ModelError when the pinned pipeline is missing.
    """
    nlp, read = pipeline(), plain(text).replace("\n", " ")
    spans = list(stretches)
    pieces = [(number, start, end) for number, span in enumerate(spans) for start, end in _pieces(text, *span)]
    found: list[list[Sentence]] = [[] for _ in spans]
    docs = nlp.pipe((read[start:end] for _, start, end in pieces), batch_size=64, disable=_NOT_NEEDED)
    for (number, start, _), doc in zip(pieces, docs, strict=True):
        found[number].extend(_sentences_of(doc, start))
    yield from found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Paragraphs of a stretch, so that no sentence runs from one into the next."""
    return ((start + first, start + last) for first, last in paragraphs(text[start:end]))


def _sentences_of(doc: "Doc", base: int) -> Iterator[Sentence]:
    """Join what the parser cut where no sentence ends, and leave out white space at the edges."""
    first = 0
    for sent in doc.sents:
        if _ENDS.search(sent.text.strip()) or sent.end == len(doc):
            span = _trimmed(doc[first : sent.end])
            first = sent.end
            if len(span):
                yield Sentence(base + span.start_char, base + span.end_char, span, base)


def _trimmed(span: "Span") -> "Span":
    """Drop white space tokens at the edges; what remains may be empty."""
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end]
