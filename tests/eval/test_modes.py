"""The passages with modes keep to the rules of a suite, and their frozen result is what the extractor gives."""

from collections import Counter

from eval.modes import MODES, meant, passages, results, table
from eval.results import load

PASSAGES = passages()


def test_no_template_supplies_more_than_two_passages_or_both_parts() -> None:
    assert max(Counter(passage.template for passage in PASSAGES).values()) <= 2
    dev, test = ({p.template for p in PASSAGES if p.split == split} for split in ("dev", "test"))
    assert not dev & test
    assert not {p.organization for p in PASSAGES if p.split == "dev"} & {
        p.organization for p in PASSAGES if p.split == "test"
    }


def test_every_mode_has_passages_in_both_parts() -> None:
    counted = Counter((passage.split, passage.mode) for passage in PASSAGES if passage.split in ("dev", "test"))
    assert len(PASSAGES) >= 160
    assert set(counted) == {(split, mode) for split in ("dev", "test") for mode in MODES}
    assert min(counted.values()) >= 14


def test_the_labelled_words_are_in_the_document() -> None:
    assert all(p.source.text[p.start : p.end].strip() for p in PASSAGES)
    assert all(p.start < p.end for p in PASSAGES)


def test_a_statement_of_another_company_is_not_meant() -> None:
    passage = next(p for p in PASSAGES if p.mode == "none")
    assert meant(passage, []) is None


def test_frozen_result_is_what_the_extractor_gives() -> None:
    (rows,) = load("modes").values()
    assert [row["found"] for row in rows] == [row["found"] for row in results(PASSAGES)], (
        "run `python -m eval extraction`"
    )
    assert [row["mode"] for row in rows] == [passage.mode for passage in PASSAGES]
    assert "test, conditional" in table()
