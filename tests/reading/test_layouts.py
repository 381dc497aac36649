"""Layouts of real sites: title, publisher, author, date, address, text, and what is found to be said."""

import pytest

from contradict.domain import Source
from contradict.reading.page import read_page
from tests.reading.layouts import LAYOUTS, Layout

CASES = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))


@CASES
def test_what_a_page_says_of_itself(layout: Layout) -> None:
    read = read_page(layout.html.encode())
    published = str(read.published) if read.published else None
    assert (read.title, read.publisher, read.author) == (layout.title, layout.publisher, layout.author)
    assert (published, read.url) == (layout.published, layout.url)


@CASES
def test_the_article_and_nothing_around_it(layout: Layout) -> None:
    text = read_page(layout.html.encode()).text
    assert [prose for prose in layout.prose if prose not in text] == []
    assert [words for words in layout.absent if words in text] == []


@CASES
def test_what_is_said_on_it(layout: Layout) -> None:
    from contradict.extraction import statements

    read = read_page(layout.html.encode())
    source = Source(read.url, read.title, read.publisher, read.published, text=read.text, author=read.author)
    found = statements(source)
    assert {s.organization for s in found} == {"Tarnhelm Foods"}
    told = [f"{s.quote} {s.claim}" for s in found]
    assert [words for words in layout.said if not any(words in one for one in told)] == []
    assert {s.mode.value for s in found if "price of wheat" in (s.quote or "")} == {"conditional"}
    assert {s.mode.value for s in found if "builder of flats" in (s.quote or "")} <= {"denied"}
