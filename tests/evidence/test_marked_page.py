"""A document with its statements marked: the spans are right, nothing of the document is markup."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.domain import Basis, Mode, SaidOn, Source, Statement
from contradict.evidence import marked_page

TEXT = "Acme <b>denies</b> it.\n\n“We sell no data,” said Ms Ray.\nShe added: nobody & nothing.\n\nThe end."


def source(**more) -> Source:
    return Source("https://example.org/a", "Data & <trust>", text=TEXT, sha256="ab" * 32, **more)


def span(words: str, **more) -> Statement:
    start = TEXT.index(words)
    return Statement("s", "Acme", more.pop("claim", words), words, start, start + len(words), **more)


class Marks(HTMLParser):
    """The texts inside <mark>, the links, and every tag that was met."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.inside = 0
        self.marks, self.links, self.tags, self.shown = [], [], set(), ""
        self.attributes = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}
        self.links += [value for name, value in attributes if name == "href"]
        if tag == "mark":
            self.inside += 1
            self.marks.append("")

    def handle_endtag(self, tag):
        self.inside -= tag == "mark"

    def handle_data(self, data):
        if self.inside:
            self.marks[-1] += data


def test_spans_are_marked_and_told_of():
    ray = span("We sell no data", speaker="Ann Ray", role="CEO", said_on=SaidOn.parse("2020-01", Basis.RELATIVE), direct=True, cue="said")  # fmt: skip
    other = span("nobody & nothing", mode=Mode.DENIED, claim="Acme has <nothing>.")
    page = marked_page(source(author="A. Writer"), [ray, other])
    seen = Marks(page)
    assert seen.marks == ["We sell no data", "nobody & nothing"]
    for part in ("Ann Ray, CEO, Acme", "2020-01 (relative)", "asserted, direct, “said”", "denied, indirect",
                 "Acme has &lt;nothing&gt;.", "A. Writer", "2 statements marked", "<title>Data &amp; &lt;trust&gt;</title>"):  # fmt: skip
        assert part in page
    assert "b" not in seen.tags
    assert [link for link in seen.links if ":~:text=" in link] == [
        "https://example.org/a#:~:text=We%20sell%20no%20data",
        "https://example.org/a#:~:text=nobody%20%26%20nothing",
    ]


def test_overlapping_spans_and_spans_over_paragraphs():
    page = marked_page(source(), [span("We sell no data"), span("sell no data,” said"), span(TEXT[24:110])])
    seen = Marks(page)
    assert seen.marks[:3] == ["“", "We ", "sell no data"]
    assert "".join(seen.marks) == TEXT[24:110].replace("\n\n", "")
    assert page.count('class="both"') == 3


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", None])
def test_only_web_addresses_are_links(url):
    seen = Marks(marked_page(Source(url, text=TEXT), [span("The end.")]))
    assert [link for link in seen.links if not link.startswith("#")] == []


PAYLOADS = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><script>", "<!--", "'\"&lt;"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_document_is_markup(payload):
    hostile = Source("https://example.org/" + payload, payload, payload, text=payload, sha256=payload, author=payload)
    found = Statement("s", payload, payload, payload, 0, len(payload), payload, payload, cue=payload)
    page = marked_page(hostile, [found])
    seen = Marks(page)
    assert seen.tags <= set(
        "html head meta title style body h1 p main article sup a mark ol li strong br small".split()
    )
    assert not {name for name in seen.attributes if name.startswith("on") or name == "src"}
    assert not re.search(r"<script|<img", page)
    assert seen.marks == [payload]


@given(st.text(max_size=80) | st.text("ab\n<&", max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=5))  # fmt: skip
def test_any_text_is_shown_whole(text, places):
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in places]
    found = [Statement("s", "Acme", "c", text[a:b], a, b) for a, b in spans]
    page = marked_page(Source(None, text=text), found)
    shown = re.sub(r"<sup.*?</sup>|<[^>]*>", "", page[page.index("<article>") : page.index("</article>")])
    assert "".join(unescape(shown).split()) == "".join(text.split())
