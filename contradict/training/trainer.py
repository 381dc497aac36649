"""Fine-tune a low-rank adapter and a three-class head on an encoder, resumable at any checkpoint."""

import json
import math
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contradict.errors import RecipeError
from contradict.scoring.judge import READS_DATES
from contradict.training.mixture import ALLOWED, LABELS, Example, batches, split
from contradict.training.recipe import Recipe, Schedule

if TYPE_CHECKING:
    import torch

CHECKPOINT_EVERY = 100
"""Steps between checkpoints."""


@dataclass(frozen=True)
class Progress:
    """Where a run stands after a checkpoint; `accuracy` is on the held-out pairs, in [0, 1]."""

    step: int
    steps: int
    loss: float
    accuracy: float
    pairs_per_second: float


def rate_at(step: int, steps: int, schedule: Schedule) -> float:
    """Learning rate at `step` of `steps`: linear warm-up, constant, linear decay to zero over the last share."""
    warm = min(1.0, (step + 1) / schedule.warmup_steps)
    decaying = max(1.0, steps * schedule.decay)
    return schedule.rate * min(warm, (steps - step) / decaying)


def train(
    base: Path, recipe: Recipe, examples: Sequence[Example], out: Path, start: Path | None = None
) -> Iterator[Progress]:
    """Train, yielding after each checkpoint; a run that finds a checkpoint in `out` goes on from there.

    `base` is a folder with an encoder and its tokenizer. A new run begins with the adapter in `start`, when one is
    given, and with an untrained one otherwise. When the last step is done, `out` holds a PEFT adapter with the head
    inside, the tokenizer is that of the base. Raises RecipeError when `start` is not an adapter of the recipe's shape.
    """
    import torch

    training, heldout = split(examples, recipe.schedule.heldout, recipe.schedule.seed)
    ordered = batches(recipe, training)
    model, tokenizer = _prepare(base, recipe)
    if start:
        _begin_with(model, start)
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trainable, lr=recipe.schedule.rate, weight_decay=0.01)
    first = _resume(out, model, optimizer)
    losses: list[float] = []
    seen, started = 0, time.monotonic()
    for step in range(first, len(ordered)):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, len(ordered), recipe.schedule)
        losses.append(_step(model, tokenizer, ordered[step], optimizer, trainable, recipe.schedule.max_tokens))
        seen += len(ordered[step])
        if (step + 1) % CHECKPOINT_EVERY == 0 or step + 1 == len(ordered):
            speed = seen / (time.monotonic() - started)
            accuracy = _accuracy(model, tokenizer, heldout, recipe.schedule)
            progress = Progress(step + 1, len(ordered), math.fsum(losses) / len(losses), accuracy, speed)
            _save(out, model, optimizer, progress)
            yield progress
            losses, seen, started = [], 0, time.monotonic()
    # The vocabulary is the base's; looking for changes in it would ask the hub.
    model.save_pretrained(str(out), save_embedding_layers=False)
    model.get_base_model().config.save_pretrained(str(out))  # names the classes in their order


def _prepare(base: Path, recipe: Recipe) -> tuple[Any, Any]:
    import torch
    from peft import LoraConfig, TaskType, get_peft_model
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    torch.manual_seed(recipe.schedule.seed)
    names = dict(enumerate(LABELS))
    # No dropout: one pass over the data through a low-rank bottleneck does not overfit, and noise costs time.
    model = AutoModelForSequenceClassification.from_pretrained(
        str(base),
        num_labels=len(LABELS),
        id2label=names,
        label2id={name: index for index, name in names.items()},
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        dtype=torch.float32,
    )
    setattr(model.config, READS_DATES, recipe.reads_dates)
    getattr(model, model.base_model_prefix).to(torch.bfloat16)  # frozen, so half precision loses nothing that trains
    heads = ["classifier", *_fresh_pooler(model)]
    layers = model.config.num_hidden_layers
    config = LoraConfig(
        task_type=TaskType.SEQ_CLS,
        r=recipe.adapter.rank,
        lora_alpha=recipe.adapter.alpha,
        target_modules=list(recipe.adapter.targets),
        exclude_modules=["classifier.dense", "pooler.dense"],
        layers_to_transform=list(range(recipe.adapter.first_layer, layers)),
        layers_pattern="layer",
        modules_to_save=heads,
        base_model_name_or_path=recipe.base,
    )
    model = get_peft_model(model, config)
    model.peft_config["default"].base_model_name_or_path = recipe.base
    return model.train(), AutoTokenizer.from_pretrained(str(base))


def _fresh_pooler(model: Any) -> list[str]:
    """Make a pooler, where the encoder has one, a part of the head: encoders of sentences leave theirs to wither."""
    import torch

    pooler = getattr(getattr(model, model.base_model_prefix), "pooler", None)
    if pooler is None:
        return []
    pooler.to(torch.float32)
    torch.nn.init.normal_(pooler.dense.weight, std=model.config.hidden_size**-0.5)
    return ["pooler"]


def _begin_with(model: Any, start: Path) -> None:
    """Give the fresh adapter the weights of a trained one; its optimizer starts anew."""
    from peft import load_peft_weights, set_peft_model_state_dict

    try:
        loaded = set_peft_model_state_dict(model, load_peft_weights(str(start), device="cpu"))
    except (RuntimeError, ValueError, OSError) as error:
        raise RecipeError(f"{start}: no adapter to begin with: {str(error).splitlines()[0]}") from None
    if loaded.unexpected_keys or any("lora" in key for key in loaded.missing_keys):
        raise RecipeError(f"{start}: an adapter of another shape than the recipe's; name another, or mend [adapter]")


def _logits(model: Any, tokenizer: Any, batch: Sequence[Example], max_tokens: int) -> "torch.Tensor":
    import torch

    encoded = tokenizer(
        [e.texts[0] for e in batch],
        [e.texts[1] for e in batch],
        truncation=True,
        max_length=max_tokens,
        padding=True,
        return_tensors="pt",
    ).to(model.device)
    with torch.autocast(model.device.type, torch.bfloat16):
        logits: torch.Tensor = model(**encoded).logits
    return logits.float()


def marginal_loss(logits: "torch.Tensor", labels: Sequence[str]) -> "torch.Tensor":
    """-log of the probability of all classes that each label leaves open, (batch,); `logits` is (batch, 3)."""
    import torch

    closed = torch.full_like(logits, -math.inf)
    for row, label in enumerate(labels):
        closed[row, list(ALLOWED[label])] = 0.0
    return torch.logsumexp(logits, -1) - torch.logsumexp(logits + closed, -1)


def loss_of(logits: "torch.Tensor", batch: Sequence[Example]) -> "torch.Tensor":
    """Mean loss of a batch: cross-entropy with the teacher where there is one, else the marginal loss of the label."""
    import torch

    losses = marginal_loss(logits, [example.label for example in batch])
    taught = [row for row, example in enumerate(batch) if example.target]
    if taught:
        targets = torch.tensor([batch[row].target for row in taught], device=logits.device)
        losses = losses.clone()
        losses[taught] = -(targets * logits[taught].log_softmax(-1)).sum(-1)
    return losses.mean()


def _step(
    model: Any, tokenizer: Any, batch: Sequence[Example], optimizer: Any, trainable: list[Any], max_tokens: int
) -> float:
    import torch

    loss = loss_of(_logits(model, tokenizer, batch, max_tokens), batch)
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(trainable, 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.detach())


def _accuracy(model: Any, tokenizer: Any, heldout: Sequence[Example], schedule: Schedule) -> float:
    import torch

    if not heldout:
        return math.nan
    model.eval()
    right = 0
    with torch.inference_mode():
        for start in range(0, len(heldout), schedule.batch):
            part = heldout[start : start + schedule.batch]
            best = _logits(model, tokenizer, part, schedule.max_tokens).argmax(-1).tolist()
            right += sum(index in ALLOWED[e.label] for index, e in zip(best, part, strict=True))
    model.train()
    return right / len(heldout)


def _save(out: Path, model: Any, optimizer: Any, progress: Progress) -> None:
    """Write a checkpoint beside the last one and then swap them, so that a kill leaves one whole."""
    import torch

    fresh, current, old = out / "checkpoint.new", out / "checkpoint", out / "checkpoint.old"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    weights = {name: p.detach() for name, p in model.named_parameters() if p.requires_grad}
    torch.save({"weights": weights, "optimizer": optimizer.state_dict(), "step": progress.step}, fresh / "state.pt")
    shutil.rmtree(old, ignore_errors=True)
    if current.exists():
        current.rename(old)
    fresh.rename(current)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(progress.__dict__) + "\n")


def _resume(out: Path, model: Any, optimizer: Any) -> int:
    import torch

    for folder in (out / "checkpoint", out / "checkpoint.old"):
        if (folder / "state.pt").exists():
            state = torch.load(folder / "state.pt", map_location=model.device, weights_only=True)
            model.load_state_dict(state["weights"], strict=False)
            optimizer.load_state_dict(state["optimizer"])
            return int(state["step"])
    return 0
