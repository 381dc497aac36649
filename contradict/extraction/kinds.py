"""Whether a name is a person's or a firm's, by what the sentences make of it: the pipeline guesses at unknown names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_HUMAN = ("he", "she", "his", "her", "him")
_FIRST_NAMES = lexicon.FEMALE_NAMES | lexicon.MALE_NAMES
_STEPS = 5
"""Words between a firm and the verb of who runs it."""
_MOST_WORDS = 3
"""Words of a person's name that no pattern knows."""


def is_office(token: "Token") -> bool:
    """Whether a word names an office: `spokeswoman`, `COO`."""
    short = len(token.text) == len("COO") and token.text.isupper() and token.text[0] == "C" and token.text[-1] == "O"
    return token.lemma_.lower() in lexicon.OFFICES or short


def is_trade(name: str) -> bool:
    """Tell a name of several words that ends as companies' names do: `Marlowe Shipping`."""
    _, *rest = name.split()
    return bool(rest) and rest[-1].lower() in lexicon.TRADES


def is_first_name(name: str) -> bool:
    """Whether a word is a common first name."""
    return name.lower() in _FIRST_NAMES


def begins_as_person(name: str) -> bool:
    """Whether a name of several words begins with a common first name, as a person's does."""
    first, *rest = name.split()
    return bool(rest) and is_first_name(first)


def is_part(token: "Token") -> bool:
    """Whether a name only says which: `the Houston unit`, `Mexican operations`; not `Houston spokesman`."""
    noun = token.head
    return token.dep_ in ("compound", "amod", "nmod") and noun.pos_ == "NOUN" and not is_office(noun)


def made_a_firm(phrase: "Phrase", others: "Sequence[Phrase]") -> bool:
    """Whether a sentence treats a name as a firm's: `the owner of X`, `runs X`, `brewer X`, `X, which`, `X … its`."""
    root = phrase.root
    beside = [word for word in children(root, "compound", "nmod", "appos") if word.text.islower()]
    called = any(lemma(word) in lexicon.COMPANIES - lexicon.CRAFTS for word in beside)
    return called or _is_run(root) or _is_it(phrase, others)


def _is_run(root: "Token") -> bool:
    """`the owner of X`, `runs X`, `looks after exports for X`."""
    token, steps = root, 0
    while token.dep_ in ("pobj", "prep", "dobj") and token.i != token.head.i and steps < _STEPS:
        token, steps = token.head, steps + 1
        if token.dep_ == "prep" and token.lower_ not in ("of", "at", "for", "after"):
            return False
        if token.pos_ == "NOUN" and is_office(token):
            return lemma(token) not in lexicon.PERSONAL and root.head.lower_ != "for"
    return steps > 0 and token.pos_ == "VERB" and lemma(token) in lexicon.LEADING


def _is_it(phrase: "Phrase", others: "Sequence[Phrase]") -> bool:
    """`X has shut two of its kilns`, `X, which …`: nobody is an it."""
    root = phrase.root
    if any(word.lower_ == "which" for clause in children(root, "relcl") for word in clause.children):
        return True
    if root.dep_ not in _SUBJECTS:
        return False
    firms = any(other.label_ in ("ORG", "") and other.start < phrase.start for other in others)
    words = {token.lower_ for token in root.head.subtree if token.i > root.i}
    meant = bool(words & {"it", "its"}) and not (lemma(root.head) in lexicon.SPEECH and firms)
    return meant and words.isdisjoint((*_HUMAN, "who"))


def made_a_person(phrase: "Phrase", others: "Sequence[Phrase]") -> bool:
    """Whether the sentences call an unknown name of two words or three `he` or `she`, and there is nobody else."""
    root, doc = phrase.root, phrase.doc
    words = phrase.text.split()
    if root.dep_ not in _SUBJECTS or not 1 < len(words) <= _MOST_WORDS or not all(word[0].isupper() for word in words):
        return False
    last = root.sent.end
    end = doc[last].sent.end if last < len(doc) else last
    near = [
        other for other in others if phrase.end <= other.start < end or root.sent.start <= other.start < phrase.start
    ]
    called = any(token.lower_ in _HUMAN for token in doc[phrase.end : end])
    return called and not any(other.label_ == "PERSON" for other in near)
