"""Who is who: the names of organisations and speakers, folded to one key each and joined where they mean the same."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from contradict.domain import Alias, Statement
from contradict.people import canonical

# KGaA is missing on purpose: it is all that tells Merck KGaA from Merck & Co.
LEGAL_FORMS = {
    *("inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "llp", "lp"),
    *("ag", "gmbh", "sa", "se", "spa", "nv", "bv", "ab", "asa", "oyj"),
}
UMBRELLAS = {"group", "holding", "holdings"}
HONORIFICS = {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lord", "lady"}
POSTNOMINALS = {"phd", "md", "mba", "cpa", "cfa", "esq", "obe", "cbe"}
NOBODY = {"spokesperson", "spokesman", "spokeswoman", "representative", "official", "management"}

_ACCENTS = re.compile("[\u0300-\u036f]")
_APOSTROPHES = re.compile("['`\u2019\u02bc]")
_DOTTED = re.compile(r"(?<!\w)(?:\w\.)+\w?(?!\w)")
_DANISH_FORM = re.compile(r"\s+a/s\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Names:
    """Resolves a name to a key. A name that was never seen resolves to its own folded form."""

    organizations: Mapping[str, str]
    speakers: Mapping[str, str]
    people: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Organisation and speaker, as keys, to the key under which the organisation's person of that name is known."""

    @classmethod
    def of(cls, statements: Iterable[Statement], aliases: Iterable[Alias] = ()) -> "Names":
        """Join the names that occur: the two of an alias row, and the parts of "Meta/Facebook", are one organisation.

        A new statement whose name has a slash can therefore join two organisations that were apart before.
        """
        statements, aliases = list(statements), list(aliases)
        occurring = dict.fromkeys(s.organization for s in statements)
        names = cls(
            organizations=_joined(
                [organization_keys(a.name) + organization_keys(a.alias) for a in aliases if a.kind == "organization"]
                + [organization_keys(name) for name in occurring]
            ),
            speakers=_joined(
                [[key for key in map(speaker_key, (a.name, a.alias)) if key] for a in aliases if a.kind == "speaker"]
            ),
        )
        return replace(names, people=_people(statements, names))

    def organization(self, name: str) -> str:
        """Return the key of an organisation; of a slash name the first part that is known decides."""
        keys = organization_keys(name)
        return next((self.organizations[key] for key in keys if key in self.organizations), keys[0])

    def speaker(self, name: str | None, organization: str | None = None) -> str | None:
        """Return the key of a person, or None when nobody in particular is named.

        With the organisation, "Dave Wehner" is the David M. Wehner who speaks for the same one.
        """
        key = speaker_key(name or "")
        known = self.speakers.get(key, key) if key else None
        if known is None or organization is None:
            return known
        return self.people.get((self.organization(organization), known), known)


def _people(statements: Iterable[Statement], names: Names) -> dict[tuple[str, str], str]:
    """Join the names of one person within each organisation; no name is joined across two."""
    spoken: defaultdict[str, list[str]] = defaultdict(list)
    for statement in statements:
        if key := names.speaker(statement.speaker):
            spoken[names.organization(statement.organization)].append(key)
    return {
        (organization, key): person
        for organization, keys in spoken.items()
        for key, person in canonical(keys).items()
        if key != person
    }


@lru_cache(maxsize=65_536)
def organization_keys(name: str) -> tuple[str, ...]:
    """Fold the parts of an organisation's name: two for "Meta/Facebook", one for nearly all; never none."""
    parts = [part.strip() for part in _DANISH_FORM.sub("", name).split("/")]
    if not all(any(letter.isalpha() for letter in part) for part in parts):  # "24/7 Media" is one name
        parts = [name]
    return tuple(_organization_key(part) for part in parts)


def _organization_key(name: str) -> str:
    """Fold one name and drop its article and legal form: "The Walt Disney Company" is "walt disney"."""
    words = _folded(_DOTTED.sub(lambda match: match.group().replace(".", ""), name.replace("&", " and "))).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while _ends_in_a_form(words):
        words = words[:-1]
    return " ".join(words) or name.casefold().strip()


def _ends_in_a_form(words: Sequence[str]) -> bool:
    """Tell whether the last word says nothing about who is meant; what remains is never empty.

    "Group" and "Holdings" go only where two words remain: "Credit Suisse Group" is Credit Suisse, but Man Group and
    MAN SE are strangers. Where one word remains an alias row joins the two.
    """
    if len(words) < 2:
        return False
    return words[-1] in LEGAL_FORMS or words[-1] == "and" or (words[-1] in UMBRELLAS and len(words) > 2)


@lru_cache(maxsize=65_536)
def speaker_key(name: str) -> str | None:
    """Fold a person's name and drop honorifics, degrees and middle initials; None for "a spokesperson" and the like.

    A bare surname stays what it is: it is joined to nobody, since two people of one surname must stay apart.
    """
    words = _folded(_without_degrees(name).replace(".", " ")).split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    if not words or words[-1] in NOBODY:
        return None
    middle = [word for word in words[1:-1] if not (len(word) == 1 and word.isascii())]
    return " ".join([*words[:1], *middle, *words[1:][-1:]])


def _without_degrees(name: str) -> str:
    """Cut what follows a comma when it is a degree or an honour: "Jane Doe, Ph.D."; "Doe, Jane" stays whole."""
    before, comma, last = name.rpartition(",")
    return _without_degrees(before) if comma and _folded(last.replace(".", "")) in POSTNOMINALS else name


def _folded(text: str) -> str:
    """Casefold, drop accents and punctuation, one space between words."""
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", bare).casefold())
    return re.sub(r"[\W_]+", " ", plain).strip()


def _joined(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Union-find: each key with the key that stands for its group, the first one named."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for first, *others in filter(None, groups):
        top = root(first)
        for other in others:
            parent[root(other)] = top
    return {key: root(key) for key in list(parent)}
