import pytest

from contradict.store import Store
from tests.fakes import fake_statements


@pytest.fixture(autouse=True)
def _fake_extraction(monkeypatch):
    monkeypatch.setattr("contradict.extraction.statements", fake_statements)


@pytest.fixture
def store(tmp_path) -> Store:
    """A store that is not there yet."""
    return Store(tmp_path / "test.duckdb")
