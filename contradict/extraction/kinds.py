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


def made_a_firm(phrase: "Phrase") -> bool:
    """Whether a sentence treats a name as a firm's: `the owner of X`, `runs X`, `brewer X`, `X, which`, `X … its`."""
    root = phrase.root
    if root.dep_ == "pobj" and root.head.lower_ in ("of", "at"):
        return is_office(root.head.head) and lemma(root.head.head) not in lexicon.PERSONAL
    if root.dep_ == "dobj" and lemma(root.head) in lexicon.LEADING:
        return True
    beside = [word for word in children(root, "compound", "nmod", "appos") if word.text.islower()]
    return any(lemma(word) in lexicon.COMPANIES - lexicon.CRAFTS for word in beside) or _is_it(phrase)


def _is_it(phrase: "Phrase") -> bool:
    """`X has shut two of its kilns`, `X, which …`: nobody is an it."""
    root = phrase.root
    if any(word.lower_ == "which" for clause in children(root, "relcl") for word in clause.children):
        return True
    if root.dep_ not in _SUBJECTS or lemma(root.head) in lexicon.SPEECH:
        return False
    words = {token.lower_ for token in root.head.subtree if token.i > root.i}
    return "its" in words and words.isdisjoint((*_HUMAN, "who"))


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
