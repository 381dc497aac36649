"""What each column of a row becomes, and why a row is refused."""

from datetime import date

import pytest

from contradict.domain import Basis, Mode, Precision
from tests.reading.tables import ROW, jsonl, read, refusal, statement


def test_a_row_becomes_a_statement_and_its_source(tmp_path):
    table = read(
        tmp_path,
        jsonl(
            {
                "id": "e1",
                "topic": "licence",
                "organization": "Elastic",
                "claim": "The software stays open source.",
                "quote": "We are an open source company.",
                "speaker": "Shay Banon",
                "role": "CEO",
                "said_on": "2018-02",
                "date_basis": "inferred",
                "source_url": "https://example.com/open",
                "source_title": "On open",
                "publisher": "Elastic",
                "published": "2018-02-27",
                "context": "A blog post.",
                "direct": True,
                "mode": "denied",
                "page": 3,
            }
        ),
    )
    (source,), (told,) = table.sources, table.statements
    assert (source.url, source.title, source.publisher) == ("https://example.com/open", "On open", "Elastic")
    assert (str(source.published), source.text, source.sha256) == ("2018-02-27", "", None)
    assert (source.media_type, source.retrieved_from) == ("text/x-citation", table.file)
    assert (told.source_id, told.organization, told.speaker, told.role) == (source.id, "Elastic", "Shay Banon", "CEO")
    assert (told.claim, told.quote) == ("The software stays open source.", "We are an open source company.")
    assert (told.said_on.first, told.said_on.precision) == (date(2018, 2, 1), Precision.MONTH)
    assert (told.said_on.basis, told.mode, told.direct) == (Basis.INFERRED, Mode.DENIED, True)
    assert (told.context, told.start, told.end) == ("A blog post.", None, None)
    assert told.metadata == {"id": "e1", "topic": "licence", "page": 3}


def test_a_claim_alone_is_a_paraphrase(tmp_path):
    assert statement(tmp_path).quote is None


def test_a_quote_alone_is_also_the_claim(tmp_path):
    told = statement(tmp_path, claim="", quote=" We stay open. ")
    assert (told.claim, told.quote) == ("We stay open.", "We stay open.")


def test_a_plain_row_is_asserted_undated_and_by_the_company(tmp_path):
    told = statement(tmp_path)
    assert (told.mode, told.said_on, told.speaker, told.direct, told.metadata) == (Mode.ASSERTED, None, None, False, {})


@pytest.mark.parametrize("missing", [None, "", "   ", "\n"])
def test_an_empty_cell_is_missing(tmp_path, missing):
    told = statement(tmp_path, speaker=missing, said_on=missing, mode=missing, direct=missing, topic=missing)
    assert (told.speaker, told.said_on, told.mode, told.metadata) == (None, None, Mode.ASSERTED, {})


@pytest.mark.parametrize("written", ["Organization", " organization ", "ORGANIZATION"])
def test_a_column_is_known_in_any_case(tmp_path, written):
    (told,) = read(tmp_path, jsonl({written: "Elastic", "claim": "Open."})).statements
    assert (told.organization, told.metadata) == ("Elastic", {})


@pytest.mark.parametrize(
    ("said_on", "read_as"),
    [
        ("2021", "2021"),
        (2021, "2021"),
        ("2021-01", "2021-01"),
        ("2021-01-14", "2021-01-14"),
        (" 2021-01-14 ", "2021-01-14"),
        ("2021-01-14T09:30:00Z", "2021-01-14"),
        ("2021-01-14 23:59:59+02:00", "2021-01-14"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_dates(tmp_path, said_on, read_as):
    told = statement(tmp_path, said_on=said_on).said_on
    assert (str(told), told.basis) == (read_as, Basis.STATED)


@pytest.mark.parametrize(
    "said_on",
    ["last Tuesday", "14.01.2021", "01/14/2021", "2021-13", "2021-02-30", "2021-1-4", "2021-01-14T99:00", "0000"],
)
def test_what_is_no_date_is_refused(tmp_path, said_on):
    reason = refusal(tmp_path, said_on=said_on)
    assert reason.startswith(f"said_on: '{said_on}' is not a date")


def test_a_date_in_words_is_told_how_to_write_it(tmp_path):
    expected = "said_on: 'last Tuesday' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"
    assert refusal(tmp_path, said_on="last Tuesday") == expected


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("stated", Basis.STATED),
        ("inferred", Basis.INFERRED),
        ("Inferred", Basis.INFERRED),
        ("page date", Basis.PUBLICATION),
        ("publication", Basis.PUBLICATION),
        ("relative", Basis.RELATIVE),
        ("unknown", Basis.UNKNOWN),
    ],
)
def test_date_basis(tmp_path, written, basis):
    assert statement(tmp_path, said_on="2021", date_basis=written).said_on.basis is basis


def test_the_date_of_publication_stands_in_for_a_missing_one(tmp_path):
    told = statement(tmp_path, published="2021-01-14", date_basis="stated").said_on
    assert (str(told), told.basis) == ("2021-01-14", Basis.PUBLICATION)


@pytest.mark.parametrize(
    ("written", "direct"),
    [(True, True), (False, False), ("true", True), ("No", False), ("YES", True), (1, True), (0, False), ("0", False)],
)
@pytest.mark.parametrize("column", ["direct", "quoted_directly"])
def test_direct(tmp_path, column, written, direct):
    told = statement(tmp_path, **{column: written})
    assert (told.direct, told.metadata) == (direct, {})


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"organization": " "}, "no organization; name the company it is a statement of"),
        ({"claim": None}, "neither a claim nor a quote; write what was said"),
        ({"organization": 3}, "organization must be text, not a number"),
        ({"organization": True}, "organization must be text, not true or false"),
        ({"claim": ["a", "b"]}, "claim must be text, not a list"),
        ({"speaker": {"name": "x"}}, "speaker must be text, not an object"),
        ({"said_on": 20.5}, "said_on must be text, not a number"),
        ({"said_on": True}, "said_on must be text, not true or false"),
        ({"claim": "x" * 100_000}, "a claim of 100000 characters is no single statement; split it"),
        ({"quote": "x" * 20_001}, "a quote of 20001 characters is no single statement; split it"),
        ({"context": "x" * 20_001}, "a context of 20001 characters is over 20000; shorten it"),
        ({"claim": "a\0b"}, "claim holds the control character U+0000; remove it"),
        ({"topic": "\x1b[31mred"}, "topic holds the control character U+001B; remove it"),
        ({"tags": ["fine", {"deep": "\x85"}]}, "tags holds the control character U+0085; remove it"),
        ({"claim": "half \ud83d"}, "claim holds the control character U+D83D; remove it"),
        ({"a\0b": "x"}, "a column name holds the control character U+0000; remove it"),
        ({"Claim": "twice"}, "two columns have the same name; rename or remove one"),
        (
            {"date_basis": "guess"},
            "date_basis 'guess' is not known; write one of stated, relative, inferred, publication",
        ),
        ({"mode": "sworn"}, "mode 'sworn' is not known; write one of asserted, reported, denied, conditional"),
        ({"direct": "maybe"}, "direct 'maybe' is neither true nor false"),
        ({"published": "soon"}, "published: 'soon' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"),
        ({"said_on": "one\nday " + "x" * 500}, "said_on: 'one day xxx"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_cell_refuses_its_row(tmp_path, cells, reason):
    assert refusal(tmp_path, **cells).startswith(reason)


def test_a_claim_as_long_as_may_be_stays(tmp_path):
    assert len(statement(tmp_path, claim="x" * 20_000).claim) == 20_000


def test_line_ends_and_tabs_are_text(tmp_path):
    assert statement(tmp_path, quote="One.\r\n\tTwo.\u2028Three.").quote == "One.\r\n\tTwo.\u2028Three."


def test_a_nest_of_metadata_is_refused_when_nobody_can_read_it(tmp_path):
    nest = "deep"
    for _ in range(21):
        nest = [nest]
    assert refusal(tmp_path, tags=nest) == "tags is nested more than 20 levels deep"


@pytest.mark.parametrize("url", ["http://example.com", "https://example.com/a?b=c#d", "HTTPS://EXAMPLE.COM/x"])
def test_web_addresses(tmp_path, url):
    (source,) = read(tmp_path, jsonl({**ROW, "source_url": url})).sources
    assert source.url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
        "ftp://example.com",
        "example.com",
        "//example.com",
        "https://",
        "https:///path",
        "https://exa mple.com",
        "https://[half",
        "see the annual report",
    ],
)
def test_any_other_address_is_refused(tmp_path, url):
    assert refusal(tmp_path, source_url=url) == (
        f"source_url '{url}' is not a web address; write one that starts with https:// or http://"
    )


def test_one_source_for_each_cited_document(tmp_path):
    cited = [
        {"source_url": "https://example.com/a"},
        {"source_url": "https://example.com/a", "published": "2021-05"},
        {"source_url": "https://example.com/a", "published": "2022"},
        {"source_url": "https://example.com/b"},
        {"source_url": None, "source_title": "Annual report", "publisher": "Elastic"},
        {"source_url": None, "source_title": "Annual report", "publisher": "Another"},
    ]
    table = read(tmp_path, jsonl(*({**ROW, "claim": f"Claim {n}.", **row} for n, row in enumerate(cited))))
    assert [(source.url or source.publisher) for source in table.sources] == [
        "https://example.com/a",
        "https://example.com/b",
        "Elastic",
        "Another",
    ]
    assert str(table.sources[0].published) == "2021-05", "the first date that is given"
    assert [told.source_id for told in table.statements[:3]] == [table.sources[0].id] * 3


def test_a_row_that_cites_nothing_has_the_table_as_its_source(tmp_path):
    row = {"organization": "Elastic", "claim": "Open.", "publisher": "Someone", "published": "2021"}
    table = read(tmp_path, jsonl(row))
    (source,), (told,) = table.sources, table.statements
    assert (source.url, source.title, source.retrieved_from) == (None, "table.jsonl", table.file)
    assert (source.media_type, source.publisher) == ("text/x-citation", None)
    assert told.metadata == {"publisher": "Someone", "published": "2021"}, "kept, though the table was not published so"


def test_a_row_added_leaves_the_others_the_same_statements(tmp_path):
    old = [{"organization": "Elastic", "claim": f"Claim {n}."} for n in range(3)]
    before = read(tmp_path, jsonl(*old))
    after = read(tmp_path, jsonl({"organization": "Elastic", "claim": "New."}, *old))
    assert {told.id for told in before.statements} < {told.id for told in after.statements}
    assert before.sha256 != after.sha256


def test_a_row_said_again_is_counted_once(tmp_path):
    table = read(tmp_path, jsonl(ROW, {**ROW, "topic": "again"}, {**ROW, "said_on": "2021"}, ROW))
    assert (len(table.statements), table.repeated, table.refused) == (2, 2, [])
    assert table.statements[0].metadata == {}, "the first one stays"
