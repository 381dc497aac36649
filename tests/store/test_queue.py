from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Relation, Retraction, Review, SaidOn, Source, pair_of
from contradict.errors import MissingError
from contradict.scoring.influence import Influence, Weight
from contradict.store import FlagFilter, Store, influences, migrations, pages, people, queue, reviews
from contradict.store.connection import reading, writing
from contradict.store.rows import review_row
from contradict.store.tables import insert
from tests.store.examples import BALANCED, NEVER, POST, PRIVATE, TABLE, linked, statement, verdict

NOW = datetime(2024, 1, 2, tzinfo=UTC)
FIRST, SECOND, THIRD = linked(NEVER, BALANCED), linked(NEVER, PRIVATE), linked(BALANCED, PRIVATE)


@pytest.fixture
def judged(store: Store) -> Store:
    store.add_pairs([FIRST, SECOND, THIRD])
    store.add_verdicts([verdict(FIRST, 0.9), verdict(SECOND, 0.8, Relation.CONTRADICTION), verdict(THIRD, 0.7)])
    return store


def found(store, **wanted):
    return [lead.pair_id for lead in queue.page(store, FlagFilter(**wanted)).leads]


def decided(pair, decision, reviewer="Ada"):
    return Review(pair.id, reviewer, decision, NOW)


FILTERS = [
    {},
    {"organization": "meta_"},
    {"speaker": "chen"},
    {"relation": Relation.CONTRADICTION},
    {"relation": Relation.CONSISTENT},
    {"since": SaidOn.parse("2018").first},
    {"until": SaidOn.parse("2014").last},
    {"min_score": 0.75},
    {"text": "NO Data doors"},
    {"text": "100 %"},
    {"text": "absent"},
    {"status": "unreviewed"},
    {"status": Decision.CONFIRMED},
    {"status": Decision.REJECTED},
]


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_the_queue_and_the_flags_agree(judged, wanted):
    """The queue looks through a table of its own; it finds what the view finds."""
    judged.add_review(decided(FIRST, Decision.CONFIRMED))
    assert found(judged, **wanted) == [flag.pair.id for flag in judged.flags(FlagFilter(**wanted, limit=None))]


def test_counts_hold_to_all_of_the_filter_but_their_own(judged):
    judged.add_review(decided(FIRST, Decision.REJECTED))
    page = queue.page(judged, FlagFilter(status="unreviewed"))
    assert page.total == 2
    assert page.by_status == {"unreviewed": 2, "rejected": 1}
    assert page.by_relation == {"contradiction": 1, "tension": 1}


def test_a_newer_verdict_takes_the_place_of_the_older(judged):
    judged.add_verdicts([verdict(FIRST, 0.6, Relation.CHANGED_POSITION, "judge@2")])
    assert found(judged) == [SECOND.id, THIRD.id, FIRST.id]
    judged.add_verdicts([verdict(FIRST, 0.1, Relation.CONSISTENT, "judge@3")])
    assert found(judged) == [SECOND.id, THIRD.id]


def test_withdrawn_sources_and_sealed_pairs_are_left_out(judged):
    from contradict.domain import Round

    judged.start_round(Round("first", ("Ada", "Bob"), (SECOND.id,), NOW), {})
    assert found(judged) == [FIRST.id, THIRD.id]
    assert [r.name for r in queue.page(judged, FlagFilter()).rounds] == ["first"]
    judged.retract(Retraction(POST.id, True, "forged", NOW))
    assert found(judged) == []


def test_copies_of_a_pair_come_once(judged):
    copy = Source(url="https://mirror.example/balance", title=POST.title, retrieved_from="copy.html")
    again = statement(BALANCED.claim, "2015-12-15", speaker="John Chen", source=copy)
    judged.ingest([copy], [again])
    twin = linked(NEVER, again)
    judged.add_pairs([twin])
    judged.add_verdicts([verdict(twin, 0.85)])
    assert found(judged) == [FIRST.id, SECOND.id, THIRD.id]
    judged.add_review(decided(FIRST, Decision.REJECTED))
    assert twin.id not in found(judged, status="unreviewed")


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (FIRST, (0, 3, None, SECOND.id)),
        (SECOND, (1, 3, FIRST.id, THIRD.id)),
        (THIRD, (2, 3, SECOND.id, None)),
    ],
)
def test_place_in_the_queue(judged, pair, expected):
    with reading(judged.path) as connection:
        place = queue.place(connection, FlagFilter(), pair.id)
    assert (place.before, place.total, place.previous, place.next) == expected


def test_a_decided_pair_still_has_neighbours(judged):
    judged.add_review(decided(SECOND, Decision.CONFIRMED))
    place = pages.pair(judged, SECOND.id, FlagFilter(status="unreviewed")).place
    assert (place.before, place.total, place.previous, place.next) == (1, 2, FIRST.id, THIRD.id)


def test_in_a_round_the_way_leads_through_the_round(judged):
    from contradict.domain import Round

    judged.start_round(Round("first", ("Ada", "Bob"), (THIRD.id, FIRST.id), NOW), {})
    judged.add_review(decided(THIRD, Decision.CONFIRMED, "Bob"))
    for viewer, pair, expected in (
        ("Ada", THIRD, (0, 2, None, FIRST.id)),
        ("Ada", FIRST, (1, 2, THIRD.id, None)),
        ("Bob", FIRST, (0, 1, None, None)),
    ):
        page = pages.pair(judged, pair.id, FlagFilter(), viewer, "first")
        place = page.place
        assert (place.before, place.total, place.previous, place.next) == expected
        assert page.rounds == ["first"]
    assert pages.pair(judged, THIRD.id, FlagFilter(), "Ada", "first").reviews == []  # sealed
    assert len(pages.pair(judged, THIRD.id, FlagFilter(), "Bob", "first").reviews) == 1


def test_neighbours_are_what_was_paired_with_either_side(judged):
    (third,) = pages.neighbours(judged, judged.flag(FIRST.id))
    assert third.statement == PRIVATE
    assert (third.to_earlier.pair_id, third.to_later.pair_id) == (SECOND.id, THIRD.id)
    assert third.to_later.verdict.score == 0.7


def test_a_pair_that_the_judge_was_spared_is_no_restatement(judged):
    spared, again = linked(NEVER, statement("We sell figures.", "2014")), statement("No back doors, never!", "2014")
    judged.ingest([], [statement("We sell figures.", "2014"), again])
    judged.add_pairs([spared, pair_of(NEVER, again, "restatement", 0.99)])
    judged.add_promises("screen", {spared.id: 0.04, SECOND.id: 0.9})
    links = {found.statement: found.to_earlier for found in pages.neighbours(judged, judged.flag(FIRST.id))}
    known = {stated.claim: (link.restated, link.verdict is None, link.promise) for stated, link in links.items()}
    assert known == {
        PRIVATE.claim: (False, False, None),
        "We sell figures.": (False, True, 0.04),
        again.claim: (True, True, None),
    }


def test_pages_of_a_source_and_of_people(judged):
    source = pages.source(judged, POST.id)
    assert (source.source.text, source.statements, source.flags) == (POST.text, [BALANCED], {BALANCED.id: 2})
    assert source.withdrawn is None
    listed = [(person.name, person.statements, person.flags) for person in people.people(judged)["organization"]]
    assert listed == [("BlackBerry", 2, 3), ("Meta_Platforms", 1, 2)]
    chen = people.person(judged, "speaker", "J. Chen")  # another name of his
    assert [statement for statement, _ in chen.statements] == [BALANCED]
    assert chen.lead_count == 2 and chen.affiliations == [("BlackBerry", 1)]


def test_people_have_the_flags_that_the_queue_has(judged):
    judged.add_verdicts([verdict(SECOND, 0.9, Relation.CONSISTENT, "judge@2")])
    in_queue = queue.page(judged, FlagFilter(organization="BlackBerry")).total
    (black_berry,) = people.people(judged, "blackb")["organization"]
    assert black_berry.flags == people.person(judged, "organization", "BlackBerry").lead_count == in_queue == 2
    assert pages.source(judged, POST.id).flags == {BALANCED.id: 2}
    assert pages.source(judged, TABLE.id).flags == {NEVER.id: 1, PRIVATE.id: 1}


@pytest.mark.parametrize(
    "look",
    [
        lambda store: pages.pair(store, "0" * 16, FlagFilter()),
        lambda store: pages.source(store, TABLE.id[:4]),
        lambda store: people.person(store, "speaker", "Nobody"),
    ],
)
def test_what_is_not_stored_is_missing(judged, look):
    with pytest.raises(MissingError):
        look(judged)


def test_influence_is_kept_by_judge(judged):
    one = Influence("judge@1", 0.9, (Weight(0, 2, 0.5),), (Weight(3, 9, -0.1),))
    two = Influence("judge@2", 0.4, (), ())
    for measured in (one, two, Influence("judge@1", 0.1, (), ())):
        influences.add(judged, FIRST.id, measured)
    with reading(judged.path) as connection:
        assert influences.read(connection, FIRST.id, "judge@1/rules-1+x") == one
        assert influences.read(connection, FIRST.id, "judge@3/rules-1+x") == two  # the latest
        assert influences.read(connection, SECOND.id, "judge@1/rules-1+x") is None


@pytest.mark.parametrize("before", ["004", "008"])
def test_an_older_database_is_brought_up_to_date(judged, tmp_path, monkeypatch, before):
    """What was judged and decided before there were tables for it stands in the queue as well."""
    names = ("source", "statement", "pair", "verdict")
    tables = {name: judged.query(f"SELECT * FROM {name} ORDER BY seq") for name in names}
    older = [name for name in migrations.known() if name < before]
    old = Store(tmp_path / "old.duckdb")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "known", lambda: older)
        with writing(old.path) as connection:
            for name, (columns, rows) in tables.items():
                insert(connection, name, [dict(zip(columns[1:], row[1:], strict=True)) for row in rows])
            reviews.add_keys(connection)
            insert(connection, "review", [review_row(decided(SECOND, Decision.CONFIRMED))])
    assert found(old) == [FIRST.id, SECOND.id, THIRD.id]
    assert found(old, status="unreviewed") == [FIRST.id, THIRD.id]
    assert found(old, status=Decision.CONFIRMED) == [SECOND.id]
