"""What goes in comes out, in its order, and is never changed."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.domain import (
    DECIDING,
    Alias,
    Basis,
    Decision,
    Mode,
    Pair,
    Precision,
    Probabilities,
    Relation,
    Review,
    SaidOn,
    Source,
    Statement,
    Verdict,
)
from contradict.errors import StoreError
from contradict.store import Ingested, Store
from tests.store.examples import (
    ALIASES,
    BALANCED,
    NEVER,
    POST,
    PRIVATE,
    STATEMENTS,
    TABLE,
    linked,
    statement,
    verdict,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXTS
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
DATES = st.builds(SaidOn, st.dates(), st.sampled_from(Precision), st.sampled_from(Basis))
TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
SOURCES = st.builds(
    Source,
    url=MAYBE,
    title=MAYBE,
    publisher=MAYBE,
    published=st.none() | DATES,
    media_type=TEXTS,
    text=TEXTS,
    sha256=MAYBE,
    retrieved_at=st.none() | TIMES,
    retrieved_from=TEXTS,
)
DETAILS = st.fixed_dictionaries(
    {
        "organization": TEXTS,
        "claim": TEXTS,
        "quote": MAYBE,
        "start": st.none() | st.integers(0, 2**40),
        "end": st.none() | st.integers(0, 2**40),
        "speaker": MAYBE,
        "role": MAYBE,
        "said_on": st.none() | DATES,
        "mode": st.sampled_from(Mode),
        "direct": st.booleans(),
        "context": TEXTS,
        "metadata": st.dictionaries(TEXTS, JSON, max_size=3),
    }
)
NUMBERS = st.floats(0, 1)
PROBABILITIES = st.builds(Probabilities, NUMBERS, NUMBERS, NUMBERS)


def first_of_each_id(things):
    kept = {}
    for thing in things:
        kept.setdefault(thing.id, thing)
    return list(kept.values())


@settings(max_examples=12, deadline=None)
@given(source=SOURCES, details=st.lists(DETAILS, max_size=4))
def test_any_source_and_statement_comes_back(source, details):
    statements = [Statement(source_id=source.id, **detail) for detail in details]
    expected = first_of_each_id(statements)
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "any.duckdb")
        assert store.ingest([source, source], statements, []) == Ingested(1, len(expected), 0)
        assert store.sources() == {source.id: source}
        assert store.statements() == expected
        assert [s.metadata for s in store.statements()] == [s.metadata for s in expected]


@settings(max_examples=12, deadline=None)
@given(
    similarity=st.floats(-1, 1),
    forward=PROBABILITIES,
    backward=PROBABILITIES,
    relation=st.sampled_from(Relation),
    score=NUMBERS,
    texts=st.lists(TEXTS, max_size=3),
    decision=st.sampled_from(DECIDING),
    decided_at=TIMES,
)
def test_any_pair_verdict_and_review_comes_back(
    similarity, forward, backward, relation, score, texts, decision, decided_at
):
    pair = Pair(NEVER.id, BALANCED.id, "".join(texts), similarity)
    judged = Verdict(pair.id, "scorer", forward, backward, relation, score, tuple(texts))
    review = Review(pair.id, "Ada", decision, decided_at, "".join(texts))
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "any.duckdb")
        store.ingest([POST, TABLE], STATEMENTS, [])
        assert (store.add_pairs([pair]), store.add_verdicts([judged])) == (1, 1)
        store.add_review(review)
        assert (store.pairs(), store.verdicts("scorer"), store.reviews(pair.id)) == ([pair], [judged], [review])
        flag = store.flag(pair.id)
        assert (flag.pair, flag.verdict, flag.review) == (pair, judged, review)
        assert (flag.earlier, flag.later) == (NEVER, BALANCED)
        assert (flag.earlier_source, flag.later_source) == (TABLE, POST)


def test_nothing_is_opened_before_the_first_write(tmp_path):
    store = Store(str(tmp_path / "new.duckdb"))
    assert list(tmp_path.iterdir()) == []
    assert store.ingest([], [], []) == Ingested(0, 0, 0)
    assert store.path.exists()
    assert (store.statements(), store.sources(), store.pairs(), store.flags()) == ([], {}, [], [])


def test_what_is_known_stays_as_it_is(store):
    changed = replace(NEVER, role="chairman", metadata={"row": 7})
    new = statement("A fourth claim.")
    assert store.ingest([POST], [changed, new, new], [*ALIASES, Alias("speaker", "A", "B")]) == Ingested(0, 1, 1)
    assert store.statements() == [*STATEMENTS, new]
    assert store.statements()[0].role == "chief executive"
    assert store.aliases() == [*ALIASES, Alias("speaker", "A", "B")]
    assert list(store.sources()) == [POST.id, TABLE.id]


def test_order_is_the_order_of_coming(tmp_path):
    many = [statement(f"Claim {number * 7919 % 5000}.") for number in range(5000)]
    store = Store(tmp_path / "many.duckdb")
    store.ingest([TABLE], many[:3000], [])
    store.ingest([TABLE], many[2000:], [])
    assert store.statements() == many
    pairs = [linked(a, b) for a, b in zip(many, reversed(many), strict=True) if a.id < b.id]
    assert store.add_pairs(iter(pairs)) == len(pairs)
    assert store.pairs() == store.without_verdict("any") == pairs


def test_metadata_that_json_does_not_know(tmp_path):
    store = Store(tmp_path / "some.duckdb")
    odd = statement("A claim.", metadata={"n": float("nan"), "inf": float("inf"), "day": date(2020, 1, 2), 3: "ü"})
    store.ingest([TABLE], [odd], [])
    assert store.statements()[0].metadata == {"n": None, "inf": None, "day": "2020-01-02", "3": "ü"}
    assert store.query("SELECT metadata ->> 'day' FROM statement") == (["(metadata ->> 'day')"], [("2020-01-02",)])


def test_times_are_kept_in_utc(store):
    pair = linked(NEVER, BALANCED)
    store.add_pairs([pair])
    there = datetime(2024, 5, 1, 23, 0, tzinfo=timezone(timedelta(hours=-5)))
    store.add_review(Review(pair.id, "Ada", Decision.UNSURE, there))
    (review,) = store.reviews(pair.id)
    assert review.decided_at == there
    assert review.decided_at.isoformat() == "2024-05-02T04:00:00+00:00"


def test_vectors_are_kept_by_model_in_the_order_of_statements(store):
    vectors = np.array([[1, 2], [3, 4]], dtype=np.float32)
    store.add_vectors("small", [PRIVATE.id, NEVER.id], vectors)
    assert store.without_vector("small") == [BALANCED]
    assert store.without_vector("large") == STATEMENTS
    store.add_vectors("small", [BALANCED.id, NEVER.id], np.array([[5, 6], [9, 9]], dtype=np.float32))
    ids, matrix = store.vectors("small")
    assert ids == [s.id for s in STATEMENTS]
    assert matrix.dtype == np.float32
    assert matrix.tolist() == [[3, 4], [5, 6], [1, 2]]
    assert store.without_vector("small") == []


def test_vectors_come_back_bit_by_bit(store):
    vectors = np.random.default_rng(0).standard_normal((3, 384)).astype(np.float32)
    store.add_vectors("wide", [s.id for s in STATEMENTS], np.asfortranarray(vectors))
    assert np.array_equal(store.vectors("wide")[1], vectors)


def test_no_vectors(store):
    ids, matrix = store.vectors("unheard of")
    assert (ids, matrix.shape, matrix.dtype) == ([], (0, 0), np.float32)
    store.add_vectors("small", [], np.empty((0, 5), dtype=np.float32))
    assert store.vectors("small")[0] == []


@pytest.mark.parametrize("shape", [(3, 2), (2,), (1, 2, 2)])
def test_vectors_that_fit_no_statements(store, shape):
    with pytest.raises(ValueError, match="do not fit 2 statements"):
        store.add_vectors("small", [NEVER.id, PRIVATE.id], np.zeros(shape, dtype=np.float32))


def test_one_model_has_one_length(store):
    store.add_vectors("small", [NEVER.id], np.zeros((1, 4), dtype=np.float32))
    with pytest.raises(StoreError, match=r"model small has vectors of length 4, not 8"):
        store.add_vectors("small", [PRIVATE.id], np.zeros((1, 8), dtype=np.float32))


def test_a_scorer_judges_a_pair_once_and_no_restatement(store):
    pairs = [linked(a, b) for a, b in combinations(STATEMENTS, 2)]
    link = replace(pairs.pop(), rule="restatement")
    assert store.add_pairs([*pairs, link, *pairs]) == 3
    assert store.add_pairs([replace(pairs[0], rule="another rule")]) == 0
    assert store.pairs() == [*pairs, link]
    assert store.without_verdict("one") == pairs
    assert store.add_verdicts([verdict(pairs[1], scorer="one")]) == 1
    assert store.add_verdicts([verdict(pairs[1], score=0.1, scorer="one")]) == 0
    assert store.without_verdict("one") == [pairs[0]]
    assert store.without_verdict("two") == pairs
    assert store.verdicts("one") == [verdict(pairs[1], scorer="one")]


def test_restatements_are_found_from_either_side(store):
    again, once_more = statement("We never build back doors!", "2014"), statement("No back doors.", None)
    store.ingest([], [once_more, again], [])
    store.add_pairs(
        [linked(NEVER, again, "restatement"), linked(once_more, NEVER, "restatement"), linked(NEVER, BALANCED)]
    )
    assert store.restatements(NEVER.id) == [once_more, again]
    assert store.restatements(again.id) == [NEVER]
    assert store.restatements(BALANCED.id) == []


def test_reviews_are_only_added(store):
    pair = linked(NEVER, BALANCED)
    store.add_pairs([pair])
    store.add_verdicts([verdict(pair)])
    first = Review(pair.id, "Ada", Decision.CONFIRMED, datetime(2024, 1, 2, tzinfo=UTC), "note")
    second = Review(pair.id, "Bo", Decision.REJECTED, datetime(2024, 1, 1, tzinfo=UTC))
    for review in (first, second, second):
        store.add_review(review)
    assert store.reviews(pair.id) == [first, second, second]
    assert store.flag(pair.id).review == second
    assert store.query("SELECT status, reviewer FROM flag")[1] == [("rejected", "Bo")]


NOBODY = statement("Who said so?", source=Source(url="https://example.org/unread"))


@pytest.mark.parametrize(
    ("write", "missing"),
    [
        (lambda s: s.ingest([], [statement("New."), NOBODY], []), NOBODY.source_id),
        (lambda s: s.add_pairs([linked(NEVER, BALANCED), linked(NEVER, NOBODY)]), NOBODY.id),
        (lambda s: s.add_verdicts([verdict(linked(NEVER, BALANCED))]), linked(NEVER, BALANCED).id),
        (lambda s: s.add_review(Review("f00", "Ada", Decision.UNSURE, datetime.now(UTC))), "f00"),
        (lambda s: s.add_vectors("m", [NOBODY.id], np.zeros((1, 2), np.float32)), NOBODY.id),
    ],
)
def test_what_refers_to_nothing_is_refused_whole(store, write, missing):
    with pytest.raises(StoreError, match=f"'{missing}' is referred to but not stored"):
        write(store)
    assert store.statements() == STATEMENTS
    assert store.pairs() == []


def test_text_that_is_not_unicode_is_refused(store):
    with pytest.raises(StoreError, match="not valid Unicode"):
        store.ingest([], [statement("Half a \ud83d face.")], [])
    assert store.statements() == STATEMENTS


def test_runs_are_logged(store):
    killed = store.start_run("scan", {"top_k": 10, "path": Path("a")})
    done = store.start_run("scan", {})
    store.finish_run(done, {"pairs": 3})
    first, second = store.runs()
    assert (first.id, first.command, first.settings) == (killed, "scan", {"top_k": 10, "path": "a"})
    assert (first.finished_at, first.summary) == (None, None)
    assert second.summary == {"pairs": 3}
    assert second.finished_at >= second.started_at
    for run_id in (done, "unheard of"):
        with pytest.raises(StoreError, match=f"no unfinished run '{run_id}'"):
            store.finish_run(run_id, {})


def test_stats_count_all(store):
    pairs = [linked(a, b) for a, b in combinations(STATEMENTS, 2)]
    store.add_pairs([*pairs[:2], replace(pairs[2], rule="restatement")])
    store.add_verdicts([verdict(pairs[0])])
    store.add_vectors("m", [NEVER.id], np.zeros((1, 2), np.float32))
    assert store.stats() == {
        "sources": 2,
        "documents": 0,
        "withdrawn": 0,
        "statements": 3,
        "superseded": 0,
        "organizations": 2,
        "speakers": 2,
        "aliases": 2,
        "vectors": 1,
        "pairs": 2,
        "restatements": 1,
        "verdicts": 1,
        "reviews": 0,
        "runs": 0,
    }


def test_threads_take_turns(store):
    """DuckDB itself refuses to open a file for reading and for writing at once in one process."""
    failures = []

    def work(number: int) -> None:
        try:
            store.ingest([], [statement(f"Claim {number}.")], [])
            assert len(store.statements()) > len(STATEMENTS)
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(store.statements()) == len(STATEMENTS) + 8
