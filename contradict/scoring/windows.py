"""Cut a text that is longer than a model's window into overlapping parts, so that nothing is silently lost. Pure."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

Count = Callable[[Sequence[str]], list[int]]
"""How many tokens each of some texts has."""

_SENTENCE_END = re.compile(r"""(?<=[.!?…])\s+|(?<=[.!?…]["'\u201d\u2019)\]])\s+|\n+""")


def windows(text: str, count: Count, limit: int) -> list[str]:
    """Split `text` into windows of at most `limit` tokens (at least 1), at sentence ends where there are any.

    Each window begins with the last sentence of the one before, when that takes less than half of the room. Every
    character of the text is in some window, save the spaces around them. A text that fits is its own only window.
    """
    if count([text])[0] <= limit:
        return [text]
    pieces = [piece for sentence in _sentences(text) for piece in _fitting(sentence, count, limit)]
    sizes = count(pieces)
    spans, first, size = [], 0, 0
    for index, extra in enumerate(sizes):
        if size + extra > limit:
            spans.append((first, index))
            first, size = _overlap(sizes, index, limit)
        size += extra
    spans.append((first, len(pieces)))
    found = ("".join(pieces[start:end]).strip() for start, end in spans)
    return [window for window in found if window] or [""]


def _overlap(sizes: Sequence[int], index: int, limit: int) -> tuple[int, int]:
    """Where the window of piece `index` begins, and how many tokens it has before that piece."""
    last = sizes[index - 1]
    repeated = last < limit / 2 and last + sizes[index] <= limit
    return (index - 1, last) if repeated else (index, 0)


def _sentences(text: str) -> list[str]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)]) if start < end]


def _fitting(piece: str, count: Count, limit: int) -> list[str]:
    """Halve a piece until each part fits: at the space nearest to the middle, or through a word when there is none."""
    if len(piece) < 2 or count([piece])[0] <= limit:
        return [piece]
    middle = len(piece) // 2
    spaces = [match.end() for match in re.finditer(r"\s+", piece) if match.end() < len(piece)]
    cut = min(spaces, key=lambda place: abs(place - middle), default=middle)
    return _fitting(piece[:cut], count, limit) + _fitting(piece[cut:], count, limit)
