"""Who stands behind the words that name a source: full names from surnames, pronouns, titles and `the company`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction import spans as characters
from contradict.extraction.people import Person, introduced, same_role
from contradict.extraction.syntax import child, children, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TITLE = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Rev|Sir|Lady|Lord|President|Senator)\.? )+")
_ORGANIZATIONS = ("ORG", "GPE", "NORP", "PRODUCT", "FAC")
_PLACES = ("GPE", "NORP", "FAC")
_PROMINENT = ("nsubj", "nsubjpass", "poss", "ROOT", "appos")

_NEAR = 40
"""Tokens at which a mention counts half."""

_FEMALE, _MALE = "female", "male"


@dataclass(frozen=True)
class Who:
    """Whom a source's words mean; None where the text does not tell."""

    speaker: str | None = None
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True)
class Name:
    """One mention of a person or an organisation."""

    start: int
    """Index of its first token."""
    end: int
    text: str
    person: bool
    prominent: bool
    """Whether it is the subject of its sentence, or owns something."""
    place: bool = False
    """Whether it is a place, a power or a people rather than a firm."""


@dataclass
class Cast:
    """Everybody and everything that a text names, in order."""

    names: list[Name]
    people: dict[str, Person]
    """By full name."""
    genders: dict[str, str] = field(default_factory=dict)


def cast_of(text: str, doc: "Doc", quoted: Sequence[characters.Span]) -> Cast:
    """List the people and organisations that a text names outside quotations."""
    people = {person.name: person for person in introduced(text)}
    names = [name for name in (_name(span, people) for span in _named_spans(doc, people)) if name is not None]
    for name in names:
        if name.person and " " in name.text:
            people.setdefault(name.text, Person(name.text))
    heard = [n for n in names if not characters.shared([(doc[n.start].idx, doc[n.end - 1].idx + 1)], quoted)]
    cast = Cast(heard, people, _genders(doc, people))
    for person in [person for person in people.values() if person.of_company]:
        place = next((token.i for token in doc if token.idx >= person.start), len(doc))
        people[person.name] = replace(person, organization=_in_focus(place, cast))
    return cast


def _named_spans(doc: "Doc", people: dict[str, Person]) -> "list[Span]":
    """Entities, and the organisations of introductions that the pipeline took for something else."""
    spans = list(doc.ents)
    tagged = {token.i for span in spans for token in span}
    for owner in {person.organization for person in people.values() if person.organization}:
        for match in re.finditer(rf"(?<!\w){re.escape(owner)}(?!\w)", doc.text):
            span = doc.char_span(*match.span(), alignment_mode="contract")
            if span is not None and not tagged & {token.i for token in span}:
                spans.append(span)
    spans += [span for span in _untagged(doc) if not tagged & {token.i for token in span}]
    return sorted(spans, key=lambda span: span.start)


def _untagged(doc: "Doc") -> "Iterator[Span]":
    """Proper names that do or own something, which the pipeline does not know for an entity."""
    for token in doc:
        if token.pos_ == "PROPN" and token.dep_ in ("nsubj", "poss") and token.is_alpha and not token.ent_type_:
            yield doc[_proper(token).start : token.i + 1]


def _name(entity: "Span", people: dict[str, Person]) -> Name | None:
    text, owners = bare(entity.text), {person.organization for person in people.values()}
    if (
        not text
        or _is_role(entity.root)
        or not (entity.label_ in ("PERSON", *_ORGANIZATIONS) or text in owners or not entity.label_)
    ):
        return None
    surnames = {person.surname for person in people.values()}
    person = text in people or text in surnames or (entity.label_ == "PERSON" and text not in owners)
    head = entity.root
    return Name(entity.start, entity.end, text, person, head.dep_ in _PROMINENT, entity.label_ in _PLACES)


def bare(name: str) -> str:
    """Take titles, articles, a possessive ending and odd spaces off a name."""
    found = re.sub(r"\s+", " ", name.strip().replace("’", "'"))
    found = re.sub(r"^(?:the|The) ", "", re.sub(r"(?:'s|')$", "", found))
    return _TITLE.sub("", found).strip(" ,")


def _genders(doc: "Doc", people: dict[str, Person]) -> dict[str, str]:
    """By full name or surname: from `Mr.` and `Ms.`, from a role, from a common first name."""
    found: dict[str, str] = {}
    for person in people.values():
        first, role = person.name.split()[0].lower(), (person.role or "").lower()
        if first in lexicon.FEMALE_NAMES or role.endswith("woman"):
            found[person.name] = _FEMALE
        elif first in lexicon.MALE_NAMES or (role.endswith("man") and "woman" not in role):
            found[person.name] = _MALE
    for token in doc[:-1]:
        if token.lower_ in ("mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss"):
            found[doc[token.i + 1].text] = (
                _MALE if token.lower_.startswith("mr") and "s" not in token.lower_ else _FEMALE
            )
    return found


def resolve(source: "Token", cast: Cast, before: Sequence[tuple[int, Who]]) -> Who:
    """Say who is meant by the phrase headed by `source`; `before` has the earlier sources of the text, in order."""
    source = _author_of(source) or source
    if source.tag_ in ("PRP", "PRP$"):
        return _pronoun(source, cast, before)
    named = _named(source, cast)
    if named is not None:
        return named
    if source.pos_ == "PROPN" and not _is_role(source):
        return Who(organization=bare(_proper(source).text) or None)
    return _described(source, cast)


def _author_of(source: "Token") -> "Token | None":
    """Who published the post, letter or statement that speaks: its owner, or the subject of `published a post`."""
    if source.lemma_.lower() not in lexicon.SAYING_NOUNS:
        return None
    owner = child(source, "poss")
    if owner is None and source.dep_ == "dobj":
        return subject(source.head)
    return owner


def _named(source: "Token", cast: Cast) -> Who | None:
    """The name that the head of the phrase is part of, or that stands in apposition to it."""
    candidates = children(source, "appos") if _is_role(source) else [source, *children(source, "appos")]
    for token in candidates:
        name = next((n for n in cast.names if n.start <= token.i < n.end), None)
        full = _full(bare(_proper(token).text), cast, token.i) or (_full(name.text, cast, token.i) if name else None)
        if full is not None:
            return _who(cast.people[full])
        if name is not None and token.i == source.i:
            return Who(speaker=name.text) if name.person and not _ambiguous(name.text, cast) else _unnamed(name)
    return None


def _unnamed(name: Name) -> Who:
    return Who() if name.person else Who(organization=name.text)


def _who(person: Person) -> Who:
    return Who(person.name, person.role, person.organization)


def _proper(token: "Token") -> "Span":
    """The run of names that a token ends: `Marty Beard` for `Beard`."""
    start = token.i
    while (
        start > token.sent.start
        and token.doc[start - 1].pos_ == "PROPN"
        and token.doc[start - 1].head.i in (token.i, start)
    ):
        start -= 1
    return token.doc[start : token.i + 1]


def _full(name: str, cast: Cast, place: int) -> str | None:
    """The full name for a full name or a surname; None when two people share it."""
    if name in cast.people:
        return name
    found = [full for full, person in cast.people.items() if name and person.surname == name]
    found += [full for full in cast.people if name and full not in found and full.split()[0] == name]
    return found[0] if len(found) == 1 else None


def _ambiguous(name: str, cast: Cast) -> bool:
    return sum(person.surname == name for person in cast.people.values()) > 1


def _pronoun(source: "Token", cast: Cast, before: Sequence[tuple[int, Who]]) -> Who:
    word = source.lower_
    if word in ("he", "his", "him", "she", "her"):
        return _person_before(source, cast, before, _FEMALE if word.startswith(("s", "her")) else _MALE)
    if word in ("it", "its", "they", "their", "them"):
        if before and before[-1][1].speaker is None:
            return Who(organization=before[-1][1].organization)
        return Who()
    return Who()


def _person_before(source: "Token", cast: Cast, before: Sequence[tuple[int, Who]], gender: str) -> Who:
    """The last speaker of the paragraph, else the subject of the nearest sentence that names somebody."""
    paragraph = _paragraph_start(source, 1)
    earlier = [name for name in cast.names if name.person and name.end <= source.i and _fits(name, cast, gender)]
    speakers = [
        (i, who) for i, who in before if who.speaker and i >= paragraph and _gender_fits(who.speaker, cast, gender)
    ]
    subjects = [name for name in earlier if name.prominent]
    nearest = max(subjects or earlier, key=lambda name: name.start, default=None)
    if speakers and (nearest is None or speakers[-1][0] >= nearest.start - 3):
        return speakers[-1][1]
    if nearest is None or nearest.start < _paragraph_start(source, 4):
        return Who()
    full = _full(nearest.text, cast, source.i)
    if full is None:
        return Who() if _ambiguous(nearest.text, cast) else Who(speaker=nearest.text)
    return _who(cast.people[full])


def _fits(name: Name, cast: Cast, gender: str) -> bool:
    full = _full(name.text, cast, name.start) or name.text
    return _gender_fits(full, cast, gender)


def _gender_fits(full: str, cast: Cast, gender: str) -> bool:
    known = cast.genders.get(full) or cast.genders.get(full.split()[-1])
    return known in (None, gender)


def _paragraph_start(token: "Token", back: int) -> int:
    """Index of the first token of the paragraph `back` paragraphs before the token's own."""
    i, left = int(token.i), back + 1
    while i > 0:
        i -= 1
        if "\n" in token.doc[i].text:
            left -= 1
            if not left:
                return i + 1
    return 0


def _is_role(token: "Token") -> bool:
    return token.lemma_.lower() in lexicon.OFFICES or bool(re.fullmatch(r"C[A-Z]O", token.text))


def _described(source: "Token", cast: Cast) -> Who:
    """`the COO`, `a BlackBerry spokeswoman`, `analysts at Citi`, `the company`."""
    organization = _affiliation(source, cast)
    if source.lemma_.lower() in lexicon.COMPANIES and child(source, "poss", "compound", "prep") is None:
        return Who(organization=_in_focus(source.i, cast))
    if not _is_role(source):
        return Who(organization=organization)
    role = _role(source)
    definite = not any(
        word.lower_ in ("a", "an", "one", "another", "some") for word in children(source, "det", "nummod")
    )
    holders = [p for p in cast.people.values() if p.role and same_role(p.role, role)]
    holders = [p for p in holders if organization in (None, p.organization)]
    if definite and len(holders) == 1:
        return _who(holders[0])
    return Who(None, role, organization)


def _role(source: "Token") -> str:
    words = [
        t for t in source.children if t.i < source.i and t.dep_ in ("amod", "compound", "nmod") and not t.ent_type_
    ]
    return " ".join(t.text for t in [*words, source])


def _affiliation(source: "Token", cast: Cast) -> str | None:
    """The organisation that owns the role: before it, or behind `of`, `at`, `for`, `with`, `from`."""
    near = children(source, "poss", "compound", "nmod", "amod")
    for preposition in children(source, "prep"):
        if preposition.lower_ in ("of", "at", "for", "with", "from"):
            near += children(preposition, "pobj")
    for token in near:
        name = next((n for n in cast.names if n.start <= token.i < n.end and not n.person), None)
        if name is not None:
            return name.text
        if token.lemma_.lower() in lexicon.COMPANIES:
            return _in_focus(source.i, cast)
        if token.pos_ == "PROPN" and token.ent_type_ != "PERSON":
            return bare(_proper(token).text) or None
    return None


def _in_focus(place: int, cast: Cast) -> str | None:
    """The organisation that the text speaks of just before: near mentions count more, and so do subjects."""
    weights: dict[str, float] = {}
    for name in cast.names:
        if not name.person and name.end <= place and not (name.place or name.text in lexicon.PLACES):
            weight = (2 if name.prominent else 1) / (1 + (place - name.end) / _NEAR)
            weights[name.text] = weights.get(name.text, 0) + weight
    return max(weights, key=lambda name: weights[name], default=None)
