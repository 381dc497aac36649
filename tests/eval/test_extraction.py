"""Matching and counting of attributions, by hand-made spans."""

import pytest

from eval.extraction import Marked, counts, is_speech, matches, overlap, speech_forms


def marked(*spans: tuple[int, int], source: tuple[tuple[int, int], ...] = (), speech: bool = True) -> Marked:
    return Marked(spans, source, speech)


def test_overlap_is_intersection_over_union():
    assert overlap([(0, 10)], [(5, 15)]) == pytest.approx(5 / 15)
    assert overlap([(0, 4), (6, 10)], [(0, 10)]) == pytest.approx(0.8)
    assert overlap([(0, 4)], [(4, 8)]) == 0


def test_matching_is_one_to_one_and_takes_the_best_first():
    gold = [marked((0, 10))]
    close, same = marked((0, 8)), marked((0, 10))
    assert matches(gold, [close, same]) == [(gold[0], same)]


def test_counts():
    gold = [marked((0, 10), source=((20, 25),)), marked((30, 40), speech=False), marked((50, 60))]
    found = [marked((0, 10), source=((24, 26),)), marked((30, 36)), marked((80, 90))]
    row = counts("d", gold, found)
    assert (row["gold"], row["found"], row["matched"], row["exact"]) == (3, 3, 2, 1)
    assert (row["gold_speech"], row["matched_gold_speech"], row["matched_found_speech"]) == (2, 1, 2)
    assert (row["sources"], row["sources_right"]) == (1, 1)


@pytest.mark.parametrize(
    ("cue", "speech"), [("has said", True), ("According to", True), ("denied", True), ("seems", False), ("", False)]
)
def test_speech_cues(cue, speech):
    assert is_speech(cue, speech_forms()) is speech
