"""What follows an article and is none of it: the note on its author, and the comments of its readers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LATEST = 0.5
"""Share of the text before which nothing is taken for the end: what looks like a note there is part of the article."""
_LONGEST = 1000
"""Characters of a note on the author with all that follows it; more than that is the article going on."""

_PARAGRAPH = 60
"""Characters of a line that is one of an article."""
_PARAGRAPHS = 2
"""Of them must stand above comments: a link to them often stands at the head of the page."""

_NAME = r"(?:[A-Z][\w.'’-]*(?: (?:de|van|von|der|la|le|bin))?)(?: [A-Z][\w.'’-]*){1,3}"
_WRITER = r"(?i:writer|reporter|editor|journalist|columnist|correspondent|contributor|blogger|freelancer?|author)"
_NOTE = re.compile(
    rf"(?P<name>{_NAME}) (?:(?:is|was|has been) (?:an? |the |our )?(?:[\w’'-]+ ){{0,6}}?{_WRITER}\b"
    rf"|(?:joined|writes|covers|reports|blogs)\b.*\b(?:writes?|covers?|reports?|reporting|covering|writing)\b"
    rf"|(?:writes about|covers|reports on|blogs about)\b.{{3,60}} for (?:the )?{_NAME}\.?$)"
)
_FOLLOW = re.compile(
    r"(?:you can )?(?:follow|reach|contact|email|e-mail) (?:him|her|them|me|us|the author|@\w+)\b"
    r"(?= (?:at|on|via|by)\b|:|$)"
    r"|about the author",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:view |read |see |show |load )?(?:all )?\d+ (?:reader |user |more )?comments?:?|comments? \(\d+\):?"
    r"|(?:view|read|see|show|load) (?:all |more )?comments|(?:reader|user) comments:?"
    r"|(?:leave|post|add) (?:a|your) (?:comment|reply)\b.*|join the (?:conversation|discussion)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?i)comments:?")
_SAYS = re.compile(r"@?[\w.'’-]{2,20}(?: [\w.'’-]{1,20}){0,2}: \S")
_BULLET = re.compile(r"[•◦▪·*-] (?P<name>.+)")
_REPLY = re.compile(r"(?:\d{5,}|@?[\w.' -]{2,30}) (?:said|wrote|says):$")
_POSTED = re.compile(r"(?i)(?:reply|report|like|.{0,40}\b(?:minutes?|hours?|days?|weeks?|months?|years?) ago)\b.{0,20}")


@dataclass(frozen=True)
class Ending:
    """Where the article ends, in characters from its start, and whom the note names as its author."""

    end: int
    author: str | None = None


@dataclass(frozen=True)
class _Line:
    start: int
    text: str


def ending(text: str) -> Ending:
    """Find where an article ends: before the note on its author or the readers' comments that close the text."""
    lines = _lines(text)
    comments = next((number for number in range(len(lines)) if _starts_comments(lines, number)), len(lines))
    within = lines[comments].start if comments < len(lines) else len(text)
    first = next(
        (n for n in range(comments) if lines[n].start > _LATEST * within and _starts_note(lines[n].text)), None
    )
    note = first if first is not None and within - lines[first].start <= _LONGEST else None
    if note is None:
        return Ending(len(text[:within].rstrip()))
    name = _NOTE.match(lines[note].text)
    return Ending(len(text[: lines[note].start].rstrip()), name["name"] if name else None)


def _lines(text: str) -> list[_Line]:
    matches = re.finditer(r"[^\n]*\S[^\n]*", text)
    return [_Line(match.start(), match.group().strip()) for match in matches]


def _starts_note(line: str) -> bool:
    return (_NOTE.match(line) or _FOLLOW.match(line)) is not None


def _starts_comments(lines: Sequence[_Line], number: int) -> bool:
    """Tell whether the comments begin here, below an article: at a heading that says so, or at posts to the end."""
    line = lines[number].text
    if not (_COUNTED.fullmatch(line) or _HEADING.fullmatch(line) or _is_poster(line)):
        return False
    if sum(len(above.text) >= _PARAGRAPH for above in lines[:number]) < _PARAGRAPHS:
        return False
    if _HEADING.fullmatch(line):
        return _are_answers([below.text for below in lines[number + 1 :]])
    return _COUNTED.fullmatch(line) is not None or _are_posts(lines[number:])


def _are_answers(below: Sequence[str]) -> bool:
    """Tell readers' posts from a section of a report that is named Comments: by a name above or other marks."""
    named = bool(below) and (_SAYS.match(below[0]) is not None or _is_short(below[0]))
    return named or any(_POSTED.fullmatch(line) or _REPLY.fullmatch(line) for line in below)


def _is_short(line: str) -> bool:
    return len(line) <= 40 and len(line.split()) <= 4 and line[-1] not in ".!?:;"


def _is_poster(line: str) -> bool:
    bullet = _BULLET.fullmatch(line)
    return bullet is not None and _is_short(bullet["name"])


def _are_posts(lines: Sequence[_Line]) -> bool:
    """Tell whether every bullet is a name with a post on the lines below it; two at least, or one and a reply."""
    bullets = [number for number, line in enumerate(lines) if _BULLET.match(line.text)]
    below = all(number + 1 < len(lines) and number + 1 not in bullets for number in bullets)
    replies = any(_REPLY.fullmatch(line.text) for line in lines)
    return below and all(_is_poster(lines[number].text) for number in bullets) and len(bullets) + replies >= 2
