"""The shipped recipe reads; a broken one says what is wrong and where."""

from importlib.resources import files

import pytest

from contradict.errors import RecipeError
from contradict.training.recipe import load_recipe
from contradict.training.trainer import rate_at


def test_shipped_recipe():
    recipe = load_recipe(files("contradict.scoring") / "weights" / "judge" / "recipe.toml")
    assert recipe.base == "sentence-transformers/all-mpnet-base-v2"
    assert [phase.name for phase in recipe.phases] == ["general", "corporate"]


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
    schedule = load_recipe(files("contradict.scoring") / "weights" / "judge" / "recipe.toml").schedule
    rates = [rate_at(step, 1000, schedule) for step in range(1000)]
    assert rates[0] == pytest.approx(schedule.rate / schedule.warmup_steps)
    assert rates[500] == schedule.rate
    assert rates[-1] == pytest.approx(schedule.rate / (1000 * schedule.decay))
    assert max(rates) == schedule.rate
