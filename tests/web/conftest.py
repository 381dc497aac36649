import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from contradict.scoring.calibration import Calibration
from contradict.store import Store
from contradict.web.app import application
from contradict.web.setup import Setup
from tests.fakes import FakeJudge
from tests.web.made import filled

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("pages") / "some.duckdb").path


@pytest.fixture
def store(tmp_path: Path, filled_once: Path) -> Store:
    return Store(shutil.copy(filled_once, tmp_path))


@pytest.fixture
def browse(store: Store) -> Callable[..., TestClient]:
    """Make a browser on the pages of the store; it says where its forms come from, as browsers do."""

    def make(**settings: Any) -> TestClient:
        setup = Setup(store.path, find_judge=FakeJudge, find_calibration=Calibration, **settings)
        client = TestClient(application(setup), ADDRESS, raise_server_exceptions=False)
        client.headers["sec-fetch-site"] = "same-origin"
        return client

    return make


@pytest.fixture
def browser(browse: Callable[..., TestClient]) -> TestClient:
    """A browser in which Ann reviews."""
    return browse(reviewer="Ann")
