"""The plots are what the frozen results say."""

import pytest

from eval.plots import PLOT_MAKERS, PLOTS


@pytest.mark.parametrize("name", sorted(PLOT_MAKERS))
def test_plot_is_what_the_results_say(name):
    assert (PLOTS / f"{name}.svg").read_text(encoding="utf-8") == PLOT_MAKERS[name](), "run `python -m eval plots`"


def test_every_plot_stands_in_the_readme():
    text = (PLOTS.parent / "README.md").read_text(encoding="utf-8")
    assert all(f"(plots/{name}.svg)" in text for name in PLOT_MAKERS)
