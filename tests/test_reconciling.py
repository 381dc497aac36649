"""Third statements that reconcile two: the rule on made cases, and on the case of the corpus that asked for it."""

import json
from pathlib import Path

import pytest

from contradict.domain import Flag, Probabilities, Relation, SaidOn, Source, Statement, Verdict, pair_of
from contradict.pipeline.reconciling import ranked
from contradict.store import FlagFilter, Store
from contradict.store.pages import Link, Neighbour

CORPUS = Path(__file__).parent.parent / "corpus"
SOURCE = Source("https://example.org")


def said(claim: str, when: str | None) -> Statement:
    return Statement(SOURCE.id, "Northwind", claim, said_on=SaidOn.parse(when) if when else None)


def link(other: Statement, contradiction: float, similarity: float, entailment: float = 0.0) -> Link:
    reading = Probabilities(contradiction, 1 - contradiction - entailment, entailment)
    return Link(other.id, "x", similarity, Verdict(other.id, "j", reading, reading, Relation.CONSISTENT, 0.1))


def flag(earlier: str = "2021-03-01", later: str = "2021-03-31") -> Flag:
    a, b = said("We never sell data.", earlier), said("We sold data.", later)
    pair = pair_of(a, b, "x", 0.8)
    found = Verdict(pair.id, "j", Probabilities(1, 0, 0), Probabilities(1, 0, 0), Relation.CONTRADICTION, 0.9)
    return Flag(pair, found, a, b, SOURCE, SOURCE)


def third(claim: str, when: str | None, earlier: Link | None, later: Link | None) -> Neighbour:
    return Neighbour(said(claim, when), SOURCE, earlier, later)


F = flag()
MID = "2021-03-10"


def linked(contradictions=(0.1, 0.1), similarities=(0.6, 0.6), entailment=0.0) -> tuple[Link, Link]:
    return (
        link(F.earlier, contradictions[0], similarities[0], entailment),
        link(F.later, contradictions[1], similarities[1], entailment),
    )


BETTER = [
    ("compatible with both before compatible with one", (MID, *linked()), (MID, *linked((0.0, 0.9)))),
    ("near both in subject before near one", (MID, *linked()), (MID, *linked(similarities=(0.9, 0.1)))),
    ("paired with both before paired with one", (MID, *linked()), (MID, linked()[0], None)),
    ("between the two before long after", (MID, *linked()), ("2022-03-10", *linked())),
    ("soon after before long after", ("2021-04-05", *linked()), ("2021-09-05", *linked())),
    ("soon before before long before", ("2021-02-20", *linked()), ("2019-02-20", *linked())),
    ("dated between before undated", (MID, *linked()), (None, *linked())),
    ("what follows from one before what is only like it", (MID, *linked(entailment=0.8)), (MID, *linked())),
]


@pytest.mark.parametrize(("better", "worse"), [case[1:] for case in BETTER], ids=[case[0] for case in BETTER])
def test_what_comes_first(better, worse):
    first, second = third("the better", *better), third("the worse", *worse)
    for given in ([first, second], [second, first]):
        order = [found.neighbour.statement.claim for found in ranked(F, given)]
        assert order[0] == "the better"


def test_what_is_far_from_both_is_left_out():
    assert ranked(F, [third("elsewhere", MID, *linked(similarities=(0.0, 0.0)))]) == []
    assert ranked(F, [third("ages ago", "1999", *linked())]) == []
    assert ranked(F, []) == []


def test_distance_counts_in_units_of_the_time_between_the_two():
    wide = flag("2015", "2021")
    after = third("a year on", "2022-06", *linked())
    assert ranked(wide, [after])
    assert ranked(F, [after]) == []


def test_a_restatement_agrees():
    again = third("We never sell data!", MID, Link("p", "restatement", 0.99, None), linked()[1])
    assert ranked(F, [again])[0].with_earlier == 1.0


@pytest.mark.parametrize(("promise", "agreement"), [(0.04, 0.96), (None, 0.5)])
def test_what_the_judge_was_spared_is_as_compatible_as_the_screen_guessed(promise, agreement):
    spared = third("We sell figures.", MID, Link("p", "same_organization", 0.9, None, promise), linked()[1])
    assert ranked(F, [spared])[0].with_earlier == agreement


@pytest.mark.models
def test_the_spokeswoman_comes_first_for_blackberry(tmp_path):
    """Between the balanced line of 17 November 2015 and the denial of 30 November stands her statement of the 18th."""
    from contradict import ingest, load_models, scan
    from contradict.pipeline import reconciling

    lines = (CORPUS / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    ours = [line for line in lines if json.loads(line)["organization"].startswith("BlackBerry")]
    (tmp_path / "blackberry.jsonl").write_text("\n".join(ours), encoding="utf-8")
    store = Store(tmp_path / "some.duckdb")
    ingest([tmp_path / "blackberry.jsonl"], store)
    scan(store, load_models())
    wanted = FlagFilter(min_score=0, limit=None)
    relations = [FlagFilter(min_score=0, limit=None, relation=relation) for relation in Relation]
    flags = [found for which in (wanted, *relations) for found in store.flags(which)]
    dates = ("2015-11-17", "2015-11-30")
    pair = next(f for f in flags if (str(f.earlier.said_on), str(f.later.said_on)) == dates)
    first = reconciling(store, pair)[0].neighbour.statement
    assert (str(first.said_on), first.role) == ("2015-11-18", "spokeswoman")
    assert first.claim.startswith("Back doors do not have our support")
