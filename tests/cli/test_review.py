"""Review in the terminal with piped keys, and rounds from start to agreement."""

import json

import pytest

from contradict.domain import Decision
from contradict.store import FlagFilter, Store
from tests.test_cli import call

ALL = ("--min-score", 0)


@pytest.fixture
def pairs(db) -> list[str]:
    """The queue: all that the fakes flag."""
    found = Store(db).queue(FlagFilter(status="unreviewed", min_score=0, limit=None))
    assert len(found) == 2
    return found


def review(db, keys, *more, who="Ada"):
    return call("review", "--db", db, *ALL, "--reviewer", who, *more, stdin=keys)


def decided(db):
    return [(entry.pair_id, entry.decision.value) for entry in Store(db).review_log()]


def test_one_key_decides_and_moves_on(db, pairs):
    result = review(db, "cr")
    assert decided(db) == [(pairs[0], "confirmed"), (pairs[1], "rejected")]
    assert "1 of 2" in result.stdout
    assert "2 of 2" in result.stdout
    assert "nothing is left to review here" in result.stderr
    assert "0 to review" in review(db, "").stderr
    assert [row["pair"] for row in json.loads(call("flags", "--db", db, *ALL, "--json").stdout)] == pairs


def test_twenty_keys_decide_twenty_flags(db, pairs):
    review(db, "c" + "zc" * 9 + "r")
    assert len(decided(db)) == 20


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("czr", ["confirmed 0", "withdrawn 0", "rejected 0"]),
        ("ju", ["unsure 1"]),
        ("jjkkc", ["confirmed 0"]),
        ("q", []),
        ("zc", ["confirmed 0"]),
        ("x?oc", ["confirmed 0"]),
        ("C\n r", ["confirmed 0", "rejected 1"]),
        ("2", ["rejected 0"]),
        ("n\nc", ["confirmed 0"]),
        ("nAsk the press office.\nc", ["noted 0", "confirmed 0"]),
        ("ckr", ["confirmed 0", "rejected 0"]),
    ],
)
def test_keys(db, pairs, keys, expected):
    review(db, keys)
    assert [f"{decision} {pairs.index(pair)}" for pair, decision in decided(db)] == expected


def test_what_is_said_on_the_way(db, pairs):
    said = review(db, "2zo?nA note.\nq").stdout
    for part in (
        f"rejected {pairs[0]}: scope",
        f"taken back: rejected {pairs[0]}",
        "earlier: https://",
        "c confirm",
        "7 other",
        "noted",
        "withdrawn",
    ):
        assert part in said
    assert "nothing to undo" in review(db, "z", who="Bo").stdout
    assert "noted by Ada – A note." in review(db, "", who="Bo").stdout


def test_filters_choose_the_queue(db, pairs):
    assert "0 to review" in review(db, "", "--org", "nobody").stderr
    assert "1 to review" in review(db, "", "--speaker", "ann").stderr


def test_the_name_is_set_once(db, pairs, monkeypatch):
    assert "say who reviews" in call("review", "--db", db, *ALL, stdin="c", code=1).stderr
    assert "no reviewer is set" in call("reviewer", code=1).stderr
    call("reviewer", "Ada Lovelace")
    assert call("reviewer").stdout == "Ada Lovelace\n"
    call("review", "--db", db, *ALL, stdin="c")
    monkeypatch.setenv("CONTRADICT_REVIEWER", "Bo")
    call("review", "--db", db, *ALL, stdin="r")
    assert [entry.reviewer for entry in Store(db).review_log()] == ["Ada Lovelace", "Bo"]


def test_show_tells_the_history_of_a_pair(db, pairs):
    review(db, "nCheck the date.\n1")
    said = call("show", pairs[0], "--db", db).stdout
    assert "rejected by Ada" in said
    assert "dated update" in said
    assert "Check the date." in said


def rounds(*arguments, code=0):
    return call("round", *arguments, code=code)


def test_a_blind_round_from_start_to_agreement(db, pairs):
    assert "2 flags for Ada, Bo" in rounds("start", "spring", "--reviewers", "Ada, Bo", "--db", db, *ALL).stderr
    assert "0 to review" in review(db, "").stderr
    review(db, "nAda thinks so.\ncr", "--round", "spring")
    for command in (
        ("flags", "--db", db, *ALL, "--json"),
        ("flags", "--db", db, *ALL, "--status", "confirmed", "--json"),
        ("show", pairs[0], "--db", db),
        ("show", pairs[0], "--db", db, "--json"),
        ("stats", "--db", db),
        ("round", "status", "--db", db, "--json"),
        ("sql", "SELECT * FROM review", "--db", db),
        ("sql", "SELECT * EXCLUDE (seq) FROM sealed_review", "--db", db),
        ("sql", "SELECT status, review_note FROM flag", "--db", db),
    ):
        said = call(*command).stdout
        assert not any(word in said for word in ("confirmed", "rejected", "thinks so"))
    shown = review(db, "", "--round", "spring", who="Bo").stdout
    assert "Ada" not in shown
    assert pairs[0] in shown
    assert json.loads(rounds("status", "--db", db, "--json").stdout)[0]["decided"] == "Ada 2, Bo 0"
    assert "decisions are sealed" in rounds("agreement", "spring", "--db", db, code=1).stderr
    assert "Bo has 2 of 2 left" in rounds("close", "spring", "--db", db, code=1).stderr
    review(db, "cc", "--round", "spring", who="Bo")
    rounds("close", "spring", "--db", db)
    said = rounds("agreement", "spring", "--db", db)
    assert "2 flags, alike on 1" in said.stdout
    assert pairs[1] in said.stdout
    (figures,) = json.loads(rounds("agreement", "spring", "--db", db, "--json").stdout)
    assert figures["kappa"]["value"] == 0
    assert figures["disagreements"] == [{"pair": pairs[1], "Ada": "rejected", "Bo": "confirmed"}]
    assert "Ada thinks so." in call("show", pairs[0], "--db", db).stdout
    assert Store(db).flag(pairs[1]).review.decision is Decision.CONFIRMED


def test_rounds_that_cannot_be(db, pairs):
    assert "no flags to review" in rounds("start", "x", "--reviewers", "a,b", "--db", db, "--org", "no", code=1).stderr
    assert "two or more" in rounds("start", "x", "--reviewers", "a", "--db", db, *ALL, code=1).stderr
    assert "no round 'x'; there are: none" in rounds("close", "x", "--db", db, code=1).stderr
    rounds("start", "x", "--reviewers", "a,b", "--size", 1, "--db", db, *ALL)
    rounds("close", "x", "--early", "--db", db)
    assert "was closed on" in rounds("close", "x", "--early", "--db", db, code=1).stderr
    assert "not defined" in rounds("agreement", "x", "--db", db).stdout
