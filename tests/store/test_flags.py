"""Which flags a filter lets through, in which order, and finding one by the beginning of its id."""

from datetime import UTC, date, datetime

import pytest

from contradict.domain import Decision, Relation, Review
from contradict.errors import StoreError
from contradict.store import FlagFilter, Store
from tests.store.examples import BALANCED, NEVER, POST, PRIVATE, STATEMENTS, TABLE, linked, statement, verdict

UNDATED = statement("We may sell data.", None, organization="Meta_Platforms", speaker="Ünal Öz")
DOORS = linked(NEVER, BALANCED)  # June 2013 and 15 December 2015
DATA = linked(PRIVATE, UNDATED)  # 2018 and unknown
MIXED = linked(BALANCED, PRIVATE)
WEAK = linked(NEVER, PRIVATE)
SAME = linked(BALANCED, UNDATED)
DULL = linked(NEVER, UNDATED)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Store:
    store = Store(tmp_path_factory.mktemp("flags") / "flags.duckdb")
    store.ingest([POST, TABLE], [*STATEMENTS, UNDATED], [])
    store.add_pairs([DOORS, DATA, MIXED, WEAK, SAME, DULL])
    store.add_verdicts(
        [
            verdict(MIXED, 0.99, Relation.CONSISTENT, scorer="old"),
            verdict(DOORS, 0.8),
            verdict(DATA, 0.9, Relation.CONTRADICTION),
            verdict(MIXED, 0.8, Relation.CHANGED_POSITION),
            verdict(WEAK, 0.05),
            verdict(SAME, 0.95, Relation.CONSISTENT),
            verdict(DULL, 0.05, Relation.CONSISTENT),
        ]
    )
    when = datetime(2024, 1, 1, tzinfo=UTC)
    store.add_review(Review(DOORS.id, "Ada", Decision.UNSURE, when))
    store.add_review(Review(DOORS.id, "Ada", Decision.CONFIRMED, when))
    return store


TIED = sorted([DOORS, MIXED], key=lambda pair: pair.id)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (FlagFilter(), [DATA, *TIED]),
        (FlagFilter(limit=1), [DATA]),
        (FlagFilter(limit=None, min_score=0), [DATA, *TIED, WEAK]),
        (FlagFilter(min_score=0.8), [DATA, *TIED]),
        (FlagFilter(min_score=0.81), [DATA]),
        (FlagFilter(relation=Relation.TENSION), [DOORS]),
        (FlagFilter(relation=Relation.CONSISTENT), [SAME]),
        (FlagFilter(relation=Relation.CONSISTENT, min_score=0), [SAME, DULL]),  # weak ones are in no small table
        (FlagFilter(relation=Relation.UNRELATED), []),
        (FlagFilter(organization="blackBERRY"), TIED),
        (FlagFilter(organization="berry"), TIED),
        (FlagFilter(organization="a_p"), [DATA, MIXED]),
        (FlagFilter(organization="_"), [DATA, MIXED]),
        (FlagFilter(organization="%"), []),
        (FlagFilter(organization="k_B"), []),
        (FlagFilter(organization="'; DROP TABLE pair; --"), []),
        (FlagFilter(speaker="chen"), TIED),
        (FlagFilter(speaker="heins"), [DOORS]),
        (FlagFilter(speaker="ünal ö"), [DATA]),
        (FlagFilter(status=Decision.CONFIRMED), [DOORS]),
        (FlagFilter(status=Decision.UNSURE), []),
        (FlagFilter(status="unreviewed"), [DATA, MIXED]),
        (FlagFilter(since=date(2015, 12, 15), until=date(2015, 12, 15)), TIED),
        (FlagFilter(since=date(2015, 12, 16), until=date(2017, 12, 31)), []),
        (FlagFilter(since=date(2018, 12, 31)), [DATA, MIXED]),  # "2018" may have been its last day
        (FlagFilter(since=date(2019, 1, 1)), []),
        (FlagFilter(until=date(2013, 6, 1)), [DOORS]),
        (FlagFilter(until=date(2013, 5, 31)), []),
        (FlagFilter(since=date(2013, 6, 30), until=date(2013, 7, 1)), [DOORS]),
        (FlagFilter(organization="meta", speaker="chen", min_score=0.5, until=date(2020, 1, 1)), [MIXED]),
    ],
)
def test_filters(store, wanted, expected):
    assert [flag.pair for flag in store.flags(wanted)] == expected


def test_the_newest_verdict_counts_whatever_its_scorer(store):
    assert store.flag(MIXED.id).verdict == verdict(MIXED, 0.8, Relation.CHANGED_POSITION)
    assert len(store.query("SELECT * FROM flag")[1]) == 6


def test_a_flag_is_whole(store):
    flag = store.flags(FlagFilter(relation=Relation.TENSION))[0]
    assert (flag.earlier, flag.later) == (NEVER, BALANCED)
    assert (flag.earlier_source, flag.later_source) == (TABLE, POST)
    assert flag.review.decision is Decision.CONFIRMED


def test_the_view_is_readable(store):
    columns = (
        "earlier_claim, later_speaker, earlier_said_on, earlier_said_on_precision, later_url, status, rule, reasons"
    )
    names, rows = store.query(f"SELECT {columns} FROM flag WHERE pair_id = '{DOORS.id}'")
    assert names == columns.split(", ")
    expected = (NEVER.claim, "John Chen", date(2013, 6, 1), "month", POST.url, "confirmed", "same organization")
    assert rows == [(*expected, ["an absolute", "a hedge"])]


def test_one_flag_by_the_beginning_of_its_id(store):
    assert store.flag(f" {DOORS.id[:12].upper()} ").pair == DOORS
    assert store.flag(WEAK.id).pair == WEAK
    assert store.flag(SAME.id).verdict.relation is Relation.CONSISTENT


@pytest.mark.parametrize(
    ("pair_id", "message"), [("", "begins more than one pair"), ("xyz", "no judged pair"), ("%", "no judged pair")]
)
def test_no_such_flag(store, pair_id, message):
    with pytest.raises(StoreError, match=message):
        store.flag(pair_id)
