"""The words of a span with what stands around them, enough to find the span again without its offsets."""

from dataclasses import dataclass

CONTEXT = 32
"""Characters kept on either side, more where these do not tell the span from another of the same words."""


@dataclass(frozen=True)
class Selector:
    """The words of a span, verbatim, between what stands before and after them (the W3C's TextQuoteSelector)."""

    prefix: str
    exact: str
    suffix: str


def select(text: str, start: int, end: int) -> Selector:
    """Select `text[start:end]` with so much around it that it occurs once; ValueError for a span outside the text."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"the span {start} to {end} is outside a text of {len(text)} characters")
    width = CONTEXT
    while True:
        selector = Selector(text[max(0, start - width) : start], text[start:end], text[end : end + width])
        # The whole text occurs once in itself, so that this ends.
        if find(selector, text) or width > len(text):
            return selector
        width *= 2


def find(selector: Selector, text: str) -> tuple[int, int] | None:
    """Find the span that the selector means; None when its words, so surrounded, occur never or more than once."""
    whole = selector.prefix + selector.exact + selector.suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    start = first + len(selector.prefix)
    return start, start + len(selector.exact)
