"""How fast the pages answer over 100,000 statements and 10,000 flags: `python -m tests.web.speed [FILE]`.

Prints wall time and the least processor time of whole responses, which depends little on what else runs, and its ratio
to that of opening the database and counting its statements. The database is made when FILE is missing, which takes a
minute.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from starlette.testclient import TestClient

from contradict.scoring.calibration import Calibration
from contradict.store import FlagFilter, Store, queue
from contradict.store.connection import reading
from contradict.web.app import application
from contradict.web.server import make_ready
from contradict.web.setup import Setup
from tests.fakes import FakeJudge
from tests.web.forms import send
from tests.web.large import large_store

REPEATS = 15


def main(path: Path) -> None:
    """Measure each page in turn and print a table."""
    store = Store(path) if path.exists() else large_store(path)
    setup = Setup(path, reviewer="Ann", find_judge=FakeJudge, find_calibration=Calibration)
    make_ready()  # as `serve` does
    browser = TestClient(application(setup), "http://127.0.0.1:8000")
    browser.headers["sec-fetch-site"] = "same-origin"
    leads = queue.page(store, FlagFilter(status="unreviewed")).leads
    source = store.flag(leads[0].pair_id).earlier.source_id
    print({name: count for name, count in store.stats().items() if count})
    print(
        f"{'page':24} {'fastest':>8} {'median':>8} {'slowest':>8} {'processor':>10} {'ratio':>6}   (ms, {REPEATS} times)"
    )

    def base() -> object:
        with reading(path) as connection:
            return connection.execute("SELECT count(*) FROM statement").fetchall()

    measured("open and count", lambda number: base(), base)
    for name, address in (
        ("queue", "/"),
        ("queue, page 200", "/?page=200"),
        ("queue, all", "/?status=any"),
        ("queue, organisation", "/?org=company+7"),
        ("queue, speaker", "/?speaker=speaker+7-1"),
        ("queue, dates", "/?since=2018&until=2018"),
        ("queue, words", "/?q=ohio+dividend"),
        ("source", f"/source/{source}"),
        ("rounds", "/rounds"),
        ("people", "/people"),
        ("people, part of a name", "/people?q=77"),
        ("organisation", "/organization?name=Company+7"),
        ("speaker", "/speaker?name=Speaker+7-1"),
    ):
        measured(name, lambda number, address=address: browser.get(address), base)
    measured("pair", lambda number: browser.get(f"/pair/{leads[number].pair_id}"), base)
    text = browser.get(f"/pair/{leads[0].pair_id}").text
    browser.follow_redirects = False
    measured("decide", lambda number: send(browser, text, "/review", decision="confirmed"), base)
    measured("undo", lambda number: send(browser, text, "/undo"), base)


def measured(name: str, act: Callable[[int], object], base: Callable[[], object]) -> None:
    """Do something REPEATS times, each time after the base, and print how long it took."""
    wall, processor, least = [], [], []
    for number in range(REPEATS):
        started = time.process_time()
        base()
        before, used = time.perf_counter(), time.process_time()
        act(number)
        wall.append((time.perf_counter() - before) * 1000)
        processor.append((time.process_time() - used) * 1000)
        least.append((used - started) * 1000)
    ratio = min(processor) / min(least)
    times = f"{min(wall):8.0f} {statistics.median(wall):8.0f} {max(wall):8.0f} {min(processor):10.0f} {ratio:6.1f}"
    print(f"{name:24} {times}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "large.duckdb"))
