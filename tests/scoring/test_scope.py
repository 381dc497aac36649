"""Periods and regions that claims name, and claims that differ only in those."""

import pytest

from contradict.scoring.scope import periods, same_period, scope_difference


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("In Q3 2020 net income was $5.1 billion.", ["Q3 2020"]),
        ("Revenue grew in the first quarter of fiscal 2021.", ["Q1 2021"]),
        ("third-quarter 2018 net sales", ["Q3 2018"]),
        ("FY21 revenue, against Q2 FY2020 and Q3 '19", ["2021", "Q2 2020", "Q3 2019"]),
        ("The second half, as the first quarter's profit showed, was weak.", ["H2", "Q1"]),
        ("We grew in 2019.", ["2019"]),
        ("from 2019-2020", ["2019", "2020"]),
        ("Carbon neutral by 2030, and by the end of 2035 in all of our supply chain", []),
        ("We have not raised prices since 2015.", []),
        ("$2020, 2,019 people, 1.2019 and the iPhone 2020s", []),
        ("We never sell data.", []),
    ],
)
def test_periods(claim: str, expected: list[str]) -> None:
    assert [str(period) for period in periods(claim)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Net income was $5.1 billion in Q1 2020.", "Net income was $2.4 billion in Q2 2020.", "Q1 2020; Q2 2020"),
        ("We did not cut jobs in 2019.", "We cut jobs in 2021.", "2019; 2021"),
        ("We will not invest in China.", "We will invest in the U.S.", "China; United States"),
        ("We do not sell to Europe.", "We sell to Asia.", "Europe; Asia"),
        ("We cut jobs in 2019.", "We did not cut jobs in 2019.", None),
        ("We cut jobs in Q3 2019.", "We did not cut jobs in 2019.", None),
        ("We cut jobs in Q3.", "We did not cut jobs in 2019.", None),
        ("We will be carbon neutral by 2030.", "We will be carbon neutral by 2040.", None),
        ("We do not sell to Europe.", "We sell to Germany.", None),
        ("We will not invest in China.", "We will invest in the UK and China.", None),
        ("In 2019 our privacy was never for sale.", "Advertisers paid for the contacts of users in 2021.", None),
        ("We trust us.", "We do not trust the US.", None),
    ],
)
def test_scope_difference(one: str, other: str, expected: str | None) -> None:
    found = scope_difference(one, other)
    assert (found is None) if expected is None else (found is not None and f"({expected})" in found)


def test_same_period() -> None:
    assert same_period("In Q3 2020 we lost money.", "We made money in the third quarter of 2020.")
    assert not same_period("In Q3 2020 we lost money.", "We made money in 2020.")
    assert not same_period("We lost money.", "We made money.")
