"""Scorers that know nothing, or next to nothing: a model that does not beat them has learned nothing of use."""

import re
from collections.abc import Callable, Sequence

Texts = Sequence[tuple[str, str]]
Floor = Callable[[Texts], list[float]]
"""Pairs of texts in, scores in [0, 1] out; a score of at least .5 is a flag."""

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


def never(texts: Texts) -> list[float]:
    """Flag nothing."""
    return [0.0] * len(texts)


def always(texts: Texts) -> list[float]:
    """Flag everything."""
    return [1.0] * len(texts)


def lexical(texts: Texts) -> list[float]:
    """Flag a pair when just one side is negated, or when one side holds a word and the other its opposite."""
    return [float(_negated(a) != _negated(b) or _opposed(a, b)) for a, b in texts]


def _negated(text: str) -> bool:
    return len(_NEGATION.findall(text)) % 2 == 1


def _opposed(a: str, b: str) -> bool:
    return any((x.search(a) and y.search(b)) or (y.search(a) and x.search(b)) for x, y in _ANTONYMS)


def similarity(texts: Texts) -> list[float]:
    """Cosine of the embedded texts, cut at zero: what is close is flagged."""
    from contradict.scoring.embed import load_embedder

    embedder = load_embedder()
    left, right = embedder.encode([a for a, _ in texts]), embedder.encode([b for _, b in texts])
    return [max(0.0, float(value)) for value in (left * right).sum(axis=1)]


FLOORS: dict[str, Floor] = {"never": never, "always": always, "lexical": lexical, "similarity": similarity}
