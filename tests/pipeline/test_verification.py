"""Verification finds what was changed behind the store's back, and nothing else."""

import duckdb
import pytest

from contradict.pipeline import ingest, verify
from tests.pipeline.articles import ADMISSION, DENIAL, SECOND, article


@pytest.fixture
def filled(tmp_path, store):
    article(tmp_path / "a.html")
    article(tmp_path / "b.html", SECOND)
    (tmp_path / "c.csv").write_text(
        "organization,claim,quote,source_url\nAcme,We sell tea.,We sell tea.,https://x.org/1\n"
    )
    ingest([tmp_path / name for name in ("a.html", "b.html", "c.csv")], store)
    return store


def test_nothing_has_drifted(filled):
    found = verify(filled)
    assert (found.sources, found.quotes, found.links, found.drifts) == (3, 4, 0, ())


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        ("UPDATE document SET raw = raw || 'x'::BLOB WHERE source_id = $a", ["its bytes have the SHA-256"]),
        ("UPDATE document SET text_sha256 = 'f00' WHERE source_id = $a", ["its text is not the one that was stored"]),
        ("DELETE FROM document WHERE source_id = $a", ["its bytes are missing"]),
        ("UPDATE source SET title = 'Another' WHERE id = $a", ["its address, title, publisher or hash"]),
        ("UPDATE statement SET quote_start = 3, quote_end = 9 WHERE quote = $denial", ["its words, speaker, date", "at 3 to 9 reads “"]),
        ("UPDATE statement SET claim = 'We sell all.' WHERE quote = $denial", ["its words, speaker, date or place"]),
        ("UPDATE statement SET prefix = 'It said: ' WHERE quote = $denial", ["what stands around the quote is not"]),
        (
            "UPDATE source SET text = replace(text, 'Acme', 'Acme, again,') WHERE id = $a",
            ["its text is not the one", "reads “", "reads “"],
        ),
    ],
)  # fmt: skip
def test_every_change_is_told(filled, sql, what):
    first = next(source for source in filled.sources().values() if DENIAL in source.text)
    values = {"a": first.id, "denial": DENIAL}
    with duckdb.connect(filled.path) as database:
        database.execute(sql, {name: value for name, value in values.items() if f"${name}" in sql})
    drifts = verify(filled).drifts
    assert len(drifts) == len(what)
    for drift, part in zip(drifts, what, strict=True):
        assert part in str(drift)
        assert first.id in str(drift)
        assert "\n" not in str(drift)


def test_links_are_checked_too(tmp_path, store):
    from contradict.reading import Given

    ingest([article(tmp_path / "a.html")], store, Given(url="https://acme.example/a"))
    assert verify(store).links == 2
    assert ADMISSION not in next(iter(store.sources().values())).text
