"""What two claims are to each other: vectors, a judge that reads both directions, and rules that name the relation."""

from contradict.scoring.scorer import Models, load_models

__all__ = ["Models", "load_models"]
