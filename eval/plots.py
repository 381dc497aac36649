"""Plots of `eval/README.md`, made from the frozen results alone, as SVG that is the same to the letter each time."""

from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import click
import numpy as np

from eval import metrics
from eval.cases import WORTH_REPORTING
from eval.results import Row, load

PLOTS = Path(__file__).parent / "plots"


def precision_recall() -> str:
    """Precision over recall on the corporate pairs of the test organisations, judges and floors."""
    figure, axes = _axes("recall", "precision")
    for scorer, rows in load("relations").items():
        part = [row for row in rows if row["split"] == "test"]
        truth = np.array([row["label"] in WORTH_REPORTING for row in part])
        order = np.argsort([-float(row["score"]) for row in part], kind="stable")
        found = np.cumsum(truth[order])
        style = {"linewidth": 2} if scorer.startswith("judge") else {"linewidth": 1, "linestyle": "--"}
        axes.plot(found / truth.sum(), found / np.arange(1, len(found) + 1), label=scorer, **style)
    axes.legend(fontsize=8)
    return _svg(figure)


def reliability() -> str:
    """Share worth reporting over the mean score, in bins of equal weight, at the stated base rate."""
    figure, axes = _axes("mean score", "share worth reporting")
    for scorer, rows in load("calibration").items():
        bins = metrics.reliability(*weighted(rows))
        axes.plot([b.score for b in bins], [b.share for b in bins], marker="o", label=scorer)
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, linestyle="--")
    axes.legend(fontsize=8)
    return _svg(figure)


def false_flags() -> str:
    """Share flagged of each suite's test part: below the line what should be left alone, above it what conflicts."""
    from eval.tables import THRESHOLD, is_flag

    figure, axes = _axes("share flagged (test part)", "")
    for scorer, rows in load("suites").items():
        names = sorted({row["suite"] for row in rows}, key=lambda name: (_conflict(rows, name), name))
        shares = [
            np.mean([is_flag(r, THRESHOLD) for r in rows if r["suite"] == name and r["split"] == "test"])
            for name in names
        ]
        axes.plot(shares, range(len(names)), marker="o", linestyle="none", label=scorer)
        axes.set_yticks(range(len(names)), names, fontsize=8)
        axes.axhline(sum(not _conflict(rows, name) for name in names) - 0.5, color="grey", linewidth=1, linestyle="--")
    axes.legend(fontsize=8)
    return _svg(figure)


PLOT_MAKERS: dict[str, Callable[[], str]] = {
    "precision_recall": precision_recall,
    "reliability": reliability,
    "false_flags": false_flags,
}


def weighted(rows: Sequence[Row]) -> tuple[list[bool], list[float], list[float]]:
    """Truth, scores and weights of frozen calibration rows."""
    truth = [row["positive"] == "True" for row in rows]
    return truth, [float(row["score"]) for row in rows], [float(row["weight"]) for row in rows]


def _conflict(rows: Sequence[Row], suite: str) -> bool:
    return next(row["conflict"] == "True" for row in rows if row["suite"] == suite)


def _axes(x: str, y: str) -> tuple[Any, Any]:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "contradict", "font.family": "sans-serif"})
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6.4, 4.2), layout="constrained")
    axes.set(xlabel=x, ylabel=y, xlim=(0, 1.02))
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: Any) -> str:
    from matplotlib import pyplot

    out = StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    return out.getvalue()


@click.command(name="plots")
def plots_command() -> None:
    """Draw the plots of eval/README.md again from the frozen results."""
    PLOTS.mkdir(exist_ok=True)
    for name, draw in PLOT_MAKERS.items():
        (PLOTS / f"{name}.svg").write_text(draw(), encoding="utf-8")
