"""Training on a tiny encoder: it learns, a stop loses nothing, two-class labels leave open what they leave open."""

import math
from dataclasses import replace

import pytest
import torch

from contradict.errors import RecipeError
from contradict.training.mixture import Example
from contradict.training.recipe import Adapter, Phase, Recipe, Schedule
from contradict.training.trainer import loss_of, marginal_loss, train

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "we", "sell", "do", "not", "data", "cars", "and", "boats"]
PAIRS = [
    Example("we sell data", "we do not sell data", "contradiction", "a"),
    Example("we sell data", "we sell cars", "neutral", "a"),
    Example("we sell data and cars", "we sell data", "entailment", "a"),
    Example("we sell boats", "we do not sell boats", "contradiction", "a"),
] * 200
RECIPE = Recipe(
    "tiny",
    Adapter(8, 16, 0, ("query", "key", "value", "dense")),
    Schedule(rate=5e-3, warmup_steps=5, decay=0.3, batch=4, max_tokens=16, seed=1, heldout={"a": 40}),
    (Phase("only", {"a": 640}, 40),),
)


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("encoder")
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_training_learns_and_writes_a_standard_adapter(encoder, tmp_path):
    reports = list(train(encoder, RECIPE, PAIRS, tmp_path))
    assert [report.step for report in reports] == [100, 170]
    assert reports[-1].accuracy > 0.7
    assert (tmp_path / "adapter_model.safetensors").exists()
    assert '"base_model_name_or_path": "tiny"' in (tmp_path / "adapter_config.json").read_text()


def test_a_pooler_is_a_part_of_the_head_and_learns_with_it(encoder, tmp_path):
    from safetensors.torch import load_file

    list(train(encoder, RECIPE, PAIRS, tmp_path))
    names = load_file(tmp_path / "adapter_model.safetensors")
    assert any("pooler.dense.weight" in name for name in names)


def test_a_stopped_run_goes_on_where_it_was(encoder, tmp_path):
    from safetensors.torch import load_file

    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    list(train(encoder, RECIPE, PAIRS, whole))
    next(train(encoder, RECIPE, PAIRS, stopped))
    reports = list(train(encoder, RECIPE, PAIRS, stopped))
    assert [report.step for report in reports] == [170]
    one, other = (load_file(folder / "adapter_model.safetensors") for folder in (whole, stopped))
    assert one.keys() == other.keys()
    assert all(torch.allclose(one[name], other[name], atol=1e-4) for name in one)


def test_a_kill_between_checkpoints_leaves_the_older_one(encoder, tmp_path):
    next(train(encoder, RECIPE, PAIRS, tmp_path))
    (tmp_path / "checkpoint").rename(tmp_path / "checkpoint.old")
    (tmp_path / "checkpoint.new").mkdir()
    assert [report.step for report in train(encoder, RECIPE, PAIRS, tmp_path)] == [170]


@pytest.mark.parametrize(
    ("label", "chance"),
    [("contradiction", 0.5), ("neutral", 0.3), ("not_contradiction", 0.5), ("not_entailment", 0.8)],
)
def test_loss_is_of_the_union_of_open_classes(label, chance):
    logits = torch.log(torch.tensor([[0.5, 0.3, 0.2]]))
    assert float(marginal_loss(logits, [label])) == pytest.approx(-math.log(chance), abs=1e-5)


def test_another_phase_may_follow_while_the_first_is_resumed(encoder, tmp_path):
    next(train(encoder, RECIPE, PAIRS, tmp_path))
    longer = replace(RECIPE, phases=(*RECIPE.phases, Phase("more", {"a": 80}, 0)))
    assert [report.step for report in train(encoder, longer, PAIRS, tmp_path)] == [190]


def test_a_teacher_is_learned_instead_of_the_label():
    logits = torch.log(torch.tensor([[0.5, 0.3, 0.2], [0.5, 0.3, 0.2]]))
    labelled = Example("we sell data", "we sell cars", "neutral", "a")
    taught = replace(labelled, target=(0.6, 0.3, 0.1))
    expected = -(0.6 * math.log(0.5) + 0.3 * math.log(0.3) + 0.1 * math.log(0.2))
    assert float(loss_of(logits[:1], [taught])) == pytest.approx(expected, abs=1e-5)
    assert float(loss_of(logits, [labelled, taught])) == pytest.approx((expected - math.log(0.3)) / 2, abs=1e-5)


def test_a_run_begins_with_a_trained_adapter(encoder, tmp_path):
    from safetensors.torch import load_file

    first, second = tmp_path / "first", tmp_path / "second"
    list(train(encoder, RECIPE, PAIRS, first))
    still = replace(RECIPE, schedule=replace(RECIPE.schedule, rate=0.0), phases=(Phase("one", {"a": 4}, 0),))
    report = list(train(encoder, still, PAIRS, second, first))[-1]
    assert report.accuracy > 0.7, "nothing was learned in this run, so what it knows is the first one's"
    one, other = (load_file(folder / "adapter_model.safetensors") for folder in (first, second))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_an_adapter_of_another_shape_is_refused(encoder, tmp_path):
    list(train(encoder, replace(RECIPE, phases=(Phase("one", {"a": 4}, 0),)), PAIRS, tmp_path / "first"))
    wider = replace(RECIPE, adapter=replace(RECIPE.adapter, rank=4))
    with pytest.raises(RecipeError, match="adapter"):
        next(train(encoder, wider, PAIRS, tmp_path / "second", tmp_path / "first"))
    with pytest.raises(RecipeError, match="nowhere"):
        next(train(encoder, RECIPE, PAIRS, tmp_path / "third", tmp_path / "nowhere"))
