"""Our own pairs of corporate statements: hand-written contrast sets, an anchor with what does and does not conflict.

Each line of `corporate/*.jsonl` is one anchor with statements that contradict it, stand in tension with it, are
compatible with it or follow from it (contrast sets: Gardner et al. 2020, arXiv 2004.02709).
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from contradict.training.mixture import Example

Said = tuple[str, str | None]
"""A text and when it was said."""

PREFIX = "corporate."

RELATIONS = ("contradiction", "tension", "neutral", "distractor", "entailment")
"""`distractor`: a remark of the same company that a judge took for a conflict with the anchor, and people did not."""

_LABELS = (
    ("contradiction", "contradiction"),
    ("tension", "contradiction"),
    ("neutral", "neutral"),
    ("distractor", "neutral"),
)


def contrast_pairs() -> list[Example]:
    """All pairs of the shipped contrast sets in a fixed order, sources named `corporate.[dated_]<relation>`."""
    folder = files("contradict.training") / "corporate"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".jsonl")), key=lambda path: path.name)
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [example for line in lines if line.strip() for example in pairs_of(json.loads(line))]


def pairs_of(contrast: dict[str, Any]) -> Iterator[Example]:
    """The labelled pairs of one contrast set; the texts of a set with dates are objects of `on` and `text`.

    A conflict is one in either order, so both are given; tension is a conflict to the judge, because the milder word
    for it is chosen later, from both directions and the circumstances. A paraphrase of the anchor conflicts with what
    the anchor conflicts with.
    """
    anchor = contrast["anchor"], contrast.get("on")
    said = {relation: [_said(text) for text in contrast.get(relation, ())] for relation in RELATIONS}
    for relation, label in _LABELS:
        for text in said[relation]:
            yield _example(anchor, text, label, relation)
            yield _example(text, anchor, label, relation)
    for text in said["entailment"]:
        yield _example(anchor, text, "entailment", "entailment")
        yield _example(text, anchor, "not_contradiction", "entailment")
        for opposite in said["contradiction"]:
            yield _example(text, opposite, "contradiction", "paraphrased_contradiction")
        for neutral in said["neutral"]:
            yield _example(neutral, text, "neutral", "paraphrased_neutral")


def _said(text: str | dict[str, str]) -> Said:
    return (text, None) if isinstance(text, str) else (text["text"], text["on"])


def _example(first: Said, second: Said, label: str, relation: str) -> Example:
    dates = (first[1], second[1]) if first[1] and second[1] else None
    dating = "dated_" if dates else ""
    return Example(first[0], second[0], label, f"{PREFIX}{dating}{relation}", dates=dates)
