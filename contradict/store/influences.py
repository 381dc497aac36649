"""How much each word weighs in a judge's reading of a pair, kept by judge."""

import json
from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from contradict.scoring.influence import Influence, Weight
from contradict.store.book import ReviewBook
from contradict.store.connection import writing
from contradict.store.tables import fetch, insert


def add(store: ReviewBook, pair_id: str, found: Influence) -> None:
    """Keep what was measured on a stored pair; a judge measures a pair once."""
    row = {
        "pair_id": pair_id,
        "judge": found.judge,
        "baseline": found.baseline,
        "earlier": _text(found.earlier),
        "later": _text(found.later),
    }
    with writing(store.path, store.patience) as connection:
        insert(connection, "influence", [row])


def read(connection: DuckDBPyConnection, pair_id: str, scorer: str) -> Influence | None:
    """Find what was measured on a pair: by the judge of this scorer when there is such, else by the latest one."""
    sql = """
        SELECT * FROM influence WHERE pair_id = $pair_id
        ORDER BY starts_with($scorer, judge || '/') DESC, seq DESC LIMIT 1
        """
    for row in fetch(connection, sql, {"pair_id": pair_id, "scorer": scorer}):
        return Influence(row["judge"], row["baseline"], _weights(row["earlier"]), _weights(row["later"]))
    return None


def _text(weights: Iterable[Weight]) -> str:
    return json.dumps([[weight.start, weight.end, round(weight.loss, 4)] for weight in weights])


def _weights(text: str) -> tuple[Weight, ...]:
    return tuple(Weight(*weight) for weight in json.loads(text))
