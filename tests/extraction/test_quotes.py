"""Quotations are found by their marks, whatever marks a newsroom uses, and never lose the document."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.extraction.quotes import quotations

FOUND = [
    ("curly", "“We sell no data,” she said. “None.”", ["“We sell no data,”", "“None.”"]),
    ("straight", '"We sell no data," she said. "None."', ['"We sell no data,"', '"None."']),
    ("doubled", "''We sell no data,'' she said, ``none.''", ["''We sell no data,''", "``none.''"]),
    ("angled", "«We sell no data», she said.", ["«We sell no data»"]),
    ("low and high", "„We sell no data“, she said.", ["„We sell no data“"]),
    ("single", "‘We sell the dealers’ data,’ she said.", ["‘We sell the dealers’ data,’"]),
    ("nested single", "“He told me ‘never’ twice,” she said.", ["“He told me ‘never’ twice,”"]),
    ("mixed styles", '“We sell no data," she said.', ['“We sell no data,"']),
    ("apostrophes", "The '90s were the company's best; rock 'n' roll wasn't theirs.", []),
    ("inches", 'The 5\'11" driver and the 24" screen.', []),
    ("no opening", 'never again," she said.', []),
    ("no closing", "“We sell no data, she said.", ["“We sell no data, she said."]),
    ("stray mark", 'She left the " in the text.', []),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_marks(text, expected):
    assert [text[q.start : q.end] for q in quotations(text)] == expected


def test_a_quotation_runs_through_paragraphs_that_open_with_a_mark():
    text = "“We looked at it.\n\n“We did not like it.\n\n“We left,” he said.\n\nThe “end” came."
    first, second = quotations(text)
    assert [text[start:end] for start, end in first.pieces] == [
        "“We looked at it.",
        "“We did not like it.",
        "“We left,”",
    ]
    assert first.closed
    assert text[second.start : second.end] == "“end”"


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“We looked at it, he said.\n\nThe company “left” in May."
    first, second = quotations(text)
    assert (text[first.start : first.end], first.closed) == ("“We looked at it, he said.", False)
    assert text[second.start : second.end] == "“left”"


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`1\0\ud800", max_size=60))
def test_any_text(text):
    pieces = [piece for quotation in quotations(text) for piece in quotation.pieces]
    assert all(0 <= start < end <= len(text) for start, end in pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))
