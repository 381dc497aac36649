"""Measures against figures worked out by hand."""

import math

import pytest

from contradict.scoring.quality import change_of_log_loss, quality


def test_by_hand():
    found = quality([0.9, 0.6, 0.2, 0.4], [True, False, False, True])
    assert found.count == 4
    assert found.log_loss == pytest.approx(-(math.log(0.9) + math.log(0.4) + math.log(0.8) + math.log(0.4)) / 4)
    assert found.brier == pytest.approx((0.01 + 0.36 + 0.04 + 0.36) / 4)
    assert found.calibration_error == pytest.approx((0.1 + 0.6 + 0.2 + 0.6) / 4)
    assert found.auc == pytest.approx(3 / 4)


def test_groups_of_equal_size():
    """Twenty pairs make ten groups of two: in each the mean is .5 and so is the share."""
    assert quality([0.5] * 20, [True, False] * 10).calibration_error == pytest.approx(0)
    assert quality([0.5] * 20, [True] * 20).calibration_error == pytest.approx(0.5)


@pytest.mark.parametrize(("given", "auc"), [([0.5, 0.5], 0.5), ([0.9, 0.1], 1), ([0.1, 0.9], 0)])
def test_ties_count_half(given, auc):
    assert quality(given, [True, False]).auc == auc


def test_edges():
    assert math.isfinite(quality([0.0, 1.0], [True, False]).log_loss)
    assert math.isnan(quality([0.5], [True]).auc)
    with pytest.raises(ValueError, match="no pairs"):
        quality([], [])


def test_a_change_has_an_interval_that_comes_out_the_same_again():
    truth = [True, False] * 20
    worse, better = [0.5] * 40, [0.8 if yes else 0.3 for yes in truth]
    change = change_of_log_loss(worse, better, truth)
    assert change.low < change.value < change.high < 0
    assert change == change_of_log_loss(worse, better, truth)
    assert change_of_log_loss(worse, worse, truth).value == 0
