"""When a source itself sets words against earlier ones."""

import pytest

from contradict.extraction.contrast import at_odds

POINTED = [
    ("This contradicts her claim of last May that ", "contradicts"),
    ("That appears to be at odds with his own promise that ", "at odds with"),
    ("The move comes after promising in June that ", "after promising"),
    ("Contrary to what the firm told investors, it now says that ", "Contrary to"),
    ("The chief executive had previously insisted that ", "had previously insisted"),
]
PLAIN = [
    "The chief executive said on Monday that ",
    "This does not contradict her claim that ",
    "Rivals contradict each other. The company said that ",
    "It contradicts the report, of which much has been made in the papers of three countries since it came out, and so "
    "the firm said that ",
]


@pytest.mark.parametrize(("before", "words"), POINTED)
def test_words_that_set_a_statement_against_another(before, words):
    assert at_odds(f"{before}the shop is safe.", len(before)) == words


@pytest.mark.parametrize("before", PLAIN)
def test_words_that_do_not(before):
    assert at_odds(f"{before}the shop is safe.", len(before)) is None
