"""News prose becomes statements of the companies and the company's people whom it quotes or reports."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.domain import AT_ODDS, Basis, SaidOn, Source, Statement
from contradict.extraction import lexicon
from contradict.extraction.attribution import Attribution, attributed
from contradict.extraction.claims import Voice
from contradict.extraction.companies import is_company
from contradict.extraction.contrast import at_odds
from contradict.extraction.dates import expressions, resolve
from contradict.extraction.language import parse
from contradict.extraction.reported import Report, reported_claim
from contradict.extraction.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CUES = {
    *(lexicon.SPEECH | lexicon.INTENTION | lexicon.NOUNS | lexicon.QUOTING_ONLY | lexicon.PHRASAL.keys()),
    *(lexicon.DENIAL | lexicon.RELAYING | lexicon.NAMING | lexicon.VERDICTS),
    *("according", "agree", "back", "believe", "condemn", "confident", "consider", "criticise", "criticize", "defend"),
    *("denounce", "disagree", "endorse", "expect", "favor", "favour", "hope", "oppose", "reject", "support", "think"),
    *("view", "welcome", "reckon", "fear", "accept", "anticipate", "describe"),
}
"""Words by which somebody speaks, or says what is wanted or believed; "seemed" and "allowed" tell what another saw."""

_ABOUT_THINGS = {
    *(
        "announce",
        "confirm",
        "deny",
        "guarantee",
        "oppose",
        "pledge",
        "promise",
        "reaffirm",
        "affirm",
        "reiterate",
        "reject",
    ),
    *("admit", "acknowledge", "defend", "predict", "forecast", "expect"),
    *("rebuff", "repudiate", "refute", "rebut", "dispute", "dismiss"),
}
"""Verbs whose object is what is stated ("denied any wrongdoing"); most others only tell of whom they speak."""
_PROPOSITIONS = ("clause", "aside", "trailing", "according", "infinitive", "noun", "adjective", "directive", "naming")
"""Rules of `cues` that find what was said as a clause; the others find what it was about."""
_VERBLESS = ("naming",)
"""Rules whose finds say something without a verb: what something is called."""
_LEAST_WORDS = 3
"""Words of a thing that is announced, denied and so on: "the bill" says too little."""

_DECLINED = re.compile(
    r"\W*to (?:comment|respond|reply|elaborate|say|discuss|speak|talk|answer|confirm or deny|be (?:named|identified"
    r"|interviewed|quoted)|go into|(?:provide|give|offer|share|release|add) (?:any |further |more |additional )*"
    r"(?:comments?|details?|information|interviews?|specifics|explanation))\b"
)
"""What somebody declined to do when nothing was said."""
_NO_COMMENT = re.compile(
    r"\b(?:(?:not|n['’]t|never|unable to|cannot|declin(?:es?|ed) to|yet to) (?:\w+ )?(?:comment|elaborate)"
    r"|no (?:further )?comment|(?:comment|respond) (?:further )?(?:later|in due course))\b",
    re.IGNORECASE,
)
"""Words of somebody who keeps silent."""
_SHORT = 14
"""Words up to which a sentence of silence says nothing else."""


def news_statements(source: Source) -> list[Statement]:
    """Find what companies and their people are quoted or reported to have said, in order.

    Critics, analysts and governments are left out, and so is what names nobody. Raises ModelError without the pipeline.
    """
    doc = parse(source.text)
    found = attributed(source.text, doc)
    return list(_statements(source, doc, found))


def _statements(source: Source, doc: "Doc", found: Sequence[Attribution]) -> Iterator[Statement]:
    for attribution in found:
        if speaks_for_company(attribution, doc) and _is_said(attribution, doc) and _says_something(attribution, doc):
            yield statement_of(source, doc, attribution, found)


def speaks_for_company(attribution: Attribution, doc: "Doc") -> bool:
    """Tell whether somebody speaks for a company that the text names."""
    name = attribution.organization
    return name is not None and is_company(name, attribution.role, attribution.speaker, doc)


def _is_said(attribution: Attribution, doc: "Doc") -> bool:
    """Tell whether a cue is one of speech or will; a quotation that goes on needs none."""
    if attribution.cue is None or attribution.kind == "direct":
        return attribution.kind != "indirect"
    cue = doc.char_span(*attribution.cue, alignment_mode="expand")
    return cue is not None and any(lemma(token) in _CUES or token.lower_ in _CUES for token in cue)


def _says_something(attribution: Attribution, doc: "Doc") -> bool:
    """Tell a proposition, or quoted words, from the mere thing that somebody spoke of ("opposed the bill")."""
    spans = (doc.char_span(*span, alignment_mode="expand") for span in attribution.content)
    words = [token for span in spans if span is not None for token in span if token.is_alpha]
    named = any(token.pos_ in ("VERB", "NOUN", "PROPN", "ADJ", "NUM") for token in words)
    if _is_silence(attribution, doc, len(words)):
        return False
    verb = any(token.pos_ in ("VERB", "AUX") for token in words)
    whole = attribution.kind == "direct" or attribution.rule in _VERBLESS
    if (attribution.kind != "indirect" or attribution.rule in _PROPOSITIONS) and (whole or verb):
        return named
    cue = doc.char_span(*attribution.cue, alignment_mode="expand") if attribution.cue else None
    stated = cue is not None and any(lemma(token) in _ABOUT_THINGS for token in cue)
    return named and stated and (len(words) >= _LEAST_WORDS or any(token.lower_ == "any" for token in words))


def _is_silence(attribution: Attribution, doc: "Doc", words: int) -> bool:
    """Tell "declined to comment" and "said it does not comment on rumours" from a statement."""
    said = doc.text[attribution.content[0][0] : attribution.content[-1][1]]
    return bool(_DECLINED.match(said)) or (words <= _SHORT and bool(_NO_COMMENT.search(said)))


def statement_of(source: Source, doc: "Doc", attribution: Attribution, others: Sequence[Attribution]) -> Statement:
    """Make the statement of an attribution; a quote in several pieces spans from the first to the last of them."""
    start, end = attribution.content[0][0], attribution.content[-1][1]
    direct = attribution.kind == "direct"
    report = Report(source.text, doc, attribution.content, attribution.cue, direct)
    organization = attribution.organization or ""
    contrast = at_odds(source.text, start)
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
        metadata={AT_ODDS: contrast} if contrast else {},
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
