"""A user's SQL reads the tables and views, and can do nothing else in fact."""

import hashlib

import pytest

from contradict.errors import StoreError
from contradict.store import Store
from tests.store.examples import POST, STATEMENTS, TABLE


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    """One store for all: nothing here can change it."""
    store = Store(tmp_path_factory.mktemp("query") / "some.duckdb")
    store.ingest([POST, TABLE], STATEMENTS, [])
    return store


@pytest.mark.parametrize(
    ("sql", "names", "rows"),
    [
        ("SELECT count(*) AS n FROM statement", ["n"], [(3,)]),
        ("FROM latest_review SELECT pair_id;", ["pair_id"], []),
        ("WITH x AS (SELECT 1 AS one) SELECT one FROM x -- done", ["one"], [(1,)]),
        ("SELECT organization FROM statement WHERE speaker ILIKE '%chen'", ["organization"], [("BlackBerry",)]),
        (
            "SELECT count(*) AS n FROM (SELECT md5(range::VARCHAR) AS m FROM range(100000) ORDER BY m)",
            ["n"],
            [(100000,)],
        ),
    ],
)
def test_select(store, sql, names, rows):
    assert store.query(sql) == (names, rows)


def attempts():
    """Attempts to write or to look elsewhere; FILE is the database."""
    yield "INSERT INTO alias VALUES (9, 'a', 'b', 'c')"
    yield "UPDATE statement SET claim = 'changed'"
    yield "DELETE FROM review"
    yield "DROP VIEW flag"
    yield "CREATE TABLE more AS SELECT 1"
    yield "WITH x AS (INSERT INTO alias VALUES (9, 'a', 'b', 'c') RETURNING name) SELECT * FROM x"
    # DuckDB lets COPY write to the database's own paths even without external access.
    for target in ("FILE", "FILE.wal", "FILE.tmp/x.csv", "other.csv", "/dev/stdout", "file:FILE"):
        for options in ("(USE_TMP_FILE false)", "(FORMAT parquet, USE_TMP_FILE false)", ""):
            yield f"COPY (SELECT 1) TO '{target}' {options}"
            yield f"WITH x AS (COPY (SELECT 1) TO '{target}' {options}) SELECT * FROM x"
    yield "EXPLAIN ANALYZE COPY (SELECT 1) TO 'FILE.wal' (USE_TMP_FILE false)"
    yield "EXPORT DATABASE 'FILE.tmp/export'"
    yield "ATTACH 'other.duckdb'"
    yield "ATTACH 'FILE' AS again (READ_WRITE)"
    yield "ATTACH ':memory:' AS memory"
    yield "INSTALL httpfs"
    yield "LOAD httpfs"
    yield "SELECT * FROM read_csv('/etc/passwd')"
    yield "SELECT * FROM read_text('FILE')"
    yield "SELECT * FROM '/etc/passwd'"
    yield "SELECT * FROM glob('/*')"
    yield "SELECT * FROM read_csv('https://example.org/x.csv')"
    yield "SET enable_external_access = true"
    yield "SET disabled_filesystems = ''"
    yield "SET lock_configuration = false"
    yield "RESET disabled_filesystems"
    yield "PRAGMA profile_output = 'profile.txt'"
    yield "CALL enable_logging(storage = 'file', storage_path = 'logs')"
    yield "CREATE PERSISTENT SECRET s (TYPE http, BEARER_TOKEN 'x')"
    yield "SELECT * FROM attempts"  # a variable of this program


@pytest.mark.parametrize("sql", list(attempts()))
def test_nothing_is_written_and_nothing_else_is_read(store, sql, monkeypatch):
    monkeypatch.chdir(store.path.parent)
    before = hashlib.sha256(store.path.read_bytes()).hexdigest()
    with pytest.raises(StoreError) as caught:
        store.query(sql.replace("FILE", str(store.path)))
    assert str(caught.value).startswith(f"{store.path}: ")
    assert "\n" not in str(caught.value)
    assert hashlib.sha256(store.path.read_bytes()).hexdigest() == before
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


def test_a_refusal_says_what_is_possible(store):
    with pytest.raises(StoreError, match="only SELECT on its tables and views is possible here"):
        store.query("DELETE FROM pair")


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("", "0 SQL statements given; write exactly one SELECT"),
        ("-- nothing", "0 SQL statements given"),
        ("SELECT 1; SELECT 2", "2 SQL statements given"),
        ("SELEC 1", "Parser Error"),
        ("SELECT * FROM flags", 'Did you mean "flag'),
        ("SELECT ?", "Values were not provided"),
    ],
)
def test_wrong_sql(store, sql, message):
    with pytest.raises(StoreError, match=message.replace("?", r"\?")):
        store.query(sql)


def test_a_query_leaves_the_store_as_it_was(store):
    with pytest.raises(StoreError):
        store.query("SET threads = 1")
    assert store.ingest([], [], []).statements == 0
