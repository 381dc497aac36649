"""What people are: words that make a role, and the role that a text gives to a name. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CORE = (
    r"(?i:\b(?:chief(?:\s+[\w&]+){0,4}?\s+officer|c[efotims]o|(?:co-?)?founder|(?:vice[- ]?)?chair(?:man|woman|person)?"
    r"|[es]?vp|vice[- ]president|president|director|treasurer|general counsel|controller|head|governor"
    r"|spokes(?:man|woman|person)|managing partner|general manager|principal|owner)\b)"
)
_LEAD = (
    r"(?i:(?:(?:interim|acting|global|worldwide|deputy|group|corporate|senior|executive|managing|first|new|former"
    r"|founding|co)[\s-]+)*)"
)
_WORD = r"[A-Z][\w&’'-]*"
_OF = rf"(?:\s+of\s+(?:the\s+)?{_WORD}(?:(?:\s+|,\s+|\s+(?:and|&)\s+){_WORD})*)?"
_SHORT = r"(?:\s+\([A-Z]{2,5}\))?"
_ONE = rf"{_LEAD}{_CORE}{_SHORT}{_OF}"
_ROLE = rf"{_ONE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*){_ONE})*"
_OWNER = r"(?:our|its|the|(?P<owner>[A-Z][\w&.’-]*(?:\s+[A-Z][\w&.’-]*){0,4})['’]s?)"
_PERSON = r"[A-Z][\w’'-]+(?:\s+[A-Z]\.?|\s+[A-Z][\w’'-]+)?\s+[A-Z][\w’'-]+"

_TOP_OF = re.compile(
    r"(?<![Vv]ice[ -])(?i:chief executive(?: officer)?|c[eof]o|chairman|chairwoman|chair|president"
    r"|founder)(?P<of>\s+of\s+(?:the\s+)?)(?P<firm>[A-Z].*)$"
)
"""The head of something heads a company; a vice president or a director of something, a part of one."""
_IS_ROLE = re.compile(rf"{_CORE}|\b(?:IR|[Ii]nvestor [Rr]elations?|[Cc]ommunications?)\b")
_BEFORE = re.compile(
    rf"(?:{_OWNER}\s+(?:new\s+)?|[,;]\s+(?:and\s+)?)(?P<role>{_ROLE}),?\s+(?:M[rs]s?\.\s+)?(?P<name>{_PERSON})"
)
_AFTER = re.compile(rf"(?P<name>{_PERSON}),\s+(?:is\s+)?(?:{_OWNER}\s+)?(?P<role>{_ROLE})")


def is_role(text: str) -> bool:
    """Tell whether a phrase names a role ("VP, IR") rather than a firm ("Morgan Stanley")."""
    return bool(_IS_ROLE.search(text))


@dataclass(frozen=True)
class Introduction:
    """A name with the role that the text puts beside it, and the organisation where it says one."""

    name: str
    role: str
    organization: str | None


def introductions(text: str) -> Iterator[Introduction]:
    """Yield who is introduced: "Greg Smith, Boeing's CFO", "our Chairman and CEO, Larry Culp", "Ann Roe, CEO of Acme".

    Where a role stands between two names, it belongs to the one before it.
    """
    taken: set[int] = set()
    for match in _AFTER.finditer(text):
        taken.update(range(*match.span("role")))
        yield _introduction(match)
    for match in _BEFORE.finditer(text):
        if match.start("role") not in taken:
            yield _introduction(match)


def _introduction(match: re.Match[str]) -> Introduction:
    role = _tidy(match["role"])
    firm = _TOP_OF.search(role)
    owner = match["owner"] or (firm["firm"] if firm else None)
    return Introduction(match["name"], role[: firm.start("of")].strip() if firm else role, owner)


def _tidy(role: str) -> str:
    return re.sub(r"\s+", " ", role).strip(" ,;")
