"""Count tokens, and group texts of like length: what padding and windows are decided on."""

from collections.abc import Iterator, Sequence
from typing import Any


def readable(text: str) -> str:
    """Replace what no tokenizer takes: halves of surrogate pairs, which JSON can hold and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


def token_counts(tokenizer: Any, texts: Sequence[str]) -> list[int]:
    """Count the tokens of each text, without the special ones that a model adds."""
    if not texts:
        return []
    encoded = tokenizer(list(texts), add_special_tokens=False, return_attention_mask=False, verbose=False)
    return [len(ids) for ids in encoded["input_ids"]]


def buckets(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Group positions by length, longest first, so that a padded batch has at most `budget` tokens (or one text).

    Longest first: if memory is short, that shows at once.
    """
    bucket: list[int] = []
    for position in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if bucket and lengths[bucket[0]] * (len(bucket) + 1) > budget:
            yield bucket
            bucket = []
        bucket.append(position)
    if bucket:
        yield bucket
