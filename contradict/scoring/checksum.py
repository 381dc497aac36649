"""Know model weights by their content: SHA-256, computed once for each file."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from contradict.errors import ModelError


def cache_folder() -> Path:
    """Find the user's cache folder of this program: `$XDG_CACHE_HOME/contradict`, else `~/.cache/contradict`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "contradict"


def weights_files(folder: Path) -> list[Path]:
    """List the files of a model folder that hold weights, by name; `.bin` only without any safetensors."""
    return sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("*.bin"))


def fingerprint(folder: Path) -> str:
    """Give eight hexadecimal digits for the weights in a folder: of the file's SHA-256, or of those of all files."""
    hashes = [sha256(path) for path in weights_files(folder)]
    return (hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest())[:8]


def check(path: Path, expected: str, model: str) -> None:
    """Raise ModelError unless the file is there and has the SHA-256 that is pinned for `model`."""
    if not path.is_file():
        raise ModelError(f"{path}: missing; it should hold the weights of {model}")
    if (found := sha256(path)) != expected:
        raise ModelError(
            f"{path}: not the weights of {model} (SHA-256 {found[:8]}…, not {expected[:8]}…); remove or replace it"
        )


def sha256(path: Path) -> str:
    """Compute the SHA-256 of a file, remembered in the user's cache until its size or its time of change differs."""
    status = path.stat()
    key, state = str(path.resolve()), [status.st_size, status.st_mtime_ns]
    remembered = _remembered()
    if remembered.get(key, [])[:2] != state:
        with path.open("rb") as file:
            remembered[key] = [*state, hashlib.file_digest(file, "sha256").hexdigest()]
        _remember(remembered)
    return str(remembered[key][2])


def _memory() -> Path:
    return cache_folder() / "sha256.json"


def _remembered() -> dict[str, list[int | str]]:
    try:
        found = json.loads(_memory().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _remember(hashes: dict[str, list[int | str]]) -> None:
    """Write through a temporary file, so that a kill or a second process leaves a whole one."""
    present = {path: state for path, state in hashes.items() if Path(path).exists()}
    try:
        _memory().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=_memory().parent, delete=False, encoding="utf-8") as file:
            json.dump(present, file)
        Path(file.name).replace(_memory())
    except OSError:
        return  # without a cache every start takes a second longer, and all else is the same
