"""For whom the people of a text stand: what the words around a name, a pronoun or a title lead to."""

import pytest

from contradict.extraction.language import parse
from contradict.extraction.named import named_in
from contradict.extraction.standing import settle

STANDINGS = [
    ("the head of Acme, Jane Roe, left", [("Jane Roe", "head", "Acme")]),
    ("“It works,” said Jane Roe, who runs sales at the carmaker Acme.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe, who founded Acme, left.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe will resign as chief executive of Acme.", [("Jane Roe", "chief executive", "Acme")]),
    ("Jane Roe is no fool. Her company, Acme Foods, grew.", [("Jane Roe", None, "Acme Foods")]),
    ("Jane Roe explained it. She buys grain for Acme.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe, whose firm, Acme, grew, left.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe, the boatbuilder who owns Roe & Daughters, left.", [("Jane Roe", None, "Roe & Daughters")]),
    ("Jane Roe, who owns Roe's Boarding, left.", [("Jane Roe", None, "Roe's Boarding")]),
    ("Jane Roe, who took the helm of Acme in May, left.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe, who leads Latin American sales for Acme, left.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe sees none. Sales at Acme Cruises, of which she is president, rose.", [("Jane Roe", "president", "Acme Cruises")]),
    ("It ranks, by its algorithm ranks people by age, Jane Roe, who is in charge at Acme, said.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe (Boeing CEO) left.", [("Jane Roe", "CEO", "Boeing")]),
    ("Acme shut a mill. Plant manager Jane Roe was sorry.", [("Jane Roe", "Plant manager", "Acme")]),
    ("Acme shut a mill. Jane Roe, general counsel, was sorry.", [("Jane Roe", "general counsel", "Acme")]),
    ("Acme shut a mill. Jane Roe, a customer, was sorry.", []),
    ("Acme shut a mill. Union leader Jane Roe was sorry.", [("Jane Roe", "Union leader", None)]),
    ("Acme shut a mill. Representative Jane Roe was sorry.", [("Jane Roe", "Representative", None)]),
    ("The Leeds mill of Acme is shut. Jane Roe, who owns the Leeds mill, left.", [("Jane Roe", None, "Acme")]),
    ("Studio head Jane Roe left. Acme Games shut a studio.", [("Jane Roe", "head", "Acme Games")]),
    ("Jane Roe, Insight Director at Homely, left.", [("Jane Roe", "Director", "Homely")]),
    ("Jane Roe is the third woman to lead Acme.", [("Jane Roe", None, "Acme")]),
    ("Jane Roe drew a mill. The chairwoman of Acme was proud.", [("Jane Roe", "chairwoman", "Acme")]),
    ("Jane Roe served pies for years. Roe's Bakery is shut.", [("Jane Roe", None, "Roe's Bakery")]),
    ("Jane Roe, whose family still owns Roe's, left.", [("Jane Roe", None, "Roe's")]),
    ("Jane Roe, who sued Acme, left.", []),
    ("Jane Roe lives near Acme. She is sorry.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STANDINGS)
def test_standings(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    doc = parse(text)
    named = named_in(text, doc, [])
    settle(doc, named)
    found = [(person.name, person.role, person.organization) for person in named.people.values()]
    assert [one for one in found if one[1:] != (None, None)] == expected
