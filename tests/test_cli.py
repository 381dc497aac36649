"""The commands on real files with fake models: what they print, where, and how they exit."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from contradict.cli import main
from contradict.store import Store
from tests.fakes import FakeEmbedder, fake_models
from tests.test_pipeline import ROWS, table

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def fakes(monkeypatch):
    monkeypatch.setattr("contradict.scoring.load_models", fake_models)
    monkeypatch.setattr("contradict.scoring.embed.load_embedder", lambda name: FakeEmbedder())


def call(*arguments, stdin=None, code=0):
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "test.duckdb"
    call("run", table(tmp_path / "rows.jsonl"), "--db", path)
    return path


def test_run_tells_what_was_read_compared_and_flagged(tmp_path):
    result = call("run", table(tmp_path / "rows.jsonl"), "--db", tmp_path / "x.duckdb")
    for part in ("5 statements (5 new)", "pairs not compared: ", "judged", "flagged", ROWS[0][3], "[paraphrase]"):
        assert part in result.stdout
    again = call("run", tmp_path / "rows.jsonl", "--db", tmp_path / "x.duckdb")
    assert "no model was called" in again.stderr


def test_a_bad_row_is_refused_and_the_good_ones_stay(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(
        "organization,claim,said_on\nAcme,We sell tea.,2020\n,We sell rice.,2020\nAcme,We sell oil.,last Tuesday\n"
    )
    result = call("ingest", path, "--db", tmp_path / "x.duckdb")
    assert "1 statements (1 new)" in result.stdout
    assert "2 rows refused" in result.stdout
    assert f"{path}:3: " in result.stderr
    assert "last Tuesday" in result.stderr
    strict = call("ingest", path, "--db", tmp_path / "y.duckdb", "--strict", code=1)
    assert "--strict" in strict.stderr
    assert Store(tmp_path / "y.duckdb").stats()["statements"] == 1


@pytest.mark.parametrize("style", ["--json", "--nl", "--csv"])
def test_flags_for_programs(db, style):
    out = call("flags", "--db", db, "--min-score", 0, style).stdout
    rows = {
        "--json": lambda: json.loads(out),
        "--nl": lambda: [json.loads(line) for line in out.splitlines()],
        "--csv": lambda: list(csv.DictReader(io.StringIO(out))),
    }[style]()
    assert {row["earlier_claim"] for row in rows} == {ROWS[0][3], ROWS[2][3]}
    assert all(row["earlier_url"].startswith("https://") for row in rows)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--org", "acme"], 2),
        (["--org", "other"], 0),
        (["--speaker", "ann"], 1),
        (["--since", "2021-04"], 1),
        (["--until", "2020"], 1),
        (["--relation", "unrelated"], None),
        (["--status", "confirmed"], 0),
        (["--limit", "1"], 1),
    ],
)
def test_filters(db, options, count):
    rows = json.loads(call("flags", "--db", db, "--min-score", 0, "--json", *options).stdout)
    assert count is None or len(rows) == count


def test_show_tells_all(db):
    pair = json.loads(call("flags", "--db", db, "--min-score", 0, "--json").stdout)[0]["pair"]
    told = call("show", pair[:10], "--db", db).stdout
    for part in (
        "earlier → later",
        "later → earlier",
        "https://x.org/",
        "contradiction 0.",
        "paired by same_speaker",
        "reviews   none",
    ):
        assert part in told
    assert set(json.loads(call("show", pair, "--db", db, "--json").stdout)[0]["forward"]) == {
        "contradiction",
        "neutral",
        "entailment",
    }
    assert "nosuch" in call("show", "nosuch", "--db", db, code=1).stderr


def test_check(db):
    rows = json.loads(
        call("check", "We do not sell customer data to nobody!", "--org", "Acme", "--db", db, "--json").stdout
    )
    assert ROWS[0][3] in [row["claim"] for row in rows]
    assert {row["bearing"] for row in rows} <= {"contradiction", "tension", "changed_position", "repeats"}
    assert "--said-on" in call("check", "x", "--org", "Acme", "--said-on", "soon", "--db", db, code=1).stderr


def test_pairs_explain(db):
    assert "same_speaker" in call("pairs", "--explain", "s0", "s1", "--db", db).stdout


def test_sql_reads_and_cannot_write(db, tmp_path):
    assert json.loads(call("sql", "SELECT count(*) AS n FROM statement", "--db", db, "--json").stdout) == [{"n": 5}]
    for query in ("DELETE FROM review", "CREATE TABLE t (i int)", f"COPY source TO '{tmp_path / 'out.csv'}'"):
        assert call("sql", query, "--db", db, code=1).stderr.startswith("Error: ")
    assert not (tmp_path / "out.csv").exists()


def test_stats_and_doctor(db):
    assert {"what": "statements", "count": 5} in json.loads(call("stats", "--db", db, "--json").stdout)


def test_score_passes_fields_through_and_refuses_bad_lines():
    lines = [
        b'{"a": "We open on Sundays.", "b": "We do not open on Sundays.", "case": 7}',
        b"{",
        b'{"a": "x"}',
        b"\xff",
    ]
    result = call("score", "-", stdin=b"\n".join(lines), code=1)
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert row["case"] == 7
    assert row["contradiction"] + row["neutral"] + row["entailment"] == pytest.approx(1)
    assert {"forward", "backward", "relation", "score"} <= set(row)
    assert "standard input:2: not JSON" in result.stderr
    assert "standard input:3: 'b' has no text" in result.stderr
    assert "standard input:4: not valid UTF-8" in result.stderr


def test_csv_cells_are_no_formulas(tmp_path):
    path = tmp_path / "evil.jsonl"
    table(path, [("=cmd()", None, "2020", "We sell tea."), ("=cmd()", None, "2021", "We do not sell tea.")])
    call("run", path, "--db", tmp_path / "x.duckdb")
    out = call("flags", "--db", tmp_path / "x.duckdb", "--min-score", 0, "--csv").stdout
    assert [row["organization"] for row in csv.DictReader(io.StringIO(out))] == ["'=cmd()"]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["flags", "--db", "DB"], ["sql", "SELECT 1", "--db", "DB"], ["run", "--help"]]
)
def test_start_up_loads_no_model_library(db, arguments):
    heavy = ("numpy", "torch", "transformers", "sentence_transformers", "peft", "pyarrow")
    code = (
        "import sys\nfrom contradict.cli import main\n"
        f"try: main({[a if a != 'DB' else str(db) for a in arguments]!r})\n"
        f"except SystemExit as end: assert not end.code\n"
        f"print([m for m in {heavy!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stderr.strip().endswith("[]")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 900, "binary"),
        (b'{"organization":"A","claim":"x \xff y"}', "line 1: not valid UTF-8"),
        (b'{"claim":"We sell tea."}', "no organization"),
    ],
)
def test_input_without_a_good_row_fails_and_says_why(tmp_path, content, reason):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(content)
    result = call("ingest", path, "--db", tmp_path / "x.duckdb", code=1)
    assert f"refused: {path}" in result.stderr
    assert reason in result.stderr
    assert "Error: nothing was read" in result.stderr
