"""Load a sequence classifier, whole or as an adapter on a base, where and as it runs fastest."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contradict.errors import ModelError
from contradict.scoring.checksum import weights_files
from contradict.scoring.models import loading
from contradict.scoring.packed import pack, read_first_token

MAX_TOKENS = 512
"""Longest pair that is read at once; fewer where the model itself takes fewer."""


@dataclass(frozen=True)
class Classifier:
    """A model in evaluation mode with its tokenizer; `max_tokens` counts a whole pair with its special tokens."""

    model: Any
    tokenizer: Any
    max_tokens: int


def full_classifier(folder: Path) -> Classifier:
    """Load a classifier with its head; raises ModelError when it cannot be loaded or the head is not trained."""
    with loading(folder):
        return _classifier(_pretrained(folder, config_from=folder, saved=()), tokenizer_from=folder)


def adapted_classifier(folder: Path, base: Path) -> Classifier:
    """Load a base with the adapter and the head of `folder` merged into it, so that they cost nothing at reading."""
    with loading(base), loading(folder):
        return _classifier(merged(folder, base), tokenizer_from=base)


def merged(folder: Path, base: Path) -> Any:
    """Load a base with an adapter and its head merged in, in full precision, as any library could save it."""
    from peft import PeftModel

    model = _pretrained(base, config_from=folder, saved=_saved_names(folder))
    return PeftModel.from_pretrained(model, str(folder)).merge_and_unload()


def _pretrained(folder: Path, config_from: Path, saved: Iterable[str]) -> Any:
    """Load a classifier; parameters that are neither in its weights nor `saved` elsewhere would be random numbers."""
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification

    model, loaded = AutoModelForSequenceClassification.from_pretrained(
        str(folder),
        config=AutoConfig.from_pretrained(str(config_from)),
        dtype=torch.float32,
        output_loading_info=True,
    )
    untrained = sorted(key for key in loaded["missing_keys"] if not any(name.endswith(f".{key}") for name in saved))
    if untrained:
        raise ModelError(f"{config_from}: no trained head, the weights lack {', '.join(untrained[:2])}")
    return model


def _saved_names(adapter: Path) -> list[str]:
    from safetensors import safe_open

    names: list[str] = []
    for path in weights_files(adapter):
        with safe_open(path, "pt") as weights:
            names += weights.keys()
    return names


def _classifier(model: Any, tokenizer_from: Path) -> Classifier:
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(tokenizer_from))
    return Classifier(_fast(model), tokenizer, _max_tokens(tokenizer, model.config))


def _fast(model: Any) -> Any:
    """Move a model to the GPU when there is one, and its encoder to bf16 where the processor computes in it."""
    import torch

    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = model.eval().requires_grad_(False).to(device)
    encoder = getattr(model, model.base_model_prefix, None)
    if encoder is not None:
        read_first_token(encoder)
    if encoder is not None and _computes_in_bf16(device):
        encoder.to(torch.bfloat16)
        if device == "cpu":
            pack(encoder)
        for child in model.children():
            if child is not encoder:  # the head stays in full precision: it decides the order of the queue
                child.register_forward_pre_hook(_in_full_precision)
    return model


def _in_full_precision(_: Any, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value.float() for value in inputs)


def _computes_in_bf16(device: str) -> bool:
    import torch

    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    supported = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    return bool(supported and supported())


def _max_tokens(tokenizer: Any, config: Any) -> int:
    """Find the longest input: some models keep two of their positions for padding, so two are never used."""
    positions = getattr(config, "max_position_embeddings", 0) or 0
    return min(MAX_TOKENS, int(tokenizer.model_max_length), positions - 2 if positions > 2 else MAX_TOKENS)
