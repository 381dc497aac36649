"""Documents and their evidence on the command line: run, extract, verify, retract, reinstate."""

import json
from pathlib import Path

import duckdb
import pytest

from tests.fakes import FakeEmbedder, fake_models, fake_statements
from tests.pipeline.articles import ADMISSION, DENIAL, FIRST, SECOND, article, served
from tests.test_cli import call


@pytest.fixture(autouse=True)
def fakes(monkeypatch):
    monkeypatch.setattr("contradict.scoring.load_models", fake_models)
    monkeypatch.setattr("contradict.scoring.embed.load_embedder", lambda name: FakeEmbedder())
    monkeypatch.setattr("contradict.extraction.statements", fake_statements)


@pytest.fixture
def pages(tmp_path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    article(folder / "a.html")
    article(folder / "b.html", SECOND)
    return folder


@pytest.fixture
def db(tmp_path, pages) -> Path:
    path = tmp_path / "test.duckdb"
    call("run", pages / "a.html", "--url", "https://acme.example/a", "--db", path)
    call("run", pages / "b.html", "--db", path)
    return path


def test_run_on_documents_alone(tmp_path, pages):
    db = tmp_path / "x.duckdb"
    result = call("run", pages, "--db", db)
    for part in (
        "documents 2 new, 0 known already",
        "read      4 statements (4 new)",
        "flagged   1 pairs",
        f"“{DENIAL}”",
    ):
        assert part in result.stdout
    assert f"found: 2 statements in {pages / 'a.html'}" in result.stderr
    again = call("run", pages, "--db", db)
    assert "documents 0 new, 2 known already" in again.stdout
    assert f"known: {pages / 'a.html'} is stored as source " in again.stderr
    assert "no model was called" in again.stderr


def test_a_bad_document_is_refused_and_the_others_stay(tmp_path, pages):
    (pages / "c.pdf").write_bytes(b"%PDF-1.4 no")
    result = call("ingest", pages, "--db", tmp_path / "x.duckdb")
    assert "documents 2 new" in result.stdout
    assert f"refused: {pages / 'c.pdf'}" in result.stderr
    strict = call("ingest", pages, "--db", tmp_path / "x.duckdb", "--strict", code=1)
    assert "1 files and 0 rows were refused" in strict.stderr
    alone = call("ingest", pages / "c.pdf", "--db", tmp_path / "y.duckdb", code=1)
    assert "Error: nothing was read" in alone.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--url", "javascript:alert(1)"], "not a web address"),
        (["--published", "last week"], "is not a date"),
    ],
)
def test_facts_that_cannot_be_used(tmp_path, pages, options, message):
    assert message in call("ingest", pages / "a.html", *options, "--db", tmp_path / "x.duckdb", code=2).stderr


def test_a_title_belongs_to_one_document(tmp_path, pages):
    assert (
        "belongs to one document" in call("ingest", pages, "--title", "x", "--db", tmp_path / "x.duckdb", code=1).stderr
    )


def test_show_gives_the_words_their_surroundings_and_a_link_to_them(db):
    (row,) = json.loads(call("flags", "--db", db, "--json").stdout)
    link = "https://acme.example/a#:~:text=We%20sell%20customer%20data%20to%20nobody"
    assert (row["earlier_link"], row["earlier_url"], row["later_link"]) == (link, "https://acme.example/a", None)
    told = call("show", row["pair"], "--db", db).stdout
    for part in (f"“{DENIAL}”", link, "context: “[…],” said Ann Lee in the lobby of the company"):
        assert part in told


def test_extract_prints_what_was_found(pages):
    result = call("extract", pages / "a.html", "--url", "https://acme.example/a", "--publisher", "Acme Ltd")
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert (
        list(first)
        == (
            "quote start end claim speaker role organization said_on said_on_precision said_on_basis direct mode cue url"
        ).split()
    )
    assert (first["quote"], first["speaker"], first["organization"]) == (DENIAL, "Ann Lee", "Acme Ltd")
    assert (first["said_on"], first["said_on_precision"], first["direct"], first["mode"], first["cue"]) == (
        "2020-01-05",
        "day",
        True,
        "asserted",
        "said",
    )
    assert second["url"].startswith("https://acme.example/a#:~:text=Our%20shops")


def test_extract_from_standard_input_and_from_the_web():
    assert DENIAL in call("extract", "-", stdin=FIRST).stdout
    with served({"/a": FIRST}) as site:
        assert json.loads(call("extract", f"{site}/a").stdout.splitlines()[0])["url"].startswith(f"{site}/a#:~:text=")


def test_extract_as_a_page(pages):
    page = call("extract", pages / "a.html", "--html").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert f"<mark>{DENIAL}</mark>" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("t.csv", "organization,claim\nAcme,We sell tea.\n", "has its statements already"),
        ("e.html", "", "e.html: the file is empty"),
        ("none.html", None, "no such file"),
    ],
)
def test_extract_from_what_is_no_document(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_text(content)
    assert message in call("extract", tmp_path / name, code=1).stderr


def test_verify(db):
    assert "verified  2 sources, 4 quotes with a span, 2 links to words: no drift" in call("verify", "--db", db).stdout
    with duckdb.connect(db) as database:
        database.execute("UPDATE statement SET quote = 'We sell it all' WHERE quote = ?", [DENIAL])
    drifted = call("verify", "--db", db, code=1).stdout.splitlines()
    assert len(drifted) == 3
    assert "reads “We sell customer data to nobody”, not the quote" in drifted[1]
    assert drifted[-1].endswith(": 2 drifted")
    rows = json.loads(call("verify", "--db", db, "--json", code=1).stdout)
    assert [row["fate"] for row in rows] == ["drifted", "drifted"]


def test_verify_fetch(tmp_path):
    pages, db = {"/a": FIRST, "/b": SECOND}, tmp_path / "x.duckdb"
    with served(pages) as site:
        call("ingest", f"{site}/a", f"{site}/b", "--db", db)
        assert call("verify", "--fetch", "--db", db).stdout.count("unchanged") == 2
        pages |= {"/a": 410, "/b": SECOND.replace(ADMISSION, "No comment")}
        told = call("verify", "--fetch", "--db", db, code=1).stdout
        assert f"gone        {site}/a: the server answered 410" in told
        assert "“We do not sell customer data to nobody” is no longer there" in told
        rows = json.loads(call("verify", "--fetch", "--db", db, "--json", code=1).stdout)
        assert [row["fate"] for row in rows] == ["gone", "unchanged", "changed"]


def test_retract_and_reinstate(db, pages):
    result = call("retract", "https://acme.example/a", "--reason", "withdrawn by the paper", "--db", db).stdout
    for part in ("withdrawn  ", "1 flags fall", f"Ann Lee, Acme: “{ADMISSION}”"):
        assert part in result
    assert json.loads(call("flags", "--db", db, "--min-score", 0, "--json").stdout) == []
    assert "1 flags stand again" in call("reinstate", "https://acme.example/a", "--reason", "wrong", "--db", db).stdout
    assert len(json.loads(call("flags", "--db", db, "--json").stdout)) == 1
    assert "no source 'x'" in call("retract", "x", "--reason", "y", "--db", db, code=1).stderr
    assert "--reason" in call("retract", "x", "--db", db, code=2).stderr


def test_known_documents_are_extracted_anew(db, monkeypatch):
    assert "renewed  2 documents: 0 statements new, 4 as before, 0 superseded" in call("renew", "--db", db).stdout
    monkeypatch.setattr("contradict.extraction.statements", lambda source: fake_statements(source)[1:])
    told = call("renew", "https://acme.example/a", "--db", db).stdout
    assert "renewed  1 documents: 0 statements new, 1 as before, 1 superseded, 0 found again" in told
    assert "1 flags fall" in told
    assert "unreviewed" in told
    assert call("flags", "--db", db, "--json").stdout.strip() == "[]"
    assert "no stored document is called 'nosuch'" in call("renew", "nosuch", "--db", db, code=1).stderr
