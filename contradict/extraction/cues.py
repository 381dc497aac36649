"""Ordered, named rules that find where a sentence attributes: each looks at one token and what hangs on it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.complements import (
    condition,
    denied_beside,
    joined,
    passed_up,
    said_of,
    stated_in,
    taken_up,
    told,
)
from contradict.extraction.spans import Span
from contradict.extraction.syntax import child, children, cue_words, lemma, passive, phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Finding:
    """What one rule found, as token indices."""

    rule: str
    anchor: int
    """The verb, noun or preposition that attributes."""
    cue: frozenset[int]
    content: frozenset[int]
    source: int | None
    """Head of the phrase that names who is speaking."""


@dataclass(frozen=True)
class Draft:
    """A finding with its content in characters."""

    finding: Finding
    content: tuple[Span, ...]


Rule = Callable[["Token"], "Iterator[Finding]"]


def findings(tokens: "Iterable[Token]") -> list[Finding]:
    """Apply every rule to every token, in the order of the rules."""
    listed = list(tokens)
    return [finding for rule in RULES.values() for token in listed for finding in rule(token) if finding.content]


def _found(
    rule: str, anchor: "Token", content: set[int], source: "Token | None", cue: set[int] | None = None
) -> Finding:
    words = cue_words(anchor) if cue is None else cue
    named = phrase(source) if source is not None and source.i not in content else set()
    hole = words | (named if anchor.i not in named else set())
    return Finding(
        rule, anchor.i, frozenset(words), frozenset(content - hole), source.i if source is not None else None
    )


def saying(token: "Token") -> bool:
    """Tell a verb of saying, also one that needs its particle: `shot back`, `made clear`."""
    if lemma(token) in lexicon.PHRASAL and token.i + 1 < len(token.doc):
        return token.nbor().lower_ in lexicon.PHRASAL[lemma(token)] or lemma(token) in lexicon.SPEECH
    return lemma(token) in lexicon.SPEECH


def clause(token: "Token") -> "Iterator[Finding]":
    """`said that …`, `believes …`, `the study found …`: a verb with a clause."""
    if token.pos_ not in ("VERB", "AUX") or not (lemma(token) in lexicon.CLAUSE_VERBS or saying(token)):
        return
    for complement in [*children(token, "ccomp"), *told(token)]:
        content = phrase(complement)
        if token.i not in content and not _is_circumstance(complement):
            said = (content | joined(token) | condition(token, content)) - denied_beside(complement)
            verb = _seen_by(token)
            yield _found("clause", verb, said, subject(verb) or said_of(verb))


def _seen_by(verb: "Token") -> "Token":
    """`said in a letter seen by this paper that …`: the one who said it, not the one who saw it."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.lemma_.lower() not in lexicon.SAYING_NOUNS or child(verb, "agent") is None:
        return verb
    above = noun.head.head
    return above if noun.dep_ == "pobj" and saying(above) else verb


def _is_circumstance(complement: "Token") -> bool:
    """`he told them, his voice rising`: how something was said."""
    first = complement.left_edge
    comma = first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")
    return complement.tag_ == "VBG" and not children(complement, "aux") and comma


def aside(token: "Token") -> "Iterator[Finding]":
    """`The plan, he said, is dead`: a verb of saying beside the sentence that it attributes."""
    if token.pos_ != "VERB" or not (lemma(token) in lexicon.COGNITION or saying(token)):
        return
    if token.dep_ == "parataxis" or (token.dep_ in ("advcl", "ccomp") and _bare(token)):
        who = child(token, "nsubj")
        if children(token, "ccomp", "dobj", "xcomp") or who is None or who.lower_ == "you":
            return
        if token.i > token.head.i and token.dep_ == "ccomp" and lemma(token.head) in lexicon.CLAUSE_VERBS:
            return  # "it said it would not comment" is no aside
        yield _found("aside", token, phrase(token.head) - phrase(token), subject(token))


def _bare(token: "Token") -> bool:
    """Nothing but subject and adverbs hangs on the verb: `…, as he said`."""
    return not children(token, "ccomp", "dobj", "xcomp", "attr", "acomp")


def according(token: "Token") -> "Iterator[Finding]":
    """`…, according to the filing`."""
    if token.lower_ != "according":
        return
    to = child(token, "prep")
    source = child(to, "pobj") if to is not None else None
    if source is None or to is None:
        return
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    yield _found("according", token, phrase(head) - phrase(token), source, {token.i, to.i})


def infinitive(token: "Token") -> "Iterator[Finding]":
    """`plans to leave`, `refused to comment`, `proposed selling the unit`."""
    if token.pos_ != "VERB" or passive(token):
        return
    for complement in children(token, "xcomp"):
        will = (
            lemma(token) in lexicon.INTENTION and child(complement, "aux") is not None and not children(token, "dobj")
        )
        if will or (lemma(token) in lexicon.GERUND and _is_gerund(complement)):
            yield _found("infinitive", token, phrase(complement), subject(token))


def _is_gerund(verb: "Token") -> bool:
    """`selling`, `having sold`."""
    return verb.tag_ == "VBG" or any(aux.lower_ == "having" for aux in children(verb, "aux"))


def directive(token: "Token") -> "Iterator[Finding]":
    """`urged investors to wait`: the person asked belongs to what is said."""
    if token.pos_ != "VERB" or lemma(token) not in lexicon.DIRECTIVE | lexicon.INTENTION or passive(token):
        return
    for complement in children(token, "xcomp", "ccomp"):
        if complement.i > token.i and complement.pos_ in ("VERB", "AUX") and _has_to(complement):
            person = child(token, "dobj")
            if person is not None or child(complement, "nsubj") is not None:
                asked = phrase(person) if person is not None else set()
                yield _found("directive", token, phrase(complement) | asked, subject(token))


def _has_to(verb: "Token") -> bool:
    return any(aux.lower_ == "to" for aux in children(verb, "aux"))


def expected(token: "Token") -> "Iterator[Finding]":
    """`sales are expected to fall`: what is expected of the subject."""
    if (
        token.pos_ != "VERB"
        or not passive(token)
        or lemma(token) not in lexicon.DIRECTIVE | lexicon.COGNITION | lexicon.SPEECH
    ):
        return
    about = child(token, "nsubjpass")
    for complement in children(token, "xcomp"):
        if about is not None and _has_to(complement) and not any(clause(complement)):
            yield _found("expected", token, phrase(complement) | phrase(about), _agent(token))


def _agent(token: "Token") -> "Token | None":
    by = child(token, "agent")
    return child(by, "pobj") if by is not None else None


def seeming(token: "Token") -> "Iterator[Finding]":
    """`The offer seems generous`."""
    if token.pos_ != "VERB" or lemma(token) not in lexicon.SEEMING:
        return
    about = child(token, "nsubj")
    likenesses = [preposition for preposition in children(token, "prep") if preposition.lower_ == "like"]
    for complement in [*children(token, "xcomp", "oprd", "acomp", "ccomp"), *likenesses]:
        content = phrase(complement) | (phrase(about) if about is not None and about.tag_ != "EX" else set())
        yield _found("seeming", token, content, None)


def naming(token: "Token") -> "Iterator[Finding]":
    """`called the plan a mistake`: both belong to what is said."""
    if token.pos_ != "VERB" or lemma(token) not in lexicon.NAMING or passive(token):
        return
    name = child(token, "oprd") or next((c for c in children(token, "npadvmod", "dative") if _is_named(c)), None)
    if name is not None:
        yield _found("naming", token, phrase(name) | _objects(token), subject(token))
    elif any(token.doc[i].text in ('"', "''") or lemma(token.doc[i]) in lexicon.REBUFFS for i in _objects(token)):
        yield _found("naming", token, _objects(token), subject(token))
    for complement in children(token, "ccomp", "xcomp"):
        if complement.pos_ not in ("VERB", "AUX") and complement.i > token.i:
            yield _found("naming", token, phrase(complement) | _objects(token), subject(token))


def _is_named(name: "Token") -> bool:
    """`branded the charge a fabrication`: a phrase with an article, right behind the object."""
    return child(name, "det") is not None and name.left_edge.nbor(-1).dep_ == "dobj"


def _objects(token: "Token") -> set[int]:
    return {i for thing in children(token, "dobj") for i in phrase(thing)}


def framed(token: "Token") -> "Iterator[Finding]":
    """`accused Uber of theft`, `described the deal as fair`."""
    frame = lexicon.FRAMES.get(lemma(token)) if token.pos_ == "VERB" else None
    if frame is None:
        return
    about = child(token, "nsubjpass") if passive(token) else child(token, "dobj")
    if about is None:
        return
    for preposition in [*children(token, "prep"), *children(about, "prep")]:
        if preposition.lower_ in frame:
            content = phrase(about) | phrase(preposition)
            yield _found("framed", token, content, _agent(token) if passive(token) else subject(token))
            return


def oblique(token: "Token") -> "Iterator[Finding]":
    """`called for a recall`, `pointed to the drop in sales`."""
    wanted = lexicon.OBLIQUE.get(lemma(token)) if token.pos_ == "VERB" else None
    if wanted is None or passive(token):
        return
    for preposition in children(token, "prep", "prt"):
        if preposition.lower_ in wanted:
            for thing in children(preposition, "pobj", "pcomp"):
                content = phrase(thing) | _asked_to(token, preposition)
                yield _found("oblique", token, content, subject(token), cue_words(token) | {preposition.i})


def _asked_to(token: "Token", preposition: "Token") -> set[int]:
    """The infinitive of `called on Congress to act`, or `as a friend` in `referred to him as a friend`."""
    further = [c for c in children(token, "xcomp", "advcl") if c.i > preposition.i and _has_to(c)]
    if lemma(token) not in ("call", "appeal", "push", "press", "plead"):
        further = [
            c for c in children(token, "prep") if c.i > preposition.i and c.lower_ == "as" and lemma(token) == "refer"
        ]
    return {i for below in further[:1] for i in phrase(below)}


def topic(token: "Token") -> "Iterator[Finding]":
    """`criticism of the plan`, `her support for the bill`."""
    wanted = lexicon.TOPICS.get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if wanted is None:
        return
    for preposition in children(token, "prep"):
        if preposition.lower_ in wanted:
            for thing in children(preposition, "pobj", "pcomp"):
                yield _found("topic", token, phrase(thing), _owner(token), {token.i, preposition.i})


def stance(token: "Token") -> "Iterator[Finding]":
    """`criticised the plan`, `denies wrongdoing`."""
    if token.pos_ != "VERB" or lemma(token) not in lexicon.STANCE:
        return
    for thing in children(token, "nsubjpass" if passive(token) else "dobj"):
        if thing.lower_.endswith(("self", "selves")):
            continue
        yield _found("stance", token, phrase(thing), _agent(token) if passive(token) else subject(token))


def noun(token: "Token") -> "Iterator[Finding]":
    """`the company's claim that …`, `a promise to …`, `said in a statement that …`."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.NOUNS | lexicon.SAYING_NOUNS:
        return
    verb = stated_in(token) or taken_up(token)
    for complement in [*children(token, "acl", "ccomp", "relcl", "xcomp"), *passed_up(token)]:
        if any(mark.lower_ == "that" for mark in children(complement, "mark")) or _has_to(complement):
            if verb is not None:
                yield _found("clause", verb, phrase(complement), subject(verb))
            else:
                yield _found("noun", token, phrase(complement), _owner(token), {token.i})


def _owner(token: "Token") -> "Token | None":
    """`the company's claim`, `claims by rivals`, `he made the claim`."""
    owner = child(token, "poss")
    if owner is not None:
        return owner
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("by", "from", "of"):
            return child(preposition, "pobj")
    return subject(token.head) if token.dep_ in ("dobj", "pobj") and token.head.pos_ == "VERB" else None


def adjective(token: "Token") -> "Iterator[Finding]":
    """`is confident that …`, `worried about …`."""
    if token.lemma_.lower() not in lexicon.ADJECTIVES or token.dep_ not in (
        "acomp",
        "conj",
        "oprd",
        "amod",
        "acl",
        "ROOT",
    ):
        return
    who = subject(token.head) if token.dep_ in ("acomp", "oprd", "conj") else subject(token)
    clauses = [c for c in children(token, "advcl") if any(mark.lower_ == "that" for mark in children(c, "mark"))]
    beside = children(token.head, "ccomp") if token.dep_ == "acomp" and subject(token.head) is not None else []
    clauses += [c for c in beside if c.i > token.i and any(mark.lower_ == "that" for mark in children(c, "mark"))]
    for complement in [*children(token, "ccomp", "xcomp"), *clauses]:
        yield _found("adjective", token, phrase(complement), who, {token.i})
    for preposition in children(token, "prep"):
        if preposition.lower_ in lexicon.ADJECTIVE_PREPOSITIONS:
            for thing in children(preposition, "pobj", "pcomp"):
                yield _found("adjective", token, phrase(thing), who, {token.i, preposition.i})


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        clause,
        aside,
        according,
        directive,
        infinitive,
        naming,
        framed,
        expected,
        oblique,
        noun,
        adjective,
        topic,
        stance,
        seeming,
    )
}
"""All rules, the surest first: where two find the same words, the earlier one keeps them."""
