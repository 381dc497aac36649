"""People as news introduces them, and offices in two wordings."""

import time

import pytest

from contradict.extraction.people import introduced, same_role

INTRODUCTIONS = [
    ("Acme’s Chief Operating Officer (COO), Jane Roe, left.", [("Jane Roe", "Chief Operating Officer", "Acme")]),
    ("Acme CEO Jane Roe left.", [("Jane Roe", "CEO", "Acme")]),
    ("Jane Roe, chief executive of Acme Motors, left.", [("Jane Roe", "chief executive", "Acme Motors")]),
    ("Jane Roe, an analyst at Morgan Stanley.", [("Jane Roe", "analyst", "Morgan Stanley")]),
    ("Ann de la Cruz, Acme's vice president of global policy, left.", [("Ann de la Cruz", "vice president of global policy", "Acme")]),
    ("Former Acme CEO Jane Roe left.", [("Jane Roe", "former CEO", "Acme")]),
    ("Jane Roe, still-room master at Acme Gins, left.", [("Jane Roe", "still-room master", "Acme Gins")]),
    ("Sir Bob Ray of Acme left.", [("Bob Ray", None, "Acme")]),
    ("Jane Roe, the developer behind Acme Tidal, left.", [("Jane Roe", "developer", "Acme Tidal")]),
    ("Jane Roe, Head of Packaging at Acme, left.", [("Jane Roe", "Head of Packaging", "Acme")]),
    ("Jane Roe, Managing Director, Asia, at Acme, left.", [("Jane Roe", "Managing Director", "Acme")]),
    ("Marketing director Jane Roe left.", [("Jane Roe", "Marketing director", None)]),
    ("Jane Roe, shipping manager at the trader Acme, left.", [("Jane Roe", "shipping manager", "Acme")]),
    ("Afterwards Jane Roe of Acme left.", [("Jane Roe", None, "Acme")]),
    ("The Federal Bureau of Prisons left.", []),
    ("Jane Roe, a customer of Acme, left.", []),
    ("Jane Roe left the Chief Operating Officer alone.", []),
    ("The president left.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTRODUCTIONS)
def test_introductions(text, expected):
    assert [(person.name, person.role, person.organization) for person in introduced(text)] == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("COO", "Chief Operating Officer", True), ("CEO", "chief executive", True), ("CEO", "CFO", False)],
)
def test_one_office_in_two_wordings(one, other, same):
    assert same_role(one, other) is same


@pytest.mark.parametrize("text", ["A " * 4_000, "Aa Bb " * 4_000, "chief " * 4_000, "vice president of a b " * 1_000])
def test_no_text_takes_long(text):
    started = time.process_time()
    introduced(text)
    assert time.process_time() - started < 5
