"""Conditions in a sentence: does what it says hold only if something else does?"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODAL = r"(?:will|would|could|may|might|can|should|shall|must|won't|wouldn't|couldn't|cannot|can't|'ll|'d)"
_FUTURE = re.compile(rf"\b{_MODAL}\b|'(?:ll|d)\b|\b(?:expect|plan|intend|anticipate|going to)\b", re.IGNORECASE)
_OPENER = r"^\W*(?:(?:and|but|so|well|now|look|again|then|also|obviously)\b[, ]*)*"
_INVERTED = re.compile(rf"{_OPENER}(?:should|were|had) (?!be\b)[\w'’ ]{{2,60}}?\b[^?]*, [^?]*\b{_MODAL}\b", re.IGNORECASE)
_STARTING = re.compile(
    rf"{_OPENER}(?:(?:subject to|contingent (?:up)?on|conditional (?:up)?on|barring|depending on|in the event (?:of|that)"
    r"|in case|on (?:the )?condition that|provid(?:ed|ing)|assuming|supposing|(?:as|so) long as|only if)\b)",
    re.IGNORECASE,
)
"""Words that make a condition of what they begin; the sentence follows behind a comma."""
_FOLLOWING = re.compile(
    r"\b(?:on (?:the )?condition that|provid(?:ed|ing) (?:that|we|they|it|the|there)|assuming (?:that|no|we|the|it|our)"
    r"|(?:contingent|conditional) (?:up)?on|(?:as|so) long as (?!i\b|\d|two|three|\w+ (?:years?|months?|weeks?)\b)"
    r"|in the event (?:of|that)"
    r"|subject to (?:(?:the|our|its|a|any|final|further|customary|regulatory|shareholders?'?|board) )*"
    r"(?:approvals?|closing|conditions|consent|clearance|review|vote|agreement|completion))\b",
    re.IGNORECASE,
)
_TAKEN_FOR_GRANTED = re.compile(r"\b(?:is|are|was|were|be|been|'m|'re|'s|not|it is|already) (?:\w+ly )?$", re.IGNORECASE)
"""Before "assuming" and "subject to": then they tell what is assumed or what rules there are."""

_NO_CONDITION = ("even", "as", "what", "see", "wonder", "ask", "know", "whether", "not", "and", "or")
"""Words before "if" that make no condition of it."""
_SHOWING = frozenset(
    """
    look think recall remember see consider compare exclude include add take adjust go back strip ask follow notice
    read want say talk step normalize annualize get put do may might can could will like
    """.split()
)
"""What "if you …" and "if I …" lead with where they only point at something ("if you look at page 4")."""
_POINTING = ("you", "i", "we", "one", "people", "folks")


def is_conditional(tokens: "Sequence[Token]") -> bool:
    """Tell whether a sentence, given by its tokens, holds only under a condition that it names.

    "If you look at page 4, sales grew", "even if" and "we do not know if" name none.
    """
    text = plain(tokens)
    if text.rstrip("\"' ").endswith("?"):
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
        if verb.dep_ in ("advcl", "dep") and _is_main(verb.head, inside):
            yield token.lower_ == "unless" or _is_condition(token, verb)


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
    before = mark.nbor(-1).lower_ if mark.i else ""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    if before in _NO_CONDITION or not subjects:
        return False
    if subjects[0].lower_ in _POINTING and _points(verb):
        return False
    return _may_come(verb.head) or not _is_past(verb.head)


def _points(verb: "Token") -> bool:
    """Tell "if you look at it" from "if you buy two": the verb shows something, or nothing follows from it."""
    past = verb.tag_ in ("VBD", "VBN") and any(child.lower_ in ("had", "were") for child in verb.children)
    if past:
        return False
    return verb.lower_ in _SHOWING or not _may_come(verb.head)


def _may_come(verb: "Token") -> bool:
    """Tell whether the main verb speaks of what may come ("will", "would", "going to", "expect")."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    modal = any(child.tag_ == "MD" for child in verb.children) or verb.tag_ == "MD"
    return modal or verb.lower_ in ("going", "expect", "plan", "intend", "anticipate") or bool({"'ll", "'d"} & helpers)


def _is_past(verb: "Token") -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children)
