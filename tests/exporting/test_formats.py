"""What is exported is read back by other programs, and harms nobody."""

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema
import pandas
import pyarrow.csv
import pytest

from contradict.domain import Decision, Mode, Relation, SaidOn
from contradict.exporting import Exported, Publication, export, export_log, exported
from contradict.exporting.cells import cell
from contradict.exporting.claimreview import claim_reviews
from contradict.exporting.records import flat, record
from tests.exporting.examples import (
    EVIL,
    ITEMS,
    NOW,
    PARAPHRASE,
    PLAIN,
    QUOTE,
    REJECTED,
    VERBATIM,
    confirmed,
    flag,
    hostile,
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_is_read_back_by_python():
    first, second = rows(export(ITEMS, "csv"))
    assert first["earlier_quote"] == QUOTE
    assert first["later_quote"] == ""
    assert first["later_claim"] == PARAPHRASE.claim
    assert first["later_said_on"] == "2022-06"
    assert first["later_date_basis"] == "inferred"
    assert first["status"] == "confirmed"
    assert first["review_note"] == "Checked against\nthe page."
    assert first["notes"] == "Ask the press office. (Bo)"
    assert first["score"] == "0.8765"
    assert first["earlier_link"].startswith("https://news.example/mail?id=1&x=2#:~:text=")
    assert first["earlier_sha256"] == "a" * 64
    assert second["later_quote"] == EVIL


GERMAN = Exported(
    confirmed(
        flag(
            later=replace(
                PARAPHRASE,
                claim='Die Müller & Söhne AG nannte das "ganz ausgeschlossen", größer werde man nicht.',
                speaker="Jürgen Groß, Dr.",
                said_on=SaidOn.parse("2023-11-30"),
            )
        ),
        note='Zwei Zeilen,\n\nund "Anführung"; 50 % – fertig.',
    ),
    ("Erste Notiz. (Änne)", "Zweite,\nmit Umbruch. (Bo)"),
)


def as_written(value) -> str:
    return "" if value is None else str(cell(value))


@pytest.mark.parametrize("bom", [False, True])
def test_csv_is_read_back_by_pandas(tmp_path, bom):
    items = [*ITEMS, GERMAN]
    (tmp_path / "flags.csv").write_bytes(export(items, "csv", bom=bom).encode())
    read = pandas.read_csv(tmp_path / "flags.csv", dtype=str, keep_default_na=False)
    expected = [{name: as_written(value) for name, value in flat(record(item)).items()} for item in items]
    assert read.to_dict("records") == expected


def test_pandas_takes_numbers_and_dates_for_what_they_are(tmp_path):
    (tmp_path / "flags.csv").write_bytes(export([GERMAN], "csv", bom=True).encode())
    days = ["earlier_said_on", "later_said_on", "review_decided_at", "earlier_retrieved_at"]
    (row,) = pandas.read_csv(tmp_path / "flags.csv", parse_dates=days).to_dict("records")
    assert (row["score"], row["earlier_start"], row["later_indirect"]) == (0.8765, VERBATIM.start, False)
    assert row["later_said_on"] == pandas.Timestamp(2023, 11, 30)
    assert row["review_decided_at"] == pandas.Timestamp(NOW)
    assert row["earlier_retrieved_at"] == pandas.Timestamp("2024-05-01T12:30Z")
    assert pandas.isna(row["later_quote"])


def test_csv_is_read_back_by_arrow():
    text = export(ITEMS, "csv", bom=True)
    options = pyarrow.csv.ParseOptions(newlines_in_values=True)
    table = pyarrow.csv.read_csv(io.BytesIO(text.encode()), parse_options=options)
    assert table.num_rows == 2
    assert table.column_names == list(rows(export(ITEMS, "csv"))[0])
    assert table["earlier_quote"].to_pylist()[0] == QUOTE


def test_a_byte_order_mark_is_there_when_asked_for():
    assert export(ITEMS, "csv", bom=True).encode().startswith(b"\xef\xbb\xbfpair,relation")
    assert export(ITEMS, "csv").startswith("pair,relation")


def test_no_cell_is_a_formula():
    for row in rows(export(ITEMS, "csv")):
        for value in row.values():
            assert not value.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1 % growth", "'-1 % growth"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("\n=1", "'\n=1"),
        ("plain = text", "plain = text"),
        (-0.5, -0.5),
        (None, None),
        (["a", "b"], '["a", "b"]'),
    ],
)
def test_cells(value, expected):
    assert cell(value) == expected


def test_an_empty_table_has_its_header():
    assert export([], "csv").splitlines() == [export(ITEMS, "csv").splitlines()[0]]
    assert (export([], "json"), export([], "jsonl")) == ("[]\n", "")


def test_json_and_json_lines_say_the_same():
    whole = json.loads(export(ITEMS, "json"))
    assert whole == [json.loads(line) for line in export(ITEMS, "jsonl").splitlines()]
    assert whole[0]["earlier"]["quote"] == QUOTE
    assert whole[0]["later"]["quote"] is None
    assert whole[0]["review"]["reviewer"] == "Ada"
    assert [whole[1]["earlier"]["link"], whole[1]["later"]["link"]] == [None, None]


class Page(HTMLParser):
    """Tags and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action")]
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data):
        self.text += data if self.tags[-1:] != ["style"] else ""


def test_html_loads_and_runs_nothing():
    html = export(ITEMS, "html")
    page = Page(html)
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert [link.partition("#")[0] for link in page.links] == ["https://news.example/mail?id=1&x=2"]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html
    assert page.text.count(EVIL) >= 4
    assert "Checked against" in page.text


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_only_verbatim_words_are_in_quotation_marks(kind):
    text = export(ITEMS[:1], kind)
    assert "secret" not in text, "a folder of ours is nobody's business"
    assert re.findall('[“"]([^”"<>=]+)[”"]', Page(text).text if kind == "html" else text) == [QUOTE]
    assert "paraphrase" in text


@pytest.mark.parametrize("kind", ["html", "markdown"])
def test_reported_speech_is_called_the_words_of_the_source(kind):
    reported = replace(VERBATIM, direct=False, mode=Mode.ASSERTED, cue="said")
    assert reported.indirect
    text = export([Exported(confirmed(flag(earlier=reported)))], kind)
    assert "[indirect" in (Page(text).text if kind == "html" else text.replace("\\", ""))
    assert "[indirect" not in export([Exported(confirmed(flag()))], kind).replace("\\", "")


def test_markdown_means_nothing_but_itself():
    text = export([Exported(hostile(), (EVIL,))], "markdown")
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "](<" not in text
    assert "\\*\\*bold\\*\\*" in text
    link = re.search(r"\]\(<(https://[^>]+)>\)", export(ITEMS, "markdown"))
    assert link
    assert link[1].startswith("https://news.example/mail?id=1&x=2#:~:text=")


def test_the_log_is_exported_whole():
    log = [PLAIN.review, REJECTED.review]
    first, second = rows(export_log(log, "csv"))
    assert (first["reviewer"], first["decision"], first["note"]) == ("Ada", "confirmed", "Checked against\nthe page.")
    assert (second["decision"], second["reason"]) == ("rejected", "dated_update")
    assert second["decided_at"] == NOW.isoformat()
    assert json.loads(export_log(log, "json")) == [json.loads(line) for line in export_log(log, "jsonl").splitlines()]


def test_notes_follow_their_pair():
    note = replace(PLAIN.review, decision=Decision.NOTED, note="Ask.")
    other = replace(note, pair_id="elsewhere")
    copy = replace(PLAIN, review=replace(PLAIN.review, pair_id="elsewhere"))
    assert exported([PLAIN], [note, other, PLAIN.review])[0].notes == ("Ask. (Ada)",)
    assert exported([copy], [note, other])[0].notes == ("Ask. (Ada)", "Ask. (Ada)")


DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
ADDRESS = {"type": "string", "pattern": "^https?://"}
NAMED = {"type": "object", "required": ["@type", "name"], "properties": {"name": {"type": "string", "minLength": 1}}}
PARTY = {
    **NAMED,
    "properties": {**NAMED["properties"], "@type": {"enum": ["Person", "Organization"]}, "worksFor": NAMED},
}
WORK = {
    "type": "object",
    "required": ["@type"],
    "properties": {
        "@type": {"const": "CreativeWork"},
        "url": ADDRESS,
        "headline": {"type": "string"},
        "publisher": NAMED,
        "datePublished": DATE,
    },
    "additionalProperties": False,
}
CLAIM_REVIEW = {
    "type": "object",
    "required": ["@type", "claimReviewed", "reviewRating", "author", "datePublished", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "identifier": {"type": "string"},
        "url": ADDRESS,
        "claimReviewed": {"type": "string", "minLength": 1},
        "datePublished": DATE,
        "author": PARTY,
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName"],
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": {"type": "string", "minLength": 1},
                "ratingExplanation": {"type": "string"},
            },
            "additionalProperties": False,
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type", "author", "appearance"],
            "properties": {"@type": {"const": "Claim"}, "author": PARTY, "datePublished": DATE, "appearance": WORK},
            "additionalProperties": False,
        },
        "isBasedOn": {"type": "array", "items": WORK},
    },
    "additionalProperties": False,
}
GRAPH = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {"@context": {"const": "https://schema.org"}, "@graph": {"type": "array", "items": CLAIM_REVIEW}},
}
"""What schema.org's ClaimReview and the search engines' guides require and expect, as far as we use it."""


@pytest.mark.parametrize("relation", list(Relation))
def test_claim_reviews_are_valid(relation):
    items = [Exported(confirmed(flag(relation=relation))), *ITEMS]
    made = json.loads(export(items, "claimreview", publication=Publication("Example News", "https://news.example/1")))
    jsonschema.validate(made, GRAPH)
    assert len(made["@graph"]) == 3


def test_a_claim_review_says_who_said_what():
    (made,) = claim_reviews(ITEMS[:1])["@graph"]
    assert made["claimReviewed"] == PARAPHRASE.claim
    assert made["author"] == {"@type": "Person", "name": "Ada"}
    assert made["itemReviewed"]["author"]["worksFor"]["name"] == "Acme"
    assert made["itemReviewed"]["datePublished"] == "2022-06"
    assert made["reviewRating"]["ratingExplanation"] == f"2020-02-03, Ann Lee, chief executive, Acme: “{QUOTE}”"
    assert made["isBasedOn"][0]["publisher"]["name"] == "Example News"


def test_only_confirmed_pairs_become_claim_reviews():
    assert claim_reviews([Exported(REJECTED), Exported(flag())])["@graph"] == []
