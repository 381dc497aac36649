"""DOCX: paragraphs and rows in order; what would unpack without end is refused before it is unpacked."""

import io
import zipfile

import pytest

from contradict.reading import word
from tests.reading.made import PROSE, docx, read, source, zipped


def test_paragraphs_and_rows_in_order(tmp_path):
    data = docx(
        "Acme keeps its promise",
        "November 17, 2015",
        *PROSE,
        rows=[["Plants", "5"], ["Markets", "6"]],
        author="Jane Roe",
    )
    document = source(tmp_path, data, "release.docx")
    assert document.text.split("\n\n") == [
        "Acme keeps its promise", "November 17, 2015", *PROSE, "Plants | 5", "Markets | 6"
    ]  # fmt: skip
    assert (document.title, document.author) == ("Acme keeps its promise", "Jane Roe")
    assert str(document.published) == "2015-11-17"
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.raw == data


@pytest.mark.parametrize(
    ("made", "title"),
    [
        (docx("First line", *PROSE, title="The promise"), "The promise"),
        (docx("First line", *PROSE), "First line"),
        (docx(f"{PROSE[0]} {PROSE[1]}"), "a.docx"),
    ],
)
def test_the_title(tmp_path, made, title):
    assert source(tmp_path, made, "a.docx").title == title


def patched(data: bytes, name: str, content: bytes) -> bytes:
    """The same DOCX with another part in place of one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.namelist():
            new.writestr(item, content if item == name else old.read(item))
    return out.getvalue()


GOOD = docx(*PROSE)
BOMB = patched(GOOD, "word/document.xml", b"<w>" + b" " * 30_000_000)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("docx.Document", None)  # it would be called
    problem = read(tmp_path, BOMB, "bomb.docx").problem
    assert problem.startswith(f"{tmp_path / 'bomb.docx'}: a DOCX of {len(BOMB):,} bytes that unpacks to 30,")
    assert problem.endswith("refused as a zip bomb")


def test_a_bomb_of_many_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(word, "_MOST_FILES", 5)
    assert read(tmp_path, GOOD, "bomb.docx").problem.endswith("refused as a zip bomb")


def test_a_false_size_cannot_grow(tmp_path):
    """The declared size of the document is patched to be small; what is unpacked stops there."""
    large = patched(GOOD, "word/document.xml", b"<w>" + b" " * 900_000)
    lying = large.replace((900_003).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    assert lying != large
    assert read(tmp_path, lying, "a.docx").problem.startswith(f"{tmp_path / 'a.docx'}: not a DOCX that can be read (")


ENTITIES = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><w>&c;&c;&c;</w>'
)


@pytest.mark.parametrize(
    "data",
    [
        b"no zip",
        b"PK\x03\x04",
        GOOD[: len(GOOD) // 2],
        zipped(**{"hello.txt": b"hello"}),
        zipped(**{"[Content_Types].xml": b"<broken"}),
        patched(GOOD, "word/document.xml", b"<broken"),
        patched(GOOD, "word/document.xml", ENTITIES),
        patched(GOOD, "_rels/.rels", b"<Relationships/>"),
    ],
    ids=["text", "magic", "half", "another zip", "broken types", "broken body", "entities", "no body"],
)
def test_what_is_no_docx(tmp_path, data):
    problem = read(tmp_path, data, "a.docx").problem
    assert problem.startswith(f"{tmp_path / 'a.docx'}: ")
    assert "\n" not in problem
    assert len(problem) < 300


def test_a_docx_without_text(tmp_path):
    assert read(tmp_path, docx(), "a.docx").problem.endswith("no text in it; check that it is the right file")
