"""Small statements and unit vectors for the tests of pairing."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from contradict.domain import SaidOn, Statement

WORDS = ("firms", "close", "mills", "sell", "old", "ads")


def said(claim: str, organization: str = "Acme", speaker: str | None = None, number: int = 0, **more) -> Statement:
    return Statement("source", organization, claim, speaker=speaker, start=number, **more)


def unit(rows: Sequence[Sequence[float]]) -> NDArray[np.float32]:
    vectors = np.array(rows, dtype=np.float64)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def at(*cosines: float) -> NDArray[np.float32]:
    """Unit vectors in the plane with these cosines to (1, 0)."""
    return unit([(cosine, np.sqrt(1 - cosine**2)) for cosine in cosines])


@st.composite
def told(draw: st.DrawFn, least: int = 0, most: int = 14) -> tuple[list[Statement], NDArray[np.float32]]:
    """Some statements of a few people at a few organisations, with vectors on a coarse grid, so that many tie."""
    size = draw(st.integers(least, most))
    statements = [
        said(
            " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=2))),
            draw(st.sampled_from(["Acme", "Acme, Inc.", "Bolt"])),
            draw(st.sampled_from([None, "Ann Lee", "Ann B. Lee", "Tom Ray"])),
            number,
            said_on=draw(st.sampled_from([None, SaidOn.parse("2020"), SaidOn.parse("2021-05")])),
        )
        for number in range(size)
    ]
    rows = draw(st.lists(st.tuples(*[st.integers(-1, 1)] * 3).filter(any), min_size=size, max_size=size))
    return statements, unit(rows) if rows else np.empty((0, 3), dtype=np.float32)
