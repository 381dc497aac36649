"""Our own pairs of corporate statements: hand-written contrast sets, an anchor with what does and does not conflict.

Each line of `corporate/*.jsonl` is one anchor with statements that contradict it, stand in tension with it, are
compatible with it or follow from it (contrast sets: Gardner et al. 2020, arXiv 2004.02709).
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from contradict.training.mixture import Example

PREFIX = "corporate."


def contrast_pairs() -> list[Example]:
    """All pairs of the shipped contrast sets, sources named `corporate.<relation>`, in a fixed order."""
    folder = files("contradict.training") / "corporate"
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".jsonl")), key=lambda path: path.name)
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [example for line in lines if line.strip() for example in pairs_of(json.loads(line))]


def pairs_of(contrast: dict[str, Any]) -> Iterator[Example]:
    """The labelled pairs of one contrast set.

    A conflict is one in either order, so both are given; tension is a conflict to the judge, because the milder word
    for it is chosen later, from both directions and the circumstances. A paraphrase of the anchor conflicts with what
    the anchor conflicts with.
    """
    anchor = contrast["anchor"]
    for relation, label in (("contradiction", "contradiction"), ("tension", "contradiction"), ("neutral", "neutral")):
        for text in contrast.get(relation, ()):
            yield Example(anchor, text, label, PREFIX + relation)
            yield Example(text, anchor, label, PREFIX + relation)
    for text in contrast.get("entailment", ()):
        yield Example(anchor, text, "entailment", PREFIX + "entailment")
        yield Example(text, anchor, "not_contradiction", PREFIX + "entailment")
        for opposite in contrast.get("contradiction", ()):
            yield Example(text, opposite, "contradiction", PREFIX + "paraphrased_contradiction")
        for neutral in contrast.get("neutral", ()):
            yield Example(neutral, text, "neutral", PREFIX + "paraphrased_neutral")
