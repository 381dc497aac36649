"""Near-identical statements of one organisation: linked to the first wording, not compared again."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Statement
from contradict.pairing.names import Names

RESTATEMENT = "restatement"
"""The rule of a pair whose two statements say the same in nearly the same words."""

SAME = 0.95
"""Least cosine of two restatements whose articles differ."""

# Punctuation is dropped. Words stay, numbers with sign and decimals, and every symbol (%, $, <, ?) that can change what
# is said.
_TOKEN = re.compile(
    r"(?<!\w)-(?=[$€£¥]?\d) | \d+(?:[.,]\d+)* | \w+(?:['.]\w+)*"
    r"| [^\s\w.,;:!\"'()\[\]{}/*•…“”„\u2018«»\u2013—-]",
    re.VERBOSE,
)
_CONTRACTIONS = (("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"))
_TYPOGRAPHY = {0x2019: "'", 0x2212: "-"}  # apostrophe, minus
_ARTICLES = re.compile(r"\b(?:the|an?)\s+(?!few\b|little\b)")  # "few left" and "a few left" are opposites


def wording(claim: str) -> tuple[str, ...]:
    """Split a claim into its words in order, without case and punctuation; numbers keep sign, decimals and unit."""
    text = unicodedata.normalize("NFKC", claim).casefold().translate(_TYPOGRAPHY)
    for short, full in _CONTRACTIONS:
        text = text.replace(short, full)
    return tuple(_TOKEN.findall(text)) or (text,)


def representatives(statements: Sequence[Statement], grid: NDArray[np.float32], names: Names) -> NDArray[np.intp]:
    """Find for each statement the position of the first one that says the same, which is its own when it is the first.

    Two statements say the same when organisation and mode agree and so do their words; articles may differ when the
    cosine of their rows in `grid` (n, d) is at least `SAME`. The order of the words counts: embedders hardly see it
    ("Apple sued Google" and "Google sued Apple" have a cosine of 0.99), and a contradiction must not pass as a repeat.
    """
    first = np.arange(len(statements), dtype=np.intp)
    words = [wording(statement.claim) for statement in statements]
    known: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        alike = known[names.organization(statement.organization), statement.mode, _content(words[index])]
        same = (other for other in alike if words[other] == words[index] or grid[other] @ grid[index] >= SAME)
        first[index] = next(same, index)
        if first[index] == index:
            alike.append(index)
    return first


def _content(words: tuple[str, ...]) -> str:
    """Join the words without their articles; numbers, negations and modals all stay."""
    return _ARTICLES.sub("", " ".join(words))
