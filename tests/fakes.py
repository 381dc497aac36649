"""Models for tests: real interfaces, no weights, the same answer every time."""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Probabilities, Source, Statement
from contradict.scoring import Models
from contradict.scoring.calibration import Calibration
from contradict.scoring.fitted import read_fitted

NEGATIONS = frozenset({"not", "never", "no", "none", "nobody", "nothing", "without", "cannot", "refuse", "deny"})
"""Words that turn a claim round; a word that ends in n't does so too."""

FILLERS = frozenset(
    {"a", "an", "and", "are", "be", "been", "do", "does", "had", "has", "have", "in", "is", "it", "its", "of", "on", "our",
     "that", "the", "their", "to", "was", "we", "were", "will", "with", "would"}
)  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:n't)?", text.lower().replace("\u2019", "'"))


def negated(text: str) -> bool:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words(text)) % 2 == 1


def content(text: str) -> set[str]:
    """The words that say something, without endings: "sells" and "sold" differ, "sell" and "sells" do not."""
    return {word.removesuffix("s") for word in words(text) if word not in FILLERS | NEGATIONS and "n't" not in word}


class FakeEmbedder:
    """A hashed bag of words: texts that share words are near each other, whatever their order."""

    name = "fake-embedder"
    dimension = 256

    def __init__(self) -> None:
        self.calls = 0
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.calls += 1
        self.texts += texts
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in content(text) or {text}:
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class FakeJudge:
    """Contradiction when two texts share their words and one is negated; entailment when neither or both are."""

    name = "fake-judge"
    reads_dates = False

    def __init__(self) -> None:
        self.calls = 0
        self.pairs: list[tuple[str, str]] = []

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[Probabilities]:
        self.calls += 1
        self.pairs += pairs
        return [self._one(premise, hypothesis) for premise, hypothesis in pairs]

    def _one(self, premise: str, hypothesis: str) -> Probabilities:
        first, second = content(premise), content(hypothesis)
        if len(first & second) < 0.5 * min(len(first), len(second)) or not first & second:
            return Probabilities(0.02, 0.96, 0.02)
        if negated(premise) is not negated(hypothesis):
            return Probabilities(0.94, 0.04, 0.02)
        return Probabilities(0.02, 0.06, 0.92)


def fake_models(embedder: str | None = None, judge: str | None = None, calibration: Path | None = None) -> Models:
    """What `load_models` returns, with fakes; the names of models are not looked at."""
    fitted = read_fitted(calibration, FakeJudge.name) if calibration else Calibration()
    return Models(FakeEmbedder(), FakeJudge(), fitted)


_SAID = re.compile(r"“(?P<quote>[^”]+?),?” (?P<cue>said|wrote) (?P<speaker>[A-Z]\w+ [A-Z]\w+)")


def fake_statements(source: Source) -> list[Statement]:
    """What `extraction.statements` returns, by one pattern: “…,” said First Last. The publisher is the company."""
    return [
        Statement(
            source.id,
            source.publisher or "Acme",
            found["quote"],
            found["quote"],
            found.start("quote"),
            found.end("quote"),
            found["speaker"],
            said_on=source.published,
            direct=True,
            cue=found["cue"],
        )
        for found in _SAID.finditer(source.text)
    ]
