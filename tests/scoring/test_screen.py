"""A screen guesses what its own judge would find, and no other judge's."""

import json

import pytest

from contradict.errors import ModelError
from contradict.scoring.screen import MEASURED, SmallScreen, load_screen
from tests.fakes import FakeJudge


def test_the_promise_is_the_small_judges_reading_of_a_contradiction():
    screen = SmallScreen(FakeJudge(), 0.1)
    assert screen.name == "fake-judge"
    promises = screen.promises([("We sell data.", "We do not sell data."), ("We sell data.", "It rained in May.")])
    assert promises == [0.94, 0.02]


def test_a_folder_without_a_measurement_is_no_screen(tmp_path):
    assert load_screen("judge@1", tmp_path) is None


def test_another_judge_has_no_screen(tmp_path):
    (tmp_path / MEASURED).write_text(json.dumps({"judge": "judge@1", "threshold": 0.1}))
    assert load_screen("judge@2", tmp_path) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"judge": "judge@1"}', '{"judge": "j", "threshold": "low"}'])
def test_a_broken_measurement_says_what_to_do(tmp_path, text):
    (tmp_path / MEASURED).write_text(text)
    with pytest.raises(ModelError, match="take it again or remove it"):
        load_screen("judge@1", tmp_path)
