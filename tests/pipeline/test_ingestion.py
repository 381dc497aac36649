"""Documents and tables go into the store one by one: known ones are not extracted again, bad ones hold up nobody."""

import json

import pytest

from contradict.domain import SaidOn, Statement
from contradict.pipeline import ingest, read, scan, statements
from contradict.reading import Given
from contradict.scoring import Models
from contradict.store import FlagFilter
from tests.fakes import FakeEmbedder, FakeJudge, fake_statements
from tests.pipeline.articles import ADMISSION, DENIAL, FIRST, SECOND, article, served


def test_documents_alone_make_a_flag(tmp_path, store):
    article(tmp_path / "a.html")
    article(tmp_path / "b.html", SECOND)
    report = ingest([tmp_path], store)
    assert [(file.document, file.statements, file.added.statements) for file in report.files if not file.ignored] == [
        (True, 2, 2),
        (True, 2, 2),
    ]
    scan(store, Models(FakeEmbedder(), FakeJudge()))
    flags = store.flags(FlagFilter(min_score=0))
    assert [(flag.earlier.quote, flag.later.quote) for flag in flags] == [(DENIAL, ADMISSION)]
    (flag,) = flags
    assert flag.earlier_source.text[flag.earlier.start : flag.earlier.end] == DENIAL
    assert store.raw(flag.earlier_source.id) == FIRST.encode()
    assert str(flag.earlier.said_on) == "2020-01-05"


def test_a_known_document_is_not_extracted_again(tmp_path, store, monkeypatch):
    path = article(tmp_path / "a.html")
    ingest([path], store)
    (source,) = store.sources()
    asked = []
    monkeypatch.setattr("contradict.extraction.statements", lambda document: asked.append(document) or [])
    copy = article(tmp_path / "copy.html")
    report = ingest([path, copy], store)
    assert [file.known_as for file in report.files] == [source, source]
    assert (report.new_sources, report.new_statements, asked) == (0, 0, [])


def test_a_new_version_of_a_page_is_a_new_source(store):
    pages = {"/a": FIRST}
    with served(pages) as site:
        ingest([f"{site}/a"], store)
        pages["/a"] = FIRST.replace("<body>", "<body><!-- 12:01 -->")
        assert ingest([f"{site}/a"], store).files[0].known_as, "other bytes, the same words"
        pages["/a"] = SECOND
        assert ingest([f"{site}/a"], store).new_statements == 2
    old, new = store.sources().values()
    assert old.url == new.url == f"{site}/a"
    assert (DENIAL in old.text, ADMISSION in new.text) == (True, True)


def test_a_bad_document_is_told_and_skipped(tmp_path, store, monkeypatch):
    def extract(source):
        if "tenth" in source.text:
            raise ValueError("[E088] text too long")
        return fake_statements(source)

    monkeypatch.setattr("contradict.extraction.statements", extract)
    article(tmp_path / "a.html", SECOND)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 no")
    article(tmp_path / "c.html")
    report = ingest([tmp_path / name for name in ("a.html", "b.pdf", "c.html", "none.html")], store)
    odd, broken, good, missing = report.files
    assert "no statements can be found in it ([E088] text too long)" in odd.problem
    assert "b.pdf" in broken.problem
    assert "no such file" in missing.problem
    assert (good.problem, good.added.statements) == (None, 2)
    assert len(store.sources()) == 1, "of what failed nothing is kept"


def test_tables_and_documents_together(tmp_path, store):
    article(tmp_path / "a.html")
    row = {"organization": "Acme", "claim": "Acme sells tea.", "source_url": "https://x.org/1"}
    (tmp_path / "b.jsonl").write_text(json.dumps(row))
    report = ingest([tmp_path / "a.html", tmp_path / "b.jsonl"], store)
    assert [file.document for file in report.files] == [True, False]
    assert report.new_statements == 3


def test_what_is_given_stands_above_what_is_found(tmp_path, store):
    given = Given("https://acme.example/a", "A title", "Globex", "A. Writer", SaidOn.parse("2019-12"))
    ingest([article(tmp_path / "a.html")], store, given)
    (source,) = store.sources().values()
    assert given.over(source) == source
    assert {s.organization for s in store.statements()} == {"Globex"}
    assert {str(s.said_on) for s in store.statements()} == {"2019-12"}


def test_progress_is_told(tmp_path, store):
    told = []
    article(tmp_path / "a.html")
    article(tmp_path / "b.html", SECOND)
    ingest([tmp_path], store, watch=lambda *step: told.append(step))
    assert [step for step in told if step[2]] == [("reading", 2, 2)]
    assert {step for step in told if not step[2]} == {("reading", number, 0) for number in range(3)}


def test_read_and_statements_take_documents(tmp_path):
    files = read(article(tmp_path / "a.html"), given=Given(publisher="Acme Ltd"))
    found = statements(files)
    assert [s.quote for s in found] == [DENIAL, "Our shops in Ohio open at nine"]
    assert {s.organization for s in found} == {"Acme Ltd"}
    assert statements([files[0].document]) == found
    assert all(isinstance(s, Statement) for s in found)


@pytest.mark.parametrize("again", [1, 2])
def test_ingest_is_idempotent(tmp_path, store, again):
    path = article(tmp_path / "a.html")
    for _ in range(again):
        ingest([path], store)
    assert store.stats()["statements"] == 2
