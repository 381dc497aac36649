"""The mean of two adapters."""

import pytest
import torch
from safetensors.torch import load_file, save_file

from contradict.errors import RecipeError
from contradict.training.average import WEIGHTS, average


def adapter(folder, **weights):
    folder.mkdir()
    save_file({name: torch.tensor(value) for name, value in weights.items()}, folder / WEIGHTS)
    for name in ("adapter_config.json", "config.json"):
        (folder / name).write_text("{}")
    return folder


def test_every_weight_is_the_mean(tmp_path):
    one, other = adapter(tmp_path / "a", x=[1.0, 2.0], y=[0.0]), adapter(tmp_path / "b", x=[3.0, 2.0], y=[1.0])
    average(one, other, tmp_path / "out")
    made = load_file(tmp_path / "out" / WEIGHTS)
    assert {name: w.tolist() for name, w in made.items()} == {"x": [2.0, 2.0], "y": [0.5]}
    assert (tmp_path / "out" / "config.json").exists()


def test_what_cannot_be_averaged_is_refused(tmp_path):
    one = adapter(tmp_path / "a", x=[1.0])
    with pytest.raises(RecipeError, match="different shapes"):
        average(one, adapter(tmp_path / "b", x=[1.0, 2.0]), tmp_path / "out")
    with pytest.raises(RecipeError, match="no adapter there"):
        average(one, tmp_path / "nowhere", tmp_path / "out")
