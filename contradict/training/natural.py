"""Mine natural negatives: sentences of one company's own documents, which nearly always agree with each other.

Benchmarks teach that two sentences which differ contradict. Quarterly figures, repeated phrases and neighbouring topics
of real calls teach the opposite, and they are what a judge meets at the natural base rate.

    python -m contradict.training.natural natural.parquet --company FILE FILE … --company FILE FILE …
"""

import argparse
import random
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contradict.training.mixture import Example

SIMILAR = (0.45, 0.95)
"""Cosine between sentences of two documents that talk about the same thing without being the same sentence."""

DISTANT = 0.3
"""Below this cosine two sentences of one document have nothing to do with each other."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def sentences(text: str, shortest: int = 6, longest: int = 45) -> list[str]:
    """Sentences of `shortest` to `longest` words, each once, in order; line breaks end a sentence."""
    found = (part.strip() for line in text.splitlines() for part in _SENTENCE_END.split(line))
    return list(dict.fromkeys(s for s in found if shortest <= len(s.split()) <= longest))


def mine(
    documents: Sequence[Sequence[str]], vectors: Sequence[NDArray[np.float32]], similar: int, distant: int, seed: int
) -> list[Example]:
    """Pairs of one company: `similar` ones across documents, `distant` ones within a document.

    `vectors[i]` holds unit rows for the sentences `documents[i]`, shape (n_i, d).
    """
    rng = random.Random(seed)
    across = [pair for i in range(len(documents)) for pair in _nearest_elsewhere(i, documents, vectors)]
    within = [pair for texts, rows in zip(documents, vectors, strict=True) for pair in _distant(texts, rows, rng)]
    chosen = rng.sample(across, min(similar, len(across)))
    # The same claim may well be repeated in another quarter, so similar pairs leave entailment open.
    examples = [Example(a, b, "not_contradiction", "natural.similar") for a, b in chosen]
    return examples + [
        Example(a, b, "neutral", "natural.distant") for a, b in rng.sample(within, min(distant, len(within)))
    ]


def _nearest_elsewhere(
    index: int, documents: Sequence[Sequence[str]], vectors: Sequence[NDArray[np.float32]]
) -> list[tuple[str, str]]:
    pairs = []
    for other in range(len(documents)):
        if other == index or not len(vectors[index]) or not len(vectors[other]):
            continue
        similarity = vectors[index] @ vectors[other].T
        similarity[(similarity < SIMILAR[0]) | (similarity > SIMILAR[1])] = -1.0
        best = similarity.argmax(axis=1)
        pairs += [
            (documents[index][row], documents[other][column])
            for row, column in enumerate(best.tolist())
            if similarity[row, column] > 0
        ]
    return pairs


def _distant(texts: Sequence[str], rows: NDArray[np.float32], rng: random.Random) -> list[tuple[str, str]]:
    drawn = [(rng.randrange(len(texts)), rng.randrange(len(texts))) for _ in texts]
    return [(texts[i], texts[j]) for i, j in drawn if i != j and float(rows[i] @ rows[j]) < DISTANT]


def _main() -> None:
    import pyarrow
    import pyarrow.parquet

    from contradict.scoring.embed import load_embedder

    parser = argparse.ArgumentParser(description="Mine natural negatives from documents.")
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--company", type=Path, nargs="+", action="append", required=True, help="documents of one company"
    )
    parser.add_argument("--similar", type=int, default=1500, help="pairs across documents, for each company")
    parser.add_argument("--distant", type=int, default=300, help="pairs within documents, for each company")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    embedder = load_embedder()
    examples: list[Example] = []
    for paths in options.company:
        documents = [sentences(path.read_text(encoding="utf-8")) for path in paths]
        vectors = [embedder.encode(texts) for texts in documents]
        examples += mine(documents, vectors, options.similar, options.distant, options.seed)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([vars(example) for example in examples]), options.out)


if __name__ == "__main__":
    _main()
