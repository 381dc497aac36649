"""Files, folders and standard input: what is read, what is left out, and what is said about it."""

import io
import os
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.reading import read_files
from contradict.reading.formats import FORMATS
from tests.reading.made import pdf
from tests.reading.tables import ROW, csv_of, jsonl, read

PAIR = {"a": "one", "b": "two", "label": "tension", "why": "because"}
TYPES = (
    "tables are .jsonl, .ndjson, .json, .csv, .tsv, .parquet; "
    "documents are .txt, .text, .md, .markdown, .html, .htm, .xhtml, .pdf, .docx; feeds are .rss, .atom, .rdf, .xml"
)


@pytest.fixture
def stdin(monkeypatch):
    def set_to(data: bytes):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))

    return set_to


@pytest.mark.parametrize(
    "data", [jsonl(ROW), csv_of(ROW), b"\xef\xbb\xbf\n" + csv_of(ROW, delimiter=";"), b" [" + jsonl(ROW) + b"]"]
)
def test_standard_input(stdin, data):
    stdin(data)
    (table,) = read_files(["-"])
    assert [told.claim for told in table.statements] == [ROW["claim"]]
    assert (table.file, table.problem) == ("standard input", None)


def test_standard_input_as_a_source(stdin):
    stdin(b'{"organization": "A", "claim": "b"}\n{"organization": "A"}\n')
    (table,) = read_files(["-"])
    assert (table.sources[0].title, table.sources[0].retrieved_from) == ("standard input", "-")
    assert str(table.refused[0]) == "standard input:2: neither a claim nor a quote; write what was said"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"Acme, Inc. said today that it will never sell the data of its customers.", "text/plain"),
        (b"[Operator Instructions]\nOperator\nWelcome to the call.", "text/plain"),
        (b"<!doctype html><p>We will never sell the data.</p>", "text/html"),
        (pdf(["We will never sell the data."]), "application/pdf"),
    ],
)
def test_a_document_on_standard_input(stdin, data, media_type):
    stdin(data)
    (found,) = read_files(["-"])
    assert (found.file, found.document.media_type, found.document.raw) == ("standard input", media_type, data)
    assert found.document.retrieved_from == "-"


def test_nothing_on_standard_input(stdin):
    stdin(b"")
    (table,) = read_files(["-"])
    assert table.problem == "standard input: the file is empty; a table needs at least one row"


@pytest.fixture
def folder(tmp_path):
    files = {
        "b.csv": csv_of({**ROW, "claim": "From b."}),
        "a/z.jsonl": jsonl({**ROW, "claim": "From z."}),
        "a/pairs.jsonl": jsonl(PAIR, PAIR),
        "names.jsonl": jsonl({"organization": "Meta", "aliases": ["Facebook"]}),
        "README.md": b"# About",
        "slides.pptx": b"PK",
        "note.txt": b"We will never sell the data.",
        ".hidden.jsonl": jsonl(ROW),
        ".git/config.json": b"{}",
        "broken.csv": b"\xff\xfe",
    }
    for name, data in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def test_a_folder_is_read_in_order_of_name_and_says_what_it_left_out(folder):
    tables = {os.path.relpath(table.file, folder): table for table in read_files([folder])}
    assert list(tables) == [
        "README.md",
        "a/pairs.jsonl",
        "a/z.jsonl",
        "b.csv",
        "broken.csv",
        "names.jsonl",
        "note.txt",
        "slides.pptx",
    ]
    assert [told.claim for table in tables.values() for told in table.statements] == ["From z.", "From b."]
    assert [alias.alias for table in tables.values() for alias in table.aliases] == ["Facebook"]
    assert {name: table.ignored for name, table in tables.items() if table.ignored} == {
        "README.md": "about the folder; name the file to read it",
        "a/pairs.jsonl": "labelled pairs, which belong to the evaluation",
        "slides.pptx": "neither a table nor a document",
    }
    assert [name for name, table in tables.items() if table.problem] == ["broken.csv"]
    assert not [table.refused for table in tables.values() if table.refused]


def test_the_same_folder_is_read_the_same_way(folder):
    def read(path):
        return [(file.file, file.problem, file.sha256, [s.id for s in file.sources]) for file in read_files([path])]

    assert read(folder) == read(str(folder))


def test_a_folder_that_is_named_hidden_is_read_when_it_is_asked_for(tmp_path):
    hidden = tmp_path / ".data"
    hidden.mkdir()
    (hidden / "t.jsonl").write_bytes(jsonl(ROW))
    assert [len(table.statements) for table in read_files([hidden])] == [1]


def test_a_folder_with_nothing_to_read(tmp_path):
    (tmp_path / "logo.png").write_text("hello")
    problem, note = read_files([tmp_path])
    assert problem.problem == f"{tmp_path}: no table or document among the 1 files in this folder; {TYPES}"
    assert note.ignored == "neither a table nor a document"


def test_a_folder_below_that_cannot_be_opened_is_told(folder, monkeypatch):
    walk = os.walk

    def closed(top, onerror):
        onerror(PermissionError(13, "Permission denied", str(folder / "closed")))
        return walk(top, onerror=onerror)

    monkeypatch.setattr(os, "walk", closed)
    first, *rest = read_files([folder])
    assert (
        first.problem == f"{folder / 'closed'}: cannot be read (Permission denied); check the file and its permissions"
    )
    assert sum(len(table.statements) for table in rest) == 2


def test_labelled_pairs_given_by_name_are_refused_row_by_row(tmp_path):
    table = read(tmp_path, jsonl(PAIR, PAIR, ROW), "pairs.jsonl")
    assert [(refused.line, refused.reason) for refused in table.refused] == [
        (1, "a labelled pair is no statement; pairs belong to the evaluation"),
        (2, "a labelled pair is no statement; pairs belong to the evaluation"),
    ]
    assert len(table.statements) == 1


def test_labelled_pairs_among_statements_are_not_hidden_by_the_folder(tmp_path):
    (tmp_path / "t.jsonl").write_bytes(jsonl(PAIR, ROW))
    (table,) = read_files([tmp_path])
    assert (len(table.refused), len(table.statements), table.ignored) == (1, 1, None)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("letter.doc", "old and other word processors are not read; save it as .docx"),
        ("slides.PPTX", "slides are not read; save them as PDF"),
        ("book.xlsx", "workbooks are not read; save it as CSV UTF-8"),
        ("t.jsonl.gz", "not read"),
    ],
)
def test_a_file_of_another_type_says_what_can_be_read(tmp_path, name, why):
    assert read(tmp_path, b"x", name).problem == f"{tmp_path / name}: {why}; {TYPES}"


@pytest.mark.parametrize("name", ["gone.jsonl", "gone", "gone.pdf", "gone.d/x.csv"])
def test_a_missing_file(tmp_path, name):
    (table,) = read_files([tmp_path / name])
    assert table.problem == f"{tmp_path / name}: no such file or folder; check the path"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("", f"an empty path; name a file or a folder; {TYPES}"),
        ("a\0b.csv", "a\0b.csv: cannot be read (embedded null byte); check the file and its permissions"),
        ("x" * 5000, f"{'x' * 5000}: cannot be read (File name too long); check the file and its permissions"),
        ("t.jsonl/x.jsonl", "t.jsonl/x.jsonl: cannot be read (Not a directory); check the file and its permissions"),
    ],
    ids=["empty", "NUL", "long", "below a file"],
)
def test_a_path_that_cannot_be_one(tmp_path, monkeypatch, path, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.jsonl").write_bytes(jsonl(ROW))
    (table,) = read_files([path])
    assert table.problem == problem


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (tmp_path / "t.jsonl").write_bytes(jsonl(ROW))
    (table,) = read_files([tmp_path / "t.jsonl"])
    assert (
        table.problem
        == f"{tmp_path / 't.jsonl'}: cannot be read (Permission denied); check the file and its permissions"
    )


def test_a_pipe_in_a_folder_does_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "t.jsonl").write_bytes(jsonl(ROW))
    assert [(table.ignored, len(table.statements)) for table in read_files([tmp_path])] == [
        ("neither a table nor a document", 0),
        (None, 1),
    ]


def test_a_file_name_that_is_not_utf8(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.jsonl")
    path.write_bytes(b'{"organization": "A", "claim": "b"}')
    (table,) = read_files([path])
    assert table.sources[0].title.encode() == b"caf\\udce9.jsonl"


def test_one_unreadable_file_does_not_stop_the_others(tmp_path):
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.jsonl"
    good.write_bytes(jsonl(ROW))
    bad.write_bytes(b"")
    tables = list(read_files([bad, tmp_path / "gone.csv", good]))
    assert [bool(table.problem) for table in tables] == [True, True, False]
    assert len(tables[2].statements) == 1


PIECES = st.sampled_from(
    [
        b'{"organization": "A", "claim": "b"}',
        b"organization,claim\n",
        b"A,b\n",
        b'"',
        b",",
        b"\n",
        b"[",
        b"]",
        b"{",
        b"}",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\\ud800",
        b'"claim":',
        b"PAR1",
        b"\xc2\x85",
        b"aliases",
        b"1e999",
        b"\r",
        b";",
    ]
)


@settings(deadline=None)
@given(data=st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=40).map(b"".join)))
@pytest.mark.parametrize("suffix", [*FORMATS, ""])
def test_no_bytes_crash_the_reader(tmp_path_factory, suffix, data):
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    (table,) = read_files([path])
    assert (table.problem is None) == (table.sha256 is not None)
    for line in (table.problem, *map(str, table.refused)):
        assert line is None or "\n" not in line
    for told in table.statements:
        assert told.claim.encode()
        assert told.organization.strip()
