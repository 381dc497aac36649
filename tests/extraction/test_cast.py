import pytest

from contradict.extraction.cast import Speaker, cast
from contradict.extraction.participants import listing
from contradict.extraction.roles import introductions, is_role
from contradict.extraction.turns import turns
from tests.extraction.calls import CAPITALS, DASHED, LISTED, STAMPED

CASTS = [
    (
        LISTED,
        "Acme Widgets",
        {
            "Mara S. Olsen": Speaker("Mara S. Olsen", "Vice President of Investor Relations", "Acme Widgets"),
            "Jonathan P. Reyes, Jr.": Speaker(
                "Jonathan P. Reyes, Jr.", "Chairman and Chief Executive Officer", "Acme Widgets"
            ),
        },
    ),
    (
        DASHED,
        "Bistro",
        {
            "Ann Lindqvist": Speaker("Ann Lindqvist", "Senior Director of Investor Relations", "Bistro"),
            "Gene Moreau": Speaker("Gene Moreau", "President & Chief Executive Officer", "Bistro"),
        },
    ),
    (CAPITALS, "Central Reserve", {"Chair Doe": Speaker("Doe", "Chair", "Central Reserve")}),
    (
        STAMPED,
        None,
        {
            "Ms. Roe": Speaker("Jane Roe", "chief executive officer", "Hooli"),
            "Jane Roe": Speaker("Jane Roe", "chief executive officer", "Hooli"),
            "Mr. Patel": Speaker("Raj Patel", "chief executive officer", "Initrode/Initech"),
        },
    ),
]


@pytest.mark.parametrize(("text", "organization", "speakers"), CASTS)
def test_who_speaks_for_a_company(text: str, organization: str | None, speakers: dict[str, Speaker]) -> None:
    assert cast(text, [turn.speaker for turn in turns(text)], listing(text), organization) == speakers


def test_two_people_of_one_surname_keep_their_roles() -> None:
    text = "With us are Vince Doe, Acme's Chairman and CEO; and Stephanie Doe, Acme's Chief Brand Officer."
    found = cast(text, ["Vincent K. Doe", "Stephanie Doe", "Shane Doe"], listing(text), "Acme")
    assert {name: speaker.role for name, speaker in found.items()} == {
        "Vincent K. Doe": "Chairman and CEO",
        "Stephanie Doe": "Chief Brand Officer",
    }


def test_the_firm_is_no_part_of_a_name() -> None:
    text = "Corporate Participants\nAnn Lee Acme Corp - CFO\n"
    assert cast(text, ["Ann Lee Acme Corp"], listing(text), "Acme") == {
        "Ann Lee Acme Corp": Speaker("Ann Lee", "CFO", "Acme")
    }


INTERVIEW = """HOST: Our guest is Jane Roe, CEO of Hooli. Welcome.
ROE: We never sell data.
HOST: And Bob Ray, Stone's chief analyst, is with us too.
RAY: I doubt it.
ROE: Nobody else can read it.
"""


def test_the_guest_of_an_interview_speaks_for_the_company_of_the_introduction() -> None:
    labels = [turn.speaker for turn in turns(INTERVIEW)]
    assert cast(INTERVIEW, labels, listing(INTERVIEW), None) == {"Roe": Speaker("Jane Roe", "CEO", "Hooli")}


def test_without_a_company_nobody_speaks_for_one() -> None:
    assert cast(LISTED, ["Mara S. Olsen"], listing(LISTED), None) == {}


INTRODUCTIONS = [
    (
        "I'm joined by our Chairman and CEO, John Doe; and our CFO, Ann Roe.",
        [("John Doe", "Chairman and CEO"), ("Ann Roe", "CFO")],
    ),
    ("With us today is Ann Roe, Acme's Chief Financial Officer.", [("Ann Roe", "Chief Financial Officer")]),
    ("Acme's Chief Operating Officer (COO), John Doe, wrote a post.", [("John Doe", "Chief Operating Officer (COO)")]),
    (
        "Ms. Ann Roe, Acme’s Vice President of Investor Relations, you may begin.",
        [("Ann Roe", "Vice President of Investor Relations")],
    ),
    ("We spoke with Ann Roe, who lives in Ohio.", []),
]


@pytest.mark.parametrize(("text", "found"), INTRODUCTIONS)
def test_roles_beside_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in introductions(text)] == found


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Ann Roe, CEO of Acme Widgets, agreed.", "Acme Widgets"),
        ("Ann Roe, Acme's CEO, agreed.", "Acme"),
        ("Ann Roe, Vice President of Investor Relations, agreed.", None),
        ("our CFO, Ann Roe", None),
    ],
)
def test_the_organization_of_an_introduction(text: str, organization: str | None) -> None:
    assert [person.organization for person in introductions(text)] == [organization]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("VP, IR", True),
        ("SVP, Communications", True),
        ("Head of Tax", True),
        ("Morgan Bank", False),
        ("Presidio Capital", False),
    ],
)
def test_roles_and_firms(phrase: str, expected: bool) -> None:
    assert is_role(phrase) is expected
