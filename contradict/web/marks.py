"""Text cut into pieces that a template can mark, so that no text is ever put into a page as markup. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contradict.scoring.influence import Weight

AROUND = 320
"""Characters of surrounding text on either side of a quote, at most."""

SHARES = (0.5, 0.25, 0.1)
"""A word is marked strongly, moderately or lightly when the reading loses this share without it."""

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s+|\n\s*\n")


@dataclass(frozen=True)
class Piece:
    """A run of text with the ids of the spans that cover it, and those that begin with it."""

    text: str
    covers: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """A run of text with how strongly it is marked: 0 not at all, 3 most."""

    text: str
    level: int = 0
    loss: float = 0.0


def pieces(text: str, spans: Iterable[tuple[str, int, int]]) -> list[Piece]:
    """Cut a text wherever one of the spans `(id, start, end)` begins or ends; they may overlap."""
    inside = [(name, max(start, 0), min(end, len(text))) for name, start, end in spans]
    inside = [span for span in inside if span[1] < span[2]]
    cuts = sorted({0, len(text), *(place for _, start, end in inside for place in (start, end))})
    return [
        Piece(
            text[start:end],
            tuple(name for name, first, last in inside if first <= start and end <= last),
            tuple(name for name, first, _ in inside if first == start),
        )
        for start, end in pairwise(cuts)
    ]


def weighed(text: str, weights: Sequence[Weight], baseline: float) -> list[Word]:
    """Cut a claim into its words, each marked by how much of the reading it carries."""
    words: list[Word] = []
    done = 0
    for weight in sorted(weights, key=lambda weight: weight.start):
        if weight.start > done:
            words.append(Word(text[done : weight.start]))
        words.append(Word(text[weight.start : weight.end], _level(weight.loss, baseline), weight.loss))
        done = weight.end
    return [*words, Word(text[done:])] if done < len(text) else words


def _level(loss: float, baseline: float) -> int:
    share = loss / baseline if baseline > 0 else 0.0
    return next((len(SHARES) - place for place, least in enumerate(SHARES) if share >= least), 0)


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """Take what stands before and after a span: whole sentences of its paragraphs, as many as fit in AROUND."""
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        first = _SENTENCE_END.search(before)
        before = before[first.end() :] if first else before[before.find(" ") + 1 :]
    if end + AROUND < len(text):
        ends = [match.end() for match in _SENTENCE_END.finditer(after)]
        after = after[: ends[-1]] if ends else after[: after.rfind(" ") + 1]
    return before.lstrip(), after.rstrip()
