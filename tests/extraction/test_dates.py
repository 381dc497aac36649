import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.domain import Basis, SaidOn
from contradict.extraction.dates import expressions, resolve

MONDAY = "2015-11-30"

RESOLVED = [
    # relative to the day of publication, a Monday
    ("only two weeks ago", MONDAY, "2015-11-16", "week", "relative"),
    ("a couple of weeks ago", MONDAY, "2015-11-16", "week", "relative"),
    ("three days ago", MONDAY, "2015-11-27", "day", "relative"),
    ("six months ago", MONDAY, "2015-05", "month", "relative"),
    ("a year ago", MONDAY, "2014", "year", "relative"),
    ("Earlier today", MONDAY, "2015-11-30", "day", "relative"),
    ("this morning", MONDAY, "2015-11-30", "day", "relative"),
    ("yesterday", MONDAY, "2015-11-29", "day", "relative"),
    ("the day before yesterday", MONDAY, "2015-11-28", "day", "relative"),
    ("on Tuesday", MONDAY, "2015-11-24", "day", "relative"),
    ("Monday", MONDAY, "2015-11-30", "day", "relative"),
    ("last Monday", MONDAY, "2015-11-23", "day", "relative"),
    ("last week", MONDAY, "2015-11-23", "week", "relative"),
    ("earlier this month", MONDAY, "2015-11", "month", "relative"),
    ("last month", MONDAY, "2015-10", "month", "relative"),
    ("last month", "2015-01-05", "2014-12", "month", "relative"),
    ("last quarter", MONDAY, "2015-Q3", "quarter", "relative"),
    ("last quarter", "2015-02-01", "2014-Q4", "quarter", "relative"),
    ("last year", MONDAY, "2014", "year", "relative"),
    ("last year", "2015", "2014", "year", "relative"),
    ("in July", MONDAY, "2015-07", "month", "relative"),
    ("in December", MONDAY, "2014-12", "month", "relative"),
    ("in late November", MONDAY, "2015-11", "month", "relative"),
    ("in Q3", MONDAY, "2015-Q3", "quarter", "relative"),
    ("the first quarter", MONDAY, "2015-Q1", "quarter", "relative"),
    ("on Nov. 17", MONDAY, "2015-11-17", "day", "relative"),
    ("Dec. 3", MONDAY, "2014-12-03", "day", "relative"),
    # stated, whatever the reference
    ("Nov. 17, 2015", None, "2015-11-17", "day", "stated"),
    ("Tuesday, November 17th, 2015", None, "2015-11-17", "day", "stated"),
    ("17 November 2015", None, "2015-11-17", "day", "stated"),
    ("2015-11-17", None, "2015-11-17", "day", "stated"),
    ("in early November 2015", None, "2015-11", "month", "stated"),
    ("the third quarter of 2014", None, "2014-Q3", "quarter", "stated"),
    ("Q3 2014", None, "2014-Q3", "quarter", "stated"),
    ("in 2014", None, "2014", "year", "stated"),
]
UNCLEAR = [
    ("a few weeks ago", MONDAY),
    ("recently", MONDAY),
    ("31 June 2014", MONDAY),
    ("next Tuesday", MONDAY),
    ("two weeks ago", "2015-11"),  # a month is too coarse to count weeks from
    ("yesterday", None),
    ("in July", None),
    ("11/12/2015", MONDAY),  # the day or the month first?
    ("", MONDAY),
]


@pytest.mark.parametrize(("expression", "reference", "day", "precision", "basis"), RESOLVED)
def test_dates_are_resolved(expression: str, reference: str | None, day: str, precision: str, basis: str) -> None:
    found = resolve(expression, SaidOn.parse(reference, Basis.PUBLICATION) if reference else None)
    assert found is not None
    assert (str(found), found.precision.value, found.basis.value) == (day, precision, basis)


@pytest.mark.parametrize(("expression", "reference"), UNCLEAR)
def test_what_is_unclear_stays_unresolved(expression: str, reference: str | None) -> None:
    assert resolve(expression, SaidOn.parse(reference) if reference else None) is None


FOUND = [
    ("His words from only two weeks ago differ.", ["two weeks ago"]),
    ("Earlier today, Acme published a post.", ["Earlier today"]),
    ("In July, the regulator wrote to Acme.", ["July"]),
    ("Acme may march on.", []),
    ("In March, Acme promised to stay.", ["March"]),
    ("Acme said in May that it would stay.", ["May"]),
    ("Acme will leave by 2030, it said on Tuesday.", ["Tuesday"]),
    ("It has done so since 2014.", []),
    ("It cut 2015 jobs.", []),
    ("On Nov. 17, 2015 and again in 2016 it agreed.", ["Nov. 17, 2015", "2016"]),
    ("Sales rose more than last year.", []),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_dates_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in expressions(text)] == found


@given(
    st.text()
    | st.lists(st.sampled_from("two weeks ago last May 31 February Q3 2015 on 0 , Dec.".split())).map(" ".join)
)
def test_any_text_is_read_without_fault(text: str) -> None:
    spans = expressions(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    for reference in (None, SaidOn.parse("2016-02-29"), SaidOn.parse("0001-01-01")):
        resolve(text, reference)
        for start, end in spans:
            resolve(text[start:end], reference)
