"""Read pairs of texts with a sequence classifier: fast batches, windows for long pairs, nothing read twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from contradict.domain import Probabilities
from contradict.scoring.classifier import Classifier
from contradict.scoring.tokens import buckets, readable, token_counts
from contradict.scoring.windows import windows

if TYPE_CHECKING:
    import torch

Texts = tuple[str, str]
"""Premise and hypothesis."""

TOKENS_PER_BATCH = {"cpu": 1024, "cuda": 65536}
"""Padded tokens in one batch: enough to fill the processor, few enough to stay in its caches."""


@dataclass(frozen=True)
class CrossEncoder:
    """A judge that is a sequence classifier. `order`: where its contradiction, neutral and entailment stand.

    Its name is known at once; `load` is called when it first reads something.
    """

    name: str
    order: tuple[int, int, int]
    load: Callable[[], Classifier]
    reads_dates: bool = False

    def probabilities(self, pairs: Sequence[Texts]) -> list[Probabilities]:
        """Judge `(premise, hypothesis)` pairs, in their order; a pair that comes twice is read once.

        A pair that is too long is read window against window, and the reading with the highest contradiction stands
        for it: two long statements conflict if any of their parts do, and a mean would drown that part.
        """
        if not pairs:
            return []
        pairs = [(readable(premise), readable(hypothesis)) for premise, hypothesis in pairs]
        parts = self._window_pairs(list(dict.fromkeys(pairs)))
        distinct = list(dict.fromkeys(part for window_pairs in parts.values() for part in window_pairs))
        read = dict(zip(distinct, self._read(distinct), strict=True))
        best = {
            pair: max((read[part] for part in window_pairs), key=lambda p: p.contradiction)
            for pair, window_pairs in parts.items()
        }
        return [best[pair] for pair in pairs]

    @cached_property
    def _classifier(self) -> Classifier:
        return self.load()

    @property
    def _room(self) -> int:
        """Tokens of a whole pair, without the special ones."""
        return self._classifier.max_tokens - int(self._classifier.tokenizer.num_special_tokens_to_add(pair=True))

    def _counts(self, texts: Sequence[str]) -> list[int]:
        return token_counts(self._classifier.tokenizer, texts)

    def _window_pairs(self, pairs: Sequence[Texts]) -> dict[Texts, list[Texts]]:
        """Find what is read for each pair: itself when it fits, else all windows of one side with all of the other."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        counts = dict(zip(texts, self._counts(texts), strict=True))
        return {pair: [pair] if sum(counts[t] for t in pair) <= self._room else self._split(pair) for pair in pairs}

    def _split(self, pair: Texts) -> list[Texts]:
        """Each side gets half of the room; what a short side leaves goes to the other."""
        sizes, half = self._counts(pair), self._room // 2
        rooms = [max(half, self._room - other) for other in reversed(sizes)]
        premises, hypotheses = (windows(text, self._counts, room) for text, room in zip(pair, rooms, strict=True))
        return list(product(premises, hypotheses))

    def _read(self, pairs: Sequence[Texts]) -> list[Probabilities]:
        import torch

        premises, hypotheses = (self._counts(list(side)) for side in zip(*pairs, strict=True))
        lengths = [premise + hypothesis for premise, hypothesis in zip(premises, hypotheses, strict=True)]
        budget = TOKENS_PER_BATCH[self._classifier.model.device.type]
        found: dict[int, Probabilities] = {}
        with torch.inference_mode():
            for places in buckets(lengths, budget):
                rows = self._classify([pairs[place] for place in places])
                found.update(zip(places, (Probabilities(*(row[i] for i in self.order)) for row in rows), strict=True))
        return [found[place] for place in range(len(pairs))]

    def _classify(self, pairs: Sequence[Texts]) -> list[list[float]]:
        """Probabilities in the model's own order; truncation only guards against a tokenizer that counts unevenly."""
        premises, hypotheses = (list(side) for side in zip(*pairs, strict=True))
        model, tokenizer, longest = self._classifier.model, self._classifier.tokenizer, self._classifier.max_tokens
        encoded = tokenizer(
            premises, hypotheses, truncation=True, max_length=longest, padding=True, return_tensors="pt"
        ).to(model.device)
        logits: torch.Tensor = model(**encoded).logits
        rows: list[list[float]] = logits.double().softmax(-1).tolist()
        return rows
