"""Who of those that speak in a transcript speaks for a company, in what role. Everybody else is left out. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from contradict.extraction.event import short_name
from contradict.extraction.participants import Listing, Participant
from contradict.extraction.roles import Introduction, introductions
from contradict.people import same_person

_HEAD = 400
"""Characters of a header that names the person whose press conference it is."""

_TITLED = re.compile(
    r"(?P<role>(?:Vice )?Chair(?:man|woman)?|President|Governor|Commissioner|Secretary|Director|Minister"
    r"|Chancellor)\.? "
    r"(?P<name>[A-Z].*)"
)
_WITNESS = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|next|last|final|only) witness(?:es)?\b[^.]{0,30}?(?:,| is| are)\s+"
    r"(?:M[rs]s?\. |Dr\. )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*)* [A-Z][\w’'-]+), (?:is |who is |serves as"
    r" )?(?:the )?"
    r"(?P<role>[^.]{3,120}?) (?:of|at|for) (?P<both>both )?(?:the )?(?P<firm>[A-Z][\w&’'-]*(?:\.com)?(?:"
    r" [A-Z][\w&’'-]*)*)"
    r"(?: and its subsidiary, (?P<subsidiary>[A-Z][\w&’'-]*))?"
)
_OUTSIDER = re.compile(r"(?i)analyst|anchor|correspondent|editor|host|reporter|secretary|minister|governor")
_HONORIFIC = re.compile(r"^(?:Mr|Ms|Mrs|Dr|Miss)\.? ")


@dataclass(frozen=True)
class Speaker:
    """A person who speaks for an organisation. What the text does not say is None."""

    name: str
    role: str | None
    organization: str


def cast(text: str, labels: Iterable[str], listed: Listing, organization: str | None) -> dict[str, Speaker]:
    """Find for the names that turns bear whom they speak for; names of outsiders are not among the keys."""
    names = list(dict.fromkeys(labels))
    if witnesses := list(_witnesses(text)):
        return {name: witness for name in names if (witness := _witness(name, witnesses))}
    introduced = list(introductions(text))
    if organization is None:
        guests = ((name, _guest(name, introduced)) for name in names)
        return {name: guest for name, guest in guests if guest}
    found = ((name, _of_company(name, text, listed, introduced)) for name in names)
    return {
        name: Speaker(_without_firm(person.name, organization), person.role, organization)
        for name, person in found
        if person
    }


def _without_firm(name: str, organization: str) -> str:
    """Cut the firm off "Ann Lee Acme Corp", as some lists write their people."""
    return re.sub(rf"(?<=\w)\s+{re.escape(organization)}\b.*$", "", name)


def _guest(label: str, introduced: list[Introduction]) -> Speaker | None:
    """Tell for which company the guest of an interview speaks: as the only introduction of that surname says."""
    known = [person for person in introduced if person.organization and not _OUTSIDER.search(person.role)]
    bare = _HONORIFIC.sub("", label)
    found = [p for p in known if same_person(p.name, bare) or p.name.split()[-1].casefold() == bare.casefold()]
    if len({person.name for person in found}) != 1:
        return None
    return Speaker(found[0].name, found[0].role, short_name(found[0].organization or ""))


def _of_company(label: str, text: str, listed: Listing, introduced: list[Introduction]) -> Participant | None:
    """Tell who of the company bears a name: by the list, else by an introduction with a role, else by the header."""
    entry = next((person for person in listed.people if person.name == label), None)
    entry = entry or next((person for person in listed.people if same_person(person.name, label)), None)
    role = next((person.role for person in introduced if same_person(person.name, label)), None)
    if entry:
        return replace(entry, name=label, role=entry.role or role) if entry.inside is not False else None
    titled = _titled(label, text)
    return titled or (Participant(label, role, None, inside=True) if role else None)


def _titled(label: str, text: str) -> Participant | None:
    """Read "Chair Smith" as a name with its role when the header names the same person."""
    match = _TITLED.fullmatch(label)
    if match and match["name"].split()[-1] in text[:_HEAD]:
        return Participant(match["name"], match["role"], None, inside=True)
    return None


def _witnesses(text: str) -> Iterator[Speaker]:
    """Read how a chair introduces witnesses: "Our first witness is Jane Roe, the chief executive officer of Acme"."""
    for match in _WITNESS.finditer(text):
        role = re.sub(r",? (?:and|the)$", "", match["role"]).strip(" ,")
        firm = short_name(match["firm"])
        yield Speaker(match["name"], role, f"{match['subsidiary']}/{firm}" if match["subsidiary"] else firm)


def _witness(label: str, witnesses: list[Speaker]) -> Speaker | None:
    """Match "Mr. Roe" or a misspelt "Jame Roe" to the only witness of that surname."""
    surname = _HONORIFIC.sub("", label).split()[-1]
    found = {person.name: person for person in witnesses if person.name.split()[-1] == surname}
    return next(iter(found.values())) if len(found) == 1 else None
