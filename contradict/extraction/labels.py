"""A name and a colon before a headline or a paragraph: `Roe: We sell no data`."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.cues import Draft, Finding
from contradict.extraction.language import paragraphs
from contradict.extraction.spans import Span, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

_LABEL = re.compile(
    r"[\"“‘']?(?:EXCLUSIVE|Exclusive|UPDATE|BREAKING)?[\s:–—-]*(?P<name>[A-Z][\w.,’'&() -]{1,60}?):\s+(?=\S)"
)
_MOST_WORDS = 8
_LOOSE = ".,;:"


def labelled(text: str, doc: "Doc", section: Span) -> Iterator[Draft]:
    """Find paragraphs of a section that a label gives to somebody, the title among them."""
    for first, last in paragraphs(text[slice(*section)]):
        start, end = section[0] + first, section[0] + last
        match = _LABEL.match(text, start, end)
        if match is None or len(match["name"].split()) > _MOST_WORDS:
            continue
        label = doc.char_span(*match.span("name"), alignment_mode="expand")
        if label is not None and _names_somebody(label):
            content = trimmed(text, (match.end(), end), "", _LOOSE)
            colon = doc[label.end] if label.end < len(doc) else label[-1]
            yield Draft(_finding(label, colon), (content,))


def _finding(label: "Phrase", colon: "Token") -> Finding:
    return Finding("label", colon.i, frozenset({colon.i}), frozenset({colon.i}), label.root.i)


def _names_somebody(label: "Phrase") -> bool:
    """A person, a firm, or a word such as `Poll` or `Police`; no verb, and nothing that labels a thing."""
    if any(token.pos_ in ("VERB", "AUX") for token in label) or label[0].lower_ in lexicon.NO_SPEAKERS:
        return False
    return label.root.lemma_.lower() in lexicon.HEADLINE or (label.root.pos_ == "PROPN" and label[0].text[:1].isupper())
