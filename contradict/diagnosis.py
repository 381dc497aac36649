"""Is everything there that the tool needs? What `contradict doctor` looks at."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from contradict.errors import ContradictError
from contradict.scoring.judge import SHIPPED, load_calibration, load_judge
from contradict.scoring.models import EMBEDDER, JUDGE_BASE, resolve
from contradict.store import Store


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `detail` says what was found, or what to do."""

    what: str
    ok: bool
    detail: str


def examine(database: Path | None = None) -> Iterator[Finding]:
    """Look at the models (with their hashes), the calibration, the processor and, when one is named, the database."""
    yield _found("embedder", lambda: str(resolve(EMBEDDER.hub_id).path))
    yield _found("judge base", lambda: str(resolve(JUDGE_BASE.hub_id).path))
    yield _found("judge", lambda: f"{load_judge().name} in {SHIPPED.path}")
    yield _found("calibration", lambda: load_calibration().fitted_on or "none: scores are raw probabilities")
    yield Finding("processor", True, _processor())
    if database is not None:
        yield _found("database", lambda: ", ".join(f"{n:,} {what}" for what, n in Store(database).stats().items()))


def _found(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except ContradictError as error:
        return Finding(what, False, str(error))


def _processor() -> str:
    import torch

    supports = getattr(torch.cpu, "_is_avx512_bf16_supported", None)
    kind = "CUDA" if torch.cuda.is_available() else "bf16" if supports and supports() else "32-bit floats"
    return f"{os.cpu_count()} cores, computes in {kind}, torch {torch.__version__}, Python {sys.version.split()[0]}"
