"""A hundred links to quotes, opened in Chromium: the words that it marks are those of the quote.

The pages colour what a text fragment marks; the coloured pixels must be where the page's own text lies, all of them
and nowhere else. `python -m tests.evidence.test_chromium` prints every link that fails.
"""

import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from contradict.domain import Source, Statement
from contradict.evidence import evidence_link
from contradict.reading.documents import Origin, read_document
from tests.evidence.pages import page
from tests.pipeline.articles import served

CHROMIUM = Path("/usr/bin/chromium")
STYLE = "::target-text { background: #f0f; color: #f0f } body { margin: 20px; font: 16px/1.4 sans-serif }"
SIZE = {"width": 900, "height": 1900}
PAGES = (1, 2, 3, 4)
EACH = 25

BOXES = """([words, nth]) => {
  const bare = text => text.replace(/[\\s\\u00ad|]+/g, "");
  const nodes = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let all = "";
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    for (let i = 0; i < text.length; i++) if (bare(text[i])) { nodes.push([walker.currentNode, i]); all += text[i]; }
  }
  let place = -1;
  for (let i = 0; i <= nth; i++) place = all.indexOf(bare(words), place + 1);
  if (place < 0) return null;
  const first = nodes[place], last = nodes[place + bare(words).length - 1], boxes = [];
  for (const node of new Set(nodes.slice(place, place + bare(words).length).map(([node]) => node))) {
    const range = document.createRange();
    range.setStart(node, node === first[0] ? first[1] : 0);
    range.setEnd(node, node === last[0] ? last[1] + 1 : node.data.length);
    boxes.push(...[...range.getClientRects()].map(r => [r.left, r.top, r.right, r.bottom]));
  }
  return boxes;
}"""
"""Where the nth occurrence of some words stands in the window, white space aside: boxes around its pieces of lines."""


def document(number: int, url: str) -> Source:
    data = page(number).encode()
    return read_document(data, "text/html", Origin(url, "page", url))[0]


def quotes(source: Source, number: int) -> Iterator[tuple[int, int]]:
    """Sentences, quotations, parts of sentences, and passages over sentences and paragraphs; the same every time."""
    chance, text = random.Random(number), source.text
    sentences = [match.span() for match in re.finditer(r"[^\s|](?:[^.!?\n|]|[.!?](?!\s))*[.!?]?[”\"]?", text)]
    quotations = [match.span(1) for match in re.finditer(r"“([^”]+?),?”", text)]
    words = [match.span() for match in re.finditer(r"[^\s|]+", text)]
    yield from chance.sample(sentences, 10)
    yield from chance.sample(quotations, 5)
    for _ in range(5):
        first = chance.randrange(len(words) - 6)
        line_end = text.find("\n", words[first][0])
        inside = [end for _, end in words[first : first + 6] if line_end < 0 or end <= line_end]
        cut = text.find("|", words[first][0], inside[-1])
        yield words[first][0], inside[-1] if cut < 0 else inside[0]
    for length in (2, 3, 6, 12, 20):
        first = chance.randrange(len(sentences) - length)
        yield sentences[first][0], sentences[first + length - 1][1]


def marked_wrongly(browser_page: Any, link: str, words: str, nth: int) -> str | None:
    """Open a link; say what is wrong with what is marked, None when it is the words and nothing else."""
    from PIL import Image

    browser_page.goto("about:blank")
    browser_page.goto(link)
    boxes = browser_page.evaluate(BOXES, [words, nth])
    if not boxes:
        return "the words are not on the page"
    image = np.asarray(Image.open(io.BytesIO(browser_page.screenshot())).convert("RGB"))
    coloured = (image == (255, 0, 255)).all(axis=2)
    if not coloured.any():
        return "nothing is marked"
    allowed, wanted = np.zeros_like(coloured), np.zeros_like(coloured)
    for left, top, right, bottom in boxes:
        allowed[int(top) - 2 : int(bottom) + 3, max(0, int(left) - 2) : int(right) + 3] = True
        wanted[round(top) : round(bottom), round(left) : round(right)] = True
    if elsewhere := int((coloured & ~allowed).sum()):
        return f"{elsewhere} of {coloured.sum()} marked pixels are elsewhere"
    share = (coloured & wanted).sum() / wanted.sum()
    return None if share > 0.9 else f"only {share:.0%} of the words are marked"


def trials(browser: Any) -> Iterator[tuple[str, str, str | None]]:
    """Every link with its words and what is wrong with it."""
    with served({f"/{number}": page(number, STYLE) for number in PAGES}) as site:
        tab = browser.new_page(viewport=SIZE)
        for number in PAGES:
            url = f"{site}/{number}"
            source = document(number, url)
            for start, end in quotes(source, number):
                words = source.text[start:end]
                link = evidence_link(source, Statement(source.id, "Acme", words, words, start, end))
                nth = len(re.findall(f"(?={re.escape(_bare(words))})", _bare(source.text[:start]) + _bare(words))) - 1
                yield link, words, marked_wrongly(tab, link, words, nth)


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad|]+", "", text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        yield driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])


def test_a_hundred_links_mark_the_right_words(browser):
    tried = list(trials(browser))
    assert len(tried) == len(PAGES) * EACH
    assert [(link, words, wrong) for link, words, wrong in tried if wrong] == []


def test_a_link_to_other_words_is_noticed(browser):
    """The check itself can fail: for words that are not marked, and for the same words in another place."""
    with served({"/1": page(1, STYLE)}) as site:
        tab = browser.new_page(viewport=SIZE)
        link = f"{site}/1#:~:text=We%20do%20not%20sell%20data"
        assert marked_wrongly(tab, link, "We do not sell data", 0) is None
        assert "elsewhere" in marked_wrongly(tab, link, "We do not sell data", 1)
        assert "only" in marked_wrongly(tab, link, "“We do not sell data,” said Ms Ray.", 0)
        assert marked_wrongly(tab, f"{site}/1#:~:text=nowhere", "The plan is off", 0) == "nothing is marked"


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = list(trials(driver.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])))
    for link, words, wrong in found:
        if wrong:
            print(f"{wrong}: {words!r}\n  {link}")
    print(f"{sum(not wrong for _, _, wrong in found)} of {len(found)} links mark the right words")
