import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.errors import ModelError
from contradict.pairing import nearest as room
from contradict.pairing.nearest import nearest, on_grid, rank, similarity
from tests.pairing.made import unit


def by_hand(grid, block, top_k, floor):
    """The definition, one statement at a time, in exact integers."""
    whole = np.rint(grid.astype(np.float64) * room.STEPS).astype(np.int64)
    cosine = np.clip(whole @ whole.T / room.STEPS**2, -1, 1)
    found = set()
    for a in block.tolist():
        near = sorted((-cosine[a, b], b) for b in block.tolist() if b != a and cosine[a, b] >= np.float32(floor))
        found |= {(a, b) for _, b in near[:top_k]}
    below = sum(cosine[a, b] < np.float32(floor) for a in block for b in block if a < b)
    return found, below


@given(
    seed=st.integers(0, 10_000),
    size=st.integers(1, 40),
    coarse=st.booleans(),
    top_k=st.integers(1, 50),
    floor=st.sampled_from([-1.0, -0.3, 0.0, 0.5, 1.0]),
    cells=st.sampled_from([1, 50, 4_000_000]),
)
def test_chunks_agree_with_the_definition(seed, size, coarse, top_k, floor, cells) -> None:
    numbers = np.random.default_rng(seed)
    rows = numbers.integers(1, 3, (size, 4)) if coarse else numbers.normal(size=(size, 4))
    grid = on_grid(unit(rows))
    block = np.flatnonzero(numbers.random(size) < 0.8)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(room, "CELLS", cells)
        asking, found, below = nearest(grid, block, top_k, floor)
    pairs = list(zip(asking.tolist(), found.tolist(), strict=True))
    expected, expected_below = by_hand(grid, block, top_k, floor)
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected
    assert below == expected_below


def test_ties_go_to_the_earlier_statement() -> None:
    grid = on_grid(unit([(1, 0)] * 6))
    asking, found, _ = nearest(grid, np.arange(6), 2, 0.0)
    assert found[asking == 4].tolist() == [0, 1]
    assert found[asking == 0].tolist() == [1, 2]
    assert [rank(grid, np.arange(6), 4, other) for other in (0, 1, 2, 3, 5)] == [1, 2, 3, 4, 5]


def test_similarities_do_not_depend_on_the_chunk() -> None:
    grid = on_grid(unit(np.random.default_rng(0).normal(size=(300, 384))))
    all_at_once = grid @ grid.T
    assert all((grid[i : i + 7] @ grid.T == all_at_once[i : i + 7]).all() for i in range(0, 300, 7))
    left, right = np.triu_indices(300, 1)
    assert (similarity(grid, left, right) == all_at_once[left, right]).all()


def test_the_grid_moves_a_cosine_by_less_than_a_thousandth() -> None:
    vectors = unit(np.random.default_rng(1).normal(size=(300, 384)))
    grid = on_grid(vectors)
    assert np.abs(grid @ grid.T - vectors @ vectors.T).max() < 0.001


@pytest.mark.parametrize("row", [(0.0, 0.0), (np.nan, 1.0), (3.0, 4.0)])
def test_a_row_that_is_not_of_unit_length_is_refused(row) -> None:
    with pytest.raises(ModelError, match="vector 1 has the length"):
        on_grid(np.array([(1.0, 0.0), row], dtype=np.float32))
