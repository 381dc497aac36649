"""What can go wrong with a file: one clear line each, and nothing that was stored before is lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from contradict.errors import StoreBusyError, StoreError
from contradict.store import Store, connection, migrations
from contradict.store.failures import explained
from tests.store.examples import NEVER, POST, STATEMENTS, TABLE, statement


def python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start another Python process that knows this project."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


HOLD = """
import duckdb, sys
database = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.readline()
database.close()
"""


def test_no_database(tmp_path):
    path = tmp_path / "none.duckdb"
    for read in (Store(path).statements, Store(path).flags, Store(path).stats, lambda: Store(path).query("SELECT 1")):
        with pytest.raises(StoreError, match=re.escape(f"{path}: no such database; make one with `contradict ingest`")):
            read()
    assert not path.exists()


def test_another_process_holds_the_file(store, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    other = python(HOLD, store.path)
    assert other.stdout.readline() == "open\n"
    for work in (store.statements, lambda: store.ingest([], [], []), lambda: store.query("SELECT 1")):
        with pytest.raises(
            StoreBusyError, match=rf"in use by process {other.pid} \(python[\d.]*\); wait until"
        ) as caught:
            work()
        assert str(caught.value).startswith(f"{store.path}: ")
    other.communicate("go\n")
    assert store.statements() == STATEMENTS


def test_a_short_operation_of_another_process_is_waited_for(store, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 30)
    other = python(HOLD.replace("sys.stdin.readline()", "import time; time.sleep(0.3)"), store.path)
    assert other.stdout.readline() == "open\n"
    assert store.statements() == STATEMENTS
    other.communicate()


def test_this_process_has_it_open_elsewhere(store, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0)
    with duckdb.connect(store.path), pytest.raises(StoreBusyError, match="this process itself has it open"):
        store.statements()


def test_nothing_stays_open_after_an_operation_or_an_error(store):
    store.statements()
    duckdb.connect(store.path).close()
    with pytest.raises(ZeroDivisionError), connection.writing(store.path) as database:
        database.execute("DELETE FROM statement")
        print(1 / 0)
    duckdb.connect(store.path).close()
    assert store.statements() == STATEMENTS


def test_a_process_ends_without_a_word(store):
    code = "import sys; from contradict.store import Store; print(len(Store(sys.argv[1]).statements()))"
    ended = subprocess.run([sys.executable, "-c", code, store.path], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == (f"{len(STATEMENTS)}\n", "")


CLAIM = """
import sys
from contradict.store import Store
with Store(sys.argv[1]).claim():
    print("working", flush=True)
    sys.stdin.readline()
"""


def test_one_process_claims_the_work_and_others_may_look(store):
    other = python(CLAIM, store.path)
    assert other.stdout.readline() == "working\n"
    with pytest.raises(StoreBusyError, match=f"process {other.pid} is at work on it"), store.claim():
        pass
    assert store.statements() == STATEMENTS
    other.communicate("go\n")
    with store.claim():
        assert store.path.with_name("some.duckdb.lock").read_text() == str(os.getpid())
    assert [path.name for path in store.path.parent.iterdir()] == ["some.duckdb"]


def test_a_killed_process_claims_nothing(store):
    other = python(CLAIM, store.path)
    assert other.stdout.readline() == "working\n"
    other.kill()
    other.communicate()
    with store.claim():
        pass


KILLED = """
import os, sys
from contradict.store import Store
from contradict.store.connection import writing
from contradict.store.tables import insert
from contradict.store.rows import statement_row
from tests.store.examples import statement
store = Store(sys.argv[1])
store.ingest([], [statement("A whole batch.")], [])
with writing(store.path) as connection:
    assert insert(connection, "statement", [statement_row(statement("Half a batch."))]) == 1
    os._exit(9)
"""


def test_killed_in_a_transaction(store):
    other = python(KILLED, store.path)
    other.communicate()
    assert other.returncode == 9
    assert store.statements() == [*STATEMENTS, statement("A whole batch.")]
    assert store.ingest([], [statement("Half a batch.")], []).statements == 1


FULL = """
import resource, sys
from contradict.errors import StoreError
from contradict.store import Store
from tests.store.examples import statement
store = Store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (store.path.stat().st_size + 500_000, resource.RLIM_INFINITY))
try:
    store.ingest([], [statement(f"Claim {n}", context=f"{n} " + str(hash(str(n))) * 20) for n in range(20_000)], [])
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs resource limits")
def test_full_disk(store):
    printed, _ = python(FULL, store.path).communicate()
    assert printed.startswith(f"{store.path}: the disk is full; free some space")
    assert len(printed.splitlines()) == 1
    assert store.statements() == STATEMENTS


@pytest.mark.parametrize("content", [b"", b"hello world " * 1000, b"SQLite format 3\0" + bytes(4096)])
def test_not_a_database(tmp_path, content):
    path = tmp_path / "other.duckdb"
    path.write_bytes(content)
    for work in (Store(path).statements, lambda: Store(path).ingest([TABLE], [], [])):
        with pytest.raises(StoreError, match=re.escape(f"{path}: is not a DuckDB database; use another file")):
            work()
    assert path.read_bytes() == content


def test_damaged(store):
    content = store.path.read_bytes()
    for damaged in (content[:6000], content[:12288] + b"x" * 3000 + content[15288:]):
        store.path.write_bytes(damaged)
        with pytest.raises(StoreError, match="is damaged; use a copy of it"):
            store.statements()


def test_a_folder(tmp_path):
    with pytest.raises(StoreError, match="is a folder; name a file in it"):
        Store(tmp_path).statements()


def test_no_folder(tmp_path):
    path = tmp_path / "missing" / "some.duckdb"
    with pytest.raises(StoreError, match=re.escape(f"there is no folder {path.parent}; make it first")):
        Store(path).ingest([], [], [])


def test_read_only_file_and_folder(store):
    store.path.chmod(0o444)
    store.path.parent.chmod(0o555)
    if os.access(store.path, os.W_OK):
        pytest.skip("this user may write everywhere")
    assert store.statements() == STATEMENTS
    for path in (store.path, store.path.with_name("new.duckdb")):
        with pytest.raises(StoreError, match="no permission to open it"):
            Store(path).ingest([POST], [], [])
    store.path.parent.chmod(0o755)


def test_made_by_a_newer_version(store):
    with duckdb.connect(store.path) as newer:
        newer.execute("INSERT INTO migration VALUES ('999_future', now()::TIMESTAMP)")
    for work in (store.statements, lambda: store.ingest([], [], [])):
        with pytest.raises(
            StoreError, match=r"newer version of contradict \(migration 999_future\); upgrade contradict"
        ):
            work()


def test_made_by_an_older_version(store, monkeypatch, tmp_path):
    """Reading migrates too, also before a read-only query."""
    shipped = migrations.known()
    for file in Path(migrations.__file__).parent.glob("*.sql"):
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / "998_more.sql").write_text("CREATE TABLE more AS SELECT 7 AS seven")
    monkeypatch.setattr(migrations, "_FOLDER", tmp_path)
    assert store.query("SELECT seven FROM more") == (["seven"], [(7,)])
    assert store.query("SELECT name FROM migration ORDER BY name")[1] == [
        *[(name,) for name in shipped],
        ("998_more",),
    ]
    assert store.statements() == STATEMENTS


def test_a_migration_is_applied_whole_or_not_at_all(store, monkeypatch, tmp_path):
    for name in migrations.known():
        (tmp_path / f"{name}.sql").touch()
    (tmp_path / "998_half.sql").write_text("CREATE TABLE more (n INTEGER); SELECT nonsense")
    monkeypatch.setattr(migrations, "_FOLDER", tmp_path)
    with pytest.raises(StoreError, match="nonsense"):
        store.statements()
    monkeypatch.undo()
    assert store.query("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'more'")[1] == [(0,)]


def test_somebody_elses_database(tmp_path):
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(path) as theirs:
        theirs.execute("CREATE TABLE orders (id INTEGER)")
    for work in (Store(path).statements, lambda: Store(path).ingest([TABLE], [NEVER], [])):
        with pytest.raises(StoreError, match="a DuckDB database, but not one of contradict"):
            work()


def test_names_that_duckdb_takes_for_something_else(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "md:some", "sqlite:some", "o'clock; DETACH contradict"):
        Store(name).ingest([TABLE], [NEVER], [])
        assert Store(name).statements() == [NEVER]
        assert Path(name).is_file()


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "the disk is full"),
        (OSError(28, "No space left on device"), "the disk is full"),
        (duckdb.IOException('IO Error: Cannot open file "x": Permission denied'), "no permission to open it"),
        (duckdb.IOException('IO Error: Cannot open file "x": Read-only file system'), "no permission to open it"),
        (
            duckdb.IOException("Trying to read a database file with version number 99, but we can only read 1 to 67."),
            "was written by a newer DuckDB",
        ),
        (duckdb.IOException("Could not set lock on file: Conflicting lock is held"), "in use by another process"),
        (duckdb.Error("Some Error: odd\nthing\n\nLINE 1: SELECT"), "x.duckdb: Some Error: odd thing"),
    ],
)
def test_messages(error, message):
    line = str(explained(Path("x.duckdb"), error))
    assert line.startswith("x.duckdb: ")
    assert message in line
    assert "\n" not in line
