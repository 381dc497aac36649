"""How a long job tells how far it is."""

from collections.abc import Callable

Watch = Callable[[str, int, int], None]
"""Called with the stage, how many are done and how many there are; 0 while that is not known."""


def silent(stage: str, done: int, total: int) -> None:
    """Watch nothing."""
