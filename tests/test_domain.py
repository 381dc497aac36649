from datetime import date

import pytest

from contradict.domain import Precision, SaidOn

DATES = [
    ("2021-01-14", Precision.DAY, date(2021, 1, 14), date(2021, 1, 14)),
    ("2021-02", Precision.MONTH, date(2021, 2, 1), date(2021, 2, 28)),
    ("2021-Q1", Precision.QUARTER, date(2021, 1, 1), date(2021, 3, 31)),
    ("2021-Q4", Precision.QUARTER, date(2021, 10, 1), date(2021, 12, 31)),
    ("2021", Precision.YEAR, date(2021, 1, 1), date(2021, 12, 31)),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), DATES)
def test_dates_are_read_and_written_alike(text: str, precision: Precision, first: date, last: date) -> None:
    said_on = SaidOn.parse(text)
    assert (said_on.precision, said_on.first, said_on.last, str(said_on)) == (precision, first, last, text)


def test_a_week_has_seven_days_from_its_first() -> None:
    week = SaidOn(date(2015, 11, 16), Precision.WEEK)
    assert (str(week), week.last) == ("2015-11-16", date(2015, 11, 22))


def test_the_last_week_of_all_ends_with_the_calendar() -> None:
    assert SaidOn(date.max, Precision.WEEK).last == date.max


@pytest.mark.parametrize("text", ["2021-Q5", "2021-13", "21", "yesterday", ""])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        SaidOn.parse(text)
