"""People as a text introduces them: full name with role and organisation, read from the patterns of news prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from contradict.extraction import introductions, lexicon
from contradict.extraction.language import plain

_SHORT_ROLES = {
    "ceo": "chief executive officer",
    "coo": "chief operating officer",
    "cfo": "chief financial officer",
    "cto": "chief technology officer",
    "cio": "chief information officer",
    "cmo": "chief marketing officer",
    "vp": "vice president",
}


@dataclass(frozen=True)
class Person:
    """Somebody whom a text introduces by full name."""

    name: str
    role: str | None = None
    organization: str | None = None
    of_company: bool = False
    """Whether the role is one at the company that the text speaks of: `its CEO`, `the COO, Jane Roe`."""
    start: int = 0
    """Where the name stands."""

    @property
    def surname(self) -> str:
        """The last word of the name, without Jr. and the like."""
        return re.sub(r",? (?:Jr|Sr)\.$| I{2,3}$", "", self.name).split()[-1]


def introduced(text: str) -> list[Person]:
    """Find who is introduced, in order; what the first introduction of a name leaves open, a later one may tell."""
    found: dict[str, Person] = {}
    read = plain(text)
    for _, person in sorted(_introductions(read), key=lambda pair: pair[0]):
        found[person.name] = _completed(found.get(person.name), person)
    firms = " ".join(person.organization or "" for person in found.values())
    return [person for name, person in found.items() if name not in firms or person.organization]


def _completed(known: Person | None, person: Person) -> Person:
    """Add to what is known of somebody what a later introduction tells."""
    if known is None:
        return person
    if known.organization is not None or (known.of_company and not person.organization):
        return known
    inside = person.organization is None and (known.of_company or person.of_company)
    return replace(known, role=known.role or person.role, organization=person.organization, of_company=inside)


def same_role(one: str, other: str) -> bool:
    """Whether two wordings name one office: `COO` and `Chief Operating Officer`, `chief executive` and `CEO`."""
    return _office(one) == _office(other)


def _office(role: str) -> str:
    plain_role = role.lower().replace("-", " ").strip()
    full = _SHORT_ROLES.get(plain_role, plain_role)
    return "chief executive officer" if full == "chief executive" else full


def _introductions(text: str) -> Iterator[tuple[int, Person]]:
    for pattern in introductions.PATTERNS:
        for match in pattern.finditer(text):
            if (person := _person(match)) is not None:
                yield match.start("name"), person


def _person(match: re.Match[str]) -> Person | None:
    """Read one match; None where its capitals begin a sentence or name an office or a firm."""
    found = match.groupdict()
    name = introductions.TITLES.sub("", found["name"])
    if not _is_name(name):
        return None
    role, inside = _post(found.get("role"), found.get("own"))
    owner = _organization(found.get("org") or found.get("of"))
    if owner and (former := introductions.FORMER.match(owner)):
        owner, role = owner[former.end() :] or None, f"{former[1].lower()} {role}" if role else None
    return Person(name, role, owner, owner is None and inside, match.end("name") - len(name))


def _is_name(name: str) -> bool:
    no_name = introductions.NOT_NAMES.match(name) or introductions.OFFICE.search(name)
    no_name = no_name or introductions.INSTITUTIONS.search(name)
    return " " in name and not no_name and name.split()[-1].lower() not in lexicon.TRADES


def _post(role: str | None, own: str | None) -> tuple[str | None, bool]:
    """Give a role without `of the carmaker`, and whether it is one at the organisation that the text speaks of."""
    firm = introductions.OF_FIRM.search(role or "")
    bare = role[: firm.start()] if firm and role else role
    definite = (own or "").strip().lower() == "the" and not introductions.OUTSIDE.search(bare or "")
    its = bool(own) and (own or "").strip().lower() != "the"
    return bare, bool(firm) or its or definite or bool(introductions.TOP.search(bare or ""))


def _organization(found: str | None) -> str | None:
    if not found or introductions.NOT_NAMES.match(found) or "-based" in found or found.lower() in lexicon.CALENDAR:
        return None
    return re.sub(r"(?:'s?)$", "", found).strip(" ,.") or None
