"""Everybody and everything that a text names: people by full name, organisations, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.introductions import TITLES
from contradict.extraction.language import plain
from contradict.extraction.people import Person, introduced
from contradict.extraction.spans import Span, covering

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

FEMALE, MALE = "female", "male"

_HONORIFICS = {"mr.": MALE, "mr": MALE, "mrs.": FEMALE, "mrs": FEMALE, "ms.": FEMALE, "ms": FEMALE, "miss": FEMALE}
_ORGANIZATIONS = ("ORG", "GPE", "NORP", "PRODUCT", "FAC")
_PLACES = ("GPE", "NORP", "FAC")
_ODD = ("EVENT", "WORK_OF_ART", "LAW")
_UNSURE = ("FAC", "NORP", *_ODD)
"""Labels that firms bear, too, whose names the pipeline does not know."""
_LABELLED = ("PERSON", "LOC", *_ORGANIZATIONS, *_ODD)
"""Labels of names; where the pipeline takes a name for a date or a number, it knows nothing."""
_PROMINENT = ("nsubj", "nsubjpass", "poss", "ROOT", "appos")

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
        return names.pop() if len(names) == 1 else None


def _nearest(names: Sequence[Name], place: int) -> str | None:
    weights: dict[str, float] = {}
    for name in names:
        if name.text not in lexicon.PLACES and name.end <= place:
            weight = (2 if name.prominent else 1) * (2 if " " in name.text else 1) / (1 + (place - name.end) / _NEAR)
            weights[name.text] = weights.get(name.text, 0) + weight
    return max(weights, key=lambda name: weights[name], default=None)


def _start(name: Name) -> int:
    return name.start


def named_in(text: str, doc: "Doc", quoted: Sequence[Span]) -> Named:
    """List the people and organisations that a text names; those inside quotations are kept apart."""
    people = {person.name: person for person in introduced(text)}
    owners = {owner for person in people.values() if (owner := person.organization) and not _first_name(owner)}
    met = frozenset(people)
    phrases = _phrases(doc, owners, met)
    for phrase in phrases:
        full = bare(phrase.text)
        if phrase.label_ == "PERSON" and " " in full and full not in owners and not _is_no_person(phrase):
            people.setdefault(full, Person(full))
    people = _one_each(people)
    short = _short(people)
    known = {*people, *short}
    names = [name for phrase in phrases if (name := _name(phrase, known, owners, met)) is not None]
    inside = [name for name in names if covering(quoted, doc[name.start].idx)]
    rest = [name for name in names if name not in inside]
    return Named(rest, people, _genders(doc, people), _firms(inside), short)


def _firms(names: Sequence[Name]) -> list[Name]:
    return [name for name in names if not (name.person or name.place)]


def _phrases(doc: "Doc", owners: set[str], people: frozenset[str]) -> "list[Phrase]":
    """Those whom the text introduces and their organisations, then other entities, then names that do something."""
    phrases = list(_known(doc, [*owners, *people]))
    taken = {token.i for phrase in phrases for token in phrase}
    named = [entity for entity in doc.ents if entity.label_ in _LABELLED]
    entities = [entity for entity in named if taken.isdisjoint(range(entity.start, entity.end))]
    taken |= {token.i for entity in entities for token in entity}
    untagged = [phrase for phrase in _untagged(doc) if taken.isdisjoint(range(phrase.start, phrase.end))]
    return sorted([*phrases, *entities, *untagged], key=lambda phrase: int(phrase.start))


def _known(doc: "Doc", names: Sequence[str]) -> "Iterator[Phrase]":
    """All mentions of names, the longest first."""
    text, taken = plain(doc.text), set[int]()
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            phrase = doc.char_span(*match.span(), alignment_mode="contract")
            if phrase is not None and taken.isdisjoint(range(phrase.start, phrase.end)):
                taken.update(range(phrase.start, phrase.end))
                yield phrase


def _untagged(doc: "Doc") -> "Iterator[Phrase]":
    """Proper names that do or own something, which the pipeline does not know for an entity."""
    for token in doc:
        if token.pos_ == "PROPN" and token.is_alpha and token.ent_type_ not in _LABELLED:
            name = proper(token)
            last = token.i + 1 == len(doc) or doc[token.i + 1].pos_ != "PROPN"
            if token.dep_ in ("nsubj", "poss") or (last and len(name) > 1 and name[0].text.istitle()):
                yield name


def proper(token: "Token") -> "Phrase":
    """Give the run of names that a token ends: `Marty Beard` for `Beard`."""
    doc, start = token.doc, int(token.i)
    while start > 0 and _is_part(doc[start - 1]) and doc[start - 1].head.i in (token.i, start):
        start -= 1
    return doc[start : token.i + 1]


def _is_part(token: "Token") -> bool:
    """A name's word; the pipeline takes some for nouns, with a capital all the same."""
    return bool(token.pos_ == "PROPN" or (token.dep_ == "compound" and token.text.istitle()))


def bare(name: str) -> str:
    """Take titles, articles, a possessive ending and odd spaces off a name."""
    found = re.sub(r"\s+", " ", name.strip().replace("’", "'"))
    found = re.sub(
        r"^(?:[A-Z]{3,}(?: [A-Z]{3,})* [-–—] |[Tt]he "
        r"|(?:\w+maker|Retailer|Lender|Insurer|Manufacturer|Startup|Airline) (?=[A-Z]))",
        "",
        re.sub(r"(?:'s|')$", "", found),
    )
    return TITLES.sub("", found).strip(" ,")


def honorific(phrase: "Phrase") -> str | None:
    """Tell the gender that `Mr.` or `Ms.` before a name shows."""
    start = int(phrase.start)
    before = phrase.doc[start - 1].lower_ if start else ""
    return _HONORIFICS.get(phrase[0].lower_) or _HONORIFICS.get(before)


def is_office(token: "Token") -> bool:
    """Whether a word names an office: `spokeswoman`, `COO`."""
    return token.lemma_.lower() in lexicon.OFFICES or bool(re.fullmatch(r"C[A-Z]O", token.text))


def is_trade(name: str) -> bool:
    """Tell a name of several words that ends as companies' names do: `Marlowe Shipping`."""
    _, *rest = name.split()
    return bool(rest) and rest[-1].lower() in lexicon.TRADES


def _is_no_person(phrase: "Phrase") -> bool:
    return is_office(phrase.root) or is_trade(bare(phrase.text))


def _name(phrase: "Phrase", known: set[str], owners: set[str], met: frozenset[str]) -> Name | None:
    text, label = bare(phrase.text), phrase.label_
    if not text or is_office(phrase.root) or label not in ("PERSON", "", *_ORGANIZATIONS, *_ODD):
        return None
    named_so = label == "PERSON" and not is_trade(text) and _like_a_person(phrase, text)
    person = text not in owners and (text in known or named_so)
    prominent = phrase.root.dep_ in _PROMINENT
    if label in _ODD and not prominent:
        return None
    sure = not (label in _UNSURE or person) or is_trade(text) or any(text in name for name in met) or _first_name(text)
    place = label in (*_PLACES, *_ODD) and not is_trade(text)
    return Name(phrase.start, phrase.end, text, person, prominent, place, sure)


def _like_a_person(phrase: "Phrase", text: str) -> bool:
    """A single name is a firm's, unless it has a title or is a first name: people are introduced by full name."""
    return " " in text or honorific(phrase) is not None or text != phrase.text.strip() or text.lower() in _FIRST_NAMES


def _first_name(name: str) -> bool:
    """Whether a name of several words begins with a common first name, as a person's does."""
    first, *rest = name.split()
    return bool(rest) and first.lower() in _FIRST_NAMES


_FIRST_NAMES = lexicon.FEMALE_NAMES | lexicon.MALE_NAMES


def _one_each(people: dict[str, Person]) -> dict[str, Person]:
    """Let `Jane M. Roe` and `Jane Roe` be one person, and let nobody work for a person."""
    known = set(people) | {person.surname for person in people.values()}
    first: dict[tuple[str, str], Person] = {}
    for full, person in people.items():
        owner = person.organization
        kept = replace(person, organization=None) if owner and (owner in known or _first_name(owner)) else person
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
