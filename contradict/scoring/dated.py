"""What a judge reads of a statement: its claim, and when it was said if the judge has learned to read dates. Pure.

Two figures or states that differ are an update on two dates and a conflict on one; from the claims alone nobody can
tell. A judge that was not trained with dates reads the claims alone.
"""

from typing import Protocol

from contradict.domain import Precision, SaidOn, Statement


class Reader(Protocol):
    """A model that reads pairs of statements."""

    @property
    def reads_dates(self) -> bool:
        """Whether it was trained on claims with their dates before them."""
        ...


def texts_read(reader: Reader, earlier: Statement, later: Statement) -> tuple[str, str]:
    """The texts of two statements that a model reads: with dates only when it knows them and both are dated."""
    if not reader.reads_dates or earlier.said_on is None or later.said_on is None:
        return earlier.claim, later.claim
    return dated(earlier.claim, earlier.said_on), dated(later.claim, later.said_on)


def dated(claim: str, said_on: SaidOn) -> str:
    """Put before a claim when it was said, as exactly as is known: `17 November 2015: We …`."""
    return f"{_in_words(said_on)}: {claim}"


def _in_words(said_on: SaidOn) -> str:
    first = said_on.first
    if said_on.precision is Precision.YEAR:
        return f"{first.year}"
    if said_on.precision is Precision.QUARTER:
        return f"Q{(first.month + 2) // 3} {first.year}"
    month = f"{first:%B} {first.year}"
    return f"{first.day} {month}" if said_on.precision is Precision.DAY else month
