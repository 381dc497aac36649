"""What stands around a quote in its source: the sentences before and after it, of the same paragraph."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from contradict.domain import Source, Statement

FARTHEST = 300
"""Characters on either side beyond which the context is cut, at a word."""

_PARAGRAPH = re.compile(r"\n\s*\n")
# After a full stop and its closing quotation mark; not after an initial, a title or a shortened word.
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|vs)\.)(?<!\bMrs\.)[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])"
)


@dataclass(frozen=True)
class Context:
    """The text just before and just after a quote; an ellipsis shows where it was cut."""

    before: str
    after: str


def context_of(source: Source, statement: Statement, sentences: int = 2) -> Context | None:
    """Give up to so many sentences before and after a quote, within its paragraph.

    The rest of the quote's own sentence counts as one. None when the words are not where the statement says.
    """
    start, end = statement.start, statement.end
    if start is None or end is None or not statement.quote or source.text[start:end] != statement.quote:
        return None
    return Context(_before(source.text[:start], sentences), _after(source.text[end:], sentences))


def _before(text: str, sentences: int) -> str:
    paragraph = _PARAGRAPH.split(text[-4 * FARTHEST :])[-1]
    kept = "".join(reversed(list(_first(reversed(_sentences(paragraph)), sentences))))
    return _one_line(kept if len(kept) <= FARTHEST else "…" + kept[-FARTHEST:].partition(" ")[2])


def _after(text: str, sentences: int) -> str:
    paragraph = _PARAGRAPH.split(text[: 4 * FARTHEST])[0]
    # The quote may have ended a sentence: a full stop stands for it.
    kept = "".join(_first(_sentences("." + paragraph), sentences))[1:]
    return _one_line(kept if len(kept) <= FARTHEST else kept[:FARTHEST].rpartition(" ")[0] + "…")


def _sentences(text: str) -> list[str]:
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _first(pieces: Iterable[str], count: int) -> Iterator[str]:
    """So many sentences; what holds no word, such as a closing quotation mark, comes along and is not counted."""
    for piece in pieces:
        worded = any(character.isalnum() for character in piece)
        if worded and not count:
            return
        count -= worded
        yield piece


def _one_line(text: str) -> str:
    # White space at the ends is kept as one space: it says whether the quote begins a word.
    return re.sub(r"\s+", " ", text)
