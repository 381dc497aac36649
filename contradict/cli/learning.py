"""What reviews teach, and training: calibrate, train."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from contradict.cli import options
from contradict.cli.output import emit, note
from contradict.errors import InputError
from contradict.store import Store

if TYPE_CHECKING:
    from contradict.reviewing.teaching import Lessons
    from contradict.scoring.quality import Change, Quality
    from contradict.training.mixture import Example
    from contradict.training.recipe import Recipe


@click.command()
@options.database
@click.option("--scorer", help="Whose verdicts to start from. [default: that of the newest verdict]")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="New file for the calibration; without it, only what would change is said.",
)
@options.output
def calibrate(db: Path, scorer: str | None, out: Path | None, style: str | None) -> None:
    """Fit the score to the reviews so far, and say what that changes on reviews held out.

    It takes 20 confirmed and 20 rejected pairs. `scan --calibration FILE` then scores anew, under a name of its own;
    no model reads anything again. The score speaks of pairs like those that were reviewed.

    \b
    Example:
        contradict calibrate --db demo.duckdb -o calibration.json
        contradict scan --calibration calibration.json --db demo.duckdb
    """
    from contradict.reviewing.learning import calibrate as fit_to_reviews
    from contradict.scoring.fitted import write_fitted

    found = fit_to_reviews(Store(db), scorer)
    note(
        f"fitted to {found.confirmed} confirmed and {found.rejected} rejected pairs judged by {found.scorer}"
        + (f"; {found.left_out} others were not judged by it" if found.left_out else "")
    )
    _print_change(found.before, found.after, found.change, style)
    if out:
        write_fitted(out, found.calibration, found.judge)
        note(f"calibration {found.calibration.name} written to {out}; use it with scan --calibration {out}")


def _print_change(before: "Quality", after: "Quality", change: "Change", style: str | None) -> None:
    names = {"log_loss": "log loss", "brier": "Brier score", "calibration_error": "calibration error", "auc": "AUC"}
    rows = [
        {"measure": told, "before": round(getattr(before, name), 4), "after": round(getattr(after, name), 4)}
        for name, told in names.items()
    ]
    emit(rows, style, None if style else ("measure", "before", "after"))
    verdict = "better" if change.high < 0 else "worse" if change.low > 0 else "no clear change"
    interval = f"{change.value:+.3f} [{change.low:+.3f}, {change.high:+.3f}]"
    note(f"on {after.count} held-out reviews: log loss {interval}, {verdict}")


@click.command()
@click.argument("recipe", required=False, type=click.Path(path_type=Path))
@click.option(
    "--pairs",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Parquet of premise, hypothesis, label, source; premise_on, hypothesis_on where known. May be given again.",
)
@click.option("--reviews", type=click.Path(path_type=Path), help="Database whose confirmed and rejected pairs teach.")
@click.option(
    "--base", type=click.Path(path_type=Path), help="Folder of the base encoder. [default: the recipe's base]"
)
@click.option("--start", type=click.Path(path_type=Path), help="Folder of a trained adapter to begin with.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the adapter and its checkpoints.",
)
def train(
    recipe: Path | None,
    files: tuple[Path, ...],
    reviews: Path | None,
    base: Path | None,
    start: Path | None,
    out: Path,
) -> None:
    """Fine-tune a judge by RECIPE; run the same command again to go on from the last checkpoint.

    Our own contrast sets of corporate statements are always at hand as sources named corporate.*. With --reviews,
    confirmed pairs are the source reviews.confirmed (contradictions) and rejected ones reviews.rejected (none); some
    are held out, and what changed on them is said at the end. With --reviews and no RECIPE, the shipped judge is
    trained further on them.

    \b
    Example:
        contradict train recipe.toml --pairs nli.parquet --out my-judge
        contradict train --reviews demo.duckdb --out my-judge
    """
    from contradict.scoring.models import resolve_base

    found = _lessons(reviews)
    chosen, start = _recipe(recipe, start, found)
    folder = base or resolve_base(chosen.base)
    _train(chosen, files, folder, out, start, _examples(found))
    note(f"adapter written to {out}; use it with --judge {out}")
    if found:
        _print_effect(found, out, folder)


def _lessons(reviews: Path | None) -> "Lessons | None":
    from contradict.reviewing.teaching import lessons_of

    return lessons_of(Store(reviews)) if reviews else None


def _recipe(recipe: Path | None, start: Path | None, found: "Lessons | None") -> "tuple[Recipe, Path | None]":
    from contradict.reviewing.teaching import reviews_recipe
    from contradict.scoring.judge import SHIPPED
    from contradict.training.recipe import load_recipe

    if recipe:
        return load_recipe(recipe), start
    if not found:
        raise InputError("name a RECIPE; without one the shipped judge can only be trained further, with --reviews")
    return reviews_recipe(found.taught), start or SHIPPED.path


def _examples(found: "Lessons | None") -> "Sequence[Example]":
    from contradict.reviewing.teaching import examples_of

    if not found:
        return ()
    note(f"{len(found.taught)} reviewed pairs teach, {len(found.held_out)} are held out")
    return examples_of(found.taught)


def _train(
    recipe: "Recipe", files: Sequence[Path], base: Path, out: Path, start: Path | None, more: "Sequence[Example]"
) -> None:
    from contradict.training import train_judge

    for progress in train_judge(recipe, files, base, out, start, more):
        held_out = "" if math.isnan(progress.accuracy) else f"held-out accuracy {progress.accuracy:.3f}, "
        note(
            f"step {progress.step} of {progress.steps}: loss {progress.loss:.3f}, {held_out}"
            f"{progress.pairs_per_second:.1f} pairs/s"
        )


def _print_effect(found: "Lessons", out: Path, base: Path) -> None:
    from contradict.reviewing.teaching import taught
    from contradict.scoring.judge import load_judge

    effect = taught(found.held_out, load_judge(str(out), str(base)))
    note(f"before: {found.scorer}; the judge's bare probability of a contradiction")
    _print_change(effect.before, effect.after, effect.change, None)


COMMANDS = (calibrate, train)
