"""Reviews teach the score and the judge, when there are enough of them, and what they change is measured honestly."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Probabilities, Relation, Retraction, Review, Source, Statement, Verdict, pair_of
from contradict.errors import InputError
from contradict.pipeline import scan
from contradict.reviewing.learning import calibrate, lessons
from contradict.reviewing.teaching import examples_of, lessons_of, reviews_recipe
from contradict.scoring import Models
from contradict.scoring.calibration import Calibration
from contradict.scoring.relation import scorer_name
from contradict.store import Store
from tests.fakes import FakeEmbedder, FakeJudge

NOW = datetime(2024, 1, 1, tzinfo=UTC)
SOURCE = Source(None, title="Remarks", retrieved_from="remarks.csv")
OTHER = Source(None, title="Withdrawn", retrieved_from="others.csv")
SCORER = scorer_name("judge@1", Calibration())


def reviewed(tmp_path, confirmed=40, rejected=40, shared=False) -> Store:
    """Pairs that a judge overrates: it gives most of them .6 to .95, of which reviewers confirm the upper ones more."""
    rng, store = random.Random(1), Store(tmp_path / "reviewed.duckdb")
    store.ingest([SOURCE, OTHER], [])
    decisions = [Decision.CONFIRMED] * confirmed + [Decision.REJECTED] * rejected
    for number, decision in enumerate(decisions):
        first = Statement(SOURCE.id, "Acme", "We sell tea." if shared else f"We sell tea number {number}.")
        second = Statement(SOURCE.id, "Acme", f"We do not sell tea number {number}.")
        value = rng.uniform(0.7, 0.98) if decision is Decision.CONFIRMED else rng.uniform(0.4, 0.9)
        reading = Probabilities(value, 1 - value, 0)
        pair = pair_of(first, second, "same_organization", 0.9)
        store.ingest([], [first, second])
        store.add_pairs([pair])
        store.add_verdicts([Verdict(pair.id, SCORER, reading, reading, Relation.TENSION, value)])
        store.add_review(Review(pair.id, "Ada", decision, NOW))
    return store


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return reviewed(tmp_path_factory.mktemp("reviews"))


def test_the_score_is_better_on_reviews_held_out(store):
    found = calibrate(store)
    assert (found.confirmed, found.rejected, found.left_out) == (40, 40, 0)
    assert (found.judge, found.scorer) == ("judge@1", SCORER)
    assert found.before.log_loss > found.after.log_loss
    assert found.after.brier < found.before.brier
    assert found.change.value == pytest.approx(found.after.log_loss - found.before.log_loss)
    assert found.change.high < 0
    assert found.calibration.fitted_on == "40 confirmed and 40 rejected pairs, reviews of verdicts of judge@1"
    assert found == calibrate(store, SCORER), "the same reviews teach the same"


@pytest.mark.parametrize(
    ("confirmed", "rejected", "message"),
    [(3, 25, "there are 3 and 25: 17 confirmed and 0 rejected are missing"), (0, 0, "nothing was judged yet")],
)
def test_too_few_teach_nothing(tmp_path, confirmed, rejected, message):
    few = reviewed(tmp_path, confirmed, rejected)
    for learn in (calibrate, lessons_of):
        with pytest.raises(InputError, match=message):
            learn(few)


def test_only_standing_decisions_on_standing_sources_teach(tmp_path):
    store = reviewed(tmp_path, 3, 3)
    found, _ = lessons(store, SCORER)
    store.undo_review("Ada", found[0].pair_id)
    store.add_review(Review(found[1].pair_id, "Bo", Decision.UNSURE, NOW))
    assert [x.pair_id for x in lessons(store, SCORER)[0]] == [x.pair_id for x in found[2:]]
    assert lessons(store, "another") == ([], 4)
    store.retract(Retraction(SOURCE.id, True, "forged", NOW))
    assert lessons(store, SCORER) == ([], 0)


def test_no_statement_is_on_both_sides(store):
    parted = lessons_of(store)
    assert len(parted.taught) + len(parted.held_out) == 80
    assert 8 <= len(parted.held_out) <= 20
    taught, held = ({s.id for x in side for s in (x.earlier, x.later)} for side in (parted.taught, parted.held_out))
    assert not taught & held
    assert lessons_of(store) == parted


def test_pairs_that_hang_together_cannot_be_held_out(tmp_path):
    with pytest.raises(InputError, match="no statement may be on both sides, so that only 0 confirmed and 0 rejected"):
        lessons_of(reviewed(tmp_path, 20, 20, shared=True))


def test_reviews_become_training_pairs(store):
    parted = lessons_of(store)
    examples = examples_of(parted.taught)
    assert {(e.label, e.source) for e in examples} == {
        ("contradiction", "reviews.confirmed"),
        ("not_contradiction", "reviews.rejected"),
    }
    recipe = reviews_recipe(parted.taught)
    drawn = recipe.phases[0].sources
    assert drawn["reviews.confirmed"] + drawn["reviews.rejected"] == len(examples)
    assert recipe.schedule.heldout == {}


def test_another_calibration_scores_anew_without_reading(tmp_path):
    store = Store(tmp_path / "scan.duckdb")
    claims = ("We sell tea.", "We do not sell tea.", "We sell no tea.")
    store.ingest([SOURCE], [Statement(SOURCE.id, "Acme", claim) for claim in claims])
    judge = FakeJudge()
    models = Models(FakeEmbedder(), judge)
    first = scan(store, models)
    read = judge.calls
    fitted = replace(models, calibration=Calibration(-2, 0.5, 0.1, "reviews"))
    second = scan(store, fitted)
    assert second.judged == first.judged > 0
    assert judge.calls == read, "the judge read nothing again"
    old, new = ({v.pair_id: v for v in store.verdicts(m.scorer)} for m in (models, fitted))
    assert [(v.forward, v.backward) for v in old.values()] == [(new[k].forward, new[k].backward) for k in old]
    assert all(new[k].score != old[k].score for k in old)
    assert store.newest_scorer() == fitted.scorer
