"""Windows of long texts, and batches of like length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.scoring.tokens import buckets, readable
from contradict.scoring.windows import windows


def by_words(texts: list[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def by_letters(texts: list[str]) -> list[int]:
    return [len(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One two.", 5, ["One two."]),
        ("", 1, [""]),
        ("One two three. Four five six.", 4, ["One two three.", "Four five six."]),
        ("One two three. Four. Five six seven.", 4, ["One two three. Four.", "Four. Five six seven."]),
        ('He said "no." She said "yes." All left.', 6, ['He said "no." She said "yes."', "All left."]),
        ("one two three four five six", 4, ["one two three", "four five six"]),
        ("A list:\nfirst thing\nsecond thing", 4, ["A list:\nfirst thing", "second thing"]),
    ],
)
def test_windows_end_with_sentences(text: str, limit: int, expected: list[str]) -> None:
    assert windows(text, by_words, limit) == expected


def test_word_that_does_not_fit_is_cut() -> None:
    assert windows("abcdefghij", by_letters, 5) == ["abcde", "fghij"]


@given(st.lists(st.sampled_from([" ", ". ", "! ", "\n", '." ', "  "]), max_size=60), st.integers(1, 12))
def test_nothing_is_lost_and_all_fits(endings: list[str], limit: int) -> None:
    text = "".join(f"word{number}{ending}" for number, ending in enumerate(endings))
    found = windows(text, by_words, limit)
    assert all(count <= limit for count in by_words(found))
    assert all(window in text for window in found)
    assert list(dict.fromkeys(" ".join(found).split())) == text.split()


@pytest.mark.parametrize("text", ["." * 50_000, " " * 50_000, ". " * 50_000, "x" * 50_000, '."' * 50_000])
def test_odd_long_texts_take_no_long_time(text: str) -> None:
    assert windows(text, by_words, 3000)


@given(st.lists(st.integers(1, 50)), st.integers(1, 200))
def test_buckets_hold_every_place_within_the_budget(lengths: list[int], budget: int) -> None:
    found = list(buckets(lengths, budget))
    assert sorted(place for bucket in found for place in bucket) == list(range(len(lengths)))
    for bucket in found:
        assert len(bucket) == 1 or max(lengths[place] for place in bucket) * len(bucket) <= budget


def test_unreadable_characters_are_replaced() -> None:
    assert readable("a\ud800b") == "a?b"
    assert readable("naïve 🙂") == "naïve 🙂"
