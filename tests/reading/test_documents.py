"""Documents of all kinds: what becomes of them, what the caller may say of them, and what is refused."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.domain import SaidOn
from contradict.errors import InputError
from contradict.reading import Given, read_files
from contradict.reading.charset import decode
from contradict.reading.documents import Origin, media_type_of, read_document
from contradict.reading.language import check_english
from contradict.reading.media import DOCX, HTML, MARKDOWN, PDF, PLAIN
from tests.reading.made import PROSE, docx, page, pdf, read, source

TEXT = "\n\n".join(("Acme keeps its promise", *PROSE))
KINDS = {
    "a.txt": TEXT.encode(),
    "a.md": f"# Acme keeps its promise\n\n{PROSE[0]}\n\n{PROSE[1]}\n".encode(),
    "a.html": page(),
    "a.pdf": pdf(["Acme keeps its promise", "", PROSE[0], "", PROSE[1]]),
    "a.docx": docx("Acme keeps its promise", *PROSE),
}


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_gives_the_same_text_and_keeps_its_bytes(tmp_path, name):
    before = datetime.now(UTC)
    document = source(tmp_path, KINDS[name], name)
    lines = [line for line in document.text.split("\n") if line]
    assert lines[-2:] == list(PROSE)
    assert lines[:-2] in ([], ["Acme keeps its promise"])
    assert document.title == "Acme keeps its promise"
    assert document.raw == KINDS[name]
    assert document.sha256 == hashlib.sha256(KINDS[name]).hexdigest()
    assert (document.url, document.retrieved_from) == (None, str(tmp_path / name))
    assert before <= document.retrieved_at <= datetime.now(UTC)


def test_a_folder_of_all_kinds(tmp_path):
    for name, data in {**KINDS, "README.md": b"# About", "LICENSE.txt": b"Free", "photo.jpg": b"\xff\xd8"}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "t.csv").write_text("organization,claim\nAcme,It sells nothing.\n")
    files = {Path(file.file).name: file for file in read_files([tmp_path])}
    assert {name for name, file in files.items() if file.document} == set(KINDS)
    assert len(files["t.csv"].statements) == 1
    assert files["t.csv"].document is None
    assert {name: file.ignored for name, file in files.items() if file.ignored} == {
        "LICENSE.txt": "about the folder; name the file to read it",
        "README.md": "about the folder; name the file to read it",
        "photo.jpg": "neither a table nor a document",
    }


def test_a_readme_that_is_named_is_read(tmp_path):
    assert source(tmp_path, TEXT.encode(), "README.md").text == TEXT


@pytest.mark.parametrize("name", ["readmission.txt", "notice-to-owners.md", "license_to_operate.txt", "changelogs.txt"])
def test_names_that_only_begin_like_a_readme(tmp_path, name):
    (tmp_path / name).write_bytes(TEXT.encode())
    assert [file.document is not None for file in read_files([tmp_path])] == [True]


@pytest.mark.parametrize(
    ("data", "declared", "media_type"),
    [
        (KINDS["a.pdf"], None, PDF),
        (KINDS["a.pdf"], PLAIN, PDF),
        (KINDS["a.docx"], HTML, DOCX),
        (page(), None, HTML),
        (page(), PLAIN, HTML),
        (page(), MARKDOWN, MARKDOWN),
        (b"\xef\xbb\xbf<!-- x --><HTML><body>", None, HTML),
        (b"<3 we love it", None, PLAIN),
        (TEXT.encode(), None, PLAIN),
        (TEXT.encode(), "text/unknown", PLAIN),
    ],
)
def test_the_type_by_the_first_bytes(data, declared, media_type):
    assert media_type_of(data, declared) == media_type


@pytest.mark.parametrize("name", ["release", "call"])
def test_a_document_without_a_type_in_its_name(tmp_path, name):
    assert source(tmp_path, TEXT.encode(), name).text == TEXT


def test_what_is_given_stands_above_what_is_found(tmp_path):
    given_date = SaidOn.parse("2021-05")
    document = source(
        tmp_path, page(), "a_2015-11-30.html",
        url="https://acme.example/promise", title="Mine", publisher="Acme", author="Jane", published=given_date,
    )  # fmt: skip
    assert (document.url, document.title, document.publisher, document.author, document.published) == (
        "https://acme.example/promise", "Mine", "Acme", "Jane", given_date
    )  # fmt: skip


def test_a_date_in_the_file_name_is_the_last_resort(tmp_path):
    assert str(source(tmp_path, page(), "a_2015-11-30.html").published) == "2015-11-30"
    dated = TEXT.replace("promise\n", "promise\nNovember 17, 2014\n", 1).encode()
    assert str(source(tmp_path, dated, "a_2015-11-30.txt").published) == "2014-11-17"


@pytest.mark.parametrize("names_one", [Given(url="https://acme.example/a"), Given(title="Mine")])
def test_one_address_for_several_documents_is_refused(tmp_path, names_one):
    with pytest.raises(InputError, match="belongs to one document"):
        list(read_files([tmp_path], names_one))
    with pytest.raises(InputError, match="belongs to one document"):
        list(read_files([tmp_path / "a.txt", tmp_path / "b.txt"], names_one))


def test_the_note_and_the_comments_are_left_out_and_it_is_said(tmp_path):
    note = "Lena Armand is a reporter who covers privacy.\n\n2 comments\n\nJake\nThey lie."
    found = read(tmp_path, f"{TEXT}\n\n{note}".encode(), "a.txt")
    assert found.document.text == TEXT
    assert found.document.author == "Lena Armand"
    assert found.remarks == (f"{len(note) + 2} characters after the article left out (author's note, comments)",)


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.html", b"<html>" + b"x" * 50_000_000, "50 MB of text/html, and 10 MB is the most that is read; save its text alone"),
        ("a.txt", b"x" * 20_000_001, "20 MB of text/plain, and 10 MB is the most that is read; save its text alone"),
        ("a.txt", b"", "the file is empty; a document needs at least one sentence"),
        ("a.html", b" \n ", "the file is empty; a document needs at least one sentence"),
        ("a.html", b"<html><body><img src=a></body></html>", "no text in it; check that it is the right file"),
        ("a.md", b"![](a.png)", "no text in it; check that it is the right file"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(500), "binary or UTF-16, not text; save the text as UTF-8"),
        ("a.txt", b"Wir werden die Daten unserer Kunden niemals verkaufen, und das ist ein Versprechen, das wir allen gegeben haben, "
                  b"die uns danach gefragt haben, und so bleibt es auch.",
         "not English prose (0 of 28 words are common English words); only English is read"),
        ("a.txt", "Мы никогда не будем продавать данные наших клиентов, и это обещание.".encode(),
         "not in a Latin script, so not in English; only English is read"),
    ],
    ids=["large page", "large text", "empty", "blank", "picture", "picture in Markdown", "PNG", "German", "Russian"],
)  # fmt: skip
def test_what_is_refused(tmp_path, name, data, problem):
    found = read(tmp_path, data, name)
    assert found.problem == f"{tmp_path / name}: {problem}"
    assert found.document is None


def test_one_bad_document_does_not_stop_the_others(tmp_path):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF")
    (tmp_path / "good.txt").write_bytes(TEXT.encode())
    assert [file.problem is None for file in read_files([tmp_path / "bad.pdf", tmp_path / "good.txt"])] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        *PROSE,
        "Nous ne vendrons jamais, said the company, the data of our customers and that is all there is to it for us.",
        "Revenue 5 6 7 8 9",
        "Ja.",
        "Net sales for the quarter were 512 million and operating income of the company was 49 million",
    ],
)
def test_what_may_be_english(text):
    check_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nous ne vendrons jamais les données de nos clients, et c'est une promesse que nous avons faite à chacun d'entre eux.",
        "No venderemos nunca los datos de nuestros clientes, y esa es una promesa que hemos hecho a todos ellos desde siempre.",
        "Wij zullen de gegevens van onze klanten nooit verkopen, en dat is een belofte die wij aan al onze klanten of hebben gedaan.",
        "Vi kommer aldrig att sälja våra kunders uppgifter, och det är ett löfte som vi har gett till var och en av dem här.",
        "Nie będziemy nigdy sprzedawać danych naszych klientów, i to jest obietnica, którą złożyliśmy im wszystkim, a to znaczy dla nas bardzo wiele.",
        "私たちは決してお客様のデータを販売しません。これは私たちの約束です。",
        "نحن لن نبيع بيانات عملائنا أبدا وهذا وعد قطعناه لهم جميعا",
    ],
)
def test_what_is_not_english(text):
    with pytest.raises(InputError, match="only English is read"):
        check_english(text)


@pytest.mark.parametrize(
    ("data", "declared", "text", "remarks"),
    [
        ("naïve “quote”".encode(), None, "naïve “quote”", []),
        ("naïve “quote”".encode("utf-8-sig"), None, "naïve “quote”", []),
        ("naïve “quote”".encode("cp1252"), None, "naïve “quote”", ["not UTF-8; read as windows-1252"]),
        ("naïve “quote”".encode("cp1252"), "iso-8859-1", "naïve “quote”", ["not UTF-8; read as windows-1252"]),
        ("naïve “quote”".encode(), "iso-8859-1", "naïve “quote”", []),
        ("ż “quote”".encode("cp1250"), "windows-1250", "ż “quote”", ["not UTF-8; read as cp1250"]),
        ("naïve".encode("cp1252"), "no-such-charset", "naïve", ["not UTF-8; read as windows-1252"]),
        ("naïve".encode("cp1252"), "rot13", "naïve", ["not UTF-8; read as windows-1252"]),
        ("“quote”".encode("utf-16"), None, "“quote”", ["not UTF-8; read as utf-16-le"]),
        (
            "éèàùçâ“”".encode() + b"\xe2\x80",
            None,
            "éèàùçâ“”\ufffd",
            ["1 character could not be decoded and stand as \ufffd"],
        ),
        (b"We have \0never\0 sold the data.", None, "We have never sold the data.", ["2 control characters left out"]),
        (
            b"a\x81b",
            None,
            "a\ufffdb",
            ["not UTF-8; read as windows-1252", "1 character could not be decoded and stand as \ufffd"],
        ),
    ],
)
def test_the_charset(data, declared, text, remarks):
    assert decode(data, declared) == (text, tuple(remarks))


def test_a_nul_byte_costs_itself_alone(tmp_path):
    found = read(tmp_path, TEXT.replace("never", "nev\0er").encode(), "a.txt")
    assert found.document.text == TEXT
    assert found.remarks == ("1 control character left out",)
    assert b"\0" in found.document.raw


MARKED = f"""---
title: "A promise"
author: Jane Roe
date: 2015-11-30
canonical_url: https://acme.example/promise
---

# Acme *keeps* its [promise](https://acme.example)

{PROSE[0]}
It runs on.

> {PROSE[1]}

- One `point`
- Another **point**, ![and a picture](a.png)

| Plants | 5 |
| --- | --- |
| Markets | 6 |

```
code = 1
```

<!-- hidden -->
"""


def test_markdown_without_its_marks(tmp_path):
    document = source(tmp_path, MARKED.encode(), "a.md")
    assert document.text.split("\n\n") == [
        "Acme keeps its promise", f"{PROSE[0]} It runs on.", PROSE[1], "One point", "Another point,", "Plants", "5", "Markets", "6"
    ]  # fmt: skip
    assert (document.title, document.author, document.url) == ("A promise", "Jane Roe", "https://acme.example/promise")
    assert str(document.published) == "2015-11-30"


ORIGIN = Origin("a", "a")
WORDS = st.sampled_from(
    [
        *PROSE, "\n", "\n\n", "\f", "\0", "“", '"', "Page 1 of 2", "- ", "• Jake", "CHAIR ROE.  ", "Roe: (00:00)", "long-", " ",
        "<p>", "</p>", "<div class='comments'>", "<table><tr><td>", "<br>", "<!--", "&#0;", "&nbsp;", "<script>", "---\n", "# ", "> ",
        "April 31, 2015", "2015-11-30", "\ud800", "\u2028", "ﬁ", "Comments", "Jane Doe is a writer.", "title: x", "<![CDATA[", "]]>",
    ]
)  # fmt: skip
ANY = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map("".join))


@settings(deadline=None, max_examples=60)
@given(text=ANY)
@pytest.mark.parametrize("media_type", [PLAIN, MARKDOWN, HTML])
def test_any_text_reads_the_same_way_twice_or_is_refused_in_one_line(media_type, text):
    data = text.encode("utf-8", "surrogatepass")

    def attempt():
        try:
            return read_document(data, media_type, ORIGIN)
        except InputError as error:
            assert "\n" not in str(error)
            return str(error)

    first = attempt()
    assert attempt() == first
    if not isinstance(first, str):
        assert first[0].text == first[0].text.strip() != ""
        assert first[0].text.encode()
        assert not set(first[0].text) & set("\0\r\f\xa0\u200b")


@settings(deadline=None, max_examples=60)
@given(data=st.one_of(st.binary(max_size=300), ANY.map(lambda text: text.encode("utf-8", "replace"))))
@pytest.mark.parametrize("media_type", [PLAIN, MARKDOWN, HTML, PDF, DOCX])
def test_any_bytes_are_read_or_refused(media_type, data):
    try:
        read_document(data, media_type, ORIGIN)
    except InputError as error:
        assert "\n" not in str(error)


SHARED = Path(__file__).parents[3] / "shared" / "corpus" / "documents"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not here")
def test_the_real_documents():
    files = {Path(file.file).name: file for file in read_files([SHARED])}
    assert {name for name, file in files.items() if file.document is None} == set()
    assert {name for name, file in files.items() if file.remarks} == {"news_tomshardware_blackberry_2015-11-30.txt"}
    article = files["news_tomshardware_blackberry_2015-11-30.txt"].document
    assert article.text.endswith("harm their own economies.")
    assert (article.author, str(article.published)) == ("Lucian Armasu", "2015-11-30")
    printed, typed = (files[name].document for name in ("FOMCpresconf20211215.pdf", "fomc_presconf_20211215.txt"))
    assert printed.text == typed.text
    assert str(files["call_FB_2018_q1.txt"].document.published) == "2018-04-25"
