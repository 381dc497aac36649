"""Claims become vectors; a text that is longer than the model's window is read in windows, and their mean taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from contradict.scoring.models import EMBEDDER, loading, require_weights, resolve
from contradict.scoring.tokens import readable, token_counts
from contradict.scoring.windows import windows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class Embedder(Protocol):
    """Anything that turns texts into vectors."""

    @property
    def name(self) -> str:
        """Identifies the weights: a new model is a new name."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts: (n, d), each row of length 1."""
        ...


@dataclass(frozen=True)
class SentenceEmbedder:
    """A sentence-transformers model; its name is known at once, and it is loaded when it first reads something."""

    name: str
    folder: Path

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The loaded model; raises ModelError when it cannot be loaded."""
        with loading(self.folder):
            from sentence_transformers import SentenceTransformer

            return SentenceTransformer(str(self.folder), local_files_only=True)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of the texts: (n, d), each row of length 1."""
        parts = [self._windows(readable(text)) for text in texts]
        encoded = self.model.encode(
            [window for windows_of_text in parts for window in windows_of_text],
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        vectors = np.asarray(encoded, dtype=np.float32).reshape(-1, self._dimension)
        bounds = pairwise(accumulate(map(len, parts), initial=0))
        means = [vectors[start:end].mean(axis=0) for start, end in bounds]
        return _unit_rows(np.array(means, dtype=np.float32).reshape(-1, self._dimension))

    @property
    def _dimension(self) -> int:
        return int(self.model.get_embedding_dimension() or 0)

    def _windows(self, text: str) -> list[str]:
        limit: int | None = self.model.max_seq_length
        tokenizer: Any = self.model.tokenizer
        if limit is None:
            return [text]
        room = limit - tokenizer.num_special_tokens_to_add(pair=False)
        # A text has no more tokens than bytes, so most need no counting.
        if len(text.encode()) <= room:
            return [text]
        return windows(text, lambda some: token_counts(tokenizer, some), room)


def load_embedder(model: str | None = None) -> SentenceEmbedder:
    """Find the pinned default, or any sentence-transformers model or encoder by folder or hub id.

    It is loaded when it first reads something. Raises ModelError when there is none or when it is not the pinned one.
    """
    folder = resolve(EMBEDDER.hub_id if model is None else model)
    require_weights(folder)
    return SentenceEmbedder(folder.name, folder.path)


def _unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale rows to length 1; opposite windows that cancel out leave a row of zeros, similar to nothing."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return unit
