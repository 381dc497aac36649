"""Plain text: titles, dates, pages, wrapped lines and the lines of turns."""

import pytest

from contradict.domain import Basis
from contradict.reading.heads import date_in, date_in_name, head_of
from contradict.reading.plain import read_plain
from contradict.reading.wrapping import is_wrapped

CALL = """Acme Corp. (NYSE:ACM) Q1 2018 Earnings Call April 25, 2018  5:00 PM ET
Executives
Jane Roe - Acme Corp.
Sam Poe - Acme Corp.
Analysts
Kim Lo - Big Bank LLC
Operator
Good afternoon. My name is Mike, and I will be your operator today. At this time, I would like to welcome everyone to the Acme First Quarter 2018 Earnings Call.
Ms. Jane Roe, you may begin.
Jane Roe - Acme Corp.
Thank you. We have no plans to raise prices in any of our markets, and we have told our customers so in writing since the spring.
We closed two plants."""

RELEASE = """Acme Ends Sales of Customer Lists

DENVER, March 3, 2004 -- Acme Corp. said today that it has ended all
sales of customer lists, a business which it has had for twenty years
and which brought in three per cent of its revenue.

"We have never been comfortable with that business," said Jane Roe, the
chief executive. "It is over, and it will not come back while I am here
to see to it."
"""

PRINTED = """May 5, 2021   Director Roe's Press Conference  FINAL

Page 1 of 3

Transcript of Director Roe's Press Conference
May 5, 2021

DIRECTOR ROE.  Good afternoon.  We at the bureau are strongly committed to the goals that
the law has given us:  clean water and low prices.  We look at both with the same care and in
the same way.
Today we decided to keep fees where they are.  The long-
term outlook has not changed, and the long-term plan stands as we said it would when we met
May 5, 2021   Director Roe's Press Conference  FINAL

Page 2 of 3

here in March.  Nothing that has happened since then gives us a reason to look at that again.
We will keep that up for as long as it takes.
SAM POE.  Thank you.  Will you raise fees?  You have said many times that you would not, and I
wonder whether that is still so.
DIRECTOR ROE.  No.  We will not raise fees this year, and we have no plan to do so in the year
May 5, 2021   Director Roe's Press Conference  FINAL

Page 3 of 3

after that.
"""


def text_of(content: str) -> str:
    return read_plain(content.encode()).text


def test_every_line_of_a_call_stays_a_line():
    assert text_of(CALL) == CALL


def test_wrapped_prose_becomes_paragraphs():
    title, first, second = text_of(RELEASE).split("\n\n")
    assert title == "Acme Ends Sales of Customer Lists"
    assert first.endswith("said today that it has ended all sales of customer lists, a business which it has had for "
                          "twenty years and which brought in three per cent of its revenue.")  # fmt: skip
    assert second.startswith('"We have never been comfortable with that business," said Jane Roe, the chief executive.')
    assert second.endswith('while I am here to see to it."')


def test_printed_pages_lose_their_headers_and_paragraphs_run_over_the_page():
    assert text_of(PRINTED).split("\n\n") == [
        "Transcript of Director Roe's Press Conference",
        "May 5, 2021",
        "DIRECTOR ROE.  Good afternoon.  We at the bureau are strongly committed to the goals that the law has given us:  "
        "clean water and low prices.  We look at both with the same care and in the same way.",
        "Today we decided to keep fees where they are.  The long-term outlook has not changed, and the long-term plan "
        "stands as we said it would when we met here in March.  Nothing that has happened since then gives us a reason to "
        "look at that again. We will keep that up for as long as it takes.",
        "SAM POE.  Thank you.  Will you raise fees?  You have said many times that you would not, and I wonder whether "
        "that is still so.",
        "DIRECTOR ROE.  No.  We will not raise fees this year, and we have no plan to do so in the year after that.",
    ]


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        (RELEASE, True),
        (CALL, False),
        ("Executives\nJane Roe - Chief Executive Officer\nSam Poe - Chief Financial Officer\nKim Lo - Big Bank", False),
        ("We sell lamps.\nWe sell chairs.\nWe sell tables.\nWe have never sold data, and never will.", False),
        ("One line alone.", False),
        ("", False),
    ],
)
def test_what_is_wrapped_prose(lines, wrapped):
    assert is_wrapped(lines.split("\n")) is wrapped


WIDE = "This line is here so that the width of the page is known to be about seventy"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("and as we said many times before it is a matter of our custo-", "mers and nobody else", "our customers and"),
        (
            "and that is what we call the matter of long-term and of short-",
            "term plans of the house",
            "short-term plans",
        ),
        (
            "and that much is written down in our own Statement on the Longer-",
            "Run Goals, which we shall read",
            "Longer-Run Goals",
        ),
        (
            "and that much is what we would have said of it then if our founda-",
            "tions were not so well laid",
            "foundations",
        ),
        ("and that much is what we would have said of it to a broken-", "hearted customer of ours", "brokenhearted"),
        ("and that much is what we would have said of it with our end-", "page width of seventy as it is", "end-page"),
        ("and that much is what we would have said of it with all CUSTO-", "MERS in mind, and of words", "CUSTOMERS"),
        ("and that much is what we expect for all of the years 2021-", "2022 and for those after them", "2021-2022"),
        (
            "and that much is what we would say about it all here and today—",
            "and then some more to be sure",
            "today—and",
        ),
    ],
)
def test_words_broken_at_a_line_end(first, second, joined):
    others = [WIDE, "or so, with customers on it and words with a soft end: short-term ones", "that are shown again, unbro-",
              "ken and whole as unbroken words, and once more as custo", first, second]  # fmt: skip
    assert joined in text_of("\n".join(others))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“Curly,” ‘single’, „low“, «guillemets», \"straight\" and ``latex''", None),
        ('Unbalanced “quotation, said Roe. And " another', None),
        ("a\u00a0b\u2009c\td", "a b c d"),
        ("soft\u00adhyphen and zero\u200bwidth\ufeff", "softhyphen and zerowidth"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("  one  \n\n\n\n  two  \n", "one\n\ntwo"),
    ],
)
def test_characters(text, kept):
    assert text_of(text) == (kept or text)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Acme Ends Sales of Customer Lists", "Acme Ends Sales of Customer Lists"),
        ("FOR IMMEDIATE RELEASE\n\nAcme Ends Sales", "Acme Ends Sales"),
        ("Press release", "More."),
        ("Will Acme ever sell your data?", "Will Acme ever sell your data?"),
        ("Call participants:", None),
        ("Rep. Roe: (00:00)", None),
        ("Page 1 of 29", None),
        ("* * *", None),
        (
            "We have said so before, and we say so again, and we shall say so until all of our customers have heard us.",
            None,
        ),
        ("x" * 300, None),
    ],
)
def test_the_first_line_may_be_the_title(line, title):
    assert head_of(f"{line}\nMore.").title == title


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Jane van der Doe", "Jane van der Doe"),
        ("By Jane Doe, Chief Executive Officer", "Jane Doe"),
        ("By Jane Doe | November 17, 2015", "Jane Doe"),
        ("By November 2015 the plants were closed.", None),
        ("By Friday", None),
        ("By all means", None),
    ],
)
def test_the_byline(line, author):
    assert head_of(f"A title\n\n{line}\n\nMore.").author == author


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Acme Corp. (NYSE:ACM) Q1 2018 Earnings Call April 25, 2018 10:30 AM ET", "2018-04-25"),
        ("April 28, 2021 Director Roe’s Press Conference FINAL", "2021-04-28"),
        ("A title\nBy Jane Roe\n25 November 2015", "2015-11-25"),
        ("A title\nPublished: 2015-11-25 08:30", "2015-11-25"),
        ("A title\nNov. 17th, 2015", "2015-11-17"),
        (
            "Title\n\nWATERLOO, ONTARIO--(Newswire - Nov. 17, 2015) - Acme said that it will not sell data.",
            "2015-11-17",
        ),
        ("Title\n\nNEW YORK, Jan. 5, 2016 /Newswire/ -- Acme said that it will not sell data.", "2016-01-05"),
        ("Title\n\nOn March 3, 2004, Acme ended all sales of customer lists, as it had said it would.", None),
        ("Title\n\nNASA said that it launched on May 3, 2012.", None),
        ("A title\n13/14/2015", None),
        ("A title\nFebruary 31, 2015", None),
        ("a\nb\nc\nd\ne\nf\ng\nNovember 17, 2015", None),
    ],
)
def test_the_date_in_the_head(head, published):
    found = head_of(head).published
    assert (str(found) if found else None) == published
    assert found is None or found.basis is Basis.STATED


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("news_2015-11-30.txt", "2015-11-30"),
        ("presconf_20210428.txt", "2021-04-28"),
        ("2015.11.30 notes.txt", "2015-11-30"),
        ("minutes-2018-04.md", "2018-04"),
        ("call_ACM_2018_q1.txt", None),
        ("call_q1_2021.txt", None),
        ("FOMCpresconf20211315.pdf", None),
        ("30659.html", None),
        ("article-120151130.html", None),
        ("201804.txt", None),
    ],
)
def test_the_date_in_a_file_name_is_inferred(name, published):
    found = date_in_name(name)
    assert (str(found) if found else None) == published
    assert found is None or found.basis is Basis.INFERRED


def test_the_first_possible_date_counts():
    assert str(date_in("Revised 31 June 2019, then 3 July 2019, then May 1, 2020")) == "2019-07-03"
