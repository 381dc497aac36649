"""The measures against values worked out by hand."""

import numpy as np
import pytest

from eval.metrics import auc, bootstrap, precision, rate, recall

TRUTH = np.array([True, True, False, False])


@pytest.mark.parametrize(
    ("scores", "expected"),
    [([4, 3, 2, 1], 1.0), ([1, 2, 3, 4], 0.0), ([1, 1, 1, 1], 0.5), ([4, 1, 2, 3], 0.5), ([3, 2, 2, 1], 0.875)],
)
def test_auc(scores, expected):
    assert auc(TRUTH, np.array(scores, dtype=float)) == expected


def test_auc_needs_both_classes():
    assert np.isnan(auc(np.array([True, True]), np.array([0.1, 0.2])))


def test_precision_recall_and_rate_of_cut_scores():
    cut = np.array([1.0, 0.0, 1.0, 0.0])
    assert (precision(TRUTH, cut), recall(TRUTH, cut), rate(TRUTH, cut)) == (0.5, 0.5, 0.5)
    assert np.isnan(precision(TRUTH, np.zeros(4)))


def test_bootstrap_draws_whole_groups_and_repeats_itself():
    truth, scores = [True, False] * 20, [0.9, 0.1] * 19 + [0.1, 0.9]
    groups = [str(i // 2) for i in range(40)]
    first = bootstrap(auc, truth, scores, groups)
    assert first == bootstrap(auc, truth, scores, groups)
    assert first.low <= first.value <= first.high
    one_group = bootstrap(auc, truth, scores, ["x"] * 40)
    assert one_group.low == one_group.high == one_group.value
