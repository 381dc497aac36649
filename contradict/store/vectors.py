"""Vectors in and out: one row a statement and model, one numpy matrix for the caller."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from contradict.errors import StoreError
from contradict.store.tables import fetch, insert_batch

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray


def add(
    connection: DuckDBPyConnection, path: Path, model: str, ids: Sequence[str], vectors: "NDArray[np.float32]"
) -> None:
    """Add the vectors, shape (n, d), of n statements; those that the model has already are left alone.

    Raises ValueError when there is not one row for each id, StoreError when the model has vectors of another length.
    """
    import numpy as np
    import pyarrow as pa

    if vectors.ndim != 2 or len(vectors) != len(ids):
        raise ValueError(f"vectors of shape {vectors.shape} do not fit {len(ids)} statements")
    count, width = vectors.shape
    if count == 0:
        return
    _check_width(connection, path, model, width)
    flat = pa.array(np.ascontiguousarray(vectors, dtype=np.float32).reshape(-1))
    lists = pa.ListArray.from_arrays(pa.array(range(0, count * width + 1, width), pa.int32()), flat)
    insert_batch(connection, "vector", pa.table({"statement_id": list(ids), "model": [model] * count, "vector": lists}))


def read(connection: DuckDBPyConnection, model: str) -> "tuple[list[str], NDArray[np.float32]]":
    """Ids and vectors, shape (n, d), of all statements that this model has embedded, in the statements' order."""
    import numpy as np

    sql = """
        SELECT statement.id, vector.vector FROM vector JOIN statement ON statement.id = vector.statement_id
        WHERE vector.model = ? ORDER BY statement.seq
        """
    found: pa.Table = connection.sql(sql, params=[model]).to_arrow_table()
    ids: list[str] = found["id"].to_pylist()
    if not ids:
        return [], np.empty((0, 0), dtype=np.float32)
    flat = found["vector"].combine_chunks().flatten().to_numpy(zero_copy_only=False)
    matrix: NDArray[np.float32] = np.asarray(flat, dtype=np.float32).reshape(len(ids), -1)
    return ids, matrix


def _check_width(connection: DuckDBPyConnection, path: Path, model: str, width: int) -> None:
    sql = "SELECT len(vector) AS width FROM vector WHERE model = ? LIMIT 1"
    stored = [row["width"] for row in fetch(connection, sql, [model])]
    if stored and stored[0] != width:
        raise StoreError(
            f"{path}: model {model} has vectors of length {stored[0]}, not {width}; give the other model another name"
        )
