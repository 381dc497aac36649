"""How fast the judge reads, in ratios against named baselines in one run on one machine."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from contradict.scoring.judge import SHIPPED, load_judge
from contradict.scoring.models import resolve_base
from contradict.scoring.screen import SHIPPED as SCREEN
from eval.results import save
from eval.suites import records

Pair = tuple[str, str]


@dataclass(frozen=True)
class Timing:
    """How many pairs a reader read in how many seconds, one direction each."""

    reader: str
    pairs: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Pairs per second."""
        return self.pairs / self.seconds


def sample(count: int) -> list[Pair]:
    """Pairs of a realistic mix of lengths: statements of the suites, drawn with a fixed seed."""
    texts = [row[side] for row in records() for side in ("a", "b")]
    rng = random.Random(0)
    return [(rng.choice(texts), rng.choice(texts)) for _ in range(count)]


def timed(reader: str, read: Callable[[Sequence[Pair]], object], pairs: Sequence[Pair]) -> Timing:
    """Read a few pairs to warm up, then all of them against the clock."""
    read(pairs[:16])
    started = time.perf_counter()
    read(pairs)
    return Timing(reader, len(pairs), time.perf_counter() - started)


def matmul_peak(size: int = 2048, rounds: int = 5) -> float:
    """Measured bf16 matrix-multiply peak of this machine, in floating point operations per second."""
    import torch

    a, b = (torch.randn(size, size, dtype=torch.bfloat16) for _ in range(2))
    torch.mm(a, b)
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        torch.mm(a, b)
        seconds.append(time.perf_counter() - started)
    return 2 * size**3 / min(seconds)


def saved(folder: Path) -> Path:
    """Save the shipped judge as a plain classifier, for other libraries to load."""
    from transformers import AutoTokenizer

    from contradict.scoring.classifier import merged

    merged(SHIPPED.path, resolve_base()).save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(resolve_base())).save_pretrained(str(folder))
    return folder


def predict(folder: Path) -> Callable[[Sequence[Pair]], object]:
    """Read with sentence-transformers' `CrossEncoder.predict` and its defaults."""
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(str(folder), local_files_only=True)
    return lambda pairs: model.predict([list(pair) for pair in pairs], show_progress_bar=False)


def deberta(folder: Path) -> Path:
    """Save a cross-encoder of the shape of DeBERTa-v3-base with random weights: its speed does not depend on them."""
    import torch
    from transformers import AutoTokenizer, DebertaV2Config, DebertaV2ForSequenceClassification

    config = DebertaV2Config(
        vocab_size=128100,
        hidden_size=768,
        num_hidden_layers=12,
        num_attention_heads=12,
        intermediate_size=3072,
        max_position_embeddings=512,
        relative_attention=True,
        position_buckets=256,
        norm_rel_ebd="layer_norm",
        share_att_key=True,
        pos_att_type=["p2c", "c2p"],
        type_vocab_size=0,
        num_labels=3,
    )
    torch.manual_seed(0)
    DebertaV2ForSequenceClassification(config).save_pretrained(str(folder))
    AutoTokenizer.from_pretrained(str(resolve_base())).save_pretrained(str(folder))
    return folder


def operations(pairs: Sequence[Pair], judge: Any) -> float:
    """Floating point operations of the judge's matrix products on these pairs, padding not counted."""
    classifier = judge._classifier
    encoder = getattr(classifier.model, classifier.model.base_model_prefix).encoder
    weights = sum(int(p.numel()) for p in encoder.parameters() if p.dim() == 2)
    encoded = classifier.tokenizer([a for a, _ in pairs], [b for _, b in pairs])["input_ids"]
    return 2.0 * float(weights) * sum(len(ids) for ids in encoded)


@click.command(name="speed")
@click.option("--pairs", "count", default=400, show_default=True, help="Pairs that each reader reads.")
def speed_command(count: int) -> None:
    """Pairs per second of judge, screen and baselines, all in this run on this machine."""
    from tempfile import TemporaryDirectory

    from eval import tables

    pairs, judge = sample(count), load_judge()
    with TemporaryDirectory() as folder:
        readers: list[tuple[str, Callable[[Sequence[Pair]], object]]] = [("judge", judge.probabilities)]
        if SCREEN.joinpath("adapter_config.json").exists():
            readers.append(("screen", load_judge(str(SCREEN)).probabilities))
        readers.append(("CrossEncoder.predict, same weights", predict(saved(Path(folder, "judge")))))
        readers.append(("DeBERTa-v3-base shape, CrossEncoder.predict", predict(deberta(Path(folder, "deberta")))))
        timings = [timed(name, read, pairs) for name, read in readers]
    share = operations(pairs, judge) / timings[0].seconds / matmul_peak()
    rows = [{**vars(timing), "share_of_peak": share if timing.reader == "judge" else ""} for timing in timings]
    save("speed.machine", rows)
    click.echo(tables.speed(tables.THRESHOLD))
