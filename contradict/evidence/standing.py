"""Do the words of a quote still stand in a text that may have changed, and in their old surroundings?"""

from enum import StrEnum

from contradict.evidence.folding import fold
from contradict.evidence.selectors import Selector


class Standing(StrEnum):
    """Where the words of a quote stand."""

    IN_PLACE = "in place"
    ELSEWHERE = "elsewhere"
    MISSING = "missing"


def standing_of(quote: str, around: Selector | None, text: str) -> Standing:
    """Look for a quote as a reader would: case, accents, quotation marks and line ends make no difference.

    It is in place when what stood just before or just after it still does; a page may have been edited on one side.
    """
    page, words = fold(text).text, fold(quote).text.strip()
    if words not in page:
        return Standing.MISSING
    if around is None:
        return Standing.IN_PLACE
    before, after = fold(around.prefix + around.exact).text.strip(), fold(around.exact + around.suffix).text.strip()
    return Standing.IN_PLACE if before in page or after in page else Standing.ELSEWHERE
