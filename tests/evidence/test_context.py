"""The sentences around a quote, of its own paragraph."""

import pytest

from contradict.domain import Source, Statement
from contradict.evidence import Context, context_of

TEXT = """The firm was asked again. It had denied all. Mr. Roe of Acme Inc. said: “We sell no data. None at all.” He smiled. Then he left. Nobody followed.

“We sell no data, and we never did,” wrote Ms. Day."""


def said(words: str, text: str = TEXT) -> tuple[Source, Statement]:
    source, start = Source(None, text=text), text.index(words)
    return source, Statement(source.id, "Acme", words, words, start, start + len(words))


@pytest.mark.parametrize(
    ("words", "sentences", "before", "after"),
    [
        ("We sell no data.", 1, "Mr. Roe of Acme Inc. said: “", " None at all.” "),
        ("We sell no data.", 2, "It had denied all. Mr. Roe of Acme Inc. said: “", " None at all.” He smiled. "),
        ("None at all.", 1, "Mr. Roe of Acme Inc. said: “We sell no data. ", "” He smiled. "),
        ("Nobody followed.", 2, "He smiled. Then he left. ", ""),
        ("The firm was asked again.", 1, "", " It had denied all. "),
        ("We sell no data, and we never did", 2, "“", ",” wrote Ms. Day."),
        ("wrote Ms. Day.", 5, "“We sell no data, and we never did,” ", ""),
    ],
)
def test_sentences_around(words, sentences, before, after):
    assert context_of(*said(words), sentences=sentences) == Context(before, after)


def test_long_context_is_cut_at_a_word():
    text = "word " * 200 + "We sell no data." + " word" * 200
    context = context_of(*said("We sell no data.", text))
    assert context.before.startswith("…word ")
    assert context.after.endswith(" word…")
    assert max(len(context.before), len(context.after)) <= 301


def test_no_context_without_the_words_in_their_place():
    source, statement = said("We sell no data.")
    assert context_of(Source(None, text="x" + TEXT), statement) is None
    assert context_of(source, Statement(source.id, "Acme", "No data.", "We sell no data.")) is None
    assert context_of(source, Statement(source.id, "Acme", "No data.")) is None
