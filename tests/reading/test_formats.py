"""JSON lines, JSON arrays, CSV and Parquet: their rows, their broken rows, their broken files."""

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from contradict.domain import Basis
from tests.reading.tables import ROW, csv_of, jsonl, read

BOM = b"\xef\xbb\xbf"
UTF16 = "organization,claim\nElastic,Open.\n".encode("utf-16")


def claims(table):
    return [told.claim for told in table.statements]


def refusals(table):
    return [(refused.line, refused.reason) for refused in table.refused]


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.json", "T.JSONL", "table"])
def test_json_lines(tmp_path, name):
    data = BOM + b"\n" + jsonl(ROW, {**ROW, "claim": "Zweiter Satz: \u2028 \u00fc."}) + b"\n  \n"
    assert claims(read(tmp_path, data, name)) == [ROW["claim"], "Zweiter Satz: \u2028 \u00fc."]


def test_json_lines_with_windows_line_ends_and_none_at_the_end(tmp_path):
    data = jsonl(ROW, {**ROW, "claim": "Second."}).replace(b"\n", b"\r\n").rstrip()
    assert claims(read(tmp_path, data)) == [ROW["claim"], "Second."]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"organization": "Elastic", "claim": "cut o', "not valid JSON (Unterminated string starting at)"),
        (b"organization: Elastic", "not valid JSON (Expecting value)"),
        (b'"text"', "not a JSON object"),
        (b"[1, 2]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"organization": "raw \x00"}', "not valid JSON (Invalid control character at)"),
        (b'{"organization": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"organization": ' + b"9" * 5000 + b"}", "not valid JSON (Exceeds the limit"),
    ],
    ids=["cut off", "no JSON", "text", "list", "null", "raw NUL", "deep", "long number"],
)
def test_a_broken_line_is_refused_and_the_rest_stays(tmp_path, line, reason):
    table = read(tmp_path, jsonl(ROW) + line + b"\n" + jsonl({**ROW, "claim": "Third."}))
    assert claims(table) == [ROW["claim"], "Third."]
    ((number, why),) = refusals(table)
    assert (number, why[: len(reason)]) == (2, reason)


def test_numbers_that_json_does_not_have_are_missing(tmp_path):
    data = b'{"organization": "Elastic", "claim": "Open.", "share": NaN, "growth": 1e999, "speaker": NaN, "n": 1.5}\n'
    (told,) = read(tmp_path, data).statements
    assert (told.metadata, told.speaker) == ({"n": 1.5}, None)


@pytest.mark.parametrize("indent", [None, 2])
def test_json_array(tmp_path, indent):
    data = json.dumps([ROW, {**ROW, "claim": "Second, with ] and [."}], indent=indent).encode()
    assert claims(read(tmp_path, data, "t.json")) == [ROW["claim"], "Second, with ] and [."]


def test_json_array_refuses_rows_by_line(tmp_path):
    data = b'\n[\n  {"organization": "Elastic",\n   "claim": "Open."},\n  7,\n  {"claim": "Nobody\'s."}\n]\n'
    table = read(tmp_path, data, "t.json")
    assert claims(table) == ["Open."]
    assert refusals(table) == [
        (5, "not a JSON object with the columns as its keys"),
        (6, "no organization; name the company it is a statement of"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", BOM, b"\r\n"])
def test_csv(tmp_path, delimiter, start):
    rows = [
        {**ROW, "claim": "Open; free, fair;\tand so on; and on; and on.", "said_on": "2021-01"},
        {**ROW, "claim": 'She said "no",\r\nthen yes.', "said_on": ""},
    ]
    table = read(tmp_path, start + csv_of(*rows, delimiter=delimiter), "t.csv")
    assert claims(table) == [row["claim"] for row in rows]
    assert [str(told.said_on) for told in table.statements] == ["2021-01", "None"]


def test_csv_as_a_spreadsheet_exports_it(tmp_path):
    data = (
        BOM + "Organization;Claim;Said_On;;\r\nElastic;Für immer offen.;2021;;\r\n;;;;\r\nElastic;Zu.;;;\r\n".encode()
    )
    table = read(tmp_path, data, "t.csv")
    assert (claims(table), table.refused) == (["Für immer offen.", "Zu."], [])


def test_csv_keeps_other_columns_and_names_blank_ones(tmp_path):
    data = b",organization,claim,topic\n0,Elastic,Open.,licence\n"
    (told,) = read(tmp_path, data, "t.csv").statements
    assert told.metadata == {"column_1": "0", "topic": "licence"}


def test_csv_refuses_by_the_line_where_a_row_begins(tmp_path):
    data = (
        b"organization,claim,said_on\n"
        b'Elastic,"One\nin three\nlines.",2021\n'
        b",Nobody's.,\n"
        b"Elastic,Open, free,2021\n"
        b"Elastic,Short row.\n"
        b'Elastic,"Stray" mark.,2021\n'
        b"Elastic,A \0 inside.,2021\n"
        b'Elastic,"Never closed.,2021\n'
        b"Elastic,Last.,2022\n"
    )
    table = read(tmp_path, data, "t.csv")
    assert claims(table) == ["One\nin three\nlines.", "Short row.", "Last."]
    assert refusals(table) == [
        (5, "no organization; name the company it is a statement of"),
        (6, "4 cells under 3 columns; put a cell that holds the separator in quotes"),
        (8, "not valid CSV (',' expected after '\"')"),
        (9, "claim holds the control character U+0000; remove it"),
        (10, "not valid CSV (a quotation mark is opened and never closed)"),
    ]


def test_a_claim_over_the_limit_of_the_csv_module_refuses_its_row_only(tmp_path):
    data = csv_of({**ROW, "claim": "x" * 200_000}, ROW)
    table = read(tmp_path, data, "t.csv")
    assert claims(table) == [ROW["claim"]]
    assert refusals(table) == [(2, "a claim of 200000 characters is no single statement; split it")]


def parquet(columns) -> bytes:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet as files

    data = io.BytesIO()
    files.write_table(pyarrow.table(columns), data)
    return data.getvalue()


def test_parquet(tmp_path):
    data = parquet(
        {
            "organization": ["Elastic", "Elastic", None],
            "Claim": ["Open.", "Closed.", "Nobody's."],
            "said_on": [date(2018, 2, 27), None, None],
            "published": [datetime(2018, 2, 28, 23, 59, tzinfo=UTC), datetime(2021, 1, 14, tzinfo=UTC), None],
            "share": [0.5, float("nan"), None],
            "price": [Decimal("1.10"), None, None],
            "seen": [datetime(2020, 1, 1, 12, 0), None, None],
            "tags": [["a", "b"], [], None],
        }
    )
    table = read(tmp_path, data, "t.parquet")
    assert claims(table) == ["Open.", "Closed."]
    assert [(str(told.said_on), told.said_on.basis) for told in table.statements] == [
        ("2018-02-27", Basis.STATED),
        ("2021-01-14", Basis.PUBLICATION),
    ]
    kept = {"share": 0.5, "price": "1.10", "seen": "2020-01-01T12:00:00", "tags": ["a", "b"]}
    assert json.loads(json.dumps(table.statements[0].metadata)).items() >= kept.items()
    assert refusals(table) == [(3, "no organization; name the company it is a statement of")]


def test_parquet_bytes_refuse_their_row(tmp_path):
    table = read(tmp_path, parquet({"organization": ["E"], "claim": ["c"], "blob": [b"\xff"]}), "t.parquet")
    assert refusals(table) == [(1, "blob holds bytes, not text")]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("t.jsonl", b"", "the file is empty"),
        ("t.jsonl", b" \n\n", "the file is empty"),
        ("t.csv", BOM, "the file is empty"),
        ("t.csv", b",,,\n,,\n", "line 1: the header is blank"),
        ("t.parquet", b"", "the file is empty"),
        ("t.json", b"[]", "the table has no rows"),
        ("t.csv", b"organization,claim\n", "the table has no rows"),
        ("t.jsonl", bytes(range(256)) * 40, "binary or UTF-16, not UTF-8 text; save the table as UTF-8"),
        ("t.csv", b"\0" * 100, "binary or UTF-16, not UTF-8 text; save the table as UTF-8"),
        ("t.csv", UTF16, "binary or UTF-16, not UTF-8 text; save the table as UTF-8"),
        ("t.csv", b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "line 2: not valid UTF-8 (byte 0xE2); save the file as UTF-8"),
        (
            "t.jsonl",
            jsonl(ROW) + b'{"claim": "caf\xe9"}',
            "line 2: not valid UTF-8 (byte 0xE9); save the file as UTF-8",
        ),
        (
            "t.csv",
            b"organization,claim\nA,b\nC,caf\xe9\n",
            "line 3: not valid UTF-8 (byte 0xE9); save the file as UTF-8",
        ),
        ("t.json", b'[{"claim": "x"},\n', "line 2: not a valid JSON array (Expecting value)"),
        ("t.json", b"[" * 100_000, "not a valid JSON array (maximum recursion depth"),
        (
            "t.csv",
            b"company,text\nA,b\n",
            "the columns are company, text; needed are organization and claim (or quote)",
        ),
        ("t.csv", b"organization,speaker\nA,b\n", "the columns are organization, speaker; needed are organization and"),
        ("t.csv", b"claim;topic\nA;b\n", "the columns are claim, topic; needed are organization and claim (or quote)"),
        ("t.csv", b"organization,claim,Claim\nA,b,c\n", "the column 'claim' is there twice; rename or remove one"),
        ("t.csv", b'organization,"claim\nA,b\n', "line 1: the header is not valid CSV (a quotation mark is opened and"),
        ("t.parquet", b"PAR1 and no more", "not a Parquet file that can be read ("),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_broken_file_is_told_in_one_line(tmp_path, name, data, problem):
    table = read(tmp_path, data, name)
    assert table.problem.startswith(f"{tmp_path / name}: {problem}")
    assert "\n" not in table.problem
    assert len(table.problem) < len(str(tmp_path)) + 300
    assert not (table.statements or table.sources or table.aliases or table.refused)


def test_a_parquet_file_without_the_columns(tmp_path):
    problem = read(tmp_path, parquet({"company": ["A"], "text": ["b"]}), "t.parquet").problem
    assert problem.endswith("the columns are company, text; needed are organization and claim (or quote)")


def test_a_parquet_file_cut_short(tmp_path):
    data = parquet({"organization": ["A"] * 1000, "claim": [f"Claim {n}." for n in range(1000)]})
    assert "not a Parquet file that can be read" in read(tmp_path, data[: len(data) // 2], "t.parquet").problem
