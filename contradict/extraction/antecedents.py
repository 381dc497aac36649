"""Whether a spoken sentence says what it is about, or leaves that to the sentence before it ("It fell by a tenth.")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction.sentences import Sentence
from contradict.noise import names_something

if TYPE_CHECKING:
    from spacy.tokens import Token

MOST_WORDS = 45
"""Words of two sentences that are quoted together."""


@dataclass(frozen=True)
class Passage:
    """One sentence or two that are quoted together; `unnamed` is the word by which they leave open what is meant."""

    sentences: tuple[Sentence, ...]
    unnamed: str | None = None


_SINGULAR, _PLURAL, _EITHER = {"it"}, {"they", "these", "those"}, {"this", "that", "one"}
POINTERS = _SINGULAR | _PLURAL | _EITHER
"""Words that stand for something named elsewhere, when they are the subject."""

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_SPEAKERS = {"i", "we", "you"}
_OPINION = re.compile(
    r"(?:think|thought|believe|guess|mean|know|hope|say|said|expect|feel|suppose|assume|see|tell|told|find|realize"
    r"|sure|confident|convinced|imagine|suspect|doubt|recall|remember)$"
)
"""Verbs and adjectives after which the matter itself begins: "I think it …"."""
_ASIDE = re.compile(r"^\W*(?:(?:and|but|so|now)\W+)*that(?: being)? said\b", re.IGNORECASE)
_MODIFIERS = ("relcl", "acl", "prep", "appos", "nummod", "amod")
"""What makes a pronoun say of itself what it is: "those who signed", "one of our plants"."""
_RAISING = {
    *("going", "gonna", "have", "has", "had", "need", "needs", "needed", "tend", "tends", "used", "supposed", "likely"),
    *("continue", "continues", "continued", "start", "started", "seem", "seems", "seemed", "appear", "appears", "want"),
}
"""Verbs whose infinitive holds the matter: "it is going to be hard to …"."""
_BEING = {
    *("is", "'s", "was", "be", "been", "being", "become", "becomes", "became", "remain", "remains", "remained", "seem"),
    *("seems", "seemed", "appear", "appears", "appeared", "feels", "felt", "looks", "makes", "made", "take", "takes"),
    *("took", "taken", "turns", "turned", "happens", "happened", "helps", "matters"),
}
"""Verbs of which "it" is the subject only because a clause follows: "It takes time to …", "It is clear that …"."""
_TIMES = {
    *(
        "today",
        "now",
        "year",
        "years",
        "quarter",
        "quarters",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "point",
    ),
    *(
        "moment",
        "yesterday",
        "tomorrow",
        "half",
        "period",
        "example",
        "instance",
        "fact",
        "addition",
        "course",
        "while",
    ),
    *(
        "perspective",
        "standpoint",
        "basis",
        "sense",
        "meantime",
        "beginning",
        "past",
        "future",
        "last",
        "night",
        "case",
    ),
}
"""Nouns that say when or how something is told, and not what it is about."""

_LABELS = {
    *("plan", "piece", "thing", "question", "objective", "approach", "case", "reason", "reasons", "goal", "focus"),
    *("issue", "sign", "example", "process", "decision", "idea", "story", "call", "problem", "factor", "source"),
    *("key", "view"),
}
"""What is said of a whole sentence, and adds nothing to it."""

_ADDRESS = re.compile(r"(?:congress(?:man|woman)|mr|madam|sir|senator|chair(?:man|woman)?|representative)$", re.I).match


def pointer(sentence: Sentence) -> "Token | None":
    """Find the main subject when it stands for something that the sentence does not name; None when all is said.

    "It is clear that rates rose" and "Our margin, that fell" say what they are about; "That fell" does not.
    """
    found = _main_subject(sentence.parse.root)
    if found is None or found.lower_ not in POINTERS or found.dep_ not in ("nsubj", "nsubjpass"):
        return None
    if _ASIDE.match(sentence.parse.text) or any(child.dep_ in _MODIFIERS for child in found.children):
        return None
    if found.lower_ == "one" and (any(found.children) or any(child.tag_ == "MD" for child in found.head.children)):
        return None  # "the other one", "no one", "one would expect"
    if _named_before(found, sentence) or _announces(found) or _goes_on(found):
        return None
    return found


def _main_subject(verb: "Token") -> "Token | None":
    """Find the subject of the main clause; of "I think it fell" and "I'm sure it fell" that is "it"."""
    for _ in range(3):
        found = next((child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i), None)
        if found is None or found.lower_ not in _SPEAKERS:
            return found
        told = next(_told(verb), None)
        if told is None:
            return found
        verb = told
    return None


def _told(verb: "Token") -> "Iterator[Token]":
    """Yield the verb of what somebody thinks, knows or is sure of."""
    holders = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    for holder in holders:
        if _OPINION.match(holder.lower_):
            yield from (child for child in holder.children if child.dep_ == "ccomp" and child.i > holder.i)


def _named_before(found: "Token", sentence: Sentence) -> bool:
    """Tell whether something is named before the pronoun: "When orders come in, they …", "In Power, it …"."""
    before = sentence.parse.doc[sentence.parse.start : found.i]
    return any(_is_thing(token) for token in before if not _ADDRESS(token.text))


def _goes_on(found: "Token") -> bool:
    """Tell whether another clause of the sentence says something by itself: "It is early, and the plant is full"."""
    for clause in [*found.sent.root.children, *found.head.children]:
        subject = next((child for child in clause.children if child.dep_ in _SUBJECTS and child.i < clause.i), None)
        if clause.i > found.i and clause.dep_ in ("conj", "parataxis") and subject is not None:
            things = sum(_is_thing(token) for token in clause.subtree)
            if _is_thing(subject) or (subject.lower_ in _SPEAKERS and things > 1):
                return True
    return False


def _is_thing(token: "Token") -> bool:
    return token.tag_.startswith("NN") and token.lower_ not in _TIMES and names_something(token.tag_, token.text)


def _announces(found: "Token") -> bool:
    """Tell whether the pronoun only stands for a clause that follows: "It is clear that …", "That is why we sold …"."""
    verb = _core(found.head)
    clauses = [
        child for child in verb.children if child.dep_ in ("ccomp", "xcomp", "csubj", "advcl") and child.i > verb.i
    ]
    if found.lower_ != "it":
        return any(word.lower_ == "why" for clause in clauses for word in clause.children)
    if verb.lower_ not in _BEING:  # "It shows that …"
        return any(word.lower_ == "that" for clause in clauses for word in clause.children)
    predicates = [
        child for child in verb.children if child.dep_ in ("acomp", "attr", "dobj", "oprd") and child.i > verb.i
    ]
    inner = [below for predicate in predicates if predicate.lower_ not in _NOTHINGS for below in predicate.children]
    since = any(word.lower_ in _SPANS and word.i > verb.i for word in found.sent)
    return since or any(_holds(below, bool(predicates)) for below in [*clauses, *inner])


def _core(verb: "Token") -> "Token":
    """Go down to the verb that says something: of "it is going to be hard" that is "be"."""
    while verb.lower_ in _RAISING and (below := [child for child in verb.children if child.dep_ == "xcomp"]):
        verb = below[0]
    return verb


def _holds(clause: "Token", predicated: bool) -> bool:
    """Tell a clause that "it" announces: "that rates rose", or after a predicate ("hard", "time") "to sell"."""
    if clause.dep_ not in ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"):
        return False
    before = [child for child in clause.children if child.i < clause.i]
    words = {child.lower_ for child in before}
    if clause.dep_ == "relcl":
        return bool(words) and before[0].lower_ == "to"
    if words & _OPENERS or clause.lower_ == "seen":
        return True
    complete = clause.dep_ == "ccomp" and any(child.dep_ in _SUBJECTS for child in before)
    return predicated and ("to" in words or complete or clause.tag_ == "VBG")


_OPENERS = {"that", "whether", "if", "like"}
_SPANS = {"since", "before", "until"}
"""What ends a time that "it" stands for: "It has been a year since …"."""
_NOTHINGS = {"something", "anything", "nothing", "thing", "lot", "one", "what"}


def passage(before: Sentence | None, sentence: Sentence, text: str) -> Passage:
    """Take a sentence with the one before it where only that says what it is about; else tell the word left open."""
    found = pointer(sentence)
    if found is None:
        return Passage((sentence,))
    if before is None or before.base != sentence.base or len(text[before.start : sentence.end].split()) > MOST_WORDS:
        return Passage((sentence,), found.lower_)
    if _tells_of(before, found):
        return Passage((before, sentence))
    return Passage((sentence,), found.lower_)


def _tells_of(before: Sentence, found: "Token") -> bool:
    """Tell whether the sentence before names what a pronoun stands for, by its main subject or what "we" did.

    "Our backlog grew. It …" and "We opened nine restaurants. They …" do; where number disagrees, or the sentence before
    names nothing in such a place, it is not known.
    """
    subject = _main_subject(before.parse.root)
    if subject is None or found.lower_ == "one" or _is_label(found):
        return False
    named = subject if subject.lower_ not in _SPEAKERS else _object(subject.head)
    if named is None or not _is_thing(named):
        return False
    if found.lower_ in ("this", "that"):
        return True
    plural = named.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in named.children)
    return plural == (found.lower_ in _PLURAL)


def _object(verb: "Token") -> "Token | None":
    return next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)


def _is_label(found: "Token") -> bool:
    """Tell a sentence that only labels what was said: "That is what we plan", "That's the objective"."""
    verb = _core(found.head)
    asks = any(
        word.tag_.startswith("W") for clause in verb.children if clause.dep_ == "ccomp" for word in clause.children
    )
    names = [token for token in found.sent if token.i > verb.i and _is_thing(token)]
    return asks or all(token.lower_ in _LABELS for token in names)
