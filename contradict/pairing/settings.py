"""What a person may set about pairing; apart from the rest, so that the command line needs no numpy for it."""

from dataclasses import dataclass

from contradict.errors import InputError


@dataclass(frozen=True)
class Settings:
    """How many nearest statements each one is compared with in each block, and the least cosine.

    Measured on 207 labelled pairs of real statements: eight neighbours and a floor of 0 keep all 91 conflicts, where a
    floor of 0.15 loses one in twenty and 0.3 more than a quarter.
    """

    top_k: int = 8
    floor: float = 0.0

    def __post_init__(self) -> None:
        """Raise InputError for settings that mean nothing."""
        if self.top_k < 1:
            raise InputError(f"top_k is {self.top_k}; give at least 1")
        if not -1 <= self.floor <= 1:
            raise InputError(f"floor is {self.floor}; a cosine lies between -1 and 1")
