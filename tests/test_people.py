import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.people import canonical, same_person

SAME = [
    ("David M. Wehner", "Dave Wehner"),
    ("Mark Elliot Zuckerberg", "Mark Zuckerberg"),
    ("Sheryl Kara Sandberg", "Sheryl Sandberg"),
    ("H. Lawrence Culp, Jr.", "Larry Culp"),
    ("Dennis A. Muilenburg", "Dennis Muilenburg"),
    ("Gregory D. Smith", "Greg Smith"),
    ("Jamie S. Miller", "Jamie Miller"),
    ("Vincent K. McMahon", "Vince McMahon"),
    ("Charles Stephen Tusa", "Steve Tusa"),
    ("D. Wehner", "David Wehner"),
    ("Dr. José Álvarez", "Jose Alvarez"),
    ("Mr. Tim Cook", "TIM COOK"),
    ("Jon Smith", "Jonathan Smith"),
    ("Smith", "Mr. Smith"),
]
OTHERS = [
    ("Vince McMahon", "Stephanie McMahon"),
    ("Wehner", "David Wehner"),  # a surname alone may be anybody's
    ("David M. Wehner", "David K. Wehner"),
    ("Steve Jobs", "Laurene Jobs"),
    ("Ann Smith", "Andrew Smith"),
    ("David Smith", "David Smyth"),
    ("George W. Bush", "George H. Bush"),
    ("Chris Evans", "Alex Evans"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_forms_of_one_name(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(("a", "b"), OTHERS)
def test_two_people_stay_apart(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_the_name_used_most_stands_for_the_person() -> None:
    names = ["Dave Wehner", "David M. Wehner", "Dave Wehner", "Sheryl Sandberg"]
    assert canonical(names) == {
        "Dave Wehner": "Dave Wehner",
        "David M. Wehner": "Dave Wehner",
        "Sheryl Sandberg": "Sheryl Sandberg",
    }


def test_an_initial_that_fits_two_people_joins_neither() -> None:
    names = ["David Smith", "Donna Smith", "D. Smith", "Dave Smith"]
    found = canonical(names)
    assert found["D. Smith"] == "D. Smith"
    assert found["David Smith"] == found["Dave Smith"] != found["Donna Smith"]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_every_name_has_one_form_and_forms_are_stable(names: list[str]) -> None:
    found = canonical(names)
    assert set(found) == set(names)
    assert all(found[form] == form for form in found.values())
