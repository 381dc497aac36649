"""A span is found again by its words and what stands around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.evidence import Selector, find, select

TEXT = "We sell no data. Nobody doubts that. We sell no data. That is a promise, said the firm."


@pytest.mark.parametrize(
    ("text", "start", "end", "prefix", "suffix"),
    [
        ("We sell no data.", 3, 7, "We ", " no data."),
        ("a" * 100 + "We sell." + "b" * 100, 100, 108, "a" * 32, "b" * 32),
        ("x", 0, 1, "", ""),
    ],
)
def test_the_words_are_kept_with_what_stands_around_them(text, start, end, prefix, suffix):
    assert select(text, start, end) == Selector(prefix, text[start:end], suffix)


@pytest.mark.parametrize("start", [0, 37])
def test_the_same_words_twice_are_told_apart(start):
    selector = select(TEXT, start, start + 16)
    assert selector.exact == "We sell no data."
    assert find(selector, TEXT) == (start, start + 16)


def test_a_long_repetition_takes_more_context():
    text = "We sell no data. " * 50
    selector = select(text, 17 * 20, 17 * 20 + 16)
    assert len(selector.prefix) > 32
    assert find(selector, text) == (17 * 20, 17 * 20 + 16)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moved: " + TEXT, (7, 23)),
        (TEXT.replace("no data", "data"), None),
        (TEXT + " " + TEXT, None),
        ("", None),
    ],
)
def test_a_text_that_has_changed(text, found):
    assert find(select(TEXT, 0, 16), text) == found


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 200)])
def test_a_span_outside_the_text(start, end):
    with pytest.raises(ValueError, match="outside"):
        select(TEXT, start, end)


@given(
    st.text(max_size=200) | st.text("ab ", max_size=200),
    st.integers(0, 200),
    st.integers(0, 200),
)
def test_any_span_of_any_text_is_found_again(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    selector = select(text, start, end)
    assert selector.exact == text[start:end]
    assert find(selector, text) == (start, end)
