"""The pairs with figures keep to the rules of a suite, and their frozen result is of these pairs."""

from collections import Counter

from eval.figures import FINDINGS, figured_pairs, results
from eval.results import load

PAIRS = figured_pairs()


def test_no_template_supplies_more_than_five_pairs_or_both_parts() -> None:
    assert max(Counter(pair.template for pair in PAIRS).values()) <= 5
    dev, test = ({pair.template for pair in PAIRS if pair.split == split} for split in ("dev", "test"))
    assert not dev & test
    assert not {p.earlier.organization for p in PAIRS if p.split == "dev"} & {
        p.earlier.organization for p in PAIRS if p.split == "test"
    }


def test_every_finding_has_pairs_in_both_parts() -> None:
    counted = Counter((pair.split, pair.finding) for pair in PAIRS)
    assert len(PAIRS) == 300
    assert set(counted) == {(split, finding) for split in ("dev", "test") for finding in FINDINGS}
    assert min(counted.values()) >= 15


def test_frozen_result_is_what_the_rules_tell() -> None:
    (rows,) = load("figures").values()
    assert [row["finding"] for row in rows] == [row["finding"] for row in results()], "run `python -m eval figures`"
    assert [row["label"] for row in rows] == [pair.finding for pair in PAIRS]
