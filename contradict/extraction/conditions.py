"""Conditions in a sentence: does what it says hold only if something else does?"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODAL = r"(?:will|would|could|may|might|can|should|shall|must|won't|wouldn't|couldn't|cannot|can't|'ll|'d)"
_FUTURE = re.compile(rf"\b{_MODAL}\b|'(?:ll|d)\b|\b(?:expect|plan|intend|anticipate|going to)\b", re.IGNORECASE)
_OPENER = r"^\W*(?:(?:and|but|so|well|now|look|again|then|also|obviously)\b[, ]*)*"
_INVERTED = re.compile(
    rf"{_OPENER}(?:should|were|had) (?!be\b)[\w'’ ]{{2,60}}?\b[^?]*, [^?]*\b{_MODAL}\b", re.IGNORECASE
)
_STARTING = re.compile(
    rf"{_OPENER}(?:(?:subject to|contingent (?:up)?on|conditional (?:up)?on|barring|depending on|in case|assuming"
    r"|in the event (?:of|that)|unless (?!otherwise)\w+|on (?:the )?condition that|provid(?:ed|ing)|supposing"
    r"|(?:as|so) long as|only if)\b)",
    re.IGNORECASE,
)
"""Words that make a condition of what they begin; the sentence follows behind a comma."""
_FOLLOWING = re.compile(
    r"\b(?:on (?:the )?condition that|provid(?:ed|ing) (?:that|we|they|it|the|there)|assuming (?:that|no|we|the|it|our)"
    r"|(?:contingent|conditional) (?:up)?on|(?:as|so) long as (?!i\b|\d|two|three|\w+ (?:years?|months?|weeks?)\b)"
    r"|in the event (?:of|that)|if and when"
    r"|subject to (?:(?:the|our|its|a|any|final|further|customary|regulatory|shareholders?'?|board) )*"
    r"(?:approvals?|closing|conditions|consent|clearance|review|vote|agreement|completion))\b",
    re.IGNORECASE,
)
_TAKEN_FOR_GRANTED = re.compile(
    r"\b(?:is|are|was|were|be|been|'m|'re|'s|not|it is|already) (?:\w+ly )?$", re.IGNORECASE
)
"""Before "assuming" and "subject to": then they tell what is assumed or what rules there are."""

_LEADING = re.compile(
    rf"{_OPENER}if (?!(?:you|i|one|that|this|anything|needed|necessary|possible|not|so|any|we (?:look|think))\b)"
    rf"[^,?]+, [^?]*\b{_MODAL}\b",
    re.IGNORECASE,
)
"""A condition to begin with: looked for where the parse takes "if" for a part of the main clause."""
_NO_CONDITION = frozenset(("even", "as", "what", "whether", "particularly", "especially"))
"""Words right before "if" that make no condition of it, or one of a side matter."""
_LEFT_OPEN = words(
    """
    know knows knew tell see sure wonder wondering ask asked asking determine decide check remiss surprised surprise
    shocked forgive
    """
)
"""Words a little before "if" that ask whether, or that only look like a condition ("I would be remiss if")."""
_POLITE = re.compile(
    r"\bif (?:that|it|this)(?:'s| is| was) (?:ok|okay|what|fine|helpful|good|all right)\b", re.IGNORECASE
)
_NEAR = 4
"""Words before "if" that are looked at for these."""
_SHOWING = words(
    """
    look think recall remember consider compare exclude include add take adjust go step back strip turn normalize
    annualize study continue
    """
)
"""What "if we …" leads with where it only points at something ("if we look at page 4")."""
_SHOWING_YOU = _SHOWING | words(
    """
    see ask asking follow notice read want say talk talking looking get put do may might can could will like mean refer
    referring
    """
)
_POINTING = ("you", "i", "one", "people", "folks")


def is_conditional(tokens: "Sequence[Token]") -> bool:
    """Tell whether a sentence, given by its tokens, holds only under a condition that it names.

    "If you look at page 4, sales grew", "even if" and "we do not know if" name none.
    """
    text = plain(tokens)
    if text.rstrip("\"' ").endswith("?") or _POLITE.search(text):
        return False
    return bool(_INVERTED.match(text)) or _phrased(text) or any(_conditions(tokens))


def plain(tokens: "Sequence[Token]") -> str:
    """Write tokens as text with straight apostrophes and single spaces, without quotation marks at its beginning."""
    text = "".join(token.text_with_ws for token in tokens).translate({0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return " ".join(text.split()).lstrip("\"' ")


def _phrased(text: str) -> bool:
    """Look for conditions in other words than "if"; they need something that may come to pass."""
    if not _FUTURE.search(text):
        return False
    if (start := _STARTING.match(text)) and "," in text[start.end() :]:
        return True
    return any(not _TAKEN_FOR_GRANTED.search(text[: match.start()]) for match in _FOLLOWING.finditer(text))


def _conditions(tokens: "Sequence[Token]") -> Iterator[bool]:
    """Yield, for each "if" and "unless" that the sentence as a whole hangs on, whether it is a condition."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.lower_ not in ("if", "unless") or token.dep_ not in ("mark", "advmod", "prep"):
            continue
        verb = token.head
        if verb.dep_ == "ROOT" and _LEADING.match(plain(tokens)):
            yield True
        if verb.dep_ in ("advcl", "dep") and _is_main(verb.head, inside):
            yield _is_condition(token, verb)


def _is_main(verb: "Token", inside: set[int]) -> bool:
    """Tell the sentence's own verb, or that of the clause which it states ("we think that …"), from a side matter."""
    while verb.i in inside:
        if verb.dep_ == "ROOT" or verb.head.i not in inside:
            return True
        if verb.dep_ not in ("ccomp", "xcomp"):
            return False
        verb = verb.head
    return True


def _is_condition(mark: "Token", verb: "Token") -> bool:
    before = [token.lower_ for token in mark.doc[max(mark.sent.start, mark.i - _NEAR) : mark.i]]
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if who is None or _NO_CONDITION & set(before[-1:]) or _LEFT_OPEN & set(before):
        return False
    main = _stated(verb.head)
    if mark.lower_ == "unless" or _is_unreal(verb):
        return True
    if who.lower_ in _POINTING and (verb.lower_ in _SHOWING_YOU or not _may_come(main)):
        return False
    if who.lower_ == "we" and verb.lower_ in _SHOWING:
        return False
    return _may_come(main) or not _is_past(main)


def _stated(verb: "Token") -> "Token":
    """Climb down from "I think (that) you would" to what is thought."""
    if verb.lower_ in ("think", "believe", "guess", "suspect", "say"):
        return next((child for child in verb.children if child.dep_ == "ccomp"), verb)
    return verb


def _is_unreal(verb: "Token") -> bool:
    """`if we had known`: what did not come to pass."""
    return verb.tag_ in ("VBD", "VBN") and any(child.lower_ == "had" for child in verb.children)


def _may_come(verb: "Token") -> bool:
    """Tell whether the main verb speaks of what may come ("will", "would", "going to", "expect")."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    modal = any(child.tag_ == "MD" for child in verb.children) or verb.tag_ == "MD"
    return modal or verb.lower_ in ("going", "expect", "plan", "intend", "anticipate") or bool({"'ll", "'d"} & helpers)


def _is_past(verb: "Token") -> bool:
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )
