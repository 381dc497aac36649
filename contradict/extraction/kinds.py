"""Whether a name is a person's or a firm's, by what the sentences make of it: the pipeline guesses at unknown names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.syntax import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

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
    if any(token.lower_ in ("who", "whose") for token in root.subtree):
        return False
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
    verb, words = root.head, [token for token in root.head.subtree if token.i > root.i]
    if any(token.lower_ in _HUMAN for token in words):
        return False
    firms = any(other.label_ in ("ORG", "") and other.start < phrase.start for other in others)
    clauses = {clause.i for clause in children(verb, "ccomp")}
    said = any(token.lower_ == "it" and token.dep_ in _SUBJECTS and token.head.i in clauses for token in words)
    its = any(token.lower_ == "its" for token in words)
    return (its or said) and not firms if lemma(verb) in lexicon.SPEECH else its


def called_human(name: str, doc: "Doc") -> bool:
    """Whether the pipeline takes a name for a person's, and the text goes on with `he` or `she`."""
    mentions = [entity for entity in doc.ents if entity.label_ == "PERSON" and entity.text == name]
    return any(_human_behind(mention, _end_of_next(mention)) for mention in mentions)


def _end_of_next(phrase: "Phrase") -> int:
    """Index behind the sentence that follows the one of a phrase."""
    last = int(phrase.root.sent.end)
    return int(phrase.doc[last].sent.end) if last < len(phrase.doc) else last


def _human_behind(phrase: "Phrase", end: int) -> bool:
    return any(token.lower_ in _HUMAN for token in phrase.doc[phrase.end : end])


def made_a_person(phrase: "Phrase", others: "Sequence[Phrase]") -> bool:
    """Whether the sentences call an unknown name of two words or three `he` or `she`, and there is nobody else."""
    root, end = phrase.root, _end_of_next(phrase)
    words = phrase.text.split()
    if root.dep_ not in _SUBJECTS or not 1 < len(words) <= _MOST_WORDS or not all(word[0].isupper() for word in words):
        return False
    if any(token.lower_ == "who" for token in root.subtree):
        return True
    near = [other for other in others if root.sent.start <= other.start < end and other.start != phrase.start]
    return _human_behind(phrase, end) and not any(other.label_ == "PERSON" for other in near)
