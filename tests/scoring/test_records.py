"""Pairs of texts that stand in no database."""

from typing import Any

import pytest

from contradict.errors import InputError
from contradict.scoring.records import record_pair, score_pairs
from tests.fakes import fake_models

PLAIN: dict[str, Any] = {"a": "We never sell data.", "b": "We sell data.", "id": 7, "label": None}


def scored(*records: dict[str, Any]) -> list[dict[str, Any]]:
    return list(score_pairs(records, [record_pair(record) for record in records], fake_models()))


def test_record_comes_back_with_its_scores() -> None:
    (found,) = scored(PLAIN)
    assert {key: found[key] for key in PLAIN} == PLAIN
    assert (found["contradiction"], found["score"]) == (pytest.approx(0.94), pytest.approx(0.94))
    assert found["forward"] == found["backward"] == {"contradiction": 0.94, "neutral": 0.04, "entailment": 0.02}
    assert found["relation"] == "tension"
    assert any("undated" in reason for reason in found["reasons"])


@pytest.mark.parametrize(
    ("more", "relation"),
    [
        ({"a_said_on": "2020", "b_said_on": "2020-05"}, "contradiction"),
        ({"a_said_on": "2020-01", "b_said_on": "2024"}, "changed_position"),
        ({"a_said_on": "2024", "b_said_on": "2020-01-05"}, "changed_position"),
        ({"a_said_on": "2020", "b_said_on": "2020", "b_mode": "reported"}, "consistent"),
        ({"b": "The stores are open."}, "unrelated"),
        ({"a": "We sell data."}, "consistent"),
    ],
)
def test_dates_and_modes_are_used(more: dict[str, Any], relation: str) -> None:
    assert scored(PLAIN | more)[0]["relation"] == relation


def test_forward_reads_a_first_whatever_the_dates() -> None:
    models = fake_models()
    record = PLAIN | {"a_said_on": "2024", "b_said_on": "2020"}
    list(score_pairs([record], [record_pair(record)], models))
    assert models.judge.pairs[0] == (record["a"], record["b"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("a_said_on", "b_said_on", "relation"),
    [("2020-02-01", "2020-01-01", "changed_position"), ("2020-01-01", "2020-02-01", "contradiction")],
)
def test_announcement_counts_only_in_the_later_statement(a_said_on: str, b_said_on: str, relation: str) -> None:
    record = {
        "a": "Instead we will not sell data.",
        "b": "We sell data.",
        "a_said_on": a_said_on,
        "b_said_on": b_said_on,
    }
    assert scored(record)[0]["relation"] == relation


def test_no_records_ask_no_model() -> None:
    assert scored() == []


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "not an object"),
        ({"a": "x"}, "'b' has no text"),
        ({"a": "x", "b": " "}, "'b' has no text"),
        ({"a": 3, "b": "y"}, "'a' has no text"),
        (PLAIN | {"b_said_on": "last Tuesday"}, "statement 'b': 'last Tuesday' is not a date"),
        (PLAIN | {"a_mode": "sung"}, "statement 'a': 'sung' is not a valid Mode"),
    ],
)
def test_bad_record_says_what_is_wrong(record: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        record_pair(record)
