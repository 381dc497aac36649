"""Who stands behind the words that name a source: full names from surnames, pronouns, titles and `the company`."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.kinds import is_office
from contradict.extraction.named import FEMALE, MALE, Name, Named, honorific
from contradict.extraction.people import Person, same_role
from contradict.extraction.phrases import bare, proper
from contradict.extraction.standing import standing
from contradict.extraction.syntax import child, children, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = {"he": MALE, "his": MALE, "him": MALE, "she": FEMALE, "her": FEMALE, "hers": FEMALE}
_IMPERSONAL = ("it", "its", "they", "their", "them")
_BELONGING = ("of", "at", "for", "with", "from")
_ANY = ("a", "an", "one", "another", "some")

_PARAGRAPHS = 4
"""Paragraphs back that a pronoun reaches."""


@dataclass(frozen=True)
class Who:
    """Whom a source's words mean; None where the text does not tell."""

    speaker: str | None = None
    role: str | None = None
    organization: str | None = None


def resolve(source: "Token", named: Named, before: Sequence[tuple[int, Who]]) -> Who:
    """Say who is meant by the phrase headed by `source`; `before` has the earlier sources of the text, in order."""
    source = _author_of(source) or source
    if source.tag_ in ("PRP", "PRP$"):
        return _pronoun(source, named, before)
    found = _by_name(source, named)
    if found is not None:
        return found
    if source.pos_ == "PROPN" and not is_office(source):
        return Who(organization=bare(proper(source).text) or None)
    return _described(source, named)


def _author_of(source: "Token") -> "Token | None":
    """Who published the post, letter or statement that speaks: its owner, or the subject of `published a post`."""
    if source.lemma_.lower() not in lexicon.SAYING_NOUNS:
        return None
    owner = child(source, "poss")
    return subject(source.head) if owner is None and source.dep_ == "dobj" else owner


def _by_name(source: "Token", named: Named) -> Who | None:
    """The name that the head of the phrase is part of, or that stands in apposition to it."""
    for token in [*([] if is_office(source) else [source]), *children(source, "appos")]:
        name = named.at(token.i)
        words = proper(token)
        full = named.full(bare(words.text)) or (named.full(name.text) if name else None)
        full = full or named.full(bare(words.text), honorific(words))
        if full is not None:
            return _who(named.people[full])
        if name is not None and token.i == source.i:
            return _unknown(name, named)
    return None


def _unknown(name: Name, named: Named) -> Who:
    """A name without a full name: an organisation, or somebody whom nothing tells apart."""
    if not name.person:
        return Who(organization=name.text)
    return Who() if named.ambiguous(name.text) else Who(speaker=name.text)


def _who(person: Person) -> Who:
    return Who(person.name, person.role, person.organization)


def _pronoun(source: "Token", named: Named, before: Sequence[tuple[int, Who]]) -> Who:
    word = source.lower_
    if word in _PERSONAL:
        return _person_before(source, named, before, _PERSONAL[word])
    if word in _IMPERSONAL and before and before[-1][1].speaker is None:
        return Who(organization=before[-1][1].organization)
    return Who()


def _person_before(source: "Token", named: Named, before: Sequence[tuple[int, Who]], gender: str) -> Who:
    """The last speaker, unless somebody else was a subject since; none from more than a few paragraphs back."""
    limit = _paragraph_start(source)
    people = [name for name in named.before(source.i) if name.person and _fits(name.text, named, gender)]
    nearest = next(iter([name for name in people if name.prominent][-1:] or people[-1:]), None)
    speakers = [(i, who) for i, who in before[-20:] if who.speaker and _fits(who.speaker, named, gender)]
    if speakers and speakers[-1][0] >= max(limit, nearest.start - 3 if nearest else 0):
        return speakers[-1][1]
    if nearest is None or nearest.start < limit:
        return Who()
    full = named.full(nearest.text)
    return _who(named.people[full]) if full is not None else _unknown(nearest, named)


def _fits(name: str, named: Named, gender: str) -> bool:
    return named.gender(named.full(name) or name) in (None, gender)


def _paragraph_start(token: "Token") -> int:
    """Index of the first token of the paragraph that is a few paragraphs before the token's own."""
    i, left = int(token.i), _PARAGRAPHS + 1
    while i > 0 and left:
        i -= 1
        left -= "\n" in token.doc[i].text
    return i


def _described(source: "Token", named: Named) -> Who:
    """`the COO`, `a BlackBerry spokeswoman`, `analysts at Citi`, `the company`."""
    organization = _affiliation(source, named)
    if source.lemma_.lower() in lexicon.COMPANIES and not _is_of_another(source):
        return Who(organization=named.in_focus(source.i))
    if not is_office(source):
        return Who(organization=organization)
    role, one = _role(source), standing(source, named)
    if organization is None and one.inside and not one.outside:
        organization = one.firm.text if one.firm else named.in_focus(source.i)
    holder = _holder(source, role, organization, named)
    if holder is None or any(word.lower_ in _ANY for word in children(source, "det", "nummod")):
        return Who(None, role, organization)
    return Who(holder.name, holder.role or role, holder.organization or organization)


def _holder(source: "Token", role: str, organization: str | None, named: Named) -> Person | None:
    """Who has an office: the one whom the text gives it, else the only one named before, if that is all it tells."""
    fitting = [p for p in named.people.values() if organization in (None, p.organization)]
    holders = [person for person in fitting if person.role and same_role(person.role, role)]
    if len(holders) == 1:
        return holders[0]
    before = {full for name in named.before(source.i) if name.person and (full := named.full(name.text)) is not None}
    person = named.people[before.pop()] if len(before) == 1 else None
    unknown = person is not None and person.role is None and person.organization in (None, organization)
    return person if unknown and not holders else None


def _is_of_another(source: "Token") -> bool:
    """`the Acme group`, `their bank`; `the mining group` and `the maker of toys` may be the organisation in focus."""
    compounds = [token for token in children(source, "compound") if token.pos_ == "PROPN"]
    owners = [thing for of in children(source, "prep") for thing in children(of, "pobj")]
    bare_things = all(thing.pos_ == "NOUN" and not children(thing, "det", "poss") for thing in owners)
    return bool(compounds or children(source, "poss")) or not bare_things


def _role(source: "Token") -> str:
    words = [t for t in children(source, "amod", "compound", "nmod") if t.i < source.i and not t.ent_type_]
    return " ".join(t.text for t in [*words, source])


def _affiliation(source: "Token", named: Named) -> str | None:
    """The organisation that owns the role: before it, or behind `of`, `at`, `for`, `with`, `from`."""
    near = children(source, "poss", "compound", "nmod", "amod")
    for preposition in children(source, "prep"):
        near += children(preposition, "pobj") if preposition.lower_ in _BELONGING else []
    for token in near:
        name = named.at(token.i)
        if name is not None and not name.person:
            return name.text
        if token.lemma_.lower() in lexicon.COMPANIES:
            return named.in_focus(source.i)
        if token.pos_ == "PROPN" and token.ent_type_ != "PERSON":
            return bare(proper(token).text) or None
    return None
