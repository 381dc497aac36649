"""Exports from the command line: what is chosen, where it goes, and what never leaves."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Relation, Retraction, Review
from contradict.store import FlagFilter, Store
from tests.cli.test_review import review, rounds
from tests.test_cli import call


@pytest.fixture
def pairs(db) -> list[str]:
    """Two flags; the first is confirmed, the second rejected, with a note."""
    found = Store(db).queue(FlagFilter(status="unreviewed", min_score=0))
    review(db, "cnNot the same shops.\n2")
    return found


def exported(db, *arguments) -> list[dict]:
    return json.loads(call("export", "--db", db, "--format", "json", *arguments).stdout)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], [0]),
        (["--status", "rejected"], [1]),
        (["--status", "any", "--min-score", 0], [0, 1]),
        (["--status", "unreviewed", "--min-score", 0], []),
        (["--org", "nobody"], []),
        (["--status", "any", "--min-score", 0, "--limit", 1], None),
    ],
)
def test_what_is_exported(db, pairs, options, expected):
    found = [row["pair"] for row in exported(db, *options)]
    assert (len(found) == 1) if expected is None else (sorted(found) == sorted(pairs[n] for n in expected))


def test_a_decision_counts_whatever_the_machine_thinks_now(db, pairs):
    store = Store(db)
    old = store.flag(pairs[0]).verdict
    store.add_verdicts([type(old)(old.pair_id, "newer", old.forward, old.backward, Relation.CONSISTENT, 0.01)])
    assert [row["relation"] for row in exported(db)] == ["consistent"]


@pytest.mark.parametrize("kind", ["csv", "json", "jsonl", "markdown", "html", "claimreview"])
def test_every_format_goes_to_a_file(db, pairs, tmp_path, kind):
    path = tmp_path / "out"
    result = call("export", "--db", db, "--format", kind, "-o", path)
    assert result.stdout == ""
    assert f"written to {path}" in result.stderr
    assert path.read_text(encoding="utf-8") == call("export", "--db", db, "--format", kind).stdout.replace("\r\n", "\n")


def test_csv_with_a_byte_order_mark(db, pairs, tmp_path):
    call("export", "--db", db, "--bom", "-o", tmp_path / "flags.csv")
    raw = (tmp_path / "flags.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfpair,")
    assert raw.count(b"\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    assert row["pair"] == pairs[0]


def test_the_log_is_exported_with_every_entry(db, pairs):
    rows = list(csv.DictReader(io.StringIO(call("export", "--reviews", "--db", db).stdout, newline="")))
    assert [(row["decision"], row["reason"], row["note"]) for row in rows] == [
        ("confirmed", "", ""),
        ("noted", "", "Not the same shops."),
        ("rejected", "scope", ""),
    ]
    assert "has no format 'html'" in call("export", "--reviews", "--format", "html", "--db", db, code=1).stderr


def test_claim_review_says_what_is_missing(db, pairs):
    assert "no --page" in call("export", "--format", "claimreview", "--db", db).stderr
    page = ("--page", "https://news.example/1", "--author", "Example News")
    result = call("export", "--format", "claimreview", "--db", db, *page)
    (made,) = json.loads(result.stdout)["@graph"]
    assert (made["url"], made["author"]["name"]) == ("https://news.example/1", "Example News")
    refused = call("export", "--format", "claimreview", "--status", "rejected", "--db", db, code=1)
    assert "for confirmed flags" in refused.stderr
    assert (
        "web address" in call("export", "--format", "claimreview", "--page", "javascript:1", "--db", db, code=1).stderr
    )


def test_a_withdrawn_source_is_never_exported(db, pairs):
    store = Store(db)
    source = store.flag(pairs[0]).later_source
    store.retract(Retraction(source.id, True, "the paper corrected it", datetime.now(UTC)))
    for kind in ("csv", "json", "jsonl", "markdown", "html", "claimreview"):
        result = call("export", "--db", db, "--format", kind)
        assert pairs[0] not in result.stdout
        assert "no flag passes the filter" in result.stderr
    assert "which is withdrawn" in call("reply", pairs[0], "--db", db, code=1).stderr


def test_nothing_sealed_is_exported(db):
    rounds("start", "blind", "--reviewers", "Ada,Bo", "--db", db, "--min-score", 0)
    review(db, "nA secret.\ncr", "--round", "blind")
    assert exported(db) == []
    assert exported(db, "--status", "rejected") == []
    everything = call("export", "--db", db, "--format", "json", "--status", "any", "--min-score", 0).stdout
    assert "secret" not in everything
    assert "confirmed" not in everything
    assert len(call("export", "--reviews", "--db", db).stdout.splitlines()) == 1
    rounds("close", "blind", "--early", "--db", db)
    assert len(call("export", "--reviews", "--db", db).stdout.splitlines()) == 4


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_the_packet(db, pairs, tmp_path, kind):
    call("reply", pairs[0][:8], "--db", db, "--format", kind, "-o", tmp_path / "reply")
    text = (tmp_path / "reply").read_text(encoding="utf-8")
    for part in ("request for comment", pairs[0], "https://x.org/", "paraphrase", "?"):
        assert part in text


def test_a_place_that_cannot_be_written(db, pairs, tmp_path):
    refused = call("export", "--db", db, "-o", tmp_path / "no" / "folder.csv", code=1)
    assert "cannot be written (No such file or directory); name another file" in refused.stderr


def test_notes_of_a_copy_are_in_the_export(db, pairs):
    Store(db).add_review(Review(pairs[0], "Bo", Decision.NOTED, datetime.now(UTC), note="Call them."))
    assert exported(db)[0]["notes"] == ["Call them. (Bo)"]
