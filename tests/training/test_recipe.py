"""The shipped recipe reads; a broken one says what is wrong and where."""

from importlib.resources import files

import pytest

from contradict.errors import RecipeError
from contradict.training.recipe import load_recipe
from contradict.training.trainer import rate_at

WEIGHTS = files("contradict.scoring") / "weights"


@pytest.mark.parametrize(
    ("place", "base", "phases"),
    [
        ("judge/recipe-1.toml", "sentence-transformers/all-mpnet-base-v2", ["general", "corporate"]),
        ("judge/recipe-2.toml", "sentence-transformers/all-mpnet-base-v2", ["general again", "corporate again"]),
        ("judge/recipe-3.toml", "sentence-transformers/all-mpnet-base-v2", ["dates", "dated contrast sets"]),
        ("judge/recipe-4.toml", "sentence-transformers/all-mpnet-base-v2", ["general again", "contrast sets again"]),
        (
            "judge/recipe.toml",
            "sentence-transformers/all-mpnet-base-v2",
            ["general once more", "contrast sets and distractors"],
        ),
        ("screen/recipe.toml", "sentence-transformers/all-MiniLM-L6-v2", ["general", "taught"]),
    ],
)
def test_shipped_recipes(place, base, phases):
    recipe = load_recipe(WEIGHTS / place)
    assert recipe.base == base
    assert [phase.name for phase in recipe.phases] == phases


def test_each_stage_of_the_judge_goes_on_from_the_one_before():
    names = ("recipe-1.toml", "recipe-2.toml", "recipe-3.toml", "recipe-4.toml", "recipe.toml")
    stages = [load_recipe(WEIGHTS / "judge" / name) for name in names]
    assert len({(stage.base, stage.adapter) for stage in stages}) == 1
    assert [stage.reads_dates for stage in stages] == [False, False, True, True, True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("base = ", "not valid TOML"),
        ("base = 'x'", "adapter is missing"),
        ("base='x'\n[adapter]\ntargets=['q']\nsize=3", "size"),
    ],
)
def test_broken_recipe(tmp_path, text, message):
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(RecipeError, match=message):
        load_recipe(path)


def test_missing_recipe(tmp_path):
    with pytest.raises(RecipeError, match="no such recipe"):
        load_recipe(tmp_path / "none.toml")


def test_rate_warms_up_stays_and_decays():
    schedule = load_recipe(WEIGHTS / "judge" / "recipe.toml").schedule
    rates = [rate_at(step, 1000, schedule) for step in range(1000)]
    assert rates[0] == pytest.approx(schedule.rate / schedule.warmup_steps)
    assert rates[300] == schedule.rate
    assert rates[-1] == pytest.approx(schedule.rate / (1000 * schedule.decay))
    assert max(rates) == schedule.rate
