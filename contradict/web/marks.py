"""Text cut into pieces that a template can mark, so that no text is ever put into a page as markup. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from contradict.scoring.influence import Weight

SHARES = (0.5, 0.25, 0.1)
"""A word is marked strongly, moderately or lightly when the reading loses this share without it."""


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
