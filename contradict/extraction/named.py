"""Everybody and everything that a text names: people by full name, organisations, in the order of the text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.kinds import (
    begins_as_person,
    is_first_name,
    is_office,
    is_part,
    is_trade,
    made_a_firm,
    made_a_person,
)
from contradict.extraction.language import is_coined
from contradict.extraction.people import Person, introduced
from contradict.extraction.phrases import HOUSE, ODD, ORGANIZATIONS, bare, phrases
from contradict.extraction.spans import Span, covering
from contradict.extraction.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

FEMALE, MALE = "female", "male"

_HONORIFICS = {"mr.": MALE, "mr": MALE, "mrs.": FEMALE, "mrs": FEMALE, "ms.": FEMALE, "ms": FEMALE, "miss": FEMALE}
_PLACES = ("GPE", "NORP", "FAC", "LOC")
_UNSURE = ("FAC", "NORP", "LOC", *ODD)
"""Labels that firms bear, too, whose names the pipeline does not know."""
_PROMINENT = ("nsubj", "nsubjpass", "poss", "ROOT", "appos")

_NAMING = ("PERSON", "", HOUSE, *ORGANIZATIONS, *ODD)
_WHERE = ("in", "near", "outside", "off", "across", "around", "to", "from", "on")
_INSIDE = ("in", "near", "outside")
_LESS, _LITTLE = 0.5, 0.25
"""Weights of `the X depot` and of `in X`."""

_NEAR = 40
"""Tokens at which a mention counts half."""

_REACH = 200
"""Mentions that are looked back at: those before are too far to be meant."""


@dataclass(frozen=True)
class Name:
    """One mention of a person or an organisation."""

    start: int
    """Index of its first token."""
    end: int
    text: str
    person: bool
    prominent: bool = True
    """Whether it is the subject of its sentence, or owns something."""
    place: bool = False
    """Whether it is a place, a power or a people rather than a firm."""
    sure: bool = True
    """Whether the pipeline takes it for what it is here: it knows few firms, and calls the others what it likes."""
    weight: float = 1
    """How much it is spoken of here: a subject more, the place where something happens less."""


@dataclass
class Named:
    """All names of a text, with what is known of the people."""

    names: list[Name]
    people: dict[str, Person]
    """By full name."""
    genders: dict[str, str] = field(default_factory=dict)
    quoted: list[Name] = field(default_factory=list)
    """Organisations named inside quotations."""
    short: dict[str, list[str]] = field(default_factory=dict)
    """Full names by surname and by first name."""

    def at(self, place: int) -> Name | None:
        """Find the name that a token belongs to."""
        number = bisect_right(self.names, place, key=_start)
        return self.names[number - 1] if number and place < self.names[number - 1].end else None

    def before(self, place: int) -> list[Name]:
        """List the names before a token, the nearest last, as far back as anybody remembers."""
        number = bisect_right(self.names, place, key=_start)
        return [name for name in self.names[max(0, number - _REACH) : number] if name.end <= place]

    def full(self, name: str, gender: str | None = None) -> str | None:
        """Give the full name for a full name, a surname or a first name; None when two people share it.

        A `gender` known from `Mr.` or `Ms.` tells two of one surname apart.
        """
        if name in self.people:
            return name
        found = [full for full in self.short.get(name, []) if gender is None or self.genders.get(full) == gender]
        return found[0] if len(found) == 1 else None

    def ambiguous(self, name: str) -> bool:
        """Whether two people of the text share a name."""
        return len(self.short.get(name, [])) > 1

    def gender(self, full: str) -> str | None:
        """Tell a person's gender as the text or a common first name shows it."""
        return self.genders.get(full) or self.genders.get(full.split()[-1])

    def in_focus(self, place: int) -> str | None:
        """Find the organisation that is spoken of just before: near mentions count more, and so do subjects.

        Names that may be a firm's count where none before is one for sure, then those inside quotations.
        """
        before = self.before(place)
        sure = [name for name in before if not (name.person or name.place) and name.sure]
        may_be = [name for name in before if not name.sure]
        return _nearest(sure, place) or _nearest(may_be, place) or _nearest(self.quoted, place) or self._only()

    def _only(self) -> str | None:
        """Give the one organisation that the text names, if it names one alone."""
        names = {name.text for name in self.names if name.sure and not (name.person or name.place)}
        names = names or {name.text for name in self.names if not name.sure}
        names = names or {name.text for name in self.names if name.place and name.weight > _LITTLE}
        return names.pop() if len(names) == 1 else None


def _nearest(names: Sequence[Name], place: int) -> str | None:
    weights: dict[str, float] = {}
    for name in names:
        if name.text not in lexicon.PLACES and name.end <= place:
            weight = name.weight * (2 if " " in name.text else 1) / (1 + (place - name.end) / _NEAR)
            weights[name.text] = weights.get(name.text, 0) + weight
    return max(weights, key=lambda name: weights[name], default=None)


def _start(name: Name) -> int:
    return name.start


def named_in(text: str, doc: "Doc", quoted: Sequence[Span]) -> Named:
    """List the people and organisations that a text names; those inside quotations are kept apart."""
    people = {person.name: _without_words(doc, person) for person in introduced(text)}
    owners = {owner for person in people.values() if (owner := person.organization) and not begins_as_person(owner)}
    met = frozenset(people)
    found = phrases(doc, owners, met)
    firms = {full for phrase in found if (full := bare(phrase.text)) not in met and made_a_firm(phrase, found)}
    owners |= {full for full in firms if not begins_as_person(full)}
    people |= {full: Person(full) for full in _called_people(found) if full not in owners | met}
    for phrase in found:
        full = bare(phrase.text)
        if phrase.label_ == "PERSON" and " " in full and full not in owners and not _is_no_person(phrase):
            people.setdefault(full, Person(full))
    people = _one_each(people)
    short = _short(people)
    known = {*people, *short}
    names = _placed(doc, [name for phrase in found if (name := _name(phrase, known, owners, met)) is not None])
    inside = [name for name in names if covering(quoted, doc[name.start].idx)]
    rest = [name for name in names if name not in inside]
    return Named(rest, people, _genders(doc, people), _firms(inside), short)


def _placed(doc: "Doc", names: list[Name]) -> list[Name]:
    """Let a name be a place's all over the text where something once happens in it: `the mill in Dublin`."""
    others = [name for name in names if not is_trade(name.text)]
    where = {name.text for name in others if _is_where(doc[name.start : name.end].root, _INSIDE)}
    return [replace(name, place=True) if name.text in where and not name.person else name for name in names]


def _is_where(root: "Token", prepositions: Sequence[str]) -> bool:
    """`the mill in Dublin`, not `a stake in Acme`."""
    return root.dep_ == "pobj" and root.head.lower_ in prepositions and lemma(root.head.head) not in lexicon.STAKES


def _without_words(doc: "Doc", person: Person) -> Person:
    """Take a word off somebody that the patterns took for a firm: `Studio head Jane Roe`, `its German business`."""
    owner = person.organization
    words = [token for token in doc if token.text == owner] if owner else []
    plain = [
        token for token in words if token.dep_ in ("compound", "amod") and (token.pos_ != "PROPN" or is_part(token))
    ]
    return replace(person, organization=None) if words and len(plain) == len(words) else person


def _is_word(token: "Token") -> bool:
    return token.pos_ != "PROPN" and not is_coined(token)


def _called_people(found: "Sequence[Phrase]") -> list[str]:
    """Names that the pipeline takes for organisations, and the sentences for people."""
    unknown = [phrase for phrase in found if phrase.label_ in ("ORG", "") and not is_trade(bare(phrase.text))]
    return [bare(phrase.text) for phrase in unknown if made_a_person(phrase, found)]


def _firms(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if not (name.person or name.place)]


def honorific(phrase: "Phrase") -> str | None:
    """Tell the gender that `Mr.` or `Ms.` before a name shows."""
    start = int(phrase.start)
    before = phrase.doc[start - 1].lower_ if start else ""
    return _HONORIFICS.get(phrase[0].lower_) or _HONORIFICS.get(before)


def _is_no_person(phrase: "Phrase") -> bool:
    return is_office(phrase.root) or is_trade(bare(phrase.text))


def _name(phrase: "Phrase", known: set[str], owners: set[str], met: frozenset[str]) -> Name | None:
    text, label = bare(phrase.text) + ("'s" if phrase.label_ == HOUSE else ""), phrase.label_
    if not text or is_office(phrase.root) or _is_opening_word(phrase) or label not in _NAMING:
        return None
    named_so = label == "PERSON" and not is_trade(text) and _like_a_person(phrase, text)
    person = text not in owners and (text in known or named_so) and not _is_of_family(text, met)
    prominent = phrase.root.dep_ in _PROMINENT
    if label in ODD and not prominent:
        return None
    sure = (
        not (label in _UNSURE or person)
        or is_trade(text)
        or any(text in name for name in met)
        or begins_as_person(text)
    )
    place = label in (*_PLACES, *ODD) and not is_trade(text)
    return Name(phrase.start, phrase.end, text, person, prominent, place, sure, _weight(phrase))


def _is_opening_word(phrase: "Phrase") -> bool:
    """`Blasting would stop`: the pipeline takes some words that begin a sentence for names."""
    return len(phrase) == 1 and phrase[0].is_sent_start is True and phrase[0].pos_ == "VERB" and _is_word(phrase[0])


def _weight(phrase: "Phrase") -> float:
    root = phrase.root
    return 2 if root.dep_ in _PROMINENT else _LITTLE if _is_where(root, _WHERE) else _LESS if is_part(root) else 1


def _is_of_family(name: str, met: frozenset[str]) -> bool:
    """Whether a name goes on behind the surname of somebody: `Roe Homes` of `Jane Roe`."""
    first, *rest = name.split()
    return bool(rest) and name not in met and first in {full.split()[-1] for full in met}


def _like_a_person(phrase: "Phrase", text: str) -> bool:
    """A single name is a firm's, unless it has a title or is a first name: people are introduced by full name."""
    return " " in text or honorific(phrase) is not None or text != phrase.text.strip() or is_first_name(text)


def _one_each(people: dict[str, Person]) -> dict[str, Person]:
    """Let `Jane M. Roe` and `Jane Roe` be one person, and let nobody work for a person."""
    known = set(people) | {person.surname for person in people.values()}
    first: dict[tuple[str, str], Person] = {}
    for full, person in people.items():
        owner = person.organization
        kept = replace(person, organization=None) if owner and (owner in known or begins_as_person(owner)) else person
        first.setdefault((full.split()[0], person.surname), kept)
    return {full: first[full.split()[0], person.surname] for full, person in people.items()}


def _short(people: dict[str, Person]) -> dict[str, list[str]]:
    short: dict[str, list[str]] = {}
    for person in dict.fromkeys(people.values()):
        for name in dict.fromkeys((person.surname, person.name.split()[0])):
            short.setdefault(name, []).append(person.name)
    return short


def _genders(doc: "Doc", people: dict[str, Person]) -> dict[str, str]:
    """By full name or surname: from `Mr.` and `Ms.`, from a role, from a common first name."""
    found: dict[str, str] = {}
    for person in people.values():
        first, role = person.name.split()[0].lower(), (person.role or "").lower()
        if first in lexicon.FEMALE_NAMES or role.endswith("woman"):
            found[person.name] = FEMALE
        elif first in lexicon.MALE_NAMES or role.endswith("man"):
            found[person.name] = MALE
    titled = ((doc[token.i + 1].text, _HONORIFICS.get(token.lower_)) for token in doc[:-1])
    return found | {name: gender for name, gender in titled if gender}
