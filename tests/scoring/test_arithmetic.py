"""What figures alone tell of two statements, and where they tell nothing."""

import pytest

from contradict.domain import Mode, SaidOn, Statement
from contradict.scoring.arithmetic import finding

APRIL, JULY, JANUARY = "2018-04-25", "2018-07-25", "2019-01-31"


def said(claim: str, on: str | None, mode: Mode = Mode.ASSERTED) -> Statement:
    return Statement(claim, "Acme", claim, said_on=SaidOn.parse(on) if on else None, mode=mode)


CASES = [
    # (earlier, said on, later, said on, outcome, words of the reason)
    ("Net income was $5.1 billion.", APRIL, "Net income was $2.4 billion.", JULY, "update", "Q1 2018, assumed"),
    ("Q1 2018 revenue was $5.1 billion.", APRIL, "Q2 2018 revenue fell.", JULY, "update", "(Q1 2018; Q2 2018)"),
    ("Sales fell in Q4 2018.", JANUARY, "Sales rose in 2018.", JANUARY, "update", "(Q4 2018; 2018)"),
    (
        "Revenue for Q1 2018 was $5.1 billion.",
        APRIL,
        "In the first quarter of 2018 we had $2.4 billion in revenue.",
        JANUARY,
        "conflict",
        "both give revenue for Q1 2018: $5.1 billion and $2.4 billion",
    ),
    ("Orders rose in Q1 2018.", APRIL, "Orders fell 3% in Q1 2018.", JULY, "conflict", "rose and 3%"),
    (
        "We made a net profit of $3 million in 2017.",
        APRIL,
        "We made a net loss of $3 million in 2017.",
        JULY,
        "conflict",
        "",
    ),
    ("We expect 2018 sales of $9 billion.", APRIL, "Sales in 2018 were $8 billion.", JANUARY, "forecast", "forecasts"),
    ("Sales in 2017 were $5.1 billion.", APRIL, "Sales in 2017 were $5.14 billion.", JULY, "consistent", "agree"),
    ("Sales in 2017 were over $5 billion.", APRIL, "Sales in 2017 were $5.6 billion.", JULY, "consistent", "agree"),
    ("Sales in the quarter were $5 million.", APRIL, "Sales were $4 million.", JULY, "update", "Q1 2018, counted"),
    ("We will open 35 to 40 shops in 2018.", APRIL, "We plan to open 38 shops in 2018.", JULY, "consistent", "agree"),
    # nothing is told where unit, currency, basis, part, period or the digits differ or are unclear
    ("Sales in 2017 were $5.1 billion.", APRIL, "Sales in 2017 were €4.4 billion.", JULY, None, ""),
    ("Adjusted net income in 2017 was $5 million.", APRIL, "Net income in 2017 was $3 million.", JULY, None, ""),
    ("Aviation sales in 2017 were $5.1 billion.", APRIL, "Sales in 2017 were $9.4 billion.", JULY, None, ""),
    ("Sales grew 5% in Q1 2018.", APRIL, "Sales in Q1 2018 fell 2% sequentially.", JULY, None, ""),
    ("2017 sales were $67 billion.", APRIL, "2017 sales were $6.4 billion.", JULY, None, ""),
    ("2017 sales were $6$7 billion.", APRIL, "2017 sales were $9.4 billion.", JULY, None, ""),
    ("Revenue was $5.1 billion.", APRIL, "Revenue was $2.4 billion.", APRIL, None, ""),
    ("Orders of $31 billion were up 7%.", APRIL, "Orders of $2.4 billion were up 1%.", JULY, None, ""),  # a segment
    ("We will open 35 to 40 shops in 2018.", APRIL, "We will open 40 to 45 shops in 2018.", JULY, None, ""),
    ("We expect sales of $9 million.", APRIL, "Sales in 2018 were $8 million.", JANUARY, None, ""),  # when is unsaid
    ("Nordic sales fell in 2017.", APRIL, "In Britain sales rose in 2017.", JULY, None, ""),
    ("We did not have sales of $5 million in 2017.", APRIL, "We had sales of $5 million in 2017.", JULY, None, ""),
    ("We never sell data.", APRIL, "We sell data.", JULY, None, ""),
]


@pytest.mark.parametrize(("one", "on", "other", "other_on", "outcome", "words"), CASES)
def test_findings(one: str, on: str, other: str, other_on: str, outcome: str | None, words: str) -> None:
    for found in (
        finding(said(one, on), said(other, other_on)),
        finding(said(other, other_on), said(one, on)),
    ):
        assert (found.outcome.value if found else None) == outcome
    told = finding(said(one, on), said(other, other_on))
    assert words in (told.reason if told else "")


@pytest.mark.parametrize("mode", [Mode.REPORTED, Mode.DENIED, Mode.CONDITIONAL])
def test_only_what_is_asserted_counts(mode: Mode) -> None:
    later = said("Sales in 2017 were $5 billion.", JULY, mode)
    assert finding(said("Sales in 2017 were $9 billion.", APRIL), later) is None


def test_dates_are_not_needed_where_the_words_name_the_year() -> None:
    found = finding(said("Sales in 2017 were $5 billion.", None), said("Sales in 2017 were $9 billion.", None))
    assert found is not None
    assert found.outcome == "conflict"
