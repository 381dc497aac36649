"""What a training run is made of, read from a TOML file that is kept beside the weights."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contradict.errors import RecipeError


@dataclass(frozen=True)
class Adapter:
    """Low-rank adapters (Hu et al. 2021, arXiv 2106.09685) on the upper layers of the base."""

    rank: int
    alpha: int
    first_layer: int
    """Layers below this one stay as the base has them, which spares their backward pass."""
    targets: tuple[str, ...]
    """Names of the linear layers that get an adapter."""


@dataclass(frozen=True)
class Schedule:
    """Warm-up, constant rate, linear decay; `rate` is the peak, `decay` the share of steps that it takes."""

    rate: float
    warmup_steps: int
    decay: float
    batch: int
    max_tokens: int
    seed: int
    heldout: dict[str, int]
    """How many pairs of each source are kept out of training to watch progress."""


@dataclass(frozen=True)
class Phase:
    """One stretch of training: how many pairs to draw from each source (shell patterns are allowed)."""

    name: str
    sources: dict[str, int]
    unrelated: int
    """Pairs of sentences from different places, drawn at random and labelled neutral."""
    batches: int | None = None
    """Stop the phase after so many batches; None trains on all that is drawn."""


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the weights, apart from the pairs themselves."""

    base: str
    adapter: Adapter
    schedule: Schedule
    phases: tuple[Phase, ...]
    reads_dates: bool = False
    """Whether the judge learns to read when both were said (`contradict.scoring.dated`)."""


def load_recipe(path: Path) -> Recipe:
    """Read a recipe; raises RecipeError naming the file and the key that is missing or wrong."""
    try:
        return _recipe(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise RecipeError(f"{path}: no such recipe file") from None
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"{path}: not valid TOML: {error}") from None
    except KeyError as error:
        raise RecipeError(f"{path}: {error.args[0]} is missing; see the recipe in contradict/scoring/weights") from None
    except TypeError as error:
        raise RecipeError(f"{path}: {error}") from None


def _recipe(table: dict[str, Any]) -> Recipe:
    adapter = dict(table["adapter"])
    adapter["targets"] = tuple(adapter["targets"])
    return Recipe(
        base=table["base"],
        adapter=Adapter(**adapter),
        schedule=Schedule(**table["schedule"]),
        phases=tuple(
            Phase(p["name"], dict(p["sources"]), int(p["unrelated"]), p.get("batches")) for p in table["phase"]
        ),
        reads_dates=bool(table.get("reads_dates", False)),
    )
