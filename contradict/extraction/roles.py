"""What people are: words that make a role, and the role that a text gives to a name. Pure."""

import re
from collections.abc import Iterator

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
_OWNER = r"(?:our|its|the|[A-Z][\w&.’-]*(?:\s+[A-Z][\w&.’-]*){0,4}['’]s?)"
_PERSON = r"[A-Z][\w’'-]+(?:\s+[A-Z]\.?|\s+[A-Z][\w’'-]+)?\s+[A-Z][\w’'-]+"

_IS_ROLE = re.compile(rf"{_CORE}|\b(?:IR|[Ii]nvestor [Rr]elations?|[Cc]ommunications?)\b")
_BEFORE = re.compile(
    rf"(?:{_OWNER}\s+(?:new\s+)?|[,;]\s+(?:and\s+)?)(?P<role>{_ROLE}),?\s+(?:M[rs]s?\.\s+)?(?P<name>{_PERSON})"
)
_AFTER = re.compile(rf"(?P<name>{_PERSON}),\s+(?:is\s+)?(?:{_OWNER}\s+)?(?P<role>{_ROLE})")


def is_role(text: str) -> bool:
    """Tell whether a phrase names a role ("VP, IR") rather than a firm ("Morgan Stanley")."""
    return bool(_IS_ROLE.search(text))


def introductions(text: str) -> Iterator[tuple[str, str]]:
    """Yield names with the role beside them: "Greg Smith, Boeing's CFO", "our Chairman and CEO, Larry Culp".

    Where a role stands between two names, it belongs to the one before it.
    """
    taken: set[int] = set()
    for match in _AFTER.finditer(text):
        taken.update(range(*match.span("role")))
        yield match["name"], _tidy(match["role"])
    for match in _BEFORE.finditer(text):
        if match.start("role") not in taken:
            yield match["name"], _tidy(match["role"])


def _tidy(role: str) -> str:
    return re.sub(r"\s+", " ", role).strip(" ,;")
