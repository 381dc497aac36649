"""Text fragments: encoded as browsers want them, unique in the text, and what they mark is the quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.domain import Source, Statement
from contradict.evidence import Fragment, evidence_link, fragment_of, marked, web_address

TEXT = """“We do not sell data,” said Ms Ray. “We have never done so.” A month later the firm sold data - twice.

We do not sell data. That was the firm's line, and its co-founder's too: no-one, she said, buys R&D notes at 3.5%.

The plan is off, the firm wrote. We have never done so, it added, and we do not sell data."""


def span(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    place = -1
    for _ in range(nth + 1):
        place = text.index(words, place + 1)
    return place, place + len(words)


@pytest.mark.parametrize(
    ("words", "nth", "directive"),
    [
        ("The plan is off", 0, ":~:text=The%20plan%20is%20off"),
        ("R&D notes at 3.5%", 0, ":~:text=R%26D%20notes%20at%203.5%25"),
        ("sold data - twice", 0, ":~:text=sold%20data%20%2D%20twice"),
        ("no-one, she said, buys", 0, ":~:text=no%2Done%2C%20she%20said%2C%20buys"),
        ("We do not sell data", 0, ":~:text=We%20do%20not%20sell%20data,-%2C%E2%80%9D%20said%20Ms"),
        ("We do not sell data", 1, ":~:text=We%20do%20not%20sell%20data,-.%20That%20was"),
        ("We have never done so", 0, ":~:text=Ms%20Ray.%20%E2%80%9C-,We%20have%20never%20done%20so"),
        ("we do not sell data", 0, ":~:text=it%20added%2C%20and-,we%20do%20not%20sell%20data"),
        ("off, ", 0, ":~:text=off%2C"),
        # Whole words: a browser marks nothing that begins or ends within one.
        ("lan is of", 0, ":~:text=plan%20is%20off"),
        ("founder", 0, ":~:text=founder%27s"),
        ("3.", 0, ":~:text=3.5"),
    ],
)
def test_the_directive(words, nth, directive):
    assert str(fragment_of(TEXT, *span(TEXT, words, nth))) == directive


def test_no_words_no_directive():
    assert fragment_of("a  b", 1, 3) is None
    assert fragment_of("", 0, 0) is None


def test_words_over_several_paragraphs_are_named_by_their_first_and_last():
    start, _ = span(TEXT, "A month later")
    _, end = span(TEXT, "That was the firm's line")
    fragment = fragment_of(TEXT, start, end)
    assert fragment == Fragment("A month later the firm", "That was the firm's line")
    assert marked(fragment, TEXT) == (start, end)


def test_a_long_quote_is_named_by_its_first_and_last_words():
    text = "Before. " + " ".join(f"word{number}" for number in range(200)) + ". After."
    start, end = span(text, text[8:-7])
    fragment = fragment_of(text, start, end)
    assert fragment == Fragment("word0 word1 word2 word3 word4", "word195 word196 word197 word198 word199.")
    assert len(str(fragment)) < 150


def test_a_quote_of_which_an_earlier_piece_has_the_same_ends():
    text = "Today we will open five shops in Ohio. " + "x " * 200 + "Today we will open five shops in Utah."
    start, end = 0, len(text)
    fragment = fragment_of(text, start, end)
    assert marked(fragment, text) == (start, end)


@pytest.mark.parametrize(
    ("directive", "fragment"),
    [
        ("https://x.org/#:~:text=a", Fragment("a")),
        ("https://x.org/#top:~:text=a%2C,b", Fragment("a,", "b")),
        ("#:~:text=p%2D-,a,b,-s", Fragment("a", "b", "p-", "s")),
        ("#:~:text=a,-s", Fragment("a", suffix="s")),
        ("#:~:text=p-,a&text=c", Fragment("a", prefix="p")),
        ("#:~:text=", None),
        ("#:~:text=a,b,c", None),
        ("#:~:text=p-", None),
        ("https://x.org/#top", None),
    ],
)
def test_parsing(directive, fragment):
    assert Fragment.parse(directive) == fragment


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("WE DO NOT “SELL” DATA", "WE DO NOT “SELL” DATA"),
        ('We  do\nnot\u00a0"sell" da\u00adta!', 'We  do\nnot\u00a0"sell" da\u00adta'),
        ("We do not «sell» databases", None),
        ("Owe do not “sell” data", None),
    ],
)
def test_what_a_browser_takes_for_the_same(text, found):
    place = marked(Fragment("We do not “sell” data"), text)
    assert (place and text[slice(*place)]) == found


SOURCE = Source("https://example.org/a?b=c", text=TEXT)


@pytest.mark.parametrize(
    ("url", "quote", "start", "link"),
    [
        ("https://x.org/a?b=c", "The plan is off", TEXT.index("The plan"), "https://x.org/a?b=c#:~:text=The%20plan%20is%20off"),
        ("https://x.org/#/en", "The plan is off", TEXT.index("The plan"), "https://x.org/#/en:~:text=The%20plan%20is%20off"),
        ("https://x.org/#a:~:text=old", "The plan is off", None, "https://x.org/#a:~:text=The%20plan%20is%20off"),
        ("http://x.org", "Not in the text", 3, "http://x.org#:~:text=Not%20in%20the%20text"),
        ("http://x.org/a#b", None, None, "http://x.org/a#b"),
        ("javascript:alert(1)", "The plan is off", None, None),
        ("data:text/html,x", "The plan is off", None, None),
        ("https://", "The plan is off", None, None),
        ("https://x.org/a\nb", "The plan is off", None, None),
        ('https://x.org/"onmouseover="x', "The plan is off", None, None),
        ("https://[x", "The plan is off", None, None),
        ("notes.txt", "The plan is off", None, None),
        (None, "The plan is off", None, None),
    ],
)  # fmt: skip
def test_evidence_link(url, quote, start, link):
    end = start + len(quote) if start is not None and quote else None
    statement = Statement("s", "Acme", "The plan is off.", quote, start, end)
    assert evidence_link(Source(url, text=TEXT), statement) == link
    assert web_address(url) == (url if link else None)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
MAYBE = st.none() | WORDS
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200) | st.text("ab,-& .\n'é", max_size=200)


@given(st.builds(Fragment, WORDS, MAYBE, MAYBE, MAYBE), st.sampled_from(["https://x.org/", "https://x.org/#a"]))
def test_any_fragment_comes_back_from_its_link(fragment, address):
    link = f"{address}#{fragment}"
    assert Fragment.parse(link) == fragment
    assert link.isascii()
    assert " " not in link


@given(TEXTS, st.integers(0, 200), st.integers(0, 200))
def test_a_fragment_of_any_text_decodes_to_the_words(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    fragment = fragment_of(text, start, end)
    if fragment is None:
        assert not text[start:end].strip()
        return
    assert Fragment.parse(str(fragment)) == fragment
    words = "".join(text[start:end].split())
    if fragment.end is None:
        assert words in "".join(fragment.start.split())
    else:
        first, last = ("".join(part.split()) for part in (fragment.start, fragment.end))
        assert first.startswith(words[: len(first)]) or words[:5] in first
        assert last.endswith(words[-len(last) :]) or words[-5:] in last


LINES = st.lists(st.lists(st.sampled_from("we do not sell data today, ever. R&D “quote” don't 3.5%".split()), min_size=1, max_size=8), min_size=1, max_size=12)  # fmt: skip


@given(LINES, st.data())
def test_a_fragment_of_prose_marks_the_span_or_the_same_words(lines, data):
    text = "\n\n".join(" ".join(line) for line in lines)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    fragment = fragment_of(text, start, end)
    if fragment is None:
        return
    found = marked(fragment, text)
    assert found is not None
    if fragment.end is None:
        assert text[slice(*found)].split() == fragment.start.split()
