"""The screen: a small cross-encoder, distilled from the judge, that spares it pairs in which it would find nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from contradict.errors import ModelError
from contradict.scoring.judge import Judge, load_judge

SHIPPED = Path(__file__).parent / "weights" / "screen"
"""Our adapter on the small base, with the threshold that was measured for it."""

MEASURED = "screen.json"
"""Beside the weights: the threshold, and the name of the judge whose flags it was set to keep."""


class Screen(Protocol):
    """Anything that guesses at little cost what the judge would find."""

    @property
    def name(self) -> str:
        """Identifies the weights: a new screen is a new name."""
        ...

    @property
    def threshold(self) -> float:
        """Promise from which a pair reaches the judge, in [0, 1]."""
        ...

    @property
    def reads_dates(self) -> bool:
        """Whether it was taught with dates before the claims (`contradict.scoring.dated`)."""
        ...

    def promises(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Guess the judge's probability of a contradiction for `(earlier, later)` texts, in their order."""
        ...


@dataclass(frozen=True)
class SmallScreen:
    """A small judge that reads each pair once; it has learned the mean of the judge's two readings."""

    judge: Judge
    threshold: float

    @property
    def name(self) -> str:
        """The name of the small judge; the threshold is no part of it, it is applied late."""
        return self.judge.name

    @property
    def reads_dates(self) -> bool:
        """Whether it was taught with dates before the claims, as its teacher reads them."""
        return self.judge.reads_dates

    def promises(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Guess the judge's probability of a contradiction for `(earlier, later)` texts, in their order."""
        return [reading.contradiction for reading in self.judge.probabilities(pairs)]


def load_screen(judge: str, folder: Path = SHIPPED) -> SmallScreen | None:
    """Find the screen for the judge of this name; for another judge nobody has measured what it would lose.

    Raises ModelError for a screen whose files cannot be used.
    """
    place = folder / MEASURED
    if not place.is_file():
        return None
    measured_for, threshold = read_measured(place)
    return SmallScreen(load_judge(str(folder)), threshold) if measured_for == judge else None


def read_measured(place: Path) -> tuple[str, float]:
    """Read the judge's name and the threshold; raises ModelError for a file that does not hold them."""
    try:
        measured = json.loads(place.read_text(encoding="utf-8"))
        return str(measured["judge"]), float(measured["threshold"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{place}: not the measurement of a screen ({error!r}); take it again or remove it") from None
