"""How a statement is put in print and on the terminal."""

import pytest

from contradict.domain import Statement
from contradict.exporting.phrases import words


@pytest.mark.parametrize(
    ("quote", "start", "direct", "shown"),
    [
        ("We sell no data.", 3, True, "“We sell no data.”"),
        ("that it sells no data", 3, False, "“that it sells no data” [indirect: the source's words]"),
        ("We sell no data.", None, False, "“We sell no data.”"),  # a table that does not say
        (None, None, False, "Acme sells no data. [paraphrase]"),
    ],
)
def test_quotation_marks_are_for_verbatim_words(quote, start, direct, shown):
    assert words(Statement("s", "Acme", "Acme sells no data.", quote, start, start, direct=direct)) == shown
