"""People as a text introduces them: full name with role and organisation, read from the patterns of news prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contradict.extraction.language import plain

_CAPITAL = r"[A-Z][\w&'-]{0,30}(?<!'s)(?:\.com)?"
_PARTICLE = r"(?:de|da|del|della|di|van|von|der|den|bin|al|el|la|le|ter)"
NAME = rf"{_CAPITAL}(?:[ ](?:[A-Z]\.|{_PARTICLE}|{_CAPITAL})){{0,3}}[ ]{_CAPITAL}(?:,?[ ](?:Jr|Sr)\.|[ ]I{{2,3}}\b)?"
_WORDS = rf"{_CAPITAL}(?:[ ](?:(?:of|and|&|for|the)[ ])?{_CAPITAL})"
_SUFFIX = r"(?:,?[ ](?:Inc|Corp|Co|Ltd|LLC)\.?)?"

_MODIFIER = (
    r"(?:co-)?(?:chief|senior|executive|vice|deputy|assistant|associate|global|regional|managing|general|group|interim|acting|"
    r"former|founding|non-executive|independent|lead|principal|national|corporate|company|press|prime|foreign|finance|"
    r"defen[cs]e|attorney|operating|financial|technology|information|marketing|security|legal|risk|product|people|"
    r"commercial|communications|medical|scientific|investment|accounting|compliance|privacy|sustainability|strategy|"
    r"research|policy|media|human resources|public relations|investor relations|campaign|"
    r"engineering|manufacturing|trading|banking)"
)
_HEAD = (
    r"(?:CEO|COO|CFO|CTO|CIO|CMO|CISO|EVP|SVP|VP|executive officer|officer|executive|president|chairman|"
    r"chairwoman|chairperson|chair|director|manager|founder|co-founder|cofounder|owner|partner|spokes(?:man|woman|person)|analyst|strategist|economist|"
    r"engineer|scientist|researcher|secretary|minister|senator|governor|mayor|commissioner|representative|congress(?:man|woman)|"
    r"ambassador|attorney|lawyer|counsel|counsellor|adviser|advisor|professor|editor|treasurer|controller|head|boss|chief|leader|"
    r"administrator|superintendent|judge|sheriff|fellow|pilot|union leader|shareholder|investor)"
)
ROLE = rf"(?:{_MODIFIER}[ -]){{0,5}}{_HEAD}\b(?:[ ]and[ ](?:{_MODIFIER}[ -]){{0,5}}{_HEAD}\b)?"
_THING = r"(?!(?:at|for|in|with|from|who|which|and|said|says|told|is|was|has|at|on|by)\b)[a-z][a-z-]{1,20}"
_FIELD = (
    r"(?:[ ](?:of|for)[ ](?:the[ ](?=[a-z]))?(?!the |a |an |its |our |their )"
    rf"{_THING}(?:[ ](?:and[ ])?{_THING}){{0,3}})?"
)
_SHORT = r"(?:[ ]\([A-Z]{2,5}\))?"


def _any_case(pattern: str) -> str:
    return f"(?i:{pattern})"


_NO_ROLE = r"(?!(?:Chief|Senior|Executive|Vice|Deputy|Managing|Chairman|President)\b)"
_OWNER = rf"(?:(?P<own>(?:[Ii]ts|[Tt]he [a-z]{{1,15}}'s)[ ])|(?P<org>{_NO_ROLE}{_WORDS}{{0,4}}?{_SUFFIX})(?:'s?)?[ ])?"
_TITLE = rf"(?P<role>{_any_case(ROLE)}{_FIELD}){_SHORT}"
_OF = rf"(?:[ ](?:of|at|for|with|from)[ ](?:the[ ])?(?P<of>{_WORDS}{{0,4}}{_SUFFIX}))"

PATTERNS = (
    re.compile(rf"(?<![\w]){_OWNER}{_TITLE},?[ ](?P<name>{NAME})"),
    re.compile(rf"(?<![\w])(?P<name>{NAME}),[ ](?:(?:who[ ]is|an?|the)[ ])*{_OWNER}{_TITLE}{_OF}?(?=[\s,.;:)]|$)"),
    re.compile(rf"(?<![\w]){_TITLE}{_OF},[ ](?P<name>{NAME})"),
    re.compile(rf"(?<![\w])(?P<name>{NAME})[ ]\({_OWNER}{_TITLE}{_OF}?\)"),
)
"""`Uber's CEO, Jane Roe`; `Jane Roe, a spokeswoman for Uber`; `the head of Uber, Jane Roe`; `Jane Roe (Uber CEO)`."""

_FORMER = re.compile(r"(Former|Longtime|Then|Interim|Acting|New)\b ?")
_TOP = re.compile(r"(?i:\bchief [a-z ]*(?:officer|executive)\b|\bc[a-z]o\b)")
"""Offices that only a company has."""

_SHORT_ROLES = {
    "ceo": "chief executive officer",
    "coo": "chief operating officer",
    "cfo": "chief financial officer",
    "cto": "chief technology officer",
    "cio": "chief information officer",
    "cmo": "chief marketing officer",
    "vp": "vice president",
}
_NOT_NAMES = re.compile(
    r"^(?:The|A|An|In|On|At|But|And|Mr|Mrs|Ms|Dr|He|She|It|They|We|I|As|When|If|After|Before|While|For|Earlier|Last|This|That)\b"
)

_OFFICE = re.compile(rf"\b{_any_case(_HEAD)}\b")


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
    """Find who is introduced with a role, in order; the first introduction of a name counts."""
    found: dict[str, Person] = {}
    for _, person in sorted(_introductions(plain(text)), key=lambda pair: pair[0]):
        found.setdefault(person.name, person)
    return list(found.values())


def same_role(one: str, other: str) -> bool:
    """Whether two wordings name one office: `COO` and `Chief Operating Officer`, `chief executive` and `CEO`."""
    return _office(one) == _office(other)


def _office(role: str) -> str:
    plain_role = role.lower().replace("-", " ").strip()
    full = _SHORT_ROLES.get(plain_role, plain_role)
    return "chief executive officer" if full == "chief executive" else full


def _introductions(text: str) -> Iterator[tuple[int, Person]]:
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            named = match.groupdict()
            if not _NOT_NAMES.match(named["name"]) and not _OFFICE.search(named["name"]):
                owner = _organization(named.get("org") or named.get("of"))
                role = named["role"]
                if owner and (former := _FORMER.match(owner)):
                    owner, role = owner[former.end() :] or None, f"{former[1].lower()} {role}"
                inside = owner is None and bool(named.get("own") or _TOP.search(role))
                yield match.start("name"), Person(named["name"], role, owner, inside, match.start("name"))


def _organization(found: str | None) -> str | None:
    if not found or _NOT_NAMES.match(found) or "-based" in found:
        return None
    return re.sub(r"(?:'s?)$", "", found).strip(" ,.") or None
