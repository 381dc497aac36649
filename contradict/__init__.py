"""Find where a company says one thing and then another, with the evidence.

from contradict import Store, check, ingest, load_models, scan
"""

import logging
from typing import TYPE_CHECKING, Any

logging.getLogger(__name__).addHandler(logging.NullHandler())  # a library says nothing unless it is asked to

__version__ = "0.1.0"

_HOMES = {
    "Store": "contradict.store",
    "FlagFilter": "contradict.store",
    "Settings": "contradict.pairing.settings",
    "load_models": "contradict.scoring",
    "read": "contradict.pipeline",
    "statements": "contradict.pipeline",
    "ingest": "contradict.pipeline",
    "scan": "contradict.pipeline",
    "check": "contradict.pipeline",
    "verify": "contradict.pipeline",
    "retract": "contradict.pipeline",
    "reinstate": "contradict.pipeline",
    "evidence_link": "contradict.evidence",
}

__all__ = [
    "Store",
    "FlagFilter",
    "Settings",
    "load_models",
    "read",
    "statements",
    "ingest",
    "scan",
    "check",
    "verify",
    "retract",
    "reinstate",
    "evidence_link",
]

if TYPE_CHECKING:
    from contradict.evidence import evidence_link
    from contradict.pairing.settings import Settings
    from contradict.pipeline import check, ingest, read, reinstate, retract, scan, statements, verify
    from contradict.scoring import load_models
    from contradict.store import FlagFilter, Store


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that a part of the package loads only what it needs."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'contradict' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)
