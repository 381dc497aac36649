"""What belongs to the words of a verb of saying though the parse hangs it elsewhere, and who spoke as others say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.syntax import child, children, lemma, passive, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_TELLING = ("tell", "promise", "assure", "warn", "remind", "inform", "notify", "convince", "persuade", "advise")
_CONDITIONS = ("if", "unless", "provided", "providing", "assuming")
_WHERE = ("in", "on", "at", "during")


def told(token: "Token") -> "Iterator[Token]":
    """`promised suppliers that it would pay`: the parse hangs the clause on those who were told."""
    if lemma(token) in _TELLING:
        for listener in children(token, "dobj"):
            yield from (c for c in children(listener, "acl") if any(m.lower_ == "that" for m in children(c, "mark")))


def joined(token: "Token") -> set[int]:
    """`…, and that it will leave`: a further clause with `that` which the parse hangs on the verb of saying."""
    found: set[int] = set()
    for other in children(token, "conj"):
        marks = [mark for mark in children(other, "mark") if mark.lower_ == "that"]
        if marks and marks[0].i > token.i and marks[0].i and token.doc[marks[0].i - 1].dep_ == "cc":
            found |= phrase(other) | {marks[0].i - 1}
    return found


def denied_beside(complement: "Token") -> set[int]:
    """`said he knew of none and denied ordering it`: a denial that the parse hangs on what was said, with its `and`."""
    found: set[int] = set()
    for other in children(complement, "conj"):
        spoken = lemma(other) in lexicon.DENIAL and other.tag_ == "VBD" and not children(other, "nsubj", "aux")
        if spoken and children(other, "xcomp", "ccomp", "dobj"):
            found |= phrase(other) | {c.i for c in children(complement, "cc", "punct") if c.i > complement.i}
    return found


def condition(token: "Token", content: set[int]) -> set[int]:
    """`said it would return provided that …`: a condition behind the clause, hung on the verb of saying."""
    behind = [c for c in children(token, "advcl", "prep") if c.left_edge.i == max(content) + 1]
    return {i for c in behind if _opens_condition(c.left_edge) for i in phrase(c)}


def _opens_condition(first: "Token") -> bool:
    long = first.i + 1 < len(first.doc) and first.nbor().lower_ == "long"
    return first.lower_ in _CONDITIONS or (first.lower_ == "as" and long)


def said_of(token: "Token") -> "Token | None":
    """`Acme is said to have told …`: who others say has spoken."""
    if token.dep_ != "xcomp" or not passive(token.head) or lemma(token.head) not in lexicon.SPEECH:
        return None
    return child(token.head, "nsubjpass")


def stated_in(token: "Token") -> "Token | None":
    """The verb of saying, where the noun only tells in what it was said: `said in a statement`, `told us on a call`."""
    if token.dep_ != "pobj" or (token.lemma_.lower() not in lexicon.SAYING_NOUNS and token.head.lower_ not in _WHERE):
        return None
    verb = token.head.head
    if verb.dep_ == "dobj":  # the parse hangs `on a call` on those who are told
        verb = verb.head
    return verb if verb.pos_ == "VERB" and lemma(verb) in lexicon.SPEECH else None


def taken_up(token: "Token") -> "Token | None":
    """The verb by which somebody passes on or rejects another's word: `relayed the guard's view that …`."""
    verb = token.head
    known = lexicon.DENIAL | lexicon.RELAYING
    return verb if token.dep_ == "dobj" and verb.pos_ == "VERB" and lemma(verb) in known else None


def passed_up(token: "Token") -> "list[Token]":
    """A clause behind the noun which the parse hangs on a verb that takes none: `contradicts his words that …`."""
    verb = token.head
    if token.dep_ not in ("dobj", "pobj") or verb.pos_ != "VERB" or lemma(verb) in lexicon.CLAUSE_VERBS:
        return []
    return [c for c in children(verb, "ccomp") if c.left_edge.i > token.i and c.left_edge.lower_ == "that"]
