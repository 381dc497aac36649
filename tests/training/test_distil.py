"""What the judge thinks becomes what a smaller model learns."""

import pyarrow
import pyarrow.parquet
import pytest

from contradict.training.distil import taught, unordered
from contradict.training.mixture import Example
from contradict.training.pairs import read_pairs, row
from tests.fakes import FakeJudge

SELL = Example("We sell data.", "We do not sell data.", "neutral", "natural.similar")


def test_each_pair_of_texts_is_asked_about_once():
    turned = Example(SELL.hypothesis, SELL.premise, "contradiction", "corporate.x")
    same = Example("We sell data.", "We sell data.", "entailment", "corporate.x")
    assert unordered([SELL, turned, same]) == [SELL]


def test_the_target_is_the_mean_reading_and_the_label_its_likeliest_class():
    (example,) = taught([SELL], FakeJudge())
    assert (example.label, example.source) == ("contradiction", "taught.natural")
    assert example.target == pytest.approx((0.94, 0.04, 0.02))


@pytest.mark.parametrize("dates", [None, ("2015-11-17", "2015-11")])
def test_a_taught_pair_is_read_back_with_its_target_and_dates(tmp_path, dates):
    path = tmp_path / "taught.parquet"
    example = Example("a", "b", "neutral", "taught.natural", (0.2, 0.7, 0.1), dates)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row(example)]), path)
    assert read_pairs([path]) == [example]
