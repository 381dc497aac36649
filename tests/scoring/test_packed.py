"""A model that is laid out for speed must read as it did before."""

import copy
from typing import Any

import pytest
import torch
from transformers import AutoConfig, AutoModelForSequenceClassification

from contradict.scoring import classifier
from contradict.scoring.packed import KNOWN, pack, read_first_token

SMALL = {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 128}


@pytest.fixture(params=[*sorted(KNOWN), "distilbert"])
def model(request: pytest.FixtureRequest) -> Any:
    """A small classifier with random weights of each type that is laid out, and of one that is not."""
    torch.manual_seed(7)
    config = AutoConfig.for_model(request.param, vocab_size=200, num_labels=3, pad_token_id=1, **SMALL)
    return AutoModelForSequenceClassification.from_config(config).eval().requires_grad_(False)


def read(model: Any) -> torch.Tensor:
    tokens = torch.randint(2, 200, (5, 23), generator=torch.Generator().manual_seed(3))
    mask = torch.ones_like(tokens)
    tokens[2, 12:], mask[2, 12:] = 1, 0
    with torch.inference_mode():
        logits: torch.Tensor = model(input_ids=tokens, attention_mask=mask).logits
    return logits.float()


def test_the_first_token_is_all_that_the_head_reads(model: Any) -> None:
    before = read(model)
    read_first_token(getattr(model, model.base_model_prefix))
    assert torch.allclose(before, read(model), atol=1e-5)


def test_packed_weights_give_the_same_but_for_rounding(model: Any) -> None:
    model.to(torch.bfloat16)
    plain, exact = read(copy.deepcopy(model)), read(copy.deepcopy(model).float())
    pack(getattr(model, model.base_model_prefix))
    rounding = (plain - exact).abs().max()
    assert (read(model) - exact).abs().max() <= 2 * rounding + 1e-3


def test_a_known_type_is_really_packed(model: Any) -> None:
    encoder = getattr(model.to(torch.bfloat16), model.base_model_prefix)
    pack(encoder)
    layouts = {parameter.layout for parameter in encoder.parameters()}
    assert (torch._mkldnn in layouts) == (model.config.model_type in KNOWN)


def test_every_loaded_classifier_is_made_fast(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classifier, "_computes_in_bf16", lambda device: True)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    before = read(model)
    after = read(classifier._fast(model))
    assert (before.softmax(-1) - after.softmax(-1)).abs().max() < 0.02
