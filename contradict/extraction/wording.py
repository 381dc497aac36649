"""What a sentence in somebody's own words does with what it says: assert it, deny it, condition it, or pass it on."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contradict.domain import Mode
from contradict.extraction.conditions import is_conditional, plain
from contradict.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENER = r"^\W*(?:(?:and|but|so|well|no|now|look|again|first|frankly|to be clear|of course|as you know)\b[, ]*)*"
_CLAIMS = (
    r"(?:claims?|allegations?|accusations?|suggestions?|assertions?|reports?|rumou?rs?|stor(?:y|ies)|speculation|notion"
    r"|idea|charges?|insinuations?|contentions?|complaints?|criticisms?|narrative)"
)
_ADVERBS = (
    r"(?:(?:also|simply|just|absolutely|completely|flatly|firmly|strongly|categorically|totally|entirely|again) )*"
)
_WHO = r"(?:we|i|the (?:company|firm|group|bank)|[A-Z][\w&'-]*(?: [A-Z&][\w&'-]*){0,3})"
_UNTRUE = (
    rf"(?:{_ADVERBS}(?:false|untrue|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|nonsense|absurd"
    rf"|ridiculous|without (?:merit|foundation|basis)|a lie)|not {_ADVERBS}(?:true|correct|accurate|the case|based))\b"
)
_DENYING = tuple(
    re.compile(_OPENER + pattern)
    for pattern in (
        rf"(?i:{_WHO}) (?i:(?:has|have|had) )?(?i:{_ADVERBS})(?i:den(?:y|ies|ied)) (?i:that|any|all|the|these|those"
        rf"|\w+ing)\b",
        rf"(?i:{_WHO}) (?i:(?:has|have|had) )?(?i:{_ADVERBS})(?i:disput|reject|refut|rebut|contest)(?i:es?|ed|s)? "
        rf"(?i:that\b|(?:(?:the|any|this|these|those|such|all|every) )?(?:\w+ ){{0,2}}{_CLAIMS}\b)",
        rf"(?i:{_WHO}) (?i:(?:do|does|did) not|don't|doesn't|didn't|cannot|can't) (?i:{_ADVERBS})"
        rf"(?i:accept|agree with|agree|buy) "
        rf"(?i:that\b|(?:(?:the|any|this|these|those|such) )?(?:\w+ )?{_CLAIMS}\b)",
        rf"(?i:.{{0,60}}\b(?:i|we) (?:have to |must |\w+ly )*disagree (?:\w+ly )?with (?:the|that|this|your)"
        rf" (?:\w+ )?(?:characteri[sz]ation|{_CLAIMS}|premise))\b",
        rf"(?i:it(?:'s| is| was)(?: {_ADVERBS}| )not {_ADVERBS}(?:true|correct|accurate|the case|fair to say)|it isn't"
        rf" (?:true|the case))\b",
        rf"(?i:it(?:'s| is| was) {_UNTRUE} (?:for \w+ )?(?:that|to (?:say|suggest|claim|think|assume|state)))\b",
        rf"(?i:(?:(?:the|any|this|these|those|such|all|recent|some|media|press|that) )*{_CLAIMS} (?:that|of|about|in|to"
        rf" the effect)\b.{{3,200}}? (?:is|are|was|were) {_UNTRUE})",
        rf"(?i:there (?:is|was|'s) (?:{_ADVERBS})no (?:truth|basis|substance|merit|foundation) (?:in|to|for|behind)\b)",
    )
)
_HEARING = tuple(
    re.compile(_OPENER + pattern, re.IGNORECASE)
    for pattern in (
        r"(?:i|we)(?:'ve| have| had)? (?:(?:also|all|often|sometimes|keep|been|just|recently) )*(?:hear|heard|hearing"
        r"|read|(?:am|are|was|were) told|seen (?:reports|claims|stories)) (?:\w+ say )?(?:that|about how)\b",
        r"there (?:is|are|was|were|has been|have been|'s) (?:a |an |some |much |a lot of |this )?(?:\w+ )?(?:rumou?rs?"
        r"|speculation|talk|chatter|reports?|claims?|suggestions?|allegations?|stor(?:y|ies)) (?:that|about|of)\b",
        r"(?:\w+ ){1,4}(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:said|rumou?red|alleged|reported|accused"
        r"|claimed) (?:to (?:have|be)|that|of)\b",
        r"(?:in the (?:view|opinion|words) of|to hear) (?!the company|our\b|us\b|management)",
    )
)
_OWN_SOURCES = (
    r"(?:our|my|us|me|this|that|plan|law|local law|schedule|gaap|ifrs|management"
    r"|the (?:plan|company|terms|law|rules|contract|agreement|schedule|guidance))\b"
)
_ACCORDING = re.compile(rf"(?:{_OPENER}|, )according to (?!{_OWN_SOURCES})", re.IGNORECASE)
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|supposedly|purportedly)\b", re.IGNORECASE)

_SAYING = frozenset(
    f"{verb}{ending}"
    for verb in (
        "say",
        "claim",
        "alleg",
        "argu",
        "assert",
        "contend",
        "report",
        "predict",
        "forecast",
        "speculat",
        "insist",
    )
    for ending in ("", "s", "e", "es", "ed", "d", "ing")
) | frozenset(("said", "tell", "tells", "told", "accuse", "accuses", "accused", "warn", "warns", "warned"))
_BELIEVING = frozenset(("believe", "believes", "think", "thinks", "expect", "expects", "suggest", "suggests"))
_OUTSIDERS = words(
    """
    analyst analysts critic critics rival rivals competitor competitors union unions lawsuit suit complaint plaintiff
    plaintiffs regulator regulators prosecutor prosecutors press media newspaper newspapers article articles report
    reports survey surveys study studies poll polls pundit pundits expert experts economist economists forecaster
    forecasters observer observers commentator commentators investor investors shareholder shareholders customer
    customers client clients supplier suppliers vendor vendors dealer dealers patient patients guest guests advertiser
    advertisers publisher publishers studio studios activist activists opponent opponents skeptic skeptics sceptic
    sceptics people some others many everybody everyone somebody someone they government governments senator senators
    inspector inspectors auditor auditors researcher researchers journalist journalists blogger bloggers tester testers
    neighbour neighbours neighbor neighbors campaigner campaigners firm firms witness witnesses folks agency agencies
    """
)
"""Whose word somebody passes on; of colleagues, figures and one's own papers a person speaks in earnest."""
_NOT_BELIEVED_FOR = frozenset(("customer", "customers", "client", "clients", "people", "everyone", "everybody", "they"))


def mode_of_words(tokens: "Sequence[Token]") -> Mode:
    """Tell the mode of a sentence that somebody says or writes in their own words, from its tokens.

    A denial first, then what hangs on a condition, then what only others say; a hedge ("may", "we believe") asserts.
    """
    text = plain(tokens)
    if any(pattern.match(text) for pattern in _DENYING):
        return Mode.DENIED
    if is_conditional(tokens):
        return Mode.CONDITIONAL
    return Mode.REPORTED if _passes_on(tokens, text) else Mode.ASSERTED


def _passes_on(tokens: "Sequence[Token]", text: str) -> bool:
    if _ACCORDING.search(text) or _HEARSAY.search(text) or any(pattern.match(text) for pattern in _HEARING):
        return True
    inside = {token.i for token in tokens}
    roots = [token for token in tokens if token.head.i not in inside or token.dep_ == "ROOT"]
    return any(_is_others_word(root) for root in roots)


def _is_others_word(verb: "Token") -> bool:
    """`analysts say that …`, `the lawsuit alleges …`: a verb of saying with a clause, and an outsider before it."""
    if verb.lower_ not in _SAYING | _BELIEVING or not any(child.dep_ in ("ccomp", "xcomp") for child in verb.children):
        return False
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if who is None or any(child.dep_ == "neg" for child in verb.children):
        return False
    named = {who.lower_} | {below.lower_ for below in who.subtree if below.dep_ in ("pobj", "compound", "conj")}
    listed = named & _OUTSIDERS
    return bool(listed - _NOT_BELIEVED_FOR if verb.lower_ in _BELIEVING else listed)
