import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.extraction.participants import Participant, listing, participant
from contradict.extraction.turns import turns
from tests.extraction.calls import CAPITALS, DASHED, LISTED, STAMPED

SPEAKERS = {
    LISTED: [
        "Operator",
        "Mara S. Olsen",
        "Jonathan P. Reyes, Jr.",
        "Operator",
        "Cai von Berg",
        "Jonathan P. Reyes, Jr.",
        "Operator",
    ],
    DASHED: ["Operator", "Ann Lindqvist", "Gene Moreau", "Tom Baker", "Gene Moreau"],
    CAPITALS: ["Chair Doe", "Mary Smith", "Paul O'Keefe", "Chair Doe", "Mary Smith"],
    STAMPED: ["Rep. Carver", "Ms. Roe", "Rep. Carver", "Mr. Patel", "Jane Roe"],
}


@pytest.mark.parametrize(("text", "speakers"), [(DASHED, SPEAKERS[DASHED]), (LISTED, SPEAKERS[LISTED])])
def test_names_on_lines_of_their_own(text: str, speakers: list[str]) -> None:
    assert [turn.speaker for turn in turns(text)] == speakers


@pytest.mark.parametrize("layout", [CAPITALS, STAMPED])
def test_names_before_the_words(layout: str) -> None:
    found = [turn.speaker for turn in turns(layout)]
    assert [name.casefold() for name in found] == [name.casefold() for name in SPEAKERS[layout]]


def test_names_with_a_colon() -> None:
    text = "Ann Lee: We sell pumps.\nBob Ray: To whom?\nAnn Lee: To everybody.\nBob Ray: Since when?\n"
    assert [(turn.speaker, text[turn.start : turn.end]) for turn in turns(text)][:2] == [
        ("Ann Lee", "We sell pumps."),
        ("Bob Ray", "To whom?"),
    ]


def test_a_turn_reaches_over_paragraphs_and_leaves_out_headings() -> None:
    reyes = turns(LISTED)[2]
    assert LISTED[reyes.start : reyes.end].startswith("Thank you, Mara.")
    assert LISTED[reyes.start : reyes.end].endswith("will stay open.")
    moreau = turns(DASHED)[2]
    assert DASHED[moreau.start : moreau.end].endswith("guest counts rose 4%.")


@pytest.mark.parametrize(
    "prose",
    [
        "Acme will close its plant, Jon Reyes said on Tuesday.\n\nThe union disagrees.",
        "Warning: hot.\nNote: read this.\nTip: wait.\nEnd: done.",
        "",
    ],
)
def test_prose_has_no_turns(prose: str) -> None:
    assert turns(prose) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Mara S. Olsen - Acme Widgets, Inc.", Participant("Mara S. Olsen", None, "Acme Widgets, Inc.", True)),
        ("Greg Smith - CFO and EVP, Strategy", Participant("Greg Smith", "CFO and EVP, Strategy", None, True)),
        ("Jane Doe – Morgan Bank", Participant("Jane Doe", None, "Morgan Bank", True)),
        (
            "Gene Lee--President & Chief Executive Officer",
            Participant("Gene Lee", "President & Chief Executive Officer", None, True),
        ),
        ("Sara Vale--Stone C. & Co., LLC. -- Analyst", Participant("Sara Vale", None, "Stone C. & Co., LLC.", False)),
        ("Ann Lee - Acme, Inc. - CFO", Participant("Ann Lee", "CFO", "Acme, Inc.", True)),
        ("Bob Ray - Stone Bank - Research Analyst", Participant("Bob Ray", None, "Stone Bank", False)),
        ("We closed two plants - and opened one", None),
        ("Operator", None),
    ],
)
def test_lines_of_a_list(line: str, found: Participant | None) -> None:
    assert participant(line, inside=True) == found


def test_headings_tell_the_company_from_others() -> None:
    assert [(person.name, person.inside) for person in listing(LISTED).people] == [
        ("Mara S. Olsen", True),
        ("Jonathan P. Reyes, Jr.", True),
        ("Cai von Berg", False),
    ]


LINES = st.sampled_from(
    [*LISTED.splitlines(), *CAPITALS.splitlines(), *STAMPED.splitlines(), *DASHED.splitlines(), "\x0b", "\r"]
)


@given(st.lists(LINES | st.text(max_size=30)), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_turns_of_any_text_lie_in_order_inside_it(parts: list[str], end: str) -> None:
    text = end.join(parts)
    offsets = [offset for turn in turns(text) for offset in (turn.start, turn.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)
    assert all(text[turn.start : turn.end].strip() for turn in turns(text))
