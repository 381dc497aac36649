"""Spans of characters, and lists of them: pure arithmetic on half-open intervals."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]
"""Start and end of a piece of text, as in `text[start:end]`."""


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """Sort spans and join those that touch or lie at most `gap` characters apart; empty ones fall away."""
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """Take `holes` out of `spans`."""
    left = merged(spans)
    for low, high in merged(holes):
        left = [
            part for start, end in left for part in ((start, min(end, low)), (max(start, high), end)) if _real(part)
        ]
    return left


def size(spans: Iterable[Span]) -> int:
    """Count the characters that spans cover."""
    return sum(end - start for start, end in merged(spans))


def shared(some: Iterable[Span], others: Iterable[Span]) -> int:
    """Count the characters that lie in both."""
    listed = merged(others)
    return sum(max(0, min(end, high) - max(start, low)) for start, end in merged(some) for low, high in listed)


def covering(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a character lies in one of `spans`, which are in order and do not overlap."""
    number = bisect_right(spans, place, key=lambda span: span[0])
    return number > 0 and place < spans[number - 1][1]


def within(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Take those of `spans` that reach into a stretch of text; they are in order and do not overlap."""
    first = bisect_right(spans, start, key=lambda span: span[1])
    return spans[first : bisect_left(spans, end, key=lambda span: span[0])]


def trimmed(text: str, span: Span, left: str, right: str) -> Span:
    """Take white space and the characters of `left` and `right` off the two ends of a span."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in left):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in right):
        end -= 1
    return start, end


def _real(span: Span) -> bool:
    return span[0] < span[1]
