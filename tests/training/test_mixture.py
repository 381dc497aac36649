"""A recipe and its pairs give the same batches, whatever comes later."""

from dataclasses import replace
from datetime import date

import pytest

from contradict.errors import RecipeError
from contradict.training.mixture import Example, batches, split
from contradict.training.recipe import Adapter, Phase, Recipe, Schedule

PAIRS = [Example(f"premise {i} {'long ' * (i % 7)}", f"hypothesis {i}", "neutral", f"set_{i % 3}") for i in range(300)]
SCHEDULE = Schedule(rate=1e-3, warmup_steps=2, decay=0.5, batch=8, max_tokens=32, seed=1, heldout={"set_0": 10})
GENERAL = Phase("general", {"set_*": 60}, unrelated=4)
LATER = Phase("later", {"set_2": 20}, unrelated=0)
RECIPE = Recipe("base", Adapter(4, 8, 0, ("q",)), SCHEDULE, (GENERAL,))


def test_same_recipe_same_batches():
    assert batches(RECIPE, PAIRS) == batches(RECIPE, PAIRS)


def test_a_phase_does_not_depend_on_what_comes_after():
    first = batches(RECIPE, PAIRS)
    assert batches(replace(RECIPE, phases=(GENERAL, LATER)), PAIRS)[: len(first)] == first


def test_a_phase_can_be_cut_short_without_changing_what_it_began_with():
    cut = replace(RECIPE, phases=(replace(GENERAL, batches=3), LATER))
    assert batches(cut, PAIRS)[:3] == batches(RECIPE, PAIRS)[:3]


def test_every_drawn_pair_is_used_once_and_unrelated_ones_are_neutral():
    used = [example for batch in batches(RECIPE, PAIRS) for example in batch]
    assert len(used) == 64
    assert sum(example.source == "unrelated" for example in used) == 4
    drawn = [example for example in used if example.source != "unrelated"]
    assert len(set(drawn)) == 60


def test_held_out_pairs_are_not_trained_on():
    training, heldout = split(PAIRS, SCHEDULE.heldout, SCHEDULE.seed)
    assert len(heldout) == 10
    assert not set(training) & set(heldout)
    assert len(training) + len(heldout) == len(PAIRS)


@pytest.mark.parametrize(
    ("phase", "heldout", "message"),
    [
        (Phase("x", {"nowhere*": 1}, 0), {}, "phase 'x': no pairs of source 'nowhere*'"),
        (GENERAL, {"y": 1}, "held-out source 'y'"),
    ],
)
def test_a_source_that_is_not_there_is_named(phase, heldout, message):
    recipe = replace(RECIPE, phases=(phase,))
    with pytest.raises(RecipeError, match=message.replace("*", r"\*")):
        batches(recipe, split(PAIRS, heldout, 1)[0])


def test_dates_are_read_only_where_the_recipe_says_so():
    known = [replace(example, dates=("2015-11-17", "2016")) for example in PAIRS]
    assert all(example.dates is None for batch in batches(RECIPE, known) for example in batch)
    dating = batches(replace(RECIPE, reads_dates=True), known)
    assert {example.dates for batch in dating for example in batch} == {("2015-11-17", "2016")}


def test_some_undated_pairs_are_given_one_day_and_our_own_two_near_ones():
    own = [replace(example, source="corporate.x") for example in PAIRS]
    recipe = replace(RECIPE, reads_dates=True, phases=(Phase("own", {"corporate.x": 250}, unrelated=0),))
    drawn = [example for batch in batches(recipe, own) for example in batch]
    gaps = [abs((date.fromisoformat(b) - date.fromisoformat(a)).days) for a, b in (e.dates for e in drawn if e.dates)]
    assert 60 < len(gaps) < 140
    assert max(gaps) <= 366
    assert 0 < gaps.count(0) < len(gaps)
    others = [e for batch in batches(replace(RECIPE, reads_dates=True), PAIRS) for e in batch if e.dates]
    assert others
    assert all(example.dates[0] == example.dates[1] for example in others)
