"""A page that is looked at again: unchanged, moved, changed, gone or unreachable."""

import pytest

from contradict.pipeline import ingest, look_again
from tests.pipeline.articles import DENIAL, FIRST, served

OTHER_WORDS = FIRST.replace(DENIAL, "No comment")
ELSEWHERE = FIRST.replace(f"“{DENIAL},” said Ann Lee in the lobby", "Nobody was in the lobby").replace(
    "</article>",
    f"<p>A note of the editor: {DENIAL} was said in another place, on a day that was long ago.</p></article>",
)


@pytest.mark.parametrize(
    ("now", "lines"),
    [
        (FIRST, [("unchanged", "the same bytes, 2 quotes")]),
        (FIRST.replace("<body>", "<body class='new'>"), [("unchanged", "2 quotes where they stood")]),
        (FIRST.replace("“", '"').replace("”", '"'), [("unchanged", "2 quotes where they stood")]),
        (OTHER_WORDS, [("unchanged", "1 quote where they stood"), ("changed", f"“{DENIAL}” is no longer there")]),
        (ELSEWHERE, [("unchanged", "1 quote where"), ("moved", "stand elsewhere on the page")]),
        (("/new",), [("moved", "/new now, 2 quotes there")]),
        (404, [("gone", "the server answered 404")]),
        (410, [("gone", "410")]),
        (503, [("unreachable", "503")]),
        ("<html><body></body></html>", [("changed", "no longer a document")]),
    ],
)  # fmt: skip
def test_what_became_of_a_page(store, now, lines):
    pages = {"/a": FIRST}
    with served(pages) as site:
        ingest([f"{site}/a"], store)
        pages |= {"/a": now, "/new": FIRST.replace("<body>", "<body id='n'>")}
        found = list(look_again(store))
    assert [
        (sighting.fate.value, part in sighting.detail) for sighting, (_, part) in zip(found, lines, strict=True)
    ] == [(fate, True) for fate, _ in lines]
    assert all(sighting.url == f"{site}/a" for sighting in found)
    assert all("\n" not in str(sighting) for sighting in found)


def test_a_server_that_is_no_longer_there(store):
    with served({"/a": FIRST}) as site:
        ingest([f"{site}/a"], store)
    (sighting,) = look_again(store)
    assert (sighting.fate, sighting.holds) == ("unreachable", False)


def test_sources_without_an_address_or_a_quote_are_not_fetched(tmp_path, store):
    (tmp_path / "c.csv").write_text("organization,claim,source_url\nAcme,We sell tea.,https://x.org/1\n")
    ingest([tmp_path / "c.csv"], store)

    def get(url):
        raise AssertionError(url)

    assert list(look_again(store, get)) == []
