"""How a source presents what it attributes: asserted, reported by others, denied or conditional."""

from typing import TYPE_CHECKING

from contradict.domain import Mode
from contradict.extraction import lexicon
from contradict.extraction.complements import said_of
from contradict.extraction.cues import Finding
from contradict.extraction.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MODALS = ("would", "could", "might", "may", "should", "'d")
_CONDITIONS = ("if", "unless", "whether", "until", "should")
_OPEN = ("whether", "if")
_CITING = ("citing", "quoting", "echoing", "relaying")
_HEARSAY = ("reportedly", "allegedly", "supposedly", "apparently", "purportedly")


def mode_of(doc: "Doc", finding: Finding) -> Mode:
    """Tell the mode of a finding: a denial first, then what is left open, then what only others report."""
    anchor = doc[finding.anchor]
    if _denied(anchor, finding):
        return Mode.DENIED
    if _conditional(anchor, doc, finding):
        return Mode.CONDITIONAL
    return Mode.REPORTED if _reported(anchor, doc, finding) else Mode.ASSERTED


def _denied(anchor: "Token", finding: Finding) -> bool:
    """`denied that`, `did not say that`, `rejected the claim that`."""
    words = lexicon.DENIAL
    if finding.rule == "infinitive" and lemma(anchor) in ("refuse", "decline"):
        return False  # "refused to sell it" tells what somebody will not do
    if lemma(anchor) in words or children(anchor, "neg"):
        return True
    if finding.rule in ("naming", "framed") and any(lemma(anchor.doc[i]) in lexicon.REBUFFS for i in finding.content):
        return True
    theirs = any(owner.i == finding.source for owner in anchor.children)
    return not theirs and anchor.pos_ == "NOUN" and anchor.dep_ == "dobj" and lemma(anchor.head) in words


def _conditional(anchor: "Token", doc: "Doc", finding: Finding) -> bool:
    """`would agree`, `if it says`, `asked whether`."""
    if any(aux.lower_ in _MODALS for aux in children(anchor, "aux")):
        return lemma(anchor) not in lexicon.POLITE
    if any(mark.lower_ in _CONDITIONS for mark in children(anchor, "mark")):
        return True
    first = doc[min(finding.content)]
    return first.lower_ in _OPEN and first.i > anchor.i and lemma(anchor) in lexicon.QUESTIONING


def _reported(anchor: "Token", doc: "Doc", finding: Finding) -> bool:
    """`is said to`, `reportedly`, `sources say`, a claim with no one behind it."""
    if finding.source is None or finding.rule in ("expected", "seeming"):
        return finding.rule not in ("quotation", "colon")
    if _hands_on(anchor, doc, finding):
        return True
    if said_of(anchor) is not None or any(word.lower_ in _HEARSAY for word in anchor.children):
        return True
    source = doc[finding.source]
    return source.lemma_.lower() in lexicon.HEARSAY_SOURCES and not any(t.pos_ == "PROPN" for t in source.subtree)


def _hands_on(anchor: "Token", doc: "Doc", finding: Finding) -> bool:
    """`relayed the guard's view that …`, `Citing a study, she said that …`: the word is another's."""
    thing = next((child for child in children(anchor, "dobj") if child.i not in finding.content), None)
    if lemma(anchor) in lexicon.RELAYING and thing is not None and lemma(thing) in lexicon.NOUNS:
        return True
    source = [doc[i] for i in (finding.source,) if i is not None]
    beside = [*children(anchor, "advcl", "prep"), *(below for who in source for below in children(who, "acl", "advcl"))]
    return any(below.lower_ in _CITING and not _own(below) for below in beside)


def _own(verb: "Token") -> bool:
    """`citing its own figures`."""
    return any(below.dep_ == "poss" and below.lower_ in ("its", "his", "her", "their", "our") for below in verb.subtree)
