"""What follows an article and is none of it: the note on its author, and the comments of its readers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LATEST = 0.5
"""Share of the text before which nothing is taken for the end: what looks like a note there is part of the article."""

_NAME = r"(?:[A-Z][\w.'’-]*(?: (?:de|van|von|der|la|le|bin))?)(?: [A-Z][\w.'’-]*){1,3}"
_WRITER = r"(?:writer|reporter|editor|journalist|columnist|correspondent|contributor|blogger|freelancer?|author)"
_NOTE = re.compile(
    rf"(?P<name>{_NAME}) (?:(?:is|was|has been) (?:an? |the |our )?(?:[\w’'-]+ ){{0,6}}?{_WRITER}\b"
    rf"|(?:joined|writes|covers|reports|blogs)\b.*\b(?:writes?|covers?|reports?|reporting|covering|writing)\b"
    rf"|(?:writes|covers|reports on|blogs)\b)"
)
_FOLLOW = re.compile(
    r"(?:you can )?(?:follow|reach|contact|email|e-mail) (?:him|her|them|me|us|the author|@\w+)\b"
    r"(?= (?:at|on|via|by)\b|:|$)"
    r"|about the author|.{0,40}\bfollow us on\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:view |read |see |show |load )?(?:all )?(?:\d+ )?(?:reader |user |more )?comments?(?: \(\d+\))?:?"
    r"|(?:leave|post|add) (?:a|your) (?:comment|reply)\b.*|join the (?:conversation|discussion)\b.*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•◦▪·*-] (?P<name>.+)")
_REPLY = re.compile(r"(?:\d{5,}|@?[\w.' -]{2,30}) (?:said|wrote|says):$")


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
    note = next((n for n in range(comments) if lines[n].start > _LATEST * within and _starts_note(lines[n].text)), None)
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
    """Tell whether the comments begin here: a heading that says so late in the text, or posts by name to the end."""
    line = lines[number]
    if _COMMENTS.fullmatch(line.text):
        return number > 0.3 * len(lines)
    return _is_poster(line.text) and _are_posts(lines[number:])


def _is_poster(line: str) -> bool:
    bullet = _BULLET.fullmatch(line)
    return (
        bullet is not None
        and len(bullet["name"]) <= 40
        and len(bullet["name"].split()) <= 4
        and line[-1] not in ".!?:;"
    )


def _are_posts(lines: Sequence[_Line]) -> bool:
    """Tell whether every bullet is a name with a post on the lines below it; two at least, or one and a reply."""
    bullets = [number for number, line in enumerate(lines) if _BULLET.match(line.text)]
    below = all(number + 1 < len(lines) and number + 1 not in bullets for number in bullets)
    replies = any(_REPLY.fullmatch(line.text) for line in lines)
    return below and all(_is_poster(lines[number].text) for number in bullets) and len(bullets) + replies >= 2
