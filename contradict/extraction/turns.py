"""Who speaks from where to where in a transcript, in the layouts that are in use. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from contradict.extraction.participants import Listing, lines, listing, participant
from contradict.people import same_person


@dataclass(frozen=True)
class Turn:
    """What one speaker says at a stretch: `text[start:end]`, without the line that names the speaker."""

    speaker: str
    start: int
    end: int


@dataclass(frozen=True)
class _Head:
    """Where a turn is announced; an empty name ends the turn before and begins none."""

    name: str
    start: int
    words: int


_OPERATOR = {"operator", "coordinator", "moderator", "conference operator"}
_ANONYMOUS = re.compile(
    r"(?:un(?:identified|known)|company|corporate)\s+[A-Z]\w+(?:\s+\w+)?|speaker \d+", re.IGNORECASE
)
_SECTION = re.compile(
    r"\[?(?:question[s]?[- ]and[- ]answer[s]?(?: session)?|prepared remarks|presentation|q&a|operator closing remarks"
    r"|duration: \d+ minutes|end of q&a)\]?:?",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]*|von|van|de|der|du|la|di|da|el|bin)){1,4}(?:,? (?:Jr|Sr)\.)?"
)
_STAMPED = re.compile(r"^(?P<name>[^\n:]{2,60}):[ \t]*[(\[](?:\d+:)+\s?\d+[)\]][ \t]*\n?", re.MULTILINE)
_CAPITALS = re.compile(
    r"^(?P<name>[A-Z][A-Z’'.-]+(?:[ \t]+(?:[A-Z][A-Z’'-]*\.?|Mc[A-Z]+)){1,4})\.[ \t]{1,3}(?=\S)", re.MULTILINE
)
_COLON = re.compile(r"^(?P<name>[A-Z][\w.’'-]+(?:[ \t]+[A-Z][\w.’'-]*){0,4}):[ \t]+(?=\S)", re.MULTILINE)


def turns(text: str) -> list[Turn]:
    """Divide a transcript into turns, in order; an empty list when the text is in no known layout of a transcript."""
    listed = listing(text)
    for layout in _LAYOUTS:
        heads = sorted(layout(text, listed), key=lambda head: head.start)
        if _is_conversation(heads):
            return list(_between(text, heads))
    return []


def _is_conversation(heads: Iterable[_Head]) -> bool:
    """Require four turns of two people, one of whom comes back: a list of names or a table has no such thing."""
    count = Counter(head.name for head in heads if head.name)
    return count.total() >= 4 and len(count) >= 2 and max(count.values()) >= 2


def _between(text: str, heads: list[_Head]) -> Iterator[Turn]:
    """Let each turn reach to the next head, without the white space around it."""
    for head, after in pairwise([*heads, _Head("", len(text), len(text))]):
        words = text[head.words : after.start]
        start = head.words + len(words) - len(words.lstrip())
        end = head.words + len(words.rstrip())
        if head.name and end > start:
            yield Turn(head.name, start, end)


def _stamped(text: str, _: Listing) -> Iterator[_Head]:
    """Find "Rep. Smith: (00:42)" with the words on the next line."""
    return (_Head(match["name"].strip(), match.start(), match.end()) for match in _STAMPED.finditer(text))


def _capitals(text: str, _: Listing) -> Iterator[_Head]:
    """Find "CHAIR SMITH.  Good afternoon."."""
    return (_Head(_plain_case(match["name"]), match.start(), match.end()) for match in _CAPITALS.finditer(text))


def _colons(text: str, _: Listing) -> Iterator[_Head]:
    """Find "Jane Smith: Good afternoon."."""
    found = ((match, match["name"]) for match in _COLON.finditer(text))
    return (_Head(_plain_case(name) if name.isupper() else name, match.start(), match.end()) for match, name in found)


def _name_lines(text: str, listed: Listing) -> Iterator[_Head]:
    """Find lines that hold a name alone, or a name with its firm, where the list or repetition vouches for it."""
    known = [person.name for person in listed.people]
    bare = Counter(line.strip() for _, line in lines(text))
    for offset, line in lines(text):
        if not line.strip() or len(line) > 90 or listed.covers(offset):
            continue
        name = _named(line.strip(), known, bare)
        if name is not None:
            yield _Head(name, offset, offset + len(line))


def _named(line: str, known: list[str], bare: Counter[str]) -> str | None:
    """The speaker whom a line announces; an empty name for the heading of a section; None for a line of speech."""
    if _SECTION.fullmatch(line):
        return ""
    if line.rstrip(":").casefold() in _OPERATOR or _ANONYMOUS.fullmatch(line.partition(" - ")[0]):
        return line.rstrip(":")
    person = participant(line, None)
    name = person.name if person else line.rstrip(":")
    if name in known:
        return name
    if not _PERSON.fullmatch(name):
        return None
    vouched = bare[line] > 1 or any(same_person(name, other) for other in known)
    return name if vouched else None


def _plain_case(name: str) -> str:
    """Write "CHAIR McDONALD" as a name: capitals only at the beginning of words and after a hyphen or "Mc"."""
    return re.sub(r"(Mc)?([A-Z])([A-Z’']*)", lambda m: (m[1] or "") + m[2] + m[3].lower(), name)


_LAYOUTS: tuple[Callable[[str, Listing], Iterator[_Head]], ...] = (_stamped, _capitals, _name_lines, _colons)
"""Tried in order, the one that is hardest to mistake first."""
