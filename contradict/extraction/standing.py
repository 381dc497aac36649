"""For whom the people of a text stand: what the parse hangs on a name leads to a firm, or to the one in focus."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.kinds import is_office, is_part
from contradict.extraction.named import Name, Named
from contradict.extraction.people import Person
from contradict.extraction.syntax import child, children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BELONGING = ("of", "at", "for", "with", "from", "behind", "as")
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = ("its", "their")
_DESCRIBING = ("appos", "compound", "nmod", "poss", "amod", "relcl", "acl")
_UPWARDS = ("appos", "compound", "nmod")
_BEING = ("be", "become", "remain", "stay", "continue", "resign", "retire", "serve", "take", "step", "name", "appoint")
_MOST_WORDS = 3
"""Words behind a surname in the name of a family's firm."""
_NOMINAL = ("NOUN", "PROPN", "ADJ", "PRON")


@dataclass(frozen=True)
class Standing:
    """What the words around a name say of somebody: an office, a firm, or that it is the one in focus."""

    office: "Token | None" = None
    firm: Name | None = None
    inside: bool = False
    """Whether the words point to the firm in focus: `its`, `the airline's`, `company`, or an office and no more."""
    outside: bool = False
    """Whether the words put somebody outside: a customer, a rival, a union's secretary."""


def settle(doc: "Doc", named: Named) -> None:
    """Give everybody the organisation to which the words around the name lead, where they lead to one."""
    mentions: dict[str, list[Token]] = {}
    for name in named.names:
        if name.person and (full := named.full(name.text)) is not None:
            mentions.setdefault(full, []).append(doc[name.start : name.end].root)
    for token in doc:
        if (meant := _meant(token, named)) is not None:
            mentions.setdefault(meant, []).append(token)
    for full, person in list(named.people.items()):
        found = [(token, standing(token, named)) for token in mentions.get(full, [])]
        named.people[full] = _settled(doc, named, person, found)


def _meant(token: "Token", named: Named) -> str | None:
    """Whom `She runs sales` and `his company, Acme` speak of, and `The chairman` where one person was named before."""
    if token.lower_ in ("he", "she") and token.dep_ in _SUBJECTS and _leads(token.head):
        return next(reversed(_before(token, named)), None)
    if lemma(token) in lexicon.COMPANIES and any(
        owner.lower_ in ("his", "her", "whose") for owner in children(token, "poss")
    ):
        return next(reversed(_before(token, named)), None)
    if is_office(token) and token.dep_ in _SUBJECTS and _has_article(token) and named.at(token.i) is None:
        before = _before(token, named)
        alone = len(set(before)) == 1 and not children(token, "appos") and named.people[before[0]].role is None
        return before[0] if alone else None
    return None


def _before(token: "Token", named: Named) -> list[str]:
    names = [name for name in named.before(token.i) if name.person]
    return [full for name in names if (full := named.full(name.text)) is not None]


def _settled(doc: "Doc", named: Named, person: Person, found: Sequence[tuple["Token", Standing]]) -> Person:
    """Weigh the mentions of somebody: a firm that is named goes before one that is meant."""
    office = next((one.office for _, one in found if one.office is not None), None)
    role = person.role or (role_of(office) if office is not None else None)
    firm = next((one.firm for _, one in found if one.firm), None)
    if firm is not None:
        meant = named.in_focus(firm.start) if firm.place else None
        return replace(person, role=role, organization=meant or firm.text)
    at_place = any(name.place and name.text == person.organization for name in named.names)
    if (person.organization is not None and not at_place) or any(one.outside for _, one in found):
        return replace(person, role=role)
    place = next((token.i for token, one in found if one.inside), None)
    if place is None and (person.of_company or at_place):
        place = bisect_right([token.idx for token in doc], person.start) - 1
    meant = named.in_focus(place) if place is not None else _namesake(person, named)
    return replace(person, role=role, organization=meant or person.organization)


def _namesake(person: Person, named: Named) -> str | None:
    """The firm that bears somebody's surname: `Roe's Bakery`, `Roe Homes` of `Jane Roe`."""
    firms = (name.text for name in named.names if not name.person and not name.place)
    return next((firm for firm in firms if _bears(firm, person.surname)), None)


def _bears(firm: str, surname: str) -> bool:
    first, *rest = firm.split()
    return first in (f"{surname}'s", f"{surname}s") or (first == surname and 0 < len(rest) <= _MOST_WORDS)


def standing(start: "Token", named: Named) -> Standing:
    """Walk from a name, or from an office, over what describes it."""
    seen, office, firms, inside, outside, led = {start.i}, None, list[tuple[bool, bool, Name]](), False, False, False
    queue = [start]
    while queue:
        token = queue.pop(0)
        name = named.at(token.i)
        if name is not None and not name.person:
            if (name.sure or led or office) and not _is_field(token, name):
                firms.append((name.place, token.dep_ == "compound", name))
            continue
        if name is not None and token.i != start.i and not (name.start <= start.i < name.end):
            continue
        if _is_outside(token):
            outside = True
            continue
        inside = inside or (led and token.dep_ == "dobj" and _has_article(token) and not token.ent_type_)
        led = led or token.pos_ == "VERB"
        office = office or (token if is_office(token) and token.pos_ in _NOMINAL else None)
        inside = inside or token.lower_ in _OWN or _is_the_firm(token)
        following = [one for one in _next(token, start) if one.i not in seen]
        seen.update(one.i for one in following)
        queue += following
    return Standing(
        office,
        min(firms, key=_rank)[-1] if firms else None,
        inside or (office is not None and _is_bare(office)),
        outside,
    )


def _rank(firm: tuple[bool, bool, Name]) -> tuple[bool, bool]:
    """Rather a firm than a place, rather `director at Acme` than `Insight director`."""
    return firm[:2]


def _is_outside(token: "Token") -> bool:
    """A customer or a union, but not a customer director."""
    served = token.dep_ in ("compound", "nmod") and is_office(token.head)
    return lemma(token) in lexicon.BODIES or (lemma(token) in lexicon.OUTSIDERS and not served)


def _is_field(token: "Token", name: Name) -> bool:
    """`Mexican operations`, `the Houston chain`: a place before what somebody runs, or before the firm in focus."""
    return is_part(token) and (name.place or (lemma(token.head) in lexicon.COMPANIES and _has_article(token.head)))


def _has_article(noun: "Token") -> bool:
    return any(article.lower_ == "the" for article in children(noun, "det"))


def _is_the_firm(token: "Token") -> bool:
    """`the airline's`, `of the brewer`, `company`: not `a nearby hotel`."""
    if lemma(token) not in lexicon.COMPANIES or token.dep_ not in ("poss", "pobj", "compound", "dobj"):
        return False
    article = child(token, "det")
    return str(article.lower_ if article is not None else token.lower_) in ("the", "company")


def _is_bare(office: "Token") -> bool:
    """Whether an office stands alone, or with the field that it is for: `the general manager`, `head of sales`."""
    before = children(office, "det", "poss", "nummod")
    articles = ("the", "a") if lemma(office).startswith("spokes") else ("the",)
    alone = not children(office, "compound", "amod", "prep", "nmod")
    if (alone and lemma(office) in lexicon.TITLES) or any(word.lower_ not in articles for word in before):
        return False
    fields = [thing for of in children(office, "prep") for thing in children(of, "pobj")]
    return all(child(thing, "det", "poss") is None and thing.tag_ != "NNPS" for thing in fields)


def _next(token: "Token", start: "Token") -> "Iterator[Token]":
    """Give what describes a word further: what hangs on it, and what a name is put beside or says of itself."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("dobj", "pobj"):
        yield from _of_verb(token)
    elif token.dep_ == "prep" or token.pos_ == "ADP":
        yield from children(token, "pobj")
    else:
        yield from children(token, *_DESCRIBING)
        belonging = (*_BELONGING, "to") if is_office(token) else _BELONGING  # "adviser to Acme"
        yield from (of for of in children(token, "prep") if of.lower_ in belonging)
        yield from (other for other in children(token, "conj") if is_office(token) and is_office(other))
    if token.i == start.i:
        if token.dep_ in _UPWARDS and token.head.pos_ in _NOMINAL:
            yield token.head
        if token.dep_ == "appos" and token.head.dep_ == "pobj":  # "the head of Acme, Jane Roe"
            yield token.head.head.head
        if token.dep_ in _SUBJECTS and _leads(token.head):
            yield token.head


def _leads(verb: "Token") -> bool:
    return lemma(verb) in lexicon.LEADING or lemma(verb) in _BEING


def _of_verb(verb: "Token") -> "Iterator[Token]":
    """`runs Acme`, `works for Acme`, `is head of Acme`."""
    if not _leads(verb):
        return
    yield from children(verb, "dobj", "attr", "acomp", "oprd", "xcomp")
    if verb.dep_ == "relcl":  # "Acme, which she chairs"
        yield verb.head
    yield from (of for of in children(verb, "prep") if of.lower_ in (*_BELONGING, "after") or _is_charge(of))


def _is_charge(preposition: "Token") -> bool:
    """`is in charge of Acme`."""
    return preposition.lower_ == "in" and any(thing.lower_ == "charge" for thing in children(preposition, "pobj"))


def role_of(office: "Token") -> str:
    """Give an office with the words before it that say which: `managing director`, `head of sales`."""
    first = min([t.i for t in children(office, "amod", "compound", "nmod") if not t.ent_type_] + [office.i])
    last = office.i
    for of in children(office, "prep"):
        for thing in children(of, "pobj"):
            if of.lower_ in ("of", "for") and thing.pos_ == "NOUN" and child(thing, "det", "poss") is None:
                last = thing.i
    return str(office.doc[first : last + 1].text)
