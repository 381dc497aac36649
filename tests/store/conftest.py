from pathlib import Path

import pytest

from contradict.store import Store
from tests.store.examples import ALIASES, POST, STATEMENTS, TABLE


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two sources, three statements and two aliases."""
    filled = Store(tmp_path / "some.duckdb")
    filled.ingest([POST, TABLE], STATEMENTS, ALIASES)
    return filled
