"""The calls in our own words are whole, and their pairs are made as a scan makes them."""

import json
from collections import Counter
from datetime import date

import numpy as np

from contradict.training.contrast import contrast_pairs
from eval import calls, tables

STATEMENTS = [json.loads(line) for line in (calls.CALLS / "statements.jsonl").read_text(encoding="utf-8").splitlines()]
CONFLICTS = [json.loads(line) for line in (calls.CALLS / "conflicts.jsonl").read_text(encoding="utf-8").splitlines()]


class Embedder:
    """Vectors that stand for nothing: every statement is about as near to every other."""

    name = "none"

    def encode(self, texts):
        vectors = np.random.default_rng(0).normal(size=(len(texts), 16)).astype(np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_each_company_hides_twelve_conflicts():
    rows = {row["text"]: row for row in STATEMENTS}
    assert len(rows) == len(STATEMENTS)
    hidden = Counter(rows[conflict["a"]]["company"] for conflict in CONFLICTS)
    assert set(hidden) == {row["company"] for row in STATEMENTS} and set(hidden.values()) == {12}
    for conflict in CONFLICTS:
        first, second = rows[conflict["a"]], rows[conflict["b"]]
        assert first["company"] == second["company"]
        assert date.fromisoformat(first["on"]) < date.fromisoformat(second["on"])
        assert conflict["label"] in ("contradiction", "tension")


def test_no_company_is_in_both_parts_and_nothing_was_trained_on():
    parts = {row["company"]: row["split"] for row in STATEMENTS}
    assert all(parts[row["company"]] == row["split"] for row in STATEMENTS)
    assert Counter(parts.values()) == {"dev": 3, "test": 3}
    seen = {text for example in contrast_pairs() for text in (example.premise, example.hypothesis)}
    assert not seen & {row["text"] for row in STATEMENTS}


def test_hidden_conflicts_are_there_whether_or_not_they_are_proposed():
    listed = calls.records(Embedder())
    assert Counter((row["split"], bool(row["hidden"])) for row in listed)["test", True] == 36
    assert all(row["proposed"] or row["hidden"] for row in listed)
    assert all(row["a_organization"] == row["b_organization"] for row in listed)
    assert all(row["a_said_on"] <= row["b_said_on"] for row in listed)


def test_the_table_counts_flags_and_hidden_conflicts(monkeypatch):
    def row(hidden, score, relation="contradiction", proposed="True"):
        return {
            "split": "test",
            "company": "Acme",
            "hidden": hidden,
            "proposed": proposed,
            "score": str(score),
            "relation": relation,
        }

    rows = [row("tension", 0.9), row("", 0.5), row("", 0.05), row("", 0.9, "update"), row("tension", 0.8, proposed="")]
    monkeypatch.setattr(tables, "load", lambda kind: {"judge": [*rows, {**rows[0], "split": "dev"}]})
    last = tables.calls(0.1).splitlines()[-1]
    assert last.startswith("| judge, test | 5 | 2 (40.0%) | 1 of 2 | .50 ")
    assert last.endswith("| 1 of 20 |")
