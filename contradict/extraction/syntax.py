"""Small questions to a parsed sentence: subjects, phrases, the words of a cue."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from contradict.extraction.spans import Span, merged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARIES = ("aux", "auxpass", "neg")
_INHERITS = ("conj", "xcomp", "advcl", "acl", "relcl", "pcomp", "prep", "dep", "ccomp")


def lemma(token: "Token") -> str:
    """Give the lemma of a token in small letters; the pipeline takes `hoped` for a form of `hop`."""
    found = token.lemma_.lower()
    return "hope" if found == "hop" else found


def children(token: "Token", *deps: str) -> "list[Token]":
    """List the children of a token with one of the dependencies, in order."""
    return [child for child in token.children if child.dep_ in deps]


def child(token: "Token", *deps: str) -> "Token | None":
    """Give the first child of a token with one of the dependencies."""
    return next(iter(children(token, *deps)), None)


def phrase(token: "Token") -> set[int]:
    """Collect the indices of a token and all below it."""
    return {below.i for below in token.subtree}


def subject(verb: "Token") -> "Token | None":
    """Find who does what the verb says: its own subject, its agent, or that of the verb it hangs on."""
    seen = 0
    while verb is not None and seen < 8:
        found = _own_subject(verb)
        if found is not None:
            return _antecedent(found, verb)
        if verb.dep_ in ("acl", "relcl", "amod") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return verb.head
        if verb.dep_ not in _INHERITS or verb.head.i == verb.i:
            return None
        verb, seen = verb.head, seen + 1
    return None


def _own_subject(verb: "Token") -> "Token | None":
    agent = child(verb, "agent")
    if agent is not None:
        return child(agent, "pobj")
    if children(verb, "nsubjpass"):
        return None
    return child(verb, "nsubj")


def _antecedent(found: "Token", verb: "Token") -> "Token":
    """`who` and `which` stand for the noun that the relative clause hangs on."""
    relative = found.tag_ in ("WP", "WDT") and verb.dep_ in ("relcl", "acl")
    return verb.head if relative else found


def passive(verb: "Token") -> bool:
    """Whether a verb stands in the passive: `is expected`, `was accused`."""
    return bool(children(verb, "nsubjpass", "auxpass"))


def cue_words(verb: "Token") -> set[int]:
    """Collect the words of a cue around its verb: auxiliaries, negation, particle, adverbs close by."""
    around = {verb.i} | {below.i for below in children(verb, *_AUXILIARIES, "prt")}
    around |= {below.i for below in children(verb, "advmod") if abs(below.i - verb.i) == 1 and not list(below.children)}
    return around


def spans_of(doc: "Doc", indices: Iterable[int], gap: int = 0) -> list[Span]:
    """Turn token indices into character spans; neighbours are joined over the white space between them."""
    spans: list[Span] = []
    last = -2
    for i in sorted(indices):
        token = doc[i]
        if token.is_space:
            continue
        end = token.idx + len(token)
        if spans and _only_space(doc, last, i):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = i
    return merged(spans, gap)


def _only_space(doc: "Doc", last: int, i: int) -> bool:
    return all(doc[between].is_space for between in range(last + 1, i))


def runs(doc: "Doc", indices: Iterable[int]) -> Iterator[list[int]]:
    """Cut token indices into runs of neighbours; white space does not part them."""
    run: list[int] = []
    for i in sorted(indices):
        if run and not _only_space(doc, run[-1], i):
            yield run
            run = []
        run.append(i)
    if run:
        yield run
