"""A real scan in another process while people review on the pages: neither loses anything, and who waits says so."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from contradict.domain import Decision
from contradict.store import FlagFilter
from contradict.store.connection import SILENCE, writing
from tests.web.forms import Page
from tests.web.made import JUDGED_BY, NEVER_SOLD

DECISIONS = ("confirmed", "rejected", "unsure")


def decide(client, token, pair, decision, note):
    """Send a decision, and send it again while the database is busy, as the page then asks one to do."""
    fields = {"token": token, "decision": decision, "note": note}
    for _ in range(20):
        answer = client.post(f"/pair/{pair}/review", data=fields, follow_redirects=False)
        if answer.status_code == 303:
            return
        assert answer.status_code == 503 and note in answer.text, answer.text
    raise AssertionError("always busy")


def hold_until_told(store, scan, told: Path):
    """Keep the file to ourselves until the scan says that it waits."""
    while scan.poll() is None and "waiting for it" not in told.read_text():
        with writing(store.path):
            time.sleep(2 * SILENCE)
        time.sleep(0.05)


@pytest.mark.models
def test_reviews_are_written_on_the_pages_while_a_scan_runs(store, browser, tmp_path):
    pairs = [flag.pair.id for flag in store.flags(FlagFilter(limit=None))]
    token = Page(browser.get(f"/pair/{NEVER_SOLD.id}").text).forms[0]["fields"]["token"]
    told = tmp_path / "stderr.txt"
    with told.open("w") as stderr:
        command = [sys.executable, "-m", "contradict", "scan", "--no-screen", "--db", store.path]
        scan = subprocess.Popen(command, stderr=stderr)
    while scan.poll() is None and not store.runs():
        time.sleep(0.05)
    hold_until_told(store, scan, told)
    written = []
    while scan.poll() is None or len(written) < len(pairs):
        number = len(written)
        pair, decision = pairs[number % len(pairs)], DECISIONS[number % 3]
        decide(browser, token, pair, decision, f"number {number}")
        written.append((pair, "Ann", Decision(decision), f"number {number}"))

    assert scan.returncode == 0, told.read_text()
    assert "in use by process" in told.read_text() and "waiting for it" in told.read_text()
    assert [(r.pair_id, r.reviewer, r.decision, r.note) for r in store.review_log()] == written
    scorer = store.newest_scorer()
    assert scorer != JUDGED_BY
    assert store.without_verdict(scorer) == []
    assert len(store.verdicts(JUDGED_BY)) == 35
    (run,) = store.runs()
    assert run.finished_at and run.summary["judged"] == len(store.verdicts(scorer))
    newest = {pair: Decision(DECISIONS[number % 3]) for number, (pair, *_) in enumerate(written)}
    assert {pair: store.flag(pair).review.decision for pair in pairs} == newest
