"""The stages joined to the store: incremental, safe to kill, nothing judged twice."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contradict.domain import Retraction, SaidOn
from contradict.errors import StoreError
from contradict.pipeline import check, explain_pair, ingest, read, scan, statements
from contradict.scoring import Models
from contradict.scoring.calibration import Calibration
from contradict.store import FlagFilter, Store
from tests.fakes import FakeEmbedder, FakeJudge

ROWS = [
    ("Acme", "Ann Lee", "2020-01-05", "We sell customer data to nobody."),
    ("Acme, Inc.", "Ann Lee", "2021-03-01", "We do not sell customer data to nobody."),
    ("Acme", "Bob Ray", "2021-04", "Our shops in Ohio open at nine."),
    ("Acme", "Bob Ray", "2022", "Our shops in Ohio do not open at nine."),
    ("Other", None, None, "We sell customer data to nobody."),
]


def table(path: Path, rows=ROWS) -> Path:
    lines = [
        json.dumps(
            {
                "id": f"s{i}",
                "organization": o,
                "speaker": s,
                "said_on": d,
                "claim": c,
                "source_url": f"https://x.org/{i}",
            }
        )
        for i, (o, s, d, c) in enumerate(rows)
    ]
    path.write_text("\n".join(lines))
    return path


def models() -> Models:
    return Models(FakeEmbedder(), FakeJudge())


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "test.duckdb")
    ingest([table(tmp_path / "a.jsonl")], store)
    return store


def test_the_main_job_flags_the_conflicts(store):
    report = scan(store, models())
    assert (report.statements, report.embedded) == (5, 5)
    assert report.judged == report.pairs == report.new_pairs
    assert report.pairs + report.restatements + sum(report.skipped.values()) == 5 * 4 / 2
    flagged = {flag.earlier.claim for flag in store.flags(FlagFilter(min_score=0))}
    assert flagged == {ROWS[0][3], ROWS[2][3]}


def test_a_second_run_calls_no_model(store, tmp_path):
    scan(store, models())
    second = models()
    assert ingest([tmp_path / "a.jsonl"], store).new_statements == 0
    report = scan(store, second)
    assert report.idle
    assert (second.embedder.calls, second.judge.calls) == (0, 0)


def test_one_added_statement_is_embedded_alone_and_only_its_pairs_are_judged(store, tmp_path):
    first = scan(store, models())
    added = [*ROWS, ("Acme", "Ann Lee", "2022-02-02", "We sell customer data to advertisers.")]
    ingest([table(tmp_path / "b.jsonl", added)], store)
    report = scan(store, models())
    assert report.embedded == 1
    new = [pair for pair in store.pairs() if pair.rule != "restatement"][first.pairs :]
    added_id = store.statements()[-1].id
    assert report.judged == len(new) > 0
    assert all(added_id in (pair.earlier, pair.later) for pair in new)


def test_same_texts_are_judged_once(store, tmp_path):
    twice = [(o, s, d, c) for o in ("Acme", "Globex") for _, s, d, c in ROWS[:4]]
    fresh = Store(tmp_path / "twice.duckdb")
    ingest([table(tmp_path / "twice.jsonl", twice)], fresh)
    used = models()
    report = scan(fresh, used)
    assert len(used.judge.pairs) == len(set(used.judge.pairs))
    assert len(used.judge.pairs) == report.judged, "read both ways, but the second company's pairs are the first's"


def test_another_judge_adds_verdicts_and_overwrites_none(store):
    class OtherJudge(FakeJudge):
        name = "other"

    one, other = models(), Models(FakeEmbedder(), OtherJudge())
    scan(store, one)
    before = store.verdicts(one.scorer)
    assert scan(store, other).judged == len(before)
    assert store.verdicts(one.scorer) == before


class FakeScreen(FakeJudge):
    """Lets through what shares most of its words, so that only the conflict and the paraphrase are judged."""

    name, threshold = "fake-screen", 0.5

    def promises(self, pairs):
        return [1.0 - reading.neutral for reading in self.probabilities(pairs)]


def screened() -> Models:
    return Models(FakeEmbedder(), FakeJudge(), screen=FakeScreen())


def test_the_screen_spares_the_judge_what_has_no_promise(store):
    used = screened()
    report = scan(store, used)
    assert report.screened == report.pairs
    assert 0 < report.judged < report.pairs
    assert report.spared == report.pairs - report.judged
    flagged = {flag.earlier.claim for flag in store.flags(FlagFilter(min_score=0))}
    assert flagged == {ROWS[0][3], ROWS[2][3]}


def test_nothing_is_screened_twice_and_no_screen_reads_the_rest(store):
    first = scan(store, screened())
    again = screened()
    report = scan(store, again)
    assert report.idle
    assert (again.screen.calls, again.judge.calls) == (0, 0)
    whole = scan(store, models())
    assert (whole.judged, whole.spared) == (first.spared, 0)


def test_what_is_judged_is_not_screened(store):
    scan(store, models())
    assert scan(store, screened()).idle


def test_check_finds_what_a_new_sentence_contradicts_and_repeats(store):
    scan(store, models())
    day = SaidOn.parse("2023-01-01")
    answers = check(store, "We do not sell customer data to nobody, ever.", "ACME", models(), said_on=day)
    assert {answer.statement.organization for answer in answers} <= {"Acme", "Acme, Inc."}
    assert answers[0].statement.claim == ROWS[0][3]
    assert answers[0].bearing
    assert len(store.statements()) == 5, "nothing is stored"


def test_statements_of_a_withdrawn_source_are_neither_paired_nor_answered_with(store):
    (source,) = {s.source_id for s in store.statements() if s.claim == ROWS[1][3]}
    store.retract(Retraction(source, True, "not what was said", datetime.now(UTC)))
    report = scan(store, models())
    assert (report.statements, report.embedded) == (4, 5)
    assert {flag.earlier.claim for flag in store.flags(FlagFilter(min_score=0))} == {ROWS[2][3]}
    answers = check(store, "We sell customer data to nobody.", "Acme", models())
    assert ROWS[0][3] in {answer.statement.claim for answer in answers}
    assert ROWS[1][3] not in {answer.statement.claim for answer in answers}
    store.retract(Retraction(source, False, "it was said", datetime.now(UTC)))
    assert scan(store, models()).judged > 0
    assert len(store.flags(FlagFilter(min_score=0))) == 2


def test_check_before_a_scan_says_what_to_do(store):
    with pytest.raises(StoreError, match="contradict scan"):
        check(store, "We sell data.", "Acme", models())


def test_explain_takes_the_id_column(store):
    scan(store, models())
    told = explain_pair(store, "s0", "s1", FakeEmbedder())
    assert "same_speaker" in told
    with pytest.raises(StoreError, match="no statement"):
        explain_pair(store, "s0", "zzz", FakeEmbedder())


def test_read_and_statements(tmp_path):
    files = read(table(tmp_path / "a.jsonl"))
    assert [statement.claim for statement in statements(files)] == [row[3] for row in ROWS]


SLOW = """
import sys, time
from contradict.pipeline import scan
from contradict.pipeline import scanning
from contradict.scoring import Models
from contradict.scoring.calibration import Calibration
from contradict.store import Store
from tests.fakes import FakeEmbedder, FakeJudge
scanning.BATCH = 4
class Slow(FakeJudge):
    def probabilities(self, pairs):
        time.sleep(0.15)
        return super().probabilities(pairs)
scan(Store(sys.argv[1]), Models(FakeEmbedder(), Slow()))
"""


@dataclass(frozen=True)
class Outcome:
    pairs: list
    verdicts: list


def outcome(store: Store, used: Models) -> Outcome:
    return Outcome(store.pairs(), sorted(store.verdicts(used.scorer), key=lambda v: v.pair_id))


def test_a_killed_scan_goes_on_to_the_same_result(tmp_path):
    rows = [
        ("Acme", "Ann Lee", f"2020-01-{day:02d}", f"We open shop number {day} of the chain.") for day in range(1, 15)
    ]
    source, used = table(tmp_path / "many.jsonl", rows), models()
    whole, killed = Store(tmp_path / "whole.duckdb"), Store(tmp_path / "killed.duckdb")
    for store in (whole, killed):
        ingest([source], store)
    scan(whole, used)
    process = subprocess.Popen([sys.executable, "-c", SLOW, str(killed.path)], cwd=Path(__file__).parent.parent)
    done = wait_for_verdicts(killed, used.scorer, process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    report = scan(killed, used)
    assert 0 < done <= len(killed.verdicts(used.scorer)) - report.judged
    assert report.judged > 0
    assert outcome(killed, used) == outcome(whole, used)


def wait_for_verdicts(store: Store, scorer: str, process: subprocess.Popen) -> int:
    for _ in range(600):
        assert process.poll() is None, "the scan ended before it could be killed"
        time.sleep(0.05)
        try:
            if count := len(store.verdicts(scorer)):
                return count
        except StoreError:
            continue  # the scan is writing
    os.kill(process.pid, signal.SIGKILL)
    raise AssertionError("no verdict within 30 seconds")


def test_another_calibration_reads_nothing_again(store):
    scan(store, models())
    other = replace(models(), calibration=Calibration(intercept=-1.0, fitted_on="reviews"))
    report = scan(store, other)
    assert report.judged == report.pairs
    assert other.judge.calls == 0 or not other.judge.pairs
    assert len(store.verdicts(other.scorer)) == report.pairs
