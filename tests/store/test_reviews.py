"""Which decision counts, for which pairs, and what a reviewer is told of earlier ones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from contradict.domain import Bearing, Decision, Pair, Reason, Relation, Review, SaidOn, Source
from contradict.errors import ContradictError
from contradict.store import FlagFilter, Store, migrations, queue
from contradict.store.connection import writing
from contradict.store.rows import review_row
from contradict.store.tables import insert
from tests.store.examples import BALANCED, NEVER, POST, PRIVATE, linked, statement, verdict

DOORS = linked(NEVER, BALANCED)
START = datetime(2024, 1, 1, tzinfo=UTC)
ENTRIES = {
    "c": Decision.CONFIRMED,
    "r": Decision.REJECTED,
    "u": Decision.UNSURE,
    "z": None,
    "n": Decision.NOTED,
}


def judged(store: Store, *pairs: Pair, scorer: str = "judge@1") -> None:
    store.add_pairs(pairs)
    store.add_verdicts([verdict(pair, scorer=scorer) for pair in pairs])


def decide(store: Store, pair: Pair, decision: Decision = Decision.REJECTED, reviewer: str = "Ada", **more) -> Review:
    earlier = len(store.review_log())
    review = Review(pair.id, reviewer, decision, START + timedelta(minutes=earlier), **more)
    store.add_review(review)
    return review


def press(store: Store, keys: str, pair: Pair = DOORS) -> None:
    """A key with its reviewer, as `Ac` for Ada who confirms."""
    for reviewer, key in zip(keys[::2], keys[1::2], strict=True):
        if ENTRIES[key]:
            decide(store, pair, ENTRIES[key], reviewer)
        else:
            store.undo_review(reviewer, pair.id)


@pytest.mark.parametrize(
    ("keys", "status", "reviewer"),
    [
        ("Ac", "confirmed", "A"),
        ("AcAr", "rejected", "A"),
        ("AcAz", "unreviewed", None),
        ("AcArAz", "confirmed", "A"),
        ("AcArAzAz", "unreviewed", None),
        ("AcAzAr", "rejected", "A"),
        ("AcArAzAu", "unsure", "A"),
        ("AcBr", "rejected", "B"),
        ("AcBrAz", "rejected", "B"),
        ("AcBrBz", "confirmed", "A"),
        ("AcBz", "confirmed", "A"),  # nobody takes back what another decided
        ("Az", "unreviewed", None),
        ("AcAn", "confirmed", "A"),
        ("An", "unreviewed", None),
        ("AcAnAz", "unreviewed", None),  # a note is not undone, the decision is
    ],
)
def test_the_newest_decision_that_stands_counts(store, keys, status, reviewer):
    judged(store, DOORS)
    press(store, keys)
    assert store.query("SELECT status, reviewer FROM flag")[1] == [(status, reviewer)]
    assert [lead.status for lead in queue.page(store, FlagFilter()).leads] == [status]
    review = store.flag(DOORS.id).review
    assert (review and review.reviewer) == reviewer
    assert (store.latest_reviews() == {}) is (status == "unreviewed")


def test_undo_erases_nothing_and_says_what_no_longer_counts(store):
    judged(store, DOORS)
    first = decide(store, DOORS, Decision.CONFIRMED, note="look at this")
    second = decide(store, DOORS, Decision.REJECTED, reason=Reason.SCOPE)
    assert [store.undo_review("Ada"), store.undo_review("Ada"), store.undo_review("Ada")] == [second, first, None]
    assert [review.decision for review in store.reviews(DOORS.id)] == [
        "confirmed",
        "rejected",
        "withdrawn",
        "withdrawn",
    ]
    assert store.review_log() == store.reviews(DOORS.id)


def test_undo_without_a_pair_takes_the_newest_decision_of_all(store):
    other = linked(NEVER, PRIVATE)
    judged(store, DOORS, other)
    decide(store, DOORS)
    newest = decide(store, other)
    decide(store, DOORS, reviewer="Bo")
    assert store.undo_review("Ada") == newest
    assert store.undo_review("Ada").pair_id == DOORS.id


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reviewer": " "}, "needs a reviewer"),
        ({"reason": Reason.SCOPE, "decision": Decision.CONFIRMED}, "'scope' is one for rejecting"),
        ({"decision": Decision.WITHDRAWN}, "by undoing it"),
        ({"note": "half a \ud83d face"}, "not valid Unicode"),
        ({"pair_id": "f00"}, "'f00' is referred to but not stored"),
    ],
)
def test_reviews_that_are_refused(store, changes, message):
    judged(store, DOORS)
    with pytest.raises(ContradictError, match=message):
        store.add_review(replace(Review(DOORS.id, "Ada", Decision.REJECTED, START), **changes))
    assert store.review_log() == []


def test_a_review_outlives_another_model_and_another_run(store):
    judged(store, DOORS)
    review = decide(store, DOORS)
    judged(store, DOORS, scorer="better-judge@2")
    assert store.flag(DOORS.id).verdict.scorer == "better-judge@2"
    assert store.flag(DOORS.id).review == review
    assert store.queue(FlagFilter(status="unreviewed")) == []


REPRINT = Source("https://example.com/reprint", title="Another paper")
NEW_VERSION = replace(POST, sha256="1" * 64)


def again(statement, source, **changes):
    return replace(statement, source_id=source.id, **changes)


def second_pair(store: Store, earlier, later, *sources) -> Pair:
    """Judge a pair of statements that came later than the one that was rejected."""
    pair = linked(earlier, later)
    store.ingest(sources, [earlier, later])
    judged(store, pair)
    return pair


@pytest.mark.parametrize(
    "later",
    [
        again(BALANCED, NEW_VERSION),
        again(BALANCED, REPRINT),
        again(BALANCED, NEW_VERSION, claim="We take a BALANCED approach", role="CEO", start=10, end=40),
        again(BALANCED, NEW_VERSION, claim="BlackBerry takes a balance.", quote="“We take a balanced approach,”"),
    ],
)
def test_the_same_words_in_another_copy_are_the_same_case(store, later):
    judged(store, DOORS)
    review = decide(store, DOORS, reason=Reason.DATED_UPDATE)
    copy = second_pair(store, NEVER, later, NEW_VERSION, REPRINT)
    assert copy.id != DOORS.id
    assert store.flag(copy.id).review == review
    assert store.query(f"SELECT status FROM flag WHERE pair_id = '{copy.id}'")[1] == [("rejected",)]
    assert store.queue(FlagFilter(status="unreviewed")) == []
    assert store.reviews(copy.id) == [review]
    assert store.earlier_reviews([copy.id]) == {}
    store.undo_review("Ada", copy.id)
    assert store.flag(DOORS.id).review is None
    assert len(store.queue(FlagFilter(status="unreviewed"))) == 1, "copies are looked at once"


@pytest.mark.parametrize(
    "later",
    [
        again(BALANCED, NEW_VERSION, claim="We take a balanced and open approach."),
        again(BALANCED, NEW_VERSION, speaker="Jane Roe"),
        again(BALANCED, NEW_VERSION, said_on=SaidOn.parse("2015-12-14")),
        again(BALANCED, POST, speaker=None),
    ],
)
def test_a_statement_that_changed_shows_its_old_review_as_such(store, later):
    judged(store, DOORS)
    review = decide(store, DOORS)
    changed = second_pair(store, NEVER, later, NEW_VERSION)
    assert store.flag(changed.id).review is None
    found = store.earlier_reviews([changed.id, DOORS.id])
    assert {pair: (earlier.review, earlier.bearing) for pair, earlier in found.items()} == {
        changed.id: (review, Bearing.CHANGED)
    }
    assert store.queue(FlagFilter(status="unreviewed")) == [changed.id]
    store.undo_review("Ada")
    assert store.earlier_reviews([changed.id]) == {}


def test_a_restatement_of_a_decided_pair_is_shown_as_near(store):
    judged(store, DOORS)
    review = decide(store, DOORS, Decision.CONFIRMED)
    repeated = statement("Our approach is balanced.", "2016", speaker="John Chen")
    near = second_pair(store, NEVER, repeated)
    assert store.earlier_reviews([near.id]) == {}
    store.add_pairs([linked(BALANCED, repeated, "restatement")])
    assert [(e.review, e.bearing) for e in store.earlier_reviews([near.id]).values()] == [(review, Bearing.NEAR)]


def test_the_same_words_on_another_day_elsewhere_are_near(store):
    judged(store, DOORS)
    decide(store, DOORS)
    near = second_pair(store, NEVER, again(BALANCED, REPRINT, said_on=SaidOn.parse("2019")), REPRINT)
    assert store.earlier_reviews([near.id])[near.id].bearing is Bearing.NEAR


@pytest.mark.parametrize(
    "later",
    [
        again(BALANCED, NEW_VERSION, claim="Revenue grew in the third quarter."),  # same document, other words
        again(BALANCED, REPRINT, organization="Apple"),  # same words, another company elsewhere
        again(BALANCED, REPRINT, claim="We take a balanced and open approach."),  # alike, in another document
    ],
)
def test_other_statements_have_no_earlier_review(store, later):
    judged(store, DOORS)
    decide(store, DOORS)
    other = second_pair(store, NEVER, later, NEW_VERSION, REPRINT)
    assert store.earlier_reviews([other.id]) == {}


def test_half_of_a_decided_pair_is_not_the_pair(store):
    other = linked(BALANCED, PRIVATE)
    judged(store, DOORS, other)
    decide(store, DOORS)
    assert store.earlier_reviews([other.id]) == {}
    assert store.queue(FlagFilter(status="unreviewed")) == [other.id]


def test_the_queue_is_filtered_and_sorted_like_the_flags(store):
    weak, strong = linked(NEVER, PRIVATE), linked(BALANCED, PRIVATE)
    store.add_pairs([DOORS, weak, strong])
    store.add_verdicts([verdict(DOORS, 0.8), verdict(weak, 0.05), verdict(strong, 0.9, Relation.CONTRADICTION)])
    assert store.queue(FlagFilter()) == [strong.id, DOORS.id]
    assert store.queue(FlagFilter(limit=1)) == [strong.id]
    assert store.queue(FlagFilter(speaker="heins", min_score=0)) == [DOORS.id, weak.id]


def test_an_older_database_gets_its_keys(store, tmp_path, monkeypatch):
    """Reviews of a database that was made before keys existed count as before."""
    judged(store, DOORS)
    names = ("source", "statement", "pair", "verdict")
    tables = {name: store.query(f"SELECT * FROM {name} ORDER BY seq") for name in names}
    older = [name for name in migrations.known() if name < "003"]
    old = Store(tmp_path / "old.duckdb")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "known", lambda: older)
        with writing(old.path) as connection:
            for name, (columns, found) in tables.items():
                insert(connection, name, [dict(zip(columns[1:], row[1:], strict=True)) for row in found])
            insert(connection, "review", [review_row(Review(DOORS.id, "Ada", Decision.CONFIRMED, START))])
    assert old.latest_reviews()[DOORS.id].decision is Decision.CONFIRMED
    assert old.flag(DOORS.id).review.reviewer == "Ada"
    assert old.queue(FlagFilter(status="unreviewed")) == []
