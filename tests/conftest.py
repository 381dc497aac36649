"""Tiny real models in the formats of the hub, built once with random weights; and a user's cache of our own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

VOCABULARY = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] we will never not sell sold data the company is are open closed store stores "
    "in a from no longer . , !"
).split()

TinyClassifier = Callable[[Sequence[str]], Path]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, request: Any) -> None:
    """Keep tests out of the user's cache and settings; the real models stay in it: they take long to assemble."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.delenv("CONTRADICT_REVIEWER", raising=False)
    if request.node.get_closest_marker("models") is None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def tiny_tokenizer() -> Any:
    from transformers import BertTokenizerFast

    vocabulary = {word: index for index, word in enumerate(VOCABULARY)}
    return BertTokenizerFast(vocab=vocabulary, model_max_length=40)


def tiny_config(**settings: Any) -> Any:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(VOCABULARY),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=42,
        **settings,
    )


@pytest.fixture(scope="session")
def tiny_encoder(tmp_path_factory: pytest.TempPathFactory, tiny_tokenizer: Any) -> Path:
    """A plain encoder: no head."""
    import torch
    from transformers import BertModel

    torch.manual_seed(1)
    folder = tmp_path_factory.mktemp("tiny") / "encoder"
    model = BertModel(tiny_config(initializer_range=0.5))
    model.save_pretrained(folder)
    tiny_tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_classifier(
    tmp_path_factory: pytest.TempPathFactory, tiny_encoder: Path, tiny_tokenizer: Any
) -> TinyClassifier:
    """Save a classifier with its labels in the order given: one head, its rows by the alphabet of the labels."""

    def save(labels: Sequence[str]) -> Path:
        import torch
        from transformers import BertForSequenceClassification

        names = dict(enumerate(labels))
        torch.manual_seed(2)
        rows = torch.randn(len(labels), 16)
        model = BertForSequenceClassification.from_pretrained(
            tiny_encoder, num_labels=len(labels), id2label=names, label2id={name: i for i, name in names.items()}
        )
        places = [sorted(labels).index(label) for label in labels]
        with torch.no_grad():
            model.classifier.weight.copy_(rows[places])
        folder = tmp_path_factory.mktemp("tiny") / "classifier"
        model.save_pretrained(folder)
        tiny_tokenizer.save_pretrained(folder)
        return folder

    return save


@pytest.fixture(scope="session")
def tiny_adapter(tmp_path_factory: pytest.TempPathFactory, tiny_encoder: Path) -> Path:
    """A low-rank adapter on the tiny encoder with its head and its config, as training writes one."""
    import torch
    from peft import LoraConfig, TaskType, get_peft_model
    from transformers import BertForSequenceClassification

    names = {0: "contradiction", 1: "neutral", 2: "entailment"}
    torch.manual_seed(3)
    model = BertForSequenceClassification.from_pretrained(
        tiny_encoder, num_labels=3, id2label=names, label2id={name: index for index, name in names.items()}
    )
    config = model.config
    settings = LoraConfig(
        task_type=TaskType.SEQ_CLS,
        r=2,
        target_modules=["query", "value"],
        modules_to_save=["classifier"],
        init_lora_weights=False,
    )
    adapted = get_peft_model(model, settings)
    with torch.no_grad():
        for parameter in adapted.parameters():
            if parameter.requires_grad:
                parameter.add_(torch.randn_like(parameter))
    folder = tmp_path_factory.mktemp("tiny") / "adapter"
    adapted.save_pretrained(folder)
    config.save_pretrained(folder)
    return folder
