"""Claims that differ only in the region or the period."""

import pytest

from contradict.scoring.scope import scope_difference


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
