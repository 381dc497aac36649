"""The models of a scan, and what it costs to name them."""

import subprocess
import sys
from pathlib import Path

from contradict.scoring import load_models
from tests.conftest import TinyClassifier

LABELS = ("contradiction", "neutral", "entailment")


def test_models_are_named_without_loading_any(tiny_encoder: Path, tiny_classifier: TinyClassifier) -> None:
    program = (
        "import sys; from contradict.scoring import load_models; models = load_models(*sys.argv[1:]); "
        "print(models.embedder.name, models.scorer, sys.modules.keys() & {'torch', 'transformers', 'peft'})"
    )
    folders = str(tiny_encoder), str(tiny_classifier(LABELS))
    printed = subprocess.run(
        [sys.executable, "-c", program, *folders], capture_output=True, text=True, check=True
    ).stdout
    models = load_models(*folders)
    assert printed.split(maxsplit=2) == [models.embedder.name, models.scorer, "set()\n"]


def test_scorer_is_judge_rules_and_calibration(tiny_encoder: Path, tiny_classifier: TinyClassifier) -> None:
    models = load_models(str(tiny_encoder), str(tiny_classifier(LABELS)))
    assert models.scorer.startswith(f"{models.judge.name}/")
    assert models.scorer.endswith("+uncalibrated")
