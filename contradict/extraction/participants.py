"""The lists at the head of a transcript: who takes part, as what, for whom. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contradict.extraction.roles import is_role

_HEADINGS = {
    "executives": True,
    "company participants": True,
    "corporate participants": True,
    "management": True,
    "company representatives": True,
    "analysts": False,
    "conference call participants": False,
    "media": False,
    "call participants": None,
    "participants": None,
}
"""What a heading says of the people below it: of the company, from outside, or both mixed."""

_SEPARATOR = re.compile(r"\s*(?:--|—|\s[-–]\s)\s*|\s+[-–](?=[A-Z])")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:,?\s+(?:[A-Z][\w.’'-]*|von|van|de|der|du|la|di|da|el|bin))*(?:,? (?:Jr|Sr)\.)?")


@dataclass(frozen=True)
class Participant:
    """One line of a list. `inside` tells the company's people from others; None where the list does not say."""

    name: str
    role: str | None
    organization: str | None
    inside: bool | None


@dataclass(frozen=True)
class Listing:
    """The participants of a transcript and the spans of the text that list them."""

    people: tuple[Participant, ...]
    spans: tuple[tuple[int, int], ...]

    def covers(self, offset: int) -> bool:
        """Tell whether an offset of the text lies inside a list."""
        return any(start <= offset < end for start, end in self.spans)


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its offset, without its line break."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield offset, line.rstrip("\r\n")
        offset += len(line)


def listing(text: str) -> Listing:
    """Read all participants lists of a text: headings, then lines such as "Name - Firm" or "Name--Title"."""
    people: list[Participant] = []
    spans: list[tuple[int, int]] = []
    inside: bool | None = None
    open_ = False
    for offset, line in lines(text):
        heading = line.strip().rstrip(":").casefold()
        if heading in _HEADINGS:
            inside, open_ = _HEADINGS[heading], True
            spans.append((offset, offset + len(line)))
        elif open_ and (person := participant(line, inside)):
            people.append(person)
            spans.append((offset, offset + len(line)))
        elif line.strip():
            open_ = False
    return Listing(tuple(people), tuple(spans))


def participant(line: str, inside: bool | None) -> Participant | None:
    """Read "Name - Firm", "Name--Title" or "Name--Firm -- Analyst"; None for any other line."""
    name, *rest = [part.strip() for part in _SEPARATOR.split(line.strip(), maxsplit=2)]
    if not rest or len(name) > 60 or not _NAME.fullmatch(name):
        return None
    if _is_outsider(rest[-1]):
        return Participant(name, None, rest[0], inside=False)
    roles = [part for part in rest if is_role(part)]
    firms = [part for part in rest if part and not is_role(part)]
    inside = True if roles and inside is None else inside
    return Participant(name, " - ".join(roles) or None, " - ".join(firms) or None, inside)


def _is_outsider(last: str) -> bool:
    return bool(re.fullmatch(r"(?:[\w ,&]* )?(?:analyst|media|reporter)", last, re.IGNORECASE))
