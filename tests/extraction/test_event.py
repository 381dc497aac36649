import pytest

from contradict.domain import SaidOn, Source
from contradict.extraction.event import held_on, organizer, short_name, spoken_name
from tests.extraction.calls import CAPITALS, DASHED, LISTED, STAMPED

ORGANIZERS = [
    (LISTED, "Acme Widgets"),
    (DASHED, "Bistro"),
    (CAPITALS, "Central Reserve"),
    (STAMPED, None),
    ("Welcome to Bistro's fourth quarter and full-year 2019 earnings call.", "Bistro"),
    ("I would like to welcome everyone to the Acme Widgets Second Quarter 2018 Earnings Call.", "Acme Widgets"),
    ("Hello, and welcome to the webcast entitled ACW First Quarter Earnings.", "ACW"),
    ("Welcome to today's webcast.", None),
]


@pytest.mark.parametrize(("text", "name"), ORGANIZERS)
def test_whose_event_it_is(text: str, name: str | None) -> None:
    assert organizer(text) == name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Boeing Co.", "Boeing"),
        ("General Electric Company", "General Electric"),
        ("Facebook, Inc.", "Facebook"),
        ("Amazon.com", "Amazon"),
        ("The Company", "The Company"),
        ("Ford Motor", "Ford Motor"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_name_keeps_the_article_that_sentences_give_it() -> None:
    assert spoken_name("Central Reserve", "The Central Reserve acted. At the Central Reserve, we wait.") == (
        "the Central Reserve"
    )
    assert spoken_name("Acme", "Acme grew. Acme hired. The Acme plant grew.") == "Acme"


WHEN = [
    (LISTED, None, "2019-07-24", "stated"),
    (CAPITALS, "2021-05-01", "2021-04-28", "stated"),  # the header knows better than the page
    (DASHED, "2020-09-25", "2020-09-25", "publication"),
    (DASHED, None, "2020-09", "inferred"),
    ("Welcome to Acme's first quarter 2021 earnings call.", None, "2021-Q2", "inferred"),
    ("Welcome to Acme's fourth quarter 2019 earnings call.", None, "2020-Q1", "inferred"),
    ("Welcome. As of September 30, 2021, Acme held $400 million in cash.", None, "2021-Q4", "inferred"),
]


@pytest.mark.parametrize(("text", "published", "day", "basis"), WHEN)
def test_when_it_took_place(text: str, published: str | None, day: str, basis: str) -> None:
    found = held_on(Source(None, text=text, published=SaidOn.parse(published) if published else None))
    assert found is not None
    assert (str(found), found.basis.value) == (day, basis)


@pytest.mark.parametrize("text", ["Welcome to Acme's Fiscal Year 2021 First Quarter Earnings Call.", STAMPED, ""])
def test_what_nothing_tells_is_unknown(text: str) -> None:
    assert held_on(Source(None, text=text)) is None
