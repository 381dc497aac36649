import pytest

from contradict.domain import SaidOn, Source, Statement
from contradict.extraction import statements
from contradict.extraction.own_voice import Author, author

RELEASE = """Acme to Leave Freedonia

WATERLOO, ON – (Marketwired) – Nov. 30, 2015 – Acme Limited (NASDAQ: ACME; TSX: AC), a maker of secure phones, today announced that it will leave Freedonia. Acme does not support back doors, and we have never given one.

“Our customers come first,” said Jane Roe, Chief Executive Officer of Acme.

The company will close its office in Fredonia City by the end of the year.

About Acme
Acme is the global leader in phones. We have offices everywhere.

Forward-looking statements
Actual results may differ from what this release expects.
"""
POST = """Why we are leaving Freedonia

By Jane Roe, Chief Operating Officer, Acme

We have decided to leave Freedonia. I believe that privacy matters to everyone. The government wanted access to our servers.

We remain committed to our customers there.
"""
PAGE = """Our plan for privacy

At Hooli, we keep messages private. We will add encryption this year. Our staff cannot read what people write on Hooli."""
REPORT = """Acme leaves

WATERLOO, Ontario (Reuters) - Acme Ltd (NASDAQ: ACME) will leave Freedonia, it said on Monday. We asked why. Our reporter called twice."""


def source(text: str, publisher: str | None = None, writer: str | None = None) -> Source:
    return Source(None, text=text, publisher=publisher, author=writer, published=SaidOn.parse("2015-12-01"))


AUTHORS = [
    (source(RELEASE), Author("Acme")),
    (source(POST), Author("Acme", "Jane Roe", "Chief Operating Officer")),
    (source(POST[:30], writer="Jane Roe, COO of Acme"), Author("Acme", "Jane Roe", "COO")),
    (source(PAGE, publisher="Hooli Inc."), Author("Hooli")),
    (source(PAGE, publisher="Inside Hooli Blog"), Author("Hooli")),
    (source(REPORT, publisher="Reuters"), None),
    (source(PAGE, publisher="The Daily Planet"), None),
    (source(POST[:30], publisher="The Daily Planet", writer="Joe Doe"), None),
    (source("About the author\nJoe Doe writes on phones."), None),
    (source(""), None),
]


@pytest.mark.parametrize(("document", "expected"), AUTHORS)
def test_whose_voice_it_is(document: Source, expected: Author | None) -> None:
    assert author(document) == expected


def claims(said: list[Statement], speaker: str | None) -> list[str]:
    return [statement.claim for statement in said if statement.speaker == speaker]


def test_a_release_speaks_for_its_company() -> None:
    said = statements(source(RELEASE))
    assert claims(said, None)[-2:] == [
        "Acme does not support back doors, and Acme has never given one.",
        "Acme will close its office in Fredonia City by the end of the year.",
    ]
    assert claims(said, "Jane Roe") == ["Acme's customers come first."]
    assert {s.role for s in said if s.speaker} == {"Chief Executive Officer"}
    assert not any("leader" in statement.claim or "differ" in statement.claim for statement in said)
    assert {(str(s.said_on), s.said_on.basis.value) for s in said if s.said_on and not s.speaker} == {
        ("2015-11-30", "stated")
    }


def test_a_post_speaks_for_its_author_and_the_company() -> None:
    said = statements(source(POST))
    assert claims(said, "Jane Roe") == [
        "Acme has decided to leave Freedonia.",
        "Jane Roe believes that privacy matters to everyone.",
        "The government wanted access to Acme's servers.",
        "Acme remains committed to Acme's customers there.",
    ]
    assert {(s.role, s.organization, str(s.said_on)) for s in said} == {
        ("Chief Operating Officer", "Acme", "2015-12-01")
    }


@pytest.mark.parametrize("text", [RELEASE, POST, PAGE, REPORT])
def test_every_quote_is_its_span(text: str) -> None:
    for statement in statements(source(text, publisher="Hooli")):
        assert text[statement.start : statement.end] == statement.quote


def test_a_release_denies_conditions_and_passes_on() -> None:
    added = "If the sale closes, we will hire. Critics say that our phones are slow. We deny that we sell maps."
    said = statements(source(RELEASE.replace("The company will close", f"{added} The company will close")))
    assert {s.mode.value: s.quote for s in said if s.mode.value != "asserted"} == {
        "conditional": "If the sale closes, we will hire.",
        "reported": "Critics say that our phones are slow.",
        "denied": "We deny that we sell maps.",
    }
