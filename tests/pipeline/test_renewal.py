"""Known documents are extracted anew: what is new is added, what is gone is superseded, what people decided stays."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from contradict.domain import Bearing, Decision, Mode, Relation, Review
from contradict.errors import StoreError
from contradict.pipeline import ingest, renew, scan, verify
from contradict.scoring import Models
from contradict.store import FlagFilter, queue
from tests.fakes import FakeEmbedder, FakeJudge, fake_statements
from tests.pipeline.articles import ADMISSION, DENIAL, SECOND, article

MODELS = Models(FakeEmbedder(), FakeJudge())
ALL = FlagFilter(min_score=0, limit=None)


@pytest.fixture
def flagged(tmp_path, store):
    """Two articles with one flag between them."""
    article(tmp_path / "a.html")
    article(tmp_path / "b.html", SECOND)
    ingest([tmp_path / "a.html", tmp_path / "b.html"], store)
    scan(store, MODELS)
    assert len(store.flags()) == 1
    return store


def extraction(monkeypatch, change):
    """Let extraction make something else of each statement, or drop it."""
    found = lambda source: [new for old in fake_statements(source) if (new := change(old))]  # noqa: E731
    monkeypatch.setattr("contradict.extraction.statements", found)


def better(statement):
    """A longer claim, for the admission only."""
    return replace(statement, claim=f"{statement.claim} now") if statement.quote == ADMISSION else statement


def review(store, decision=Decision.CONFIRMED):
    (flag,) = store.flags()
    store.add_review(Review(flag.pair.id, "ann", decision, datetime.now(UTC), "seen"))
    return flag


def test_nothing_changes_where_extraction_has_not(flagged):
    report = renew(flagged)
    assert (report.documents, report.found.added, report.found.unchanged) == (2, 0, 4)
    assert (report.found.superseded, report.found.held, report.fallen) == ((), (), ())


def test_a_better_claim_takes_the_place_of_the_old_one(flagged, monkeypatch):
    old = review(flagged)
    extraction(monkeypatch, better)
    report = renew(flagged)
    assert (report.found.added, report.found.unchanged, len(report.found.superseded)) == (1, 3, 1)
    assert [flag.pair.id for flag in report.fallen] == [old.pair.id]
    assert flagged.flags(ALL) == []
    assert queue.page(flagged, ALL).total == 0
    assert len(flagged.statements()) == 5, "nothing is erased"
    scan(flagged, MODELS)
    (new,) = flagged.flags(FlagFilter())
    assert new.later.claim == f"{ADMISSION} now"
    assert (new.review.decision, new.review.pair_id) == (Decision.CONFIRMED, old.pair.id), "the same words: it counts"
    assert [entry.pair_id for entry in flagged.review_log()] == [old.pair.id]
    assert not verify(flagged).drifts


def test_a_review_of_other_words_is_an_earlier_one(flagged, monkeypatch):
    review(flagged)
    extraction(monkeypatch, lambda s: replace(s, quote=s.quote[3:], start=s.start + 3) if s.quote == ADMISSION else s)
    renew(flagged)
    scan(flagged, MODELS)
    (new,) = flagged.flags(FlagFilter())
    earlier = flagged.earlier_reviews([new.pair.id])[new.pair.id]
    assert (new.review, earlier.bearing) == (None, Bearing.CHANGED)
    assert (earlier.review.decision, earlier.review.note) == (Decision.CONFIRMED, "seen")


def test_a_superseded_statement_is_not_compared_or_counted(flagged, monkeypatch):
    extraction(monkeypatch, better)
    renew(flagged)
    assert scan(flagged, MODELS).statements == 4
    assert scan(flagged, MODELS).idle
    assert flagged.stats()["superseded"] == 1


def test_what_a_person_decided_on_stays_when_nothing_takes_its_place(flagged, monkeypatch):
    old = review(flagged)
    extraction(monkeypatch, lambda s: None if s.quote == ADMISSION else s)
    report = renew(flagged)
    assert report.found.held == (old.later.id,)
    assert [flag.review.decision for flag in flagged.flags()] == [Decision.CONFIRMED]


def test_what_nobody_looked_at_goes(flagged, monkeypatch):
    extraction(monkeypatch, lambda s: None if s.quote == ADMISSION else s)
    report = renew(flagged)
    assert (len(report.found.superseded), len(report.fallen)) == (1, 1)
    with pytest.raises(StoreError, match="no longer yields"):
        flagged.flag(report.fallen[0].pair.id)


def test_what_is_found_again_stands_again(flagged, monkeypatch):
    before = flagged.flags(ALL)
    extraction(monkeypatch, lambda s: None if s.quote == ADMISSION else s)
    renew(flagged)
    extraction(monkeypatch, lambda s: s)
    report = renew(flagged)
    assert (report.found.restored, report.found.added, report.found.superseded) == (1, 0, ())
    assert flagged.flags(ALL) == before
    assert queue.page(flagged, FlagFilter()).total == 1


def test_another_mode_is_another_statement(flagged, monkeypatch):
    extraction(monkeypatch, lambda s: replace(s, mode=Mode.REPORTED) if s.quote == DENIAL else s)
    report = renew(flagged)
    assert (report.found.added, len(report.found.superseded)) == (1, 1)
    scan(flagged, MODELS)
    assert flagged.flags(ALL) == []
    (pair,) = flagged.flags(replace(ALL, relation=Relation.CONSISTENT))
    assert pair.earlier.mode is Mode.REPORTED


def test_only_what_is_named(flagged, monkeypatch, tmp_path):
    extraction(monkeypatch, lambda s: None)
    report = renew(flagged, [str(tmp_path / "a.html")])
    assert (report.documents, len(report.found.superseded)) == (1, 2)
    with pytest.raises(StoreError, match=r"no stored document is called 'none.html'"):
        renew(flagged, ["none.html"])


def test_all_or_nothing(flagged, monkeypatch):
    before = (flagged.flags(ALL), flagged.statements())
    extraction(monkeypatch, better)
    monkeypatch.setattr("contradict.store.renewals._note", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        renew(flagged)
    assert (flagged.flags(ALL), flagged.statements()) == before


def test_a_document_that_breaks_extraction_stays_as_it_is(flagged, monkeypatch):
    def extract(source):
        if ADMISSION in source.text:
            raise ValueError("[E088] text too long")
        return fake_statements(source)

    monkeypatch.setattr("contradict.extraction.statements", extract)
    report = renew(flagged)
    assert (report.documents, report.found.superseded) == (1, ())
    assert "b.html: no statements can be found in it ([E088] text too long)" in report.problems[0]
    assert len(flagged.flags()) == 1
