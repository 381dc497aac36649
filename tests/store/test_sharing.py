"""Two processes on one file: neither loses anything, and the one that waits says so."""

from datetime import UTC, datetime

from contradict.domain import Decision, Review
from contradict.store import Store, connection
from tests.store.examples import BALANCED, NEVER, PRIVATE, linked, verdict
from tests.store.test_failures import HOLD, python

SCAN = """
import sys
from contradict.domain import Probabilities, Relation, Verdict
from contradict.store import Store
store, pairs = Store(sys.argv[1]), sys.argv[2:]
even = Probabilities(0.4, 0.3, 0.3)
print("scanning", flush=True)
for number in range(60):
    store.add_verdicts([Verdict(pair, f"another@{number}", even, even, Relation.TENSION, 0.5) for pair in pairs])
"""

PAIRS = [linked(NEVER, BALANCED), linked(NEVER, PRIVATE)]


def test_reviews_are_written_while_another_process_scans(store):
    store.add_pairs(PAIRS)
    store.add_verdicts([verdict(pair) for pair in PAIRS])
    other = python(SCAN, store.path, *(pair.id for pair in PAIRS))
    assert other.stdout.readline() == "scanning\n"
    written = []
    while other.poll() is None or len(written) < 20:
        review = Review(PAIRS[len(written) % 2].id, "Ada", Decision.UNSURE, datetime.now(UTC), f"number {len(written)}")
        store.add_review(review)
        written.append(review)
    assert other.wait() == 0
    assert store.review_log() == written
    assert store.stats()["verdicts"] == 2 + 60 * len(PAIRS)


def test_whoever_waits_says_so(store, monkeypatch):
    monkeypatch.setattr(connection, "SILENCE", 0.1)
    other = python(HOLD, store.path)
    assert other.stdout.readline() == "open\n"
    told = []

    def warning(message, *arguments):
        told.append(message % arguments)
        other.stdin.write("go\n")  # the other one ends when it is waited for, however slow this machine is
        other.stdin.flush()

    monkeypatch.setattr(connection._log, "warning", warning)
    store.add_pairs(PAIRS)
    (message,) = told
    assert message.startswith(f"{store.path}: in use by process {other.pid} (python")
    assert message.endswith("; waiting for it")
    assert store.pairs() == PAIRS
    other.communicate()


def test_patience_is_the_callers(store):
    other = python(HOLD, store.path)
    assert other.stdout.readline() == "open\n"
    started = datetime.now(UTC)
    try:
        Store(store.path, patience=0.1).stats()
    except connection.StoreBusyError:
        assert (datetime.now(UTC) - started).total_seconds() < 5
    else:
        raise AssertionError("the file was held")
    finally:
        other.communicate("go\n")
