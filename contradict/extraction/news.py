"""News prose becomes statements of the companies and the company's people whom it quotes or reports."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.domain import Basis, SaidOn, Source, Statement
from contradict.extraction import lexicon
from contradict.extraction.attribution import Attribution, attributed
from contradict.extraction.claims import Voice
from contradict.extraction.dates import expressions, resolve
from contradict.extraction.language import parse
from contradict.extraction.reported import Report, reported_claim
from contradict.extraction.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUES = {
    *(lexicon.SPEECH | lexicon.INTENTION | lexicon.NOUNS | lexicon.QUOTING_ONLY),
    *("according", "agree", "back", "believe", "condemn", "confident", "consider", "criticise", "criticize", "defend"),
    *("denounce", "disagree", "endorse", "expect", "favor", "favour", "hope", "oppose", "reject", "support", "think"),
    *("view", "welcome"),
}
"""Words by which somebody speaks, or says what is wanted or believed; "seemed" and "allowed" tell what another saw."""

_OUTSIDERS = re.compile(
    r"\b(?:analysts?|critics?|activists?|experts?|professors?|economists?|senators?|lawmakers?|congress(?:man|woman)|judges?"
    r"|ministers?|regulators?|prosecutors?|police|governments?|ministry|authority|department|court|parliament|union"
    r"|universit(?:y|ies)|researchers?|watchdogs?|commission|congress|senate|agency|journalists?|reporters?|customers?)\b",
    re.IGNORECASE,
)


def news_statements(source: Source) -> list[Statement]:
    """Find what companies and their people are quoted or reported to have said, in order.

    Critics, analysts and governments are left out, and so is what names nobody. Raises ModelError without the pipeline.
    """
    doc = parse(source.text)
    found = attributed(source.text, doc)
    return list(_statements(source, doc, found))


def _statements(source: Source, doc: "Doc", found: Sequence[Attribution]) -> Iterator[Statement]:
    for attribution in found:
        if speaks_for_company(attribution) and _is_said(attribution, doc) and _says_something(attribution, doc):
            yield statement_of(source, doc, attribution, found)


def speaks_for_company(attribution: Attribution) -> bool:
    """Tell whether somebody speaks for a company: its name is known and neither it nor the role is an outsider's."""
    named = attribution.organization
    return bool(named) and not _OUTSIDERS.search(named or "") and not _OUTSIDERS.search(attribution.role or "")


def _is_said(attribution: Attribution, doc: "Doc") -> bool:
    """Tell whether a cue is one of speech or will; a quotation that goes on needs none."""
    if attribution.cue is None or attribution.kind == "direct":
        return attribution.kind != "indirect"
    cue = doc.char_span(*attribution.cue, alignment_mode="expand")
    return cue is not None and any(lemma(token) in _CUES or token.lower_ in _CUES for token in cue)


def _says_something(attribution: Attribution, doc: "Doc") -> bool:
    """Tell words from a pronoun alone ("This was backed up by …")."""
    spans = (doc.char_span(*span, alignment_mode="expand") for span in attribution.content)
    return any(
        token.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "NUM") for span in spans if span is not None for token in span
    )


def statement_of(source: Source, doc: "Doc", attribution: Attribution, others: Sequence[Attribution]) -> Statement:
    """Make the statement of an attribution; a quote in several pieces spans from the first to the last of them."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    direct = attribution.kind == "direct"
    report = Report(source.text, doc, attribution.content, attribution.cue, direct)
    organization = attribution.organization or ""
    return Statement(
        source_id=source.id,
        organization=organization,
        claim=reported_claim(report, Voice(organization, attribution.speaker)),
        quote=source.text[start:end],
        start=start,
        end=end,
        speaker=attribution.speaker,
        role=attribution.role,
        said_on=said_on(source, doc, attribution, others),
        mode=attribution.mode,
        direct=direct,
        cue=source.text[slice(*attribution.cue)] if attribution.cue else "",
    )


def said_on(source: Source, doc: "Doc", attribution: Attribution, others: Sequence[Attribution]) -> SaidOn | None:
    """Date a statement: by the date that stands beside its cue, else by the publication, else not at all."""
    published = source.published
    anchor = (attribution.cue or attribution.content[0])[0]
    for start, end in sorted(_dates_around(source.text, doc, anchor, others), key=lambda span: abs(span[0] - anchor)):
        found = resolve(source.text[start:end], published)
        if found and (published is None or found.first <= published.last):
            return found
    return SaidOn(published.first, published.precision, Basis.PUBLICATION) if published else None


def _dates_around(text: str, doc: "Doc", anchor: int, others: Sequence[Attribution]) -> Iterator[tuple[int, int]]:
    """Yield the dates of the cue's sentence that stand in no quoted or reported words."""
    token = doc.char_span(anchor, anchor + 1, alignment_mode="expand")
    if token is None:
        return
    sentence = token[0].sent
    said = [span for other in others for span in other.content]
    for start, end in expressions(text[sentence.start_char : sentence.end_char]):
        first, last = sentence.start_char + start, sentence.start_char + end
        if not any(low < last and first < high for low, high in said):
            yield first, last
