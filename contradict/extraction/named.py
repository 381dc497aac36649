"""Everybody and everything that a text names: people by full name, organisations, in the order of the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.people import Person, introduced
from contradict.extraction.spans import Span, covering

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

FEMALE, MALE = "female", "male"

_TITLE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Rev|Sir|Lady|Lord|President|Senator)\.? )+")
_HONORIFICS = {"mr.": MALE, "mr": MALE, "mrs.": FEMALE, "mrs": FEMALE, "ms.": FEMALE, "ms": FEMALE, "miss": FEMALE}
_ORGANIZATIONS = ("ORG", "GPE", "NORP", "PRODUCT", "FAC")
_PLACES = ("GPE", "NORP", "FAC")
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


@dataclass
class Named:
    """All names of a text, with what is known of the people."""

    names: list[Name]
    people: dict[str, Person]
    """By full name."""
    genders: dict[str, str] = field(default_factory=dict)
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
        """Find the organisation that is spoken of just before: near mentions count more, and so do subjects."""
        weights: dict[str, float] = {}
        for name in self.before(place):
            if not (name.person or name.place or name.text in lexicon.PLACES):
                weight = (2 if name.prominent else 1) / (1 + (place - name.end) / _NEAR)
                weights[name.text] = weights.get(name.text, 0) + weight
        return max(weights, key=lambda name: weights[name], default=None)


def _start(name: Name) -> int:
    return name.start


def named_in(text: str, doc: "Doc", quoted: Sequence[Span]) -> Named:
    """List the people and organisations that a text names; mentions inside quotations are left out."""
    people = {person.name: person for person in introduced(text)}
    owners = {owner for person in people.values() if (owner := person.organization) and not _first_name(owner)}
    phrases = _phrases(doc, owners)
    for phrase in phrases:
        full = bare(phrase.text)
        if phrase.label_ == "PERSON" and " " in full and full not in owners and not _is_no_person(phrase):
            people.setdefault(full, Person(full))
    people = _one_each(people)
    short = _short(people)
    known = {*people, *short}
    heard = [p for p in phrases if not covering(quoted, p.start_char)]
    names = [name for phrase in heard if (name := _name(phrase, known, owners)) is not None]
    named = Named(names, people, _genders(doc, people), short)
    _of_company(doc, named)
    return named


def _phrases(doc: "Doc", owners: set[str]) -> "list[Phrase]":
    """Entities, organisations of introductions that are tagged as nothing, and untagged names that do something."""
    text, phrases = doc.text, list(doc.ents)
    tagged = {token.i for phrase in phrases for token in phrase}
    for owner in owners:
        for match in re.finditer(rf"(?<!\w){re.escape(owner)}(?!\w)", text):
            phrase = doc.char_span(*match.span(), alignment_mode="contract")
            if phrase is not None and tagged.isdisjoint(range(phrase.start, phrase.end)):
                tagged.update(range(phrase.start, phrase.end))
                phrases.append(phrase)
    phrases += [phrase for phrase in _untagged(doc) if tagged.isdisjoint(range(phrase.start, phrase.end))]
    return sorted(phrases, key=lambda phrase: int(phrase.start))


def _untagged(doc: "Doc") -> "Iterator[Phrase]":
    """Proper names that do or own something, which the pipeline does not know for an entity."""
    for token in doc:
        if token.pos_ == "PROPN" and token.dep_ in ("nsubj", "poss") and token.is_alpha and not token.ent_type_:
            yield proper(token)


def proper(token: "Token") -> "Phrase":
    """Give the run of names that a token ends: `Marty Beard` for `Beard`."""
    doc, start = token.doc, int(token.i)
    while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].head.i in (token.i, start):
        start -= 1
    return doc[start : token.i + 1]


def bare(name: str) -> str:
    """Take titles, articles, a possessive ending and odd spaces off a name."""
    found = re.sub(r"\s+", " ", name.strip().replace("’", "'"))
    found = re.sub(
        r"^(?:[Tt]he |(?:\w+maker|Retailer|Lender|Insurer|Manufacturer|Startup|Airline) (?=[A-Z]))",
        "",
        re.sub(r"(?:'s|')$", "", found),
    )
    return _TITLE.sub("", found).strip(" ,")


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


def _name(phrase: "Phrase", known: set[str], owners: set[str]) -> Name | None:
    text, label = bare(phrase.text), phrase.label_
    if not text or is_office(phrase.root) or label not in ("PERSON", "", *_ORGANIZATIONS):
        return None
    named_so = label == "PERSON" and not is_trade(text) and _like_a_person(phrase, text)
    person = text not in owners and (text in known or named_so)
    return Name(phrase.start, phrase.end, text, person, phrase.root.dep_ in _PROMINENT, label in _PLACES)


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


def _of_company(doc: "Doc", named: Named) -> None:
    """Give those who are `its CEO` or `the COO` the organisation in focus."""
    starts = [token.idx for token in doc]
    for full, person in [(full, person) for full, person in named.people.items() if person.of_company]:
        place = bisect_right(starts, person.start) - 1
        named.people[full] = replace(person, organization=named.in_focus(place))
