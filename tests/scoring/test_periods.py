"""The periods that claims name, and those that count from the day of saying."""

import pytest

from contradict.domain import SaidOn
from contradict.scoring.periods import Timing, assumed_span, periods, same_period, spans, timing


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


def test_same_period() -> None:
    assert same_period("In Q3 2020 we lost money.", "We made money in the third quarter of 2020.")
    assert not same_period("In Q3 2020 we lost money.", "We made money in 2020.")
    assert not same_period("We lost money.", "We made money.")


@pytest.mark.parametrize(
    ("claim", "said_on", "ahead", "expected"),
    [
        ("Revenue in the first quarter of 2018 was flat.", "2018-04-25", False, ["Q1 2018"]),
        ("Q4 margins fell.", "2019-01-31", False, ["Q4 2018"]),
        ("We expect Q4 margins to fall.", "2018-10-20", True, ["Q4 2018"]),
        ("4Q18 was weak, and 3Q 2018 too", None, False, ["Q3 2018"]),
        ("Orders in the quarter were up 7%.", "2018-04-20", False, ["Q1 2018"]),
        ("This quarter we grew.", "2018-04-20", False, ["Q1 2018 or Q2 2018"]),
        ("This quarter we will grow.", "2018-04-20", True, ["Q2 2018"]),
        ("Last quarter we grew.", "2018-04-20", False, ["Q4 2017 or Q1 2018"]),
        ("Last quarter we grew.", "2018-06-15", False, ["Q1 2018"]),
        ("Last year we grew 4%.", "2018-09-01", False, ["2017"]),
        ("Last year we grew 4%.", "2018-02-01", False, ["2016 or 2017"]),
        ("This year we grew.", "2018-09", False, ["2018"]),
        ("For the full year we expect growth.", "2018-04-20", True, ["2018"]),
        ("in the year, sales fell", "2018-02-15", False, ["2017"]),
        ("next year's plan, and next year", "2018-02-15", True, ["2019"]),
        ("last year's fourth quarter was weak", "2018-09-01", False, ["Q4 2017"]),
        ("the second quarter of last year", "2018-09-01", False, ["Q2 2017"]),
        ("In March traffic rose, after a fall in November 2019.", "2020-06-01", False, ["March 2020", "November 2019"]),
        ("2019 guidance is unchanged", "2018-12-01", True, ["2019"]),
        ("fiscal '22 will be better", "2021-06", True, ["2022"]),
        ("a year ago, year over year, the year-end", "2018-04-20", False, []),
        ("This quarter we grew.", None, False, []),
        ("This quarter we grew.", "2018", False, []),
    ],
)
def test_spans(claim: str, said_on: str | None, ahead: bool, expected: list[str]) -> None:
    day = SaidOn.parse(said_on) if said_on else None
    assert [str(span) for span in spans(claim, day, ahead)] == expected


@pytest.mark.parametrize(
    ("one", "on", "other", "other_on", "expected"),
    [
        ("Q1 2018", "2018-04-25", "Q1 2018", "2019-04-25", Timing.SAME),
        ("Q1 2018", "2018-04-25", "Q2 2018", "2018-07-25", Timing.OTHER),
        ("Q1", "2018-04-25", "Q1", "2019-04-25", Timing.OTHER),
        ("Q1", "2018-04-25", "the first quarter", "2018-06-01", Timing.SAME),
        ("Q1 2018", "2018-04-25", "Q1", "2018-06-25", Timing.SAME),
        ("Q1 2021", "2020-09-24", "the quarter", "2020-09-24", Timing.UNCLEAR),  # a fiscal quarter
        ("Q1 2021", "2020-09-24", "the quarter", "2018-09-24", Timing.OTHER),
        ("this quarter", "2018-04-25", "the quarter", "2018-04-25", Timing.UNCLEAR),
        ("this quarter", "2018-04-25", "the quarter", "2019-04-25", Timing.OTHER),
        ("Q4 2018", "2019-01-25", "2018", "2019-01-25", Timing.LENGTH),
        ("Q4 2018", "2019-01-25", "2017", "2019-01-25", Timing.OTHER),
        ("last year", "2019-06-25", "2018", "2019-01-25", Timing.SAME),
        ("last year", "2019-02-25", "2018", "2019-01-25", Timing.UNCLEAR),
        ("fiscal 2019", "2019-02-25", "last year", "2019-06-25", Timing.UNCLEAR),
        ("March 2018", "2018-04-25", "in March", "2018-06-25", Timing.SAME),
    ],
)
def test_timing(one: str, on: str, other: str, other_on: str, expected: Timing) -> None:
    (first,), (second,) = spans(f"in {one}", SaidOn.parse(on)), spans(f"in {other}", SaidOn.parse(other_on))
    assert timing(first, second) is timing(second, first) is expected


def test_a_figure_without_a_period_is_of_the_quarter_just_ended_and_says_so() -> None:
    assert str(assumed_span(SaidOn.parse("2018-04-25"))) == "Q1 2018, assumed from the date"
    assert assumed_span(SaidOn.parse("2018")) is None
    assert assumed_span(None) is None
