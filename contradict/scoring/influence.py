"""Which words drive a verdict: each is left out and the pair read again; what the reading loses is its weight."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contradict.domain import Statement
from contradict.scoring.dated import texts_read
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


def influence(judge: Judge, earlier: Statement, later: Statement) -> Influence:
    """Measure how much each word of two claims adds to the judge's probability of a contradiction, both ways read."""
    spans = _spans(earlier.claim), _spans(later.claim)
    pairs = [(earlier, later)]
    pairs += [(_without(earlier, span), later) for span in spans[0]]
    pairs += [(earlier, _without(later, span)) for span in spans[1]]
    texts = [texts_read(judge, *pair) for pair in pairs]
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


def _without(statement: Statement, span: tuple[int, int]) -> Statement:
    text = f"{statement.claim[: span[0]]} {statement.claim[span[1] :]}"
    return replace(statement, claim=" ".join(text.split()).replace(" ,", ",").replace(" .", "."))
