"""Which words drive a verdict: each is left out and the pair read again; what the reading loses is its weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.judge import Judge

UNITS = 40
"""At most so many parts of a claim are left out in turn: a longer claim loses two or more words at a time."""

_WORD = re.compile(r"\w(?:[\w.,'\u2019%&/-]*[\w%])?|[$€£¥]\s?[\d.,]+")


@dataclass(frozen=True)
class Weight:
    """What the probability of a contradiction loses without `text[start:end]`; below 0 when it gains."""

    start: int
    end: int
    loss: float


@dataclass(frozen=True)
class Influence:
    """The weights of the words of both claims, in their order; `baseline` is the probability of a contradiction."""

    judge: str
    baseline: float
    earlier: tuple[Weight, ...]
    later: tuple[Weight, ...]


def influence(judge: Judge, earlier: str, later: str) -> Influence:
    """Measure how much each word of two claims adds to the judge's probability of a contradiction, both ways read."""
    spans = _spans(earlier), _spans(later)
    texts = [(earlier, later)]
    texts += [(_without(earlier, span), later) for span in spans[0]]
    texts += [(earlier, _without(later, span)) for span in spans[1]]
    read = [combined(forward, backward).contradiction for forward, backward in judge_pairs(judge, texts)]
    baseline, without = read[0], read[1:]
    losses = [
        Weight(start, end, baseline - left) for (start, end), left in zip([*spans[0], *spans[1]], without, strict=True)
    ]
    return Influence(judge.name, baseline, tuple(losses[: len(spans[0])]), tuple(losses[len(spans[0]) :]))


def _spans(text: str) -> Sequence[tuple[int, int]]:
    """The words of a text, or runs of them where there are more than UNITS."""
    words = [match.span() for match in _WORD.finditer(text)]
    size = -(-len(words) // UNITS) or 1
    runs = [words[place : place + size] for place in range(0, len(words), size)]
    return [(run[0][0], run[-1][1]) for run in runs]


def _without(text: str, span: tuple[int, int]) -> str:
    return " ".join(f"{text[: span[0]]} {text[span[1] :]}".split()).replace(" ,", ",").replace(" .", ".")
