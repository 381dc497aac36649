"""Text fragments: the end of a link that makes a browser scroll to words on a page and mark them.

The form is `#:~:text=[prefix-,]start[,end][,-suffix]`. A browser marks the first place where, without regard to case,
`start` stands (after `prefix`, if there is one), through the next `end`; both begin and end with whole words, and
neither may run from one block of the page into the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from contradict.evidence.folding import fold, word_ends
from contradict.evidence.marking import Search

LONGEST = 300
"""Characters up to which words are given whole; of longer ones only the first and the last are named."""

NEAR = 2000
"""Characters on either side in which context is looked for."""

_BLOCK_END = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\s\|(?=\s)|^\|(?=\s)")
"""Reading keeps the cells of a table's row on one line, with bars between."""

_OPENING = ":~:text="


@dataclass(frozen=True)
class Fragment:
    """Words on a page: `start`, or everything from `start` to `end`; between `prefix` and `suffix` where given."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        """The directive as it stands in a link."""
        prefix = f"{_encoded(self.prefix)}-," if self.prefix else ""
        end = f",{_encoded(self.end)}" if self.end else ""
        suffix = f",-{_encoded(self.suffix)}" if self.suffix else ""
        return f"{_OPENING}{prefix}{_encoded(self.start)}{end}{suffix}"

    @classmethod
    def parse(cls, link: str) -> "Fragment | None":
        """Read the first text directive of a link; None when it has none."""
        _, found, directive = link.partition(_OPENING)
        parts = directive.split("&")[0].split(",")
        prefix = parts.pop(0)[:-1] if parts[0].endswith("-") else None
        suffix = parts.pop()[1:] if parts and parts[-1].startswith("-") else None
        if not found or not parts or not parts[0] or len(parts) > 2:
            return None
        end = parts[1] if len(parts) == 2 else None
        return cls(unquote(parts[0]), _decoded(end), _decoded(prefix), _decoded(suffix))


def fragment_of(text: str, start: int, end: int) -> Fragment | None:
    """Name the words `text[start:end]`, widened to whole ones, so that a browser marks them and no others.

    Context is added only where the same words stand elsewhere in the text too. None when the span holds no word.
    """
    start, end = _whole_words(text, start, end)
    if start >= end:
        return None
    sure = (fragment for fragment in _attempts(text, start, end) if _only(fragment, text) == (start, end))
    return next(sure, None) or next(_attempts(text, start, end))


def marked(fragment: Fragment, text: str) -> tuple[int, int] | None:
    """Give the span of the text that a browser would mark; None when it would find nothing."""
    return next(_search(fragment).spans(text), None)


def _only(fragment: Fragment, text: str) -> tuple[int, int] | None:
    """The span that the fragment means when there is no other that it could mean."""
    found = _search(fragment).spans(text)
    first = next(found, None)
    return first if next(found, None) is None else None


def _search(fragment: Fragment) -> Search:
    parts = (fragment.start, fragment.end, fragment.prefix, fragment.suffix)
    return Search(*(fold(part or "").text.strip() for part in parts))


def _encoded(words: str) -> str:
    # A hyphen would end a prefix; commas and ampersands, which separate, are encoded anyway.
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _decoded(part: str | None) -> str | None:
    return unquote(part) if part else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and not word_ends(text, start):
        start -= 1
    while start < end and not word_ends(text, end):
        end += 1
    return start, end


def _attempts(text: str, start: int, end: int) -> Iterator[Fragment]:
    """Fragments that name the span, the shortest first: alone, then with more and more around it."""
    named = list(_named(text, start, end))
    yield from named
    for line_only in (True, False):
        for count in (3, 6, 12, 24):
            before, after = _before(text, start, count, line_only), _after(text, end, count, line_only)
            for prefix, suffix in ((before, None), (None, after), (before, after)):
                yield replace(named[-1], prefix=prefix, suffix=suffix)


def _named(text: str, start: int, end: int) -> Iterator[Fragment]:
    words = text[start:end]
    lines = [line for line in _lines(words) if line.strip()]
    if len(lines) == 1 and (len(words) <= LONGEST or len(words.split()) < 2):
        yield Fragment(_spaced(words))
        return
    for count in (5, 10, 20):
        first, last = lines[0].split(), lines[-1].split()
        if len(lines) == 1:
            count = min(count, len(first) // 2)
        yield Fragment(" ".join(first[:count]), " ".join(last[-count:]))


def _before(text: str, start: int, count: int, line_only: bool) -> str | None:
    """The last words before a place: of its own line, or else of the nearest line that has any."""
    lines = _lines(text[max(0, start - NEAR) : start])
    return _telling(_words(lines[-1:] if line_only else lines[::-1])[-count:])


def _after(text: str, end: int, count: int, line_only: bool) -> str | None:
    lines = _lines(text[end : end + NEAR])
    return _telling(_words(lines[:1] if line_only else lines)[:count])


def _lines(text: str) -> list[str]:
    """The text cut where a page may begin another block: at line ends, and between the cells of a table's row."""
    return _BLOCK_END.split(text)


def _words(lines: list[str]) -> list[str]:
    return next((line.split() for line in lines if line.strip()), [])


def _telling(words: list[str]) -> str | None:
    # Punctuation alone tells no place from another, and pages vary it.
    context = " ".join(words)
    return context if any(character.isalnum() for character in context) else None


def _spaced(words: str) -> str:
    return " ".join(words.split())
