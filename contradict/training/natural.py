"""Mine natural negatives: sentences of one company's own documents, which nearly always agree with each other.

Benchmarks teach that two sentences which differ contradict. Quarterly figures, repeated phrases and neighbouring topics
of real calls teach the opposite, and they are what a judge meets at the natural base rate.

    python -m contradict.training.natural natural.parquet --company FILE FILE … --company FILE FILE …
"""

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from contradict.training.mixture import Example
from contradict.training.pairs import row

SIMILAR = (0.45, 0.95)
"""Cosine between sentences of two documents that talk about the same thing without being the same sentence."""

DISTANT = 0.3
"""Below this cosine two sentences of one document have nothing to do with each other."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def sentences(text: str, shortest: int = 6, longest: int = 45) -> list[str]:
    """Sentences of `shortest` to `longest` words, each once, in order; line breaks end a sentence."""
    found = (part.strip() for line in text.splitlines() for part in _SENTENCE_END.split(line))
    return list(dict.fromkeys(s for s in found if shortest <= len(s.split()) <= longest))


@dataclass(frozen=True)
class Document:
    """The sentences of a document, their vectors (unit rows, shape (n, d)) and when it was said, if that is known."""

    sentences: Sequence[str]
    vectors: NDArray[np.float32]
    said_on: str | None = None


def mine(documents: Sequence[Document], similar: int, distant: int, seed: int) -> list[Example]:
    """Pairs of one company: `similar` ones across documents, `distant` ones within a document."""
    rng = random.Random(seed)
    across = [example for document in documents for example in _nearest_elsewhere(document, documents)]
    within = [example for document in documents for example in _distant(document, rng)]
    return rng.sample(across, min(similar, len(across))) + rng.sample(within, min(distant, len(within)))


def _nearest_elsewhere(document: Document, documents: Sequence[Document]) -> Iterator[Example]:
    # The same claim may well be repeated in another quarter, so similar pairs leave entailment open.
    for other in documents:
        if other is document or not document.sentences or not other.sentences:
            continue
        similarity = document.vectors @ other.vectors.T
        similarity[(similarity < SIMILAR[0]) | (similarity > SIMILAR[1])] = -1.0
        for here, there in enumerate(similarity.argmax(axis=1).tolist()):
            if similarity[here, there] > 0:
                pair = document.sentences[here], other.sentences[there]
                yield Example(*pair, "not_contradiction", "natural.similar", dates=_dates(document, other))


def _distant(document: Document, rng: random.Random) -> Iterator[Example]:
    texts, rows = document.sentences, document.vectors
    for i, j in [(rng.randrange(len(texts)), rng.randrange(len(texts))) for _ in texts]:
        if i != j and float(rows[i] @ rows[j]) < DISTANT:
            yield Example(texts[i], texts[j], "neutral", "natural.distant", dates=_dates(document, document))


def _dates(one: Document, other: Document) -> tuple[str, str] | None:
    return (one.said_on, other.said_on) if one.said_on and other.said_on else None


def _main() -> None:
    import pyarrow
    import pyarrow.parquet

    from contradict.reading import read_files
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
        texts = [(source.text, source.published) for read in read_files(paths) for source in read.sources]
        listed = [(sentences(text), said_on) for text, said_on in texts]
        documents = [Document(s, embedder.encode(s), str(said_on) if said_on else None) for s, said_on in listed]
        examples += mine(documents, options.similar, options.distant, options.seed)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row(example) for example in examples]), options.out)


if __name__ == "__main__":
    _main()
