"""Scorers that know nothing, or next to nothing: a model that does not beat them has learned nothing of use."""

import re
from collections.abc import Callable, Sequence

from contradict.domain import Statement
from contradict.scoring.relation import apart

Pairs = Sequence[tuple[Statement, Statement]]
Floor = Callable[[Pairs], list[float]]
"""Pairs of statements in, scores in [0, 1] out; a score of at least .5 is a flag."""

_NEGATION = re.compile(r"\b(?:no|not|never|none|nothing|nobody|neither|nor|without|cannot|\w+n't)\b", re.IGNORECASE)

_OPPOSITES = """
    increas/decreas  rais/cut  up/down  more/less  more/fewer  open/clos
    start/stop  begin/end  accept/refus  support/oppos  always/never  all/none
    free/paid  safe/danger  profit/loss  hir/lay  launch/cancel  keep/drop
    allow/forbid  strong/weak  success/fail  expand/shrink  join/leav  buy/sell
    true/false  confirm/den  public/private  high/low  grow/declin  right/wrong
"""
"""Beginnings of words and of their opposites."""

_ANTONYMS = tuple(
    tuple(re.compile(rf"\b{stem}", re.IGNORECASE) for stem in pair.split("/")) for pair in _OPPOSITES.split()
)


def never(pairs: Pairs) -> list[float]:
    """Flag nothing."""
    return [0.0] * len(pairs)


def always(pairs: Pairs) -> list[float]:
    """Flag everything."""
    return [1.0] * len(pairs)


def lexical(pairs: Pairs) -> list[float]:
    """Flag a pair when just one side is negated, or when one side holds a word and the other its opposite."""
    return [float(_negated(a.claim) != _negated(b.claim) or _opposed(a.claim, b.claim)) for a, b in pairs]


def _negated(text: str) -> bool:
    return len(_NEGATION.findall(text)) % 2 == 1


def _opposed(a: str, b: str) -> bool:
    return any((x.search(a) and y.search(b)) or (y.search(a) and x.search(b)) for x, y in _ANTONYMS)


def similarity(pairs: Pairs) -> list[float]:
    """Cosine of the embedded texts, cut at zero: what is close is flagged."""
    from contradict.scoring.embed import load_embedder

    embedder = load_embedder()
    left, right = (embedder.encode([statement.claim for statement in side]) for side in zip(*pairs, strict=True))
    return [max(0.0, float(value)) for value in (left * right).sum(axis=1)]


def dates(pairs: Pairs) -> list[float]:
    """Flag every pair whose statements come from two occasions, as far as their dates tell."""
    return [float(apart(earlier, later)) for earlier, later in pairs]


FLOORS: dict[str, Floor] = {
    "never": never,
    "always": always,
    "lexical": lexical,
    "similarity": similarity,
    "dates": dates,
}
