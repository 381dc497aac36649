import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.scoring.influence import Weight
from contradict.web.marks import Piece, pieces, weighed


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [Piece("abcdef")]),
        ([("x", 1, 3)], [Piece("a"), Piece("bc", ("x",), ("x",)), Piece("def")]),
        ([("x", 0, 6)], [Piece("abcdef", ("x",), ("x",))]),
        (
            [("x", 0, 4), ("y", 2, 6)],
            [Piece("ab", ("x",), ("x",)), Piece("cd", ("x", "y"), ("y",)), Piece("ef", ("y",))],
        ),
        ([("x", 4, 99), ("y", 3, 3), ("z", 9, 12)], [Piece("abcd"), Piece("ef", ("x",), ("x",))]),
    ],
)
def test_text_is_cut_at_spans(spans, expected):
    assert pieces("abcdef", spans) == expected


@given(st.text(max_size=40), st.lists(st.tuples(st.sampled_from("xyz"), st.integers(-5, 50), st.integers(-5, 50))))
def test_no_character_is_lost_or_doubled(text, spans):
    assert "".join(piece.text for piece in pieces(text, spans)) == text


def test_an_empty_text_has_no_pieces():
    assert pieces("", [("x", 0, 3)]) == []


def test_words_are_marked_by_their_share():
    text = "We never ever sell."
    found = weighed(text, [Weight(3, 8, 0.8), Weight(0, 2, 0.3), Weight(9, 13, 0.1), Weight(14, 18, -0.2)], 0.9)
    assert [(word.text, word.level) for word in found if word.text.strip()] == [
        ("We", 2),
        ("never", 3),
        ("ever", 1),
        ("sell", 0),
        (".", 0),
    ]
    assert "".join(word.text for word in found) == text


def test_nothing_is_marked_where_nothing_is_read():
    assert all(word.level == 0 for word in weighed("We sell.", [Weight(0, 2, 0.0)], 0.0))
