import pytest

from contradict.domain import SaidOn, Statement
from contradict.scoring.band import band
from contradict.scoring.calibration import Calibration
from contradict.scoring.influence import UNITS, influence
from contradict.scoring.relation import scorer_name, verdict
from tests.fakes import FakeJudge
from tests.store.examples import linked


def weights(text, found):
    return {text[weight.start : weight.end]: round(weight.loss, 2) for weight in found}


def said(claim, when="2020"):
    return Statement("s", "Northwind", claim, said_on=SaidOn.parse(when))


SELLS = said("We sell data.", "2021")


def test_the_word_that_makes_the_conflict_weighs_most():
    earlier = "We will never sell data."
    found = influence(FakeJudge(), said(earlier), SELLS)
    assert (found.judge, found.baseline) == ("fake-judge", 0.94)
    assert weights(earlier, found.earlier) == {"We": 0, "will": 0, "never": 0.92, "sell": 0, "data": 0}
    assert set(weights(SELLS.claim, found.later)) == {"We", "sell", "data"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s $1.5 billion, isn't it?", ["It’s", "$1.5", "billion", "isn't", "it"]),
        ("Up 12% (year-on-year).", ["Up", "12%", "year-on-year"]),
        ("R&D in the U.S.", ["R&D", "in", "the", "U.S"]),
        ("…", []),
    ],
)
def test_what_is_left_out_is_a_word(text, words):
    found = influence(FakeJudge(), said(text), SELLS)
    assert [text[weight.start : weight.end] for weight in found.earlier] == words


def test_dates_are_read_but_not_left_out():
    judge = FakeJudge()
    judge.reads_dates = True
    found = influence(judge, said("We never sell."), SELLS)
    assert len(found.earlier) == 3
    assert all(first.startswith(("2020: ", "2021: ")) for first, _ in judge.pairs)


def test_of_a_long_text_runs_of_words_are_left_out():
    text = " ".join(f"word{number}" for number in range(5 * UNITS - 3))
    judge = FakeJudge()
    found = influence(judge, said(text), SELLS)
    assert len(found.earlier) == UNITS
    assert text[found.earlier[0].start : found.earlier[0].end] == "word0 word1 word2 word3 word4"
    assert len(judge.pairs) <= 2 * (1 + UNITS + 3)


def judged(calibration):
    earlier, later = said("We will never sell data.", "2020"), said("We sell data.", "2021")
    forward, backward = FakeJudge().probabilities([("We sell", "We never sell"), ("We sell", "Rain fell")])
    scorer = scorer_name("judge@1", calibration)
    pair = linked(earlier, later)
    return verdict(pair, earlier, later, forward, backward, scorer, calibration), earlier, later


def test_the_band_spans_the_scores_of_the_two_readings():
    found, earlier, later = judged(Calibration())
    low, high = band(found, earlier, later, Calibration())
    assert (low, high) == pytest.approx((0.02, 0.94))
    assert low < found.score < high


def test_there_is_no_band_under_another_calibration():
    found, earlier, later = judged(Calibration(0.5, 2.0, 0.1, "dev"))
    assert band(found, earlier, later, Calibration()) is None
