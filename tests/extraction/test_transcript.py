from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.domain import UNNAMED_SUBJECT, SaidOn, Source, Statement
from contradict.extraction import statements
from tests.extraction.calls import CAPITALS, DASHED, LISTED, STAMPED

DOCUMENTS = Path(__file__).parents[3] / "shared" / "corpus" / "documents"


def found(text: str, published: str | None = None) -> list[Statement]:
    return statements(Source(None, text=text, published=SaidOn.parse(published) if published else None))


def test_a_call_with_lists() -> None:
    said = found(LISTED)
    assert [statement.claim for statement in said] == [
        "Acme Widgets delivered 400 pumps in the quarter.",
        "Acme Widgets doesn't sell Acme Widgets' customers' data.",
        "Acme Widgets' plant in Ohio will stay open.",
        "Acme Widgets is committed to Ohio.",
    ]
    assert {(s.speaker, s.role, s.organization, str(s.said_on)) for s in said} == {
        ("Jonathan P. Reyes, Jr.", "Chairman and Chief Executive Officer", "Acme Widgets", "2019-07-24")
    }
    assert all(statement.direct for statement in said)


def test_a_call_has_conditions_denials_and_the_words_of_others() -> None:
    added = "If prices fall, we will close it. Analysts say that we are slow. It is not true that we are leaving Ohio."
    said = found(LISTED.replace("Our plant in Ohio will stay open.", f"Our plant in Ohio will stay open. {added}"))
    assert {s.quote: s.mode.value for s in said if s.mode.value != "asserted"} == {
        "If prices fall, we will close it.": "conditional",
        "Analysts say that we are slow.": "reported",
        "It is not true that we are leaving Ohio.": "denied",
    }


def test_a_call_without_a_date_is_dated_by_the_next_release() -> None:
    said = found(DASHED)
    assert [(s.speaker, s.role, s.organization) for s in said] == [
        ("Gene Moreau", "President & Chief Executive Officer", "Bistro")
    ] * 3
    assert {(str(s.said_on), s.said_on.basis.value) for s in said if s.said_on} == {("2020-09", "inferred")}


def test_a_press_conference() -> None:
    said = found(CAPITALS)
    assert [s.claim for s in said] == [
        "At the Central Reserve, the Central Reserve is committed to stable prices.",
        "The Central Reserve kept rates near zero.",
        "The Central Reserve does not expect to raise them this year.",
        "It is not time yet to talk about tapering.",
    ]
    assert {(s.speaker, s.role, s.organization, str(s.said_on)) for s in said} == {
        ("Doe", "Chair", "Central Reserve", "2021-04-28")
    }


def test_what_it_is_about_stands_in_the_sentence_before_or_is_marked_as_unsaid() -> None:
    text = CAPITALS.replace(
        "No, it is not time yet",
        "Our balance sheet grew in March.  And it stands at nine billion dollars.  It is spread over six banks.\n"
        "No, it is not time yet",
    )
    said = [(s.claim, s.quote, s.metadata) for s in found(text)]
    assert said[3:6] == [
        (
            "The Central Reserve's balance sheet grew in March. It stands at nine billion dollars.",
            "Our balance sheet grew in March.  And it stands at nine billion dollars.",
            {},
        ),
        ("It is spread over six banks.", "It is spread over six banks.", {UNNAMED_SUBJECT: "it"}),
        ("It is not time yet to talk about tapering.", "No, it is not time yet to talk about tapering.", {}),
    ]


def test_a_hearing_attributes_witnesses_alone() -> None:
    said = found(STAMPED, "2020-07-29")
    assert [(s.speaker, s.organization, s.claim) for s in said] == [
        ("Jane Roe", "Hooli", "Hooli does not use sellers' data to build Hooli's own products."),
        ("Raj Patel", "Initrode/Initech", "Initrode's search is free for everyone."),
        ("Jane Roe", "Hooli", "Hooli has a policy against it."),
    ]
    assert {(str(s.said_on), s.said_on.basis.value) for s in said if s.said_on} == {("2020-07-29", "publication")}


PIECES = st.sampled_from(
    [*LISTED.splitlines(), "Operator", "Mara S. Olsen - Acme Widgets, Inc.", "\u2028", "\x00", "“We", "’"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES | st.text(max_size=40), max_size=15))
def test_every_quote_is_its_span(parts: list[str]) -> None:
    text = LISTED + "\n".join(parts)
    for statement in found(text):
        assert statement.start is not None
        assert text[statement.start : statement.end] == statement.quote


@pytest.mark.skipif(not DOCUMENTS.exists(), reason="the real calls are not part of the repository")
def test_a_real_call_has_all_four_marks() -> None:
    text = (DOCUMENTS / "call_GE_2018_q3.txt").read_text(encoding="utf-8")
    said = found(text)
    assert len(said) > 200
    assert all(s.speaker and s.role and s.organization and s.said_on for s in said)
    assert {s.speaker for s in said} == {"H. Lawrence Culp, Jr.", "Jamie S. Miller"}
