"""The tables of eval/README.md are what the frozen results say, and can be made at another threshold."""

import csv

import pytest

from eval import tables
from eval.cases import cases, split_of
from eval.results import RESULTS, load


def test_readme_is_what_the_results_say():
    text = tables.README.read_text(encoding="utf-8")
    assert tables.render(text) == text, "run `python -m eval tables`"


def test_every_table_has_its_slot():
    text = tables.README.read_text(encoding="utf-8")
    assert all(f"<!-- table: {name} -->" in text for name in tables.TABLES)


def test_another_threshold_needs_no_scoring():
    rare, frequent = (tables.quality(threshold) for threshold in (0.95, 0.05))
    assert rare != frequent


@pytest.mark.parametrize("name", sorted(load("relations")))
def test_results_cover_the_labelled_pairs_with_their_labels(name):
    rows = load("relations")[name]
    assert [(row["case"], row["label"]) for row in rows] == [(case.id, case.label) for case in cases()]


def test_floors_stand_beside_the_judge():
    assert {"floor-never", "floor-always", "floor-lexical", "floor-similarity"} < set(load("relations"))


def test_no_organisation_is_in_both_parts():
    parts = {split: {c.earlier.organization for c in cases() if c.split == split} for split in ("dev", "test")}
    assert not parts["dev"] & parts["test"]
    assert min(map(len, parts.values())) >= 10
    assert split_of("BlackBerry") == split_of("BlackBerry")


def test_results_hold_no_text_of_test_sets():
    for path in RESULTS.glob("nli.*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert next(csv.reader(stream)) == [
                "dataset",
                "label",
                "predicted",
                "contradiction",
                "neutral",
                "entailment",
            ]
