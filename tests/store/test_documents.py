"""Documents keep their bytes, quotes keep what stands around them, sources can be withdrawn; old databases follow."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from contradict.domain import Retraction, Source, Statement
from contradict.errors import StoreError
from contradict.evidence import Selector
from contradict.store import Store, documents, flags, migrations
from contradict.store.documents import KeptStatement
from contradict.store.rows import text_sha256
from tests.store.examples import BALANCED, NEVER, POST, STATEMENTS, TABLE, linked, verdict

RAW = b"<p>We have long been clear.</p>\x00\xff"
TEXT = "We have long been clear about our stance, said Ada Ray. We have long been patient."
PAGE = Source(
    "https://example.org/stance",
    "Our stance",
    media_type="text/html",
    text=TEXT,
    sha256=hashlib.sha256(RAW).hexdigest(),
    retrieved_from="https://example.org/stance",
    author="Ada Ray",
    raw=RAW,
)
CLEAR = Statement(PAGE.id, "Acme", "Acme has long been clear.", TEXT[:40], 0, 40, "Ada Ray", cue="said")
OUTSIDE = Statement(PAGE.id, "Acme", "Acme is patient.", "patient", 500, 507)
WHEN = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)


def test_a_document_comes_back_with_its_bytes(store):
    assert store.ingest([PAGE], [CLEAR]).sources == 1
    assert store.raw(PAGE.id) == RAW
    assert store.raw(TABLE.id) is None
    assert store.sources()[PAGE.id] == PAGE
    assert store.sources()[PAGE.id].author == "Ada Ray"
    assert store.statements()[-1].cue == "said"


@pytest.mark.parametrize(
    ("changes", "known"),
    [
        ({}, True),
        ({"title": "Another title"}, True),
        ({"url": None}, True),
        ({"raw": RAW + b" ", "sha256": "1" * 64}, True),  # the words are the same at the same address
        ({"raw": RAW + b" ", "sha256": "1" * 64, "text": TEXT + " More."}, False),
        ({"raw": RAW + b" ", "sha256": "1" * 64, "url": None}, False),
        ({"url": "https://elsewhere.org"}, False),
    ],
)
def test_the_same_document_again(store, changes, known):
    store.ingest([PAGE], [CLEAR])
    assert store.same_document(replace(PAGE, **changes)) == (PAGE.id if known else None)


def test_no_document_is_known_before_there_is_a_database(tmp_path):
    assert Store(tmp_path / "none.duckdb").same_document(PAGE) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (POST.id, [POST]),
        (POST.id[:6].upper(), [POST]),
        (POST.id[:5], []),
        ("https://example.org/balance", [POST]),
        ("remarks.csv", [TABLE]),
        ("", []),
        ("%", []),
    ],
)
def test_sources_by_name(store, name, found):
    assert store.find_sources(name) == found


def test_what_evidence_rests_on_comes_back_whole(store, monkeypatch):
    monkeypatch.setattr(documents, "AT_ONCE", 1)
    store.ingest([PAGE], [CLEAR, OUTSIDE])
    *tables, page = store.kept()
    assert [kept.source for kept in tables] == [POST, TABLE]
    assert [s.statement for kept in tables for s in kept.statements] == [BALANCED, NEVER, STATEMENTS[2]]
    assert [kept.text_sha256 for kept in tables] == [None, None]
    assert page.source == PAGE
    assert page.source.raw == RAW
    assert page.text_sha256 == text_sha256(TEXT)
    assert page.id == PAGE.id
    around = Selector("", TEXT[:40], TEXT[40:72])
    assert page.statements == (KeptStatement(CLEAR.id, CLEAR, around), KeptStatement(OUTSIDE.id, OUTSIDE, None))


def test_a_withdrawn_source_carries_no_flag(store):
    pair = linked(NEVER, BALANCED)
    store.add_pairs([pair])
    store.add_verdicts([verdict(pair)])
    withdrawn = Retraction(POST.id, True, "the paper took it back", WHEN)
    store.retract(withdrawn)
    assert store.withdrawn() == {POST.id: withdrawn}
    assert store.flags() == []
    assert store.query("SELECT * FROM flag")[1] == []
    with store._reading() as connection:
        assert flags.by_ids(connection, [pair.id]) == []
    with pytest.raises(
        StoreError, match=rf"rests on the source {POST.id}, which is withdrawn \(the paper took it back\)"
    ):
        store.flag(pair.id[:6])
    assert store.stats()["withdrawn"] == 1
    reinstated = Retraction(POST.id, False, "it was the wrong page", WHEN)
    store.retract(reinstated)
    assert store.withdrawn() == {}
    assert [flag.pair for flag in store.flags()] == [pair]
    assert store.retractions(POST.id) == [withdrawn, reinstated]


def test_only_a_stored_source_can_be_withdrawn(store):
    with pytest.raises(StoreError, match="'f00' is referred to but not stored"):
        store.retract(Retraction("f00", True, "", WHEN))


@pytest.fixture
def old(tmp_path: Path) -> Store:
    """A database of the first version, with one of everything that the later tables change."""
    path = tmp_path / "old.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute((Path(migrations.__file__).parent / "001_initial.sql").read_text())
        connection.execute("INSERT INTO migration VALUES ('001_initial', TIMESTAMP '2024-01-01')")
        connection.execute(
            "INSERT INTO source VALUES (0, 's1', 'https://x.org', 'T', NULL, NULL, NULL, NULL, NULL, 'text/html', "
            "'We sell no data.', NULL, NULL, 'x.html')"
        )
        for number, day in enumerate(("2020-01-01", "2021-01-01")):
            connection.execute(
                "INSERT INTO statement VALUES (?, ?, 's1', 'Acme', NULL, NULL, ?, ?, 'day', 'stated', 'No data.', "
                "NULL, NULL, NULL, 'asserted', true, '', '{}')",
                [number, f"a{number}", day, day],
            )
            connection.execute("INSERT INTO vector VALUES (?, ?, 'm', [1, 2])", [number, f"a{number}"])
        connection.execute("INSERT INTO pair VALUES (0, 'p1', 'a0', 'a1', 'same_speaker', 0.5)")
        connection.execute(
            "INSERT INTO verdict VALUES (0, 'p1', 'j', 0.9, 0.1, 0, 0.9, 0.1, 0, 'contradiction', 0.8, ['x'])"
        )
        connection.execute("INSERT INTO review VALUES (0, 'p1', 'Ada', 'confirmed', now()::TIMESTAMP, '', '')")
    return Store(path)


def test_a_database_of_the_first_version_is_migrated_in_place(old):
    (flag,) = old.flags()
    assert (flag.pair.rule, flag.review.reviewer) == ("same_speaker", "Ada")
    assert (flag.earlier.cue, flag.earlier_source.author) == ("", None)
    assert flag.earlier.said_on.first == date(2020, 1, 1)
    assert old.raw("s1") is None
    old.ingest([PAGE], [CLEAR])
    assert [s.cue for s in old.statements()] == ["", "", "said"]
    old.retract(Retraction("s1", True, "wrong", WHEN))
    assert old.flags() == []
    assert old.query("SELECT name FROM migration ORDER BY name")[1] == [(name,) for name in migrations.known()]
