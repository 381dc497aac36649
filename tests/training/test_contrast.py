"""Every shipped contrast set is well formed, and its pairs are labelled as the module says."""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from contradict.domain import SaidOn
from contradict.training.contrast import contrast_pairs, pairs_of

PATHS = sorted((files("contradict.training") / "corporate").iterdir(), key=lambda path: path.name)
CORPUS = Path(__file__).parents[2] / "corpus"
RELATIONS = {"contradiction", "tension", "neutral", "entailment"}


def texts_of(row, *relations):
    """The texts of a set, whether they have dates or not; its dates must be such."""
    listed = [said for relation in relations for said in ([row["anchor"]] if relation == "anchor" else row[relation])]
    assert all(isinstance(said, dict) == ("on" in row) for said in listed if said != row["anchor"])
    for day in (row.get("on", "2020"), *(said["on"] for said in listed if isinstance(said, dict))):
        SaidOn.parse(day)
    return [said["text"] if isinstance(said, dict) else said for said in listed]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_contrast_sets_are_well_formed(path):
    anchors = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        assert set(row) - {"on", "distractor"} == {"anchor", *RELATIONS}, f"{path.name}:{number}"
        texts = texts_of(row, "anchor", *(set(row) - {"on", "anchor"}))
        assert len(texts) == len(set(texts)), f"{path.name}:{number}: a text stands twice"
        assert all(text.strip() == text and 2 <= len(text.split()) <= 80 for text in texts), f"{path.name}:{number}"
        whole = row["contradiction"] and row["neutral"]
        assert whole or row.get("distractor") or row["contradiction"] or row["tension"], f"{path.name}:{number}"
        assert row["anchor"] not in anchors, f"{path.name}:{number}: anchor again"
        anchors.add(row["anchor"])


def test_pairs_of_one_set():
    row = {"anchor": "A", "contradiction": ["C"], "tension": ["T"], "neutral": ["N"], "entailment": ["E"]}
    assert [(e.premise, e.hypothesis, e.label) for e in pairs_of(row)] == [
        ("A", "C", "contradiction"),
        ("C", "A", "contradiction"),
        ("A", "T", "contradiction"),
        ("T", "A", "contradiction"),
        ("A", "N", "neutral"),
        ("N", "A", "neutral"),
        ("A", "E", "entailment"),
        ("E", "A", "not_contradiction"),
        ("E", "C", "contradiction"),
        ("N", "E", "neutral"),
    ]


def test_a_distractor_is_neutral_and_named_apart():
    row = {"anchor": "A", "on": "2018", "distractor": [{"on": "2019", "text": "D"}]}
    assert [(e.premise, e.hypothesis, e.label, e.source) for e in pairs_of(row)] == [
        ("A", "D", "neutral", "corporate.dated_distractor"),
        ("D", "A", "neutral", "corporate.dated_distractor"),
    ]


def test_the_texts_of_a_set_with_dates_keep_them():
    row = {"anchor": "A", "on": "2015-02", "contradiction": [{"on": "2016-01-09", "text": "C"}]}
    first, turned = pairs_of(row)
    assert (first.source, first.dates) == ("corporate.dated_contradiction", ("2015-02", "2016-01-09"))
    assert turned.texts == ("9 January 2016: C", "February 2015: A")


@pytest.mark.models
def test_no_contrast_set_is_close_to_what_the_benchmark_holds():
    """Some sets began as echoes of famous cases, which the corpus holds; those were taken out."""
    from contradict.scoring.embed import load_embedder

    embedder = load_embedder()
    rows = [json.loads(line) for path in PATHS for line in path.read_text(encoding="utf-8").splitlines()]
    conflicts = [row for row in rows if row["contradiction"] or row["tension"]]
    texts = [text for row in conflicts for text in texts_of(row, "anchor", "contradiction", "tension")]
    claims = [
        json.loads(line)["claim"] for line in (CORPUS / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    nearest = (embedder.encode(texts) @ embedder.encode(claims).T).max(axis=1)
    assert [text for text, similarity in zip(texts, nearest, strict=True) if similarity >= 0.57] == []


def test_compatible_pairs_outnumber_conflicts():
    labels = Counter(example.label for example in contrast_pairs())
    assert labels["neutral"] > labels["contradiction"] * 0.8
