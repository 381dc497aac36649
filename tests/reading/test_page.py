"""Web pages: the article without what is around it, and what the page says of itself."""

import json

import pytest

from contradict.domain import Basis
from contradict.errors import InputError
from contradict.reading.page import read_page
from tests.reading.made import PROSE, page

BOTH = "\n\n".join(PROSE)


def text_of(html: str | bytes) -> str:
    return read_page(html if isinstance(html, bytes) else html.encode()).text


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>",
        "<footer><p>Copyright 2015 Acme. All rights are reserved. Read our privacy policy.</p></footer>",
        "<aside><p>Sign up for our newsletter, and get the best of our stories every day.</p></aside>",
        "<div class='author-bio'><p>Jane Doe is a reporter who writes about privacy. Follow her.</p></div>",
        "<div class='post__author-box'><p>Jane Doe is a gardener, and lives in the country with two dogs.</p></div>",
        "<section id='comments'><h2>3 Comments</h2><div><b>bob</b><p>They always lie about everything.</p></div></section>",
        "<div id='disqus_thread'><p>They always lie about everything in the whole world.</p></div>",
        "<div class='related-posts'><p>Acme sells all of the data of its customers, says a report.</p></div>",
        "<div class='newsletter-signup'><p>The best of our news in your inbox. You can leave at any time.</p></div>",
        "<div class='cookie'>We use cookies to make this page better. By going on you agree to that.</div>",
        "<script>var text = 'We sell all data.';</script><style>p { color: red }</style>",
        "<!-- We sell all data. -->",
    ],
)
def test_what_is_around_the_article_is_left_out(around):
    for html in (page(before=around), page(after=around)):
        assert text_of(html).removeprefix("Acme keeps its promise\n\n") == BOTH


def test_a_note_on_the_author_that_is_not_marked_as_one_is_left_to_the_cut_that_all_documents_get():
    note = "Jane Doe is a senior reporter who covers privacy for the Daily."
    html = page().decode().replace("</article>", f"<p>{note}</p></article>")
    assert text_of(html).endswith(f"{BOTH}\n\n{note}")


def test_a_class_around_all_of_the_page_is_no_reason_to_leave_it_out():
    assert BOTH in text_of(page(before="<div class='comments bio social'>", after="</div>"))


def test_blocks_lines_lists_and_tables():
    html = f"""<html><body><article><h1>Acme keeps its promise</h1><h2>Privacy</h2><p>{PROSE[0]}</p>
    <blockquote><p>{PROSE[1]}</p></blockquote><p>First<br>second</p>
    <ul><li>We keep   the
    keys of nobody.</li><li>We <b>never</b> have, and <a href="/x">never will</a>.</li></ul>
    <table><tr><td>Plants</td><td>5</td></tr><tr><td>Markets</td><td>6</td></tr></table></article></body></html>"""
    assert text_of(html).split("\n\n")[-7:] == [
        *PROSE,
        "First\nsecond",
        "We keep the keys of nobody.",
        "We never have, and never will.",
        "Plants | 5",
        "Markets | 6",
    ]


def test_a_page_laid_out_in_a_table():
    html = f"""<html><body><table><tr><td><a href="a">Home</a></td><td><b>RELEASE</b><br><p>DENVER, March 3, 2004 -- {PROSE[0]}
    <p>{PROSE[1]}<p><b>About Acme</b><br>Acme makes lamps.</td></tr></table></body></html>"""
    read = read_page(html.encode())
    assert f"DENVER, March 3, 2004 -- {PROSE[0]}\n\n{PROSE[1]}" in read.text
    assert str(read.published) == "2004-03-03"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<html><body><h1>Statement</h1><p>We will never sell your data.</p></body></html>",
         "Statement\n\nWe will never sell your data."),
        ("<body>We will never sell your data.</body>", "We will never sell your data."),
        ("<p>We will never sell it.</p><p>That is all.</p>", "We will never sell it.\n\nThat is all."),
        ("<p>“Never”, ‘never’, „never“ &ldquo;never&rdquo; &quot;never&quot;</p>", "“Never”, ‘never’, „never“ “never” \"never\""),
        ("<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Never—never.</p></body></html>", "Never—never."),
        ("<p>A\x00B\x1bC</p>", "ABC"),
    ],
)  # fmt: skip
def test_small_and_odd_pages(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "cp1252"),
        ("", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
    ],
)
def test_a_page_that_is_not_utf8(head, encoding):
    data = page(head=head).decode().encode(encoding)
    read = read_page(data)
    assert read.text.endswith(PROSE[1])
    assert read.remarks == (f"not UTF-8; read as {'windows-1252' if not head else encoding}",)


@pytest.mark.parametrize(
    "text",
    [
        "Please enable JavaScript to view this page.",
        "Please enable cookies to continue.",
        "Daily Wire. To go on, please confirm that you're not a robot.",
        "Checking whether you are human. This may take a few seconds.",
    ],
)
def test_a_page_that_wants_a_browser_is_told(text):
    with pytest.raises(InputError, match="shows nothing without a browser"):
        read_page(f"<html><body><h1>Just a moment</h1><p>{text}</p></body></html>".encode())


def test_an_article_on_such_pages_is_read():
    assert "a robot" in text_of(
        page(after="<p>Some pages ask whether you are a robot.</p>" + "<p>More of it.</p>" * 60)
    )


def ld(**fields) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Acme keeps its word",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "Sam Poe"}],
    "publisher": {"@type": "Organization", "name": "Daily Wire"},
    "datePublished": "2015-11-30T23:30:00-05:00",
    "mainEntityOfPage": {"@id": "https://daily.example/acme"},
}
META = (
    '<meta property="og:title" content="Acme &amp; its promise"><meta property="og:site_name" content="Daily">'
    '<meta name="author" content="By Kim Lo"><meta property="article:published_time" content="2016-01-02T10:00:00Z">'
    '<meta property="og:url" content="https://daily.example/og"><link rel="canonical" href="https://daily.example/canonical">'
)
BODY = '<p class="byline">By <a>Ann Bee</a></p><time datetime="2017-03-04">4 March</time>'


@pytest.mark.parametrize(
    ("head", "before", "facts"),
    [
        (ld(**ARTICLE) + META, BODY,
         ("https://daily.example/acme", "Acme keeps its word", "Daily Wire", "Jane Doe, Sam Poe", "2015-11-30")),
        (ld(**{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["Article", "Thing"], "headline": "In a graph"}]}) + META, "",
         ("https://daily.example/canonical", "In a graph", "Daily", "Kim Lo", "2016-01-02")),
        (META, BODY, ("https://daily.example/canonical", "Acme & its promise", "Daily", "Kim Lo", "2016-01-02")),
        (META.replace("canonical", "amphtml"), "", ("https://daily.example/og", "Acme & its promise", "Daily", "Kim Lo", "2016-01-02")),
        ("", BODY, (None, "Acme keeps its promise", None, "Ann Bee", "2017-03-04")),
        ("", "", (None, "Acme keeps its promise", None, None, None)),
        ('<script type="application/ld+json">{"@type": "Article", broken</script>' + META, "",
         ("https://daily.example/canonical", "Acme & its promise", "Daily", "Kim Lo", "2016-01-02")),
        (ld(**{"@type": "Organization", "name": "No article", "url": "https://daily.example/"}), "",
         (None, "Acme keeps its promise", None, None, None)),
        (ld(**{"@type": "BlogPosting", "headline": 5, "author": "Jane Doe", "publisher": [], "datePublished": None, "url": "javascript:x"}), "",
         (None, "Acme keeps its promise", None, "Jane Doe", None)),
        ('<meta name="date" content="November 17, 2015">', "", (None, "Acme keeps its promise", None, None, "2015-11-17")),
        ('<meta name="date" content="17/11/2015">', "", (None, "Acme keeps its promise", None, None, None)),
        ('<meta property="article:author" content="https://daily.example/people/jane">', "", (None, "Acme keeps its promise", None, None, None)),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself(head, before, facts):
    read = read_page(page(head=head, before=before))
    published = str(read.published) if read.published else None
    assert (read.url, read.title, read.publisher, read.author, published) == facts


@pytest.mark.parametrize(
    ("head", "body", "title", "publisher"),
    [
        ("A promise | Daily Wire", "<h1>A promise</h1>", "A promise", "Daily Wire"),
        (
            "A promise &mdash; Inside Acme",
            "<h1>Inside Acme</h1><article><h1>A promise</h1></article>",
            "A promise",
            "Inside Acme",
        ),
        ("A promise — Acme", "<h1>Acme</h1><h1>A promise</h1>", "A promise", "Acme"),
        ("A promise", "<h1>A promise</h1>", "A promise", None),
        ("A promise is kept", "<h1>A promise</h1>", "A promise", None),
        ("News", "<h1>A promise</h1>", "A promise", None),
        ("A promise", "", "A promise", None),
        ("", "<h1>A promise</h1>", "A promise", None),
    ],
)
def test_the_title_and_the_site_by_the_heading(head, body, title, publisher):
    read = read_page(f"<html><head><title>{head}</title></head><body>{body}<p>{PROSE[0]}</p></body></html>".encode())
    assert (read.title, read.publisher) == (title, publisher)


def test_lists_of_figures_stay():
    items = ["Revenue of $512 million, up 5% from the year before", "Operating margin of 30%"]
    html = f"<p>{PROSE[0]}</p><ul><li>{items[0]}</li><li>{items[1]}</li></ul><p>{PROSE[1]}</p>"
    assert text_of(f"<html><body><div>{html}</div></body></html>").split("\n\n") == [PROSE[0], *items, PROSE[1]]


@pytest.mark.parametrize(("head", "before", "basis"), [(META, "", Basis.STATED), ("", BODY, Basis.INFERRED)])
def test_a_date_somewhere_in_the_body_is_inferred(head, before, basis):
    assert read_page(page(head=head, before=before)).published.basis is basis
