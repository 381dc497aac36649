"""The judge of pairs: what it is, and how the shipped one or any other is found."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from contradict.domain import Probabilities, content_id
from contradict.errors import ModelError
from contradict.scoring.calibration import Calibration, from_json
from contradict.scoring.checksum import fingerprint
from contradict.scoring.classifier import adapted_classifier, full_classifier
from contradict.scoring.cross_encoder import CrossEncoder
from contradict.scoring.labels import label_order
from contradict.scoring.models import ModelFolder, require_weights, resolve, resolve_base

SHIPPED = ModelFolder("judge", Path(__file__).parent / "weights" / "judge")
"""Our adapter with its head, its config (the order of its labels) and its calibration."""

READS_DATES = "reads_dates"
"""Key in a judge's config that says whether it was trained on claims with their dates before them."""


class Judge(Protocol):
    """Anything that judges pairs of texts."""

    @property
    def name(self) -> str:
        """Identifies the weights: a new model is a new name."""
        ...

    @property
    def reads_dates(self) -> bool:
        """Whether it was trained on claims with their dates before them (`contradict.scoring.dated`)."""
        ...

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        """Judge `(premise, hypothesis)` pairs, in their order."""
        ...


def load_judge(model: str | None = None, base: str | None = None) -> CrossEncoder:
    """Find the shipped judge, or any NLI classifier or adapter by folder or hub id; it is loaded when it first reads.

    `base` names a folder with the base of an adapter, where it should not be looked for elsewhere. Raises ModelError
    for a model that is missing, is not the pinned one, or has no contradiction class; the first reading raises it for
    one that cannot be loaded or whose head is not trained.
    """
    folder = _folder(model)
    require_weights(folder)
    order = label_order(_labels(folder), str(folder.path))
    dates = _settings(folder.path / "config.json").get(READS_DATES) is True
    if not (folder.path / "adapter_config.json").is_file():
        name = f"{folder.label}@{content_id(fingerprint(folder.path), order)[:8]}"
        return CrossEncoder(name, order, lambda: full_classifier(folder.path), dates)
    base_path = resolve_base(_base_of(folder), base)
    name = f"{folder.label}@{content_id(fingerprint(folder.path), fingerprint(base_path), order)[:8]}"
    return CrossEncoder(name, order, lambda: adapted_classifier(folder.path, base_path), dates)


def load_calibration(model: str | None = None) -> Calibration:
    """Read `calibration.json` beside the judge's weights; without one the judge is uncalibrated."""
    place = _folder(model).path / "calibration.json"
    return from_json(place.read_text(encoding="utf-8"), str(place)) if place.is_file() else Calibration()


def _folder(model: str | None) -> ModelFolder:
    return SHIPPED if model is None else resolve(model)


def _labels(folder: ModelFolder) -> dict[int, str]:
    """Read what the outputs are called; a config without names has the two that the library makes up."""
    if not (folder.path / "config.json").is_file():
        raise ModelError(f"{folder.path}: no config.json, which names the classes; save it with the model")
    names = _settings(folder.path / "config.json").get("id2label")
    if not names and (folder.path / "modules.json").is_file():
        raise ModelError(
            f"{folder.path}: a sentence-transformers model, which makes vectors; a judge is an NLI classifier"
        )
    names = names or {0: "LABEL_0", 1: "LABEL_1"}
    return {int(place): str(label) for place, label in names.items()}


def _base_of(folder: ModelFolder) -> str:
    return str(_settings(folder.path / "adapter_config.json").get("base_model_name_or_path"))


def _settings(path: Path) -> dict[str, Any]:
    """Read a JSON object without the model libraries, so that a judge that has nothing to read costs nothing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read as JSON: {error}") from None
    if not isinstance(found, dict):
        raise ModelError(f"{path}: not a JSON object; take the file from the model again")
    return found
