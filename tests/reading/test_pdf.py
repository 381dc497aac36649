"""PDF: pages without headers and page numbers, lines joined; what cannot be read is told in a line."""

import pytest

from contradict.reading import pdf as pdf_module
from contradict.reading.pdf import read_pdf
from contradict.reading.running import pages_of, without_running_lines
from tests.reading.made import PROSE, encrypted, pdf, read, source

PAGES = [
    [
        "Acme Corp.   Annual Report",
        "",
        "We will never sell the data of our customers, and that is a promise that we have made to",
        "all of them.  It stands in every contract that we have signed since the company was foun-",
        "ded, and it will stand there for as long as I am here.",
        "Nobody has asked us to change it.  If anybody did, we would say no, as we have said to all",
        "",
        "3",
    ],
    [
        "Acme Corp.   Annual Report",
        "",
        "who came to us for other things.  The board has looked at this with care and has found that",
        "there is no reason to change it.  (The auditors agree.)",
        "",
        "4",
    ],
]


def test_headers_page_numbers_and_line_ends_are_gone():
    assert read_pdf(pdf(*PAGES)).text.split("\n\n") == [
        "We will never sell the data of our customers, and that is a promise that we have made to all of them.  It stands "
        "in every contract that we have signed since the company was founded, and it will stand there for as long as I am "
        "here.",
        "Nobody has asked us to change it.  If anybody did, we would say no, as we have said to all who came to us for other "
        "things.  The board has looked at this with care and has found that there is no reason to change it.  (The auditors "
        "agree.)",
    ]


def test_quotation_marks_survive(tmp_path):
    lines = ["“Curly,” she said, and it is not ‘single’ either.", "We have said «so» and that is that for all of us."]
    assert source(tmp_path, pdf(lines), "a.pdf").text == "\n".join(lines)


def test_an_empty_password_locks_nothing(tmp_path):
    assert source(tmp_path, encrypted(pdf(list(PROSE)), ""), "a.pdf").text == "\n".join(PROSE)


GOOD = pdf(list(PROSE))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (encrypted(GOOD, "secret"), "an encrypted PDF; save it without its password"),
        (pdf([], []), "a PDF without text, only pictures (2 pages); run text recognition on it first"),
        (GOOD[: len(GOOD) // 2], "a damaged PDF ("),
        (GOOD[:20], "a damaged PDF ("),
        (b"%PDF-1.7", "a damaged PDF ("),
        (b"no PDF at all", "a damaged PDF ("),
        (b"\0" * 5000, "a damaged PDF ("),
        (b"", "the file is empty; a document needs at least one sentence"),
    ],
)
def test_what_cannot_be_read(tmp_path, data, problem):
    found = read(tmp_path, data, "a.pdf")
    assert found.problem.startswith(f"{tmp_path / 'a.pdf'}: {problem}")
    assert "\n" not in found.problem
    assert found.document is None


def test_a_pdf_of_too_many_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_module, "_MOST_PAGES", 1)
    problem = read(tmp_path, pdf(list(PROSE), list(PROSE)), "a.pdf").problem
    assert problem.endswith("a PDF of 2 pages, and 1 is the most that is read; split it")


@pytest.mark.parametrize("cut", range(0, len(GOOD), 97))
def test_a_pdf_cut_anywhere_raises_nothing(tmp_path, cut):
    found = read(tmp_path, GOOD[:cut], "a.pdf")
    assert (found.problem is None) == (found.document is not None)


@pytest.mark.parametrize(
    ("pages", "kept"),
    [
        ([["Head", "a", "1"], ["Head", "b", "2"]], [["a"], ["b"]]),
        (
            [["Left", "a"], ["Right", "b"], ["Left", "c"], ["Right", "d"], ["Left", "e"]],
            [["a"], ["b"], ["c"], ["d"], ["e"]],
        ),
        ([["a", "Page 1 of 1"]], [["a"]]),
        ([["Only one page", "a", "1"]], [["Only one page", "a", "1"]]),
        ([["a"], ["b"], ["c"]], [["a"], ["b"], ["c"]]),
        ([["Head", *"abcdefgh", "Head", *"ijklmnop"], ["Head", "q"]], [[*"abcdefgh", "Head", *"ijklmnop"], ["q"]]),
        ([["Chapter 1: Sales 7", "a"], ["b", "8"], ["Chapter 2: Costs 9", "c"]], [["a"], ["b"], ["c"]]),
        ([["3 Annual Report", "a"], ["4 Notes", "b"], ["5 More notes", "c"]], [["a"], ["b"], ["c"]]),
        (
            [["We sold 7", "a"], ["They bought 19", "b"], ["It all cost 12", "c"]],
            [["We sold 7", "a"], ["They bought 19", "b"], ["It all cost 12", "c"]],
        ),
        ([], []),
    ],
)
def test_running_lines(pages, kept):
    assert without_running_lines(pages) == kept


def test_pages_are_cut_at_form_feeds_and_page_lines():
    assert pages_of("a\n\fb\nPage 2 of 3\nc") == [["a", ""], ["b"], ["Page 2 of 3", "c"]]
