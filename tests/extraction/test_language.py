"""The pinned pipeline is checked, and its offsets are those of the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.errors import ModelError
from contradict.extraction.language import check, paragraphs, parse, plain

PARAGRAPHS = [
    ("One.\n\nTwo.", ["One.\n\n", "Two."]),
    ("One line\nwrapped hard.\nTwo.", ["One line\nwrapped hard.\n", "Two."]),
    ("“One.”\n“Two.”", ["“One.”\n", "“Two.”"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text, expected):
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab .\n“”‘’\xa0\0\ud800é", max_size=80))
def test_offsets_are_those_of_the_text(text):
    read = plain(text)
    assert len(read) == len(text)
    assert all(read[token.idx : token.idx + len(token)] == token.text for token in parse(text))


def test_an_endless_paragraph_is_parsed_in_pieces():
    assert len(parse("word " * 9_000).text) == 45_000


def test_another_pipeline_is_refused(tmp_path):
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "model").write_bytes(b"other")
    with pytest.raises(ModelError, match=r"not the pinned English pipeline .*offline\.txt"):
        check(tmp_path)
