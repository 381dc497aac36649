"""Cosine and nearest neighbours inside one block, exact and in bounded memory."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from contradict.errors import ModelError

STEPS = 2048
"""Grid points per unit. Products of two are multiples of 2^-22, which float32 adds without rounding as long as the sum
stays under 4. A similarity is therefore the same in every block, chunk and machine, at an error of about 0.0001;
otherwise a new statement could reorder old neighbours by a rounding error, and `explain` could disagree."""

CELLS = 4_000_000
"""Similarities held at once: 16 MB."""

SELF = -2.0
"""Below every floor."""


def on_grid(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Round unit rows (n, d) to the grid on which similarities are exact.

    Raises ModelError when a row is not of unit length (for example NaN), with its position.
    """
    lengths = np.linalg.norm(vectors, axis=1)
    wrong = np.flatnonzero(~(np.abs(lengths - 1) < 0.01))
    if wrong.size:
        length = f"{lengths[wrong[0]]:.3g}"
        raise ModelError(f"vector {wrong[0]} has the length {length}, not 1; embed again or choose another embedder")
    grid: NDArray[np.float32] = np.rint(vectors * np.float32(STEPS)).astype(np.float32) / np.float32(STEPS)
    return grid


def similarity(grid: NDArray[np.float32], left: NDArray[np.intp], right: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return the cosines (p,) of the rows `left` (p,) with the rows `right` (p,), in [-1, 1]."""
    cosines = np.empty(left.size, dtype=np.float32)
    step = max(1, CELLS // max(1, grid.shape[1]))
    for start in range(0, left.size, step):
        some = slice(start, start + step)
        cosines[some] = np.einsum("pd,pd->p", grid[left[some]], grid[right[some]])
    return np.clip(cosines, -1, 1)


def nearest(
    grid: NDArray[np.float32], block: NDArray[np.intp], top_k: int, floor: float
) -> tuple[NDArray[np.intp], NDArray[np.intp], int]:
    """Find for each member of a block its `top_k` nearest others of at least `floor`, ties to the earlier member.

    Returns who asks (p,), whom it finds (p,), and how many unordered pairs of the block lie below the floor.
    """
    asking, found, below = [block[:0]], [block[:0]], 0
    for start, near in _chunks(grid[block]):
        below += int(np.count_nonzero(near < floor)) - len(near)  # each row counts itself
        rows, columns = _top(near, top_k, floor)
        asking.append(block[rows + start])
        found.append(block[columns])
    return np.concatenate(asking), np.concatenate(found), below // 2


def _chunks(rows: NDArray[np.float32]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield rows of the similarity matrix, a few at a time, with the number of the first; the diagonal is `SELF`."""
    step = max(1, CELLS // max(1, len(rows)))
    for start in range(0, len(rows), step):
        near = np.clip(rows[start : start + step] @ rows.T, -1, 1)
        own = np.arange(len(near))
        near[own, own + start] = SELF
        yield start, near


def _top(near: NDArray[np.float32], top_k: int, floor: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Find row and column of the `top_k` largest values in each row of (r, m) from the floor up."""
    cut = near.shape[1] - min(top_k, near.shape[1])
    kth = np.partition(near, cut, axis=1)[:, cut]
    rows, columns = np.nonzero(near >= np.maximum(kth, floor)[:, None])  # more than top_k where values tie
    order = np.lexsort((columns, -near[rows, columns], rows))
    rows, columns = rows[order], columns[order]
    rank = np.arange(rows.size) - np.searchsorted(rows, rows)
    return rows[rank < top_k], columns[rank < top_k]


def rank(grid: NDArray[np.float32], block: NDArray[np.intp], asking: int, found: int) -> int:
    """Return the place of `found` among the neighbours of `asking`, 1 for the nearest, ordered as in `nearest`."""
    others = block[block != asking]
    near = np.clip(grid[others] @ grid[asking], -1, 1)
    own = near[others == found][0]
    return 1 + int(np.count_nonzero((near > own) | ((near == own) & (others < found))))
