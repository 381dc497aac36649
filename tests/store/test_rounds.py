"""Blind rounds: nobody sees another's decision before the round closes, by any method or query."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Reason, Review, Round
from contradict.errors import ContradictError
from contradict.store import FlagFilter, Store
from tests.store.examples import BALANCED, NEVER, PRIVATE, linked, verdict
from tests.store.test_reviews import NEW_VERSION, again, second_pair

DOORS, DATA, MIXED = linked(NEVER, BALANCED), linked(NEVER, PRIVATE), linked(BALANCED, PRIVATE)
NOW = datetime(2024, 1, 1, tzinfo=UTC)
SPRING = Round("spring", ("Ada", "Bo"), (DOORS.id, DATA.id), NOW)


def review(pair, reviewer: str, decision: Decision = Decision.CONFIRMED, **more) -> Review:
    return Review(pair.id, reviewer, decision, NOW, **more)


@pytest.fixture
def store(store) -> Store:
    store.add_pairs([DOORS, DATA, MIXED])
    store.add_verdicts([verdict(pair) for pair in (DOORS, DATA, MIXED)])
    store.start_round(SPRING, {"limit": 2})
    return store


def test_a_round_is_kept(store):
    assert store.rounds() == [SPRING]
    assert store.round_progress("spring") == {"Ada": 0, "Bo": 0}
    assert store.round_queue("spring", "Ada") == [DOORS.id, DATA.id]


SECRET = "the note of Ada, which nobody may read"

SNOOPING = [
    "SELECT * FROM review",
    "SELECT * FROM standing_review",
    "SELECT * FROM latest_review",
    "SELECT * FROM earlier_review",
    "SELECT * FROM flag",
    "SELECT * FROM sealed_review",
    "SELECT reviewer, envelope::VARCHAR FROM sealed_review",
    "SELECT decode(envelope) FROM sealed_review",
    "SELECT to_base64(envelope), hex(envelope) FROM sealed_review",
    "FROM query_table('sealed_' || 'review')",
]


@pytest.mark.parametrize("sql", SNOOPING)
def test_no_query_shows_what_is_sealed(store, sql):
    store.add_review(review(DOORS, "Ada", Decision.REJECTED, note=SECRET, reason=Reason.SCOPE))
    try:
        shown = str(store.query(sql))
    except ContradictError as refused:
        shown = str(refused)
    assert not any(word in shown for word in ("rejected", SECRET, "scope"))


def test_a_reviewer_sees_only_his_own_entries(store):
    hers, his = review(DOORS, "Ada", Decision.REJECTED, note=SECRET), review(DOORS, "Bo")
    store.add_review(hers)
    store.add_review(his)
    assert store.reviews(DOORS.id, "Ada") == [hers]
    assert store.reviews(DOORS.id, "Bo") == [his]
    assert store.reviews(DOORS.id) == store.reviews(DOORS.id, "Cy") == store.review_log() == []
    assert store.sealed_reviews("Ada") == {DOORS.id: hers}
    assert store.flag(DOORS.id).review is None
    assert store.flags(FlagFilter(status=Decision.CONFIRMED)) == []
    assert store.stats()["reviews"] == 0
    assert store.latest_reviews() == {}
    assert store.round_progress("spring") == {"Ada": 1, "Bo": 1}
    assert store.round_queue("spring", "Ada") == [DATA.id]
    with pytest.raises(ContradictError, match="round 'spring' is open and its decisions are sealed"):
        store.round_decisions("spring")


def test_a_third_person_does_not_give_it_away(store):
    """Whoever writes on a pair of an open round writes under seal; the pair is in nobody's everyday queue."""
    store.add_review(review(DOORS, "Cy"))
    assert store.flag(DOORS.id).review is None
    assert store.queue(FlagFilter()) == [MIXED.id]


def test_closing_opens_the_envelopes_in_their_order(store):
    written = [
        review(DOORS, "Ada", Decision.REJECTED, note=SECRET, reason=Reason.SCOPE),
        review(DOORS, "Bo"),
        review(DATA, "Ada"),
        review(DATA, "Bo", Decision.NOTED, note="odd"),
    ]
    for entry in written:
        store.add_review(entry)
    undone = store.undo_review("Ada", DATA.id)
    assert undone == written[2]
    closed = store.close_round("spring")
    assert closed.closed_at
    assert store.review_log()[:4] == written
    assert store.review_log()[4].decision is Decision.WITHDRAWN
    assert store.round_decisions("spring") == written[:2]
    assert store.flag(DOORS.id).review == written[1]
    assert store.flag(DATA.id).review is None
    with pytest.raises(ContradictError, match="was closed on"):
        store.close_round("spring")
    with pytest.raises(ContradictError, match="is closed"):
        store.round_queue("spring", "Ada")
    store.add_review(review(DATA, "Ada"))
    assert store.flag(DATA.id).review


def test_undo_reaches_into_the_envelope_and_no_further(store):
    store.add_review(review(MIXED, "Ada"))
    store.add_review(review(DOORS, "Ada", Decision.REJECTED))
    store.add_review(review(DOORS, "Ada", Decision.UNSURE))
    assert store.undo_review("Ada", DOORS.id).decision is Decision.UNSURE
    assert store.sealed_reviews("Ada")[DOORS.id].decision is Decision.REJECTED
    assert store.undo_review("Ada", DOORS.id).decision is Decision.REJECTED
    assert store.undo_review("Ada", DOORS.id) is None
    assert store.round_queue("spring", "Ada") == [DOORS.id, DATA.id]
    assert store.undo_review("Ada").pair_id == MIXED.id


def test_a_copy_of_a_pair_is_sealed_with_it(store):
    copy = second_pair(store, NEVER, again(BALANCED, NEW_VERSION), NEW_VERSION)
    store.add_review(review(copy, "Ada"))
    assert store.flag(copy.id).review is None
    assert store.round_queue("spring", "Ada") == [DATA.id]
    store.close_round("spring")
    assert store.flag(copy.id).review == store.flag(DOORS.id).review == review(DOORS, "Ada")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"reviewers": ("Ada",)}, "two or more different reviewers"),
        ({"reviewers": ("Ada", "Ada")}, "two or more different reviewers"),
        ({"reviewers": ("Ada", " ")}, "two or more different reviewers"),
        ({"name": "spring"}, "there is a round 'spring' already"),
        ({"pairs": ()}, "no pairs to review"),
        ({"pairs": (MIXED.id, DOORS.id)}, "in the open round 'spring'"),
        ({"pairs": ("f00",)}, "'f00' is referred to but not stored"),
    ],
)
def test_rounds_that_are_refused(store, changes, message):
    with pytest.raises(ContradictError, match=message):
        store.start_round(replace(SPRING, **{"name": "autumn", "pairs": (MIXED.id,), **changes}), {})
    assert store.rounds() == [SPRING]


def test_strangers_and_unknown_rounds(store):
    with pytest.raises(ContradictError, match="'Cy' is no reviewer of round 'spring'; they are Ada, Bo"):
        store.round_queue("spring", "Cy")
    with pytest.raises(ContradictError, match="no round 'autumn'; there are: spring"):
        store.close_round("autumn")
