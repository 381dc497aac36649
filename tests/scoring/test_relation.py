"""What a pair is called, from both readings, dates, speakers and modes."""

from dataclasses import replace

import pytest

from contradict.domain import Basis, Mode, Probabilities, Relation, SaidOn, Statement, Verdict, pair_of
from contradict.scoring.calibration import Calibration
from contradict.scoring.relation import scorer_name, verdict

STRONG = Probabilities(0.93, 0.05, 0.02)
FAIR = Probabilities(0.6, 0.3, 0.1)
WEAK = Probabilities(0.1, 0.8, 0.1)
SAME = Probabilities(0.02, 0.08, 0.9)


def said(claim: str, on: str | None, speaker: str | None = "Ada", mode: Mode = Mode.ASSERTED) -> Statement:
    date = SaidOn.parse(on, Basis.STATED) if on else None
    return Statement(claim, "Acme", claim, speaker=speaker, said_on=date, mode=mode)


NEVER = said("We never sell data.", "2020-01-10")
SOLD = said("We sell data.", "2020-03-01")


def judged(
    earlier: Statement = NEVER,
    later: Statement = SOLD,
    forward: Probabilities = STRONG,
    backward: Probabilities = STRONG,
    similarity: float = 0.8,
    calibration: Calibration = Calibration(),  # noqa: B008 - frozen
) -> Verdict:
    pair = pair_of(earlier, later, "same speaker", similarity)
    return verdict(pair, earlier, later, forward, backward, "judge/rules", calibration)


@pytest.mark.parametrize(
    ("forward", "backward", "similarity", "expected"),
    [
        (STRONG, STRONG, 0.8, Relation.CONTRADICTION),
        (STRONG, STRONG, 0.1, Relation.CONTRADICTION),
        (STRONG, FAIR, 0.8, Relation.TENSION),
        (FAIR, FAIR, 0.8, Relation.TENSION),
        (STRONG, WEAK, 0.8, Relation.TENSION),
        (WEAK, STRONG, 0.8, Relation.TENSION),
        (STRONG, SAME, 0.8, Relation.TENSION),  # a contradiction goes before an entailment
        (SAME, WEAK, 0.1, Relation.CONSISTENT),
        (WEAK, SAME, 0.8, Relation.CONSISTENT),
        (WEAK, WEAK, 0.8, Relation.CONSISTENT),
        (WEAK, WEAK, 0.2, Relation.UNRELATED),
    ],
)
def test_readings(forward: Probabilities, backward: Probabilities, similarity: float, expected: Relation) -> None:
    found = judged(forward=forward, backward=backward, similarity=similarity)
    assert found.relation is expected
    assert (found.forward, found.backward) == (forward, backward)


@pytest.mark.parametrize(
    ("earlier", "later", "expected", "reason"),
    [
        (NEVER, SOLD, Relation.CONTRADICTION, "said 51 days apart by the same speaker"),
        (
            NEVER,
            said("We sell data.", "2020-01-10"),
            Relation.CONTRADICTION,
            "said on the same day by the same speaker",
        ),
        (NEVER, said("We sell data.", "2020"), Relation.CONTRADICTION, "said at about the same time"),
        (
            NEVER,
            said("We sell data.", "2020-11-20", "Bob"),
            Relation.CONTRADICTION,
            "said 10 months apart by Ada and by Bob",
        ),
        (NEVER, said("We sell data.", "2026-01-01"), Relation.CHANGED_POSITION, "announces no change"),
        (
            NEVER,
            said("We sell data.", "2026-01-01", None),
            Relation.CHANGED_POSITION,
            "said 6 years apart by Ada and by the organisation itself",
        ),
        (
            said("We sold no data in 2019.", "2020-01-10"),
            said("We sold data in 2019.", "2026-01-01"),
            Relation.CONTRADICTION,
            "6 years apart",
        ),
        (
            NEVER,
            said("We no longer keep data to ourselves.", "2020-01-20"),
            Relation.CHANGED_POSITION,
            "announces a change ('no longer')",
        ),
        (NEVER, said("We apologise: we sell data.", "2020-02"), Relation.CHANGED_POSITION, "'apologise'"),
        (NEVER, said("We have not changed: we sell data.", "2020-02"), Relation.CONTRADICTION, "both ways"),
        (NEVER, said("We no longer keep data.", "2020-01-10"), Relation.CONTRADICTION, "same day"),
        (said("We no longer sell data.", "2020-01-10"), SOLD, Relation.CONTRADICTION, "both ways"),
        (
            said("We never sell data.", None),
            said("We sell data.", None),
            Relation.TENSION,
            "both statements are undated",
        ),
        (NEVER, said("We sell data.", None), Relation.TENSION, "one statement is undated"),
        (
            NEVER,
            said("We sell data.", "2020-03-01", mode=Mode.REPORTED),
            Relation.CONSISTENT,
            "the later statement only reports what others say",
        ),
        (
            said("We never sell data.", "2020", mode=Mode.DENIED),
            SOLD,
            Relation.CONSISTENT,
            "the earlier statement denies it, which is no position",
        ),
        (
            NEVER,
            said("We no longer keep data.", "2021", mode=Mode.CONDITIONAL),
            Relation.CONSISTENT,
            "only under a condition",
        ),
        (
            said("We sold no data in 2018.", "2020-01-10"),
            said("We sold data in 2019.", "2020-03-01"),
            Relation.SCOPE_DIFFERENCE,
            "different periods (2018; 2019)",
        ),
    ],
)
def test_dates_speakers_and_modes(earlier: Statement, later: Statement, expected: Relation, reason: str) -> None:
    found = judged(earlier, later)
    assert found.relation is expected
    assert reason in "; ".join(found.reasons)


@pytest.mark.parametrize(
    ("forward", "backward", "reason"),
    [
        (STRONG, Probabilities(0.88, 0.1, 0.02), "the judge reads a contradiction both ways (0.93 and 0.88)"),
        (WEAK, STRONG, "the judge reads a contradiction one way (0.10 and 0.93)"),
        (WEAK, SAME, "the judge reads no contradiction (0.10 and 0.02)"),
    ],
)
def test_first_reason_gives_both_readings(forward: Probabilities, backward: Probabilities, reason: str) -> None:
    assert judged(forward=forward, backward=backward).reasons[0] == reason


def test_announcement_needs_a_strong_reading() -> None:
    later = said("We no longer keep data.", "2021")
    assert judged(later=later, forward=FAIR, backward=FAIR).relation is Relation.TENSION


def test_score_is_the_calibrated_mean() -> None:
    assert judged(forward=STRONG, backward=WEAK).score == pytest.approx(0.515)
    assert judged(calibration=Calibration(-3, 1, 0, "pairs")).score < 0.5


@pytest.mark.parametrize(
    ("earlier", "later", "reading", "relation", "reason"),
    [
        (
            "Net income in Q1 2018 was $5.1 billion.",
            "Net income in Q2 2018 was $2.4 billion.",
            STRONG,
            Relation.SCOPE_DIFFERENCE,
            "the same measure (net income) for different periods (Q1 2018; Q2 2018)",
        ),
        (
            "We expect 2018 revenue of $9 billion.",
            "Revenue in 2018 was $8 billion.",
            STRONG,
            Relation.CONSISTENT,
            "one statement forecasts revenue, the other gives what came",
        ),
        (
            "Revenue in 2017 was $5.1 billion.",
            "Revenue in 2017 was $2.4 billion.",
            WEAK,
            Relation.CONTRADICTION,
            "both give revenue for 2017: $5.1 billion and $2.4 billion",
        ),
    ],
)
def test_figures_decide_before_the_judge(
    earlier: str, later: str, reading: Probabilities, relation: Relation, reason: str
) -> None:
    found = judged(said(earlier, "2018-04-25"), said(later, "2019-01-31"), reading, reading)
    assert found.relation is relation
    assert reason in found.reasons
    assert found.score > 0.9 if relation is Relation.CONTRADICTION else found.score < 0.06


def test_the_order_among_updates_is_the_judges() -> None:
    one, other = said("Sales in Q1 2018 were $5 million.", "2018-04-25"), said("Sales in Q2 2018 fell.", "2018-07-25")
    assert judged(one, other, STRONG, STRONG).score > judged(one, other, WEAK, WEAK).score


def test_scorer_name_tells_judge_rules_and_calibration_apart() -> None:
    names = {scorer_name(judge, c) for judge in ("a", "b") for c in (Calibration(), Calibration(0, 1, 0, "x"))}
    assert len(names) == 4
    assert scorer_name("a@1", Calibration()).startswith("a@1/rules-")
    assert scorer_name("a@1", Calibration()).endswith("+uncalibrated")


def placed(claim: str, start: int, at_odds: str | None = None, source: str = "article") -> Statement:
    metadata = {"at_odds": at_odds} if at_odds else {}
    return Statement(source, "Acme", claim, claim, start, start + len(claim), "Ada", metadata=metadata)


OPEN = placed("We sell no data to anybody.", 100)
POINTS_BACK = placed("Some partners pay for data.", 200, "seems to contradict")


@pytest.mark.parametrize(
    ("pointing", "told"),
    [
        (POINTS_BACK, True),
        (placed("Some partners pay for data.", 200), False),
        (placed("Some partners pay for data.", 2000, "seems to contradict"), False),
        (placed("Some partners pay for data.", 20, "seems to contradict"), False),
        (placed("Some partners pay for data.", 200, "seems to contradict", "another article"), False),
        (replace(POINTS_BACK, speaker="Bob"), False),
    ],
)
def test_a_source_that_sets_two_statements_against_each_other(pointing, told):
    verdict = judged(OPEN, pointing, WEAK, WEAK)
    assert (verdict.relation is Relation.TENSION) is told
    assert (verdict.score > 0.7) is told
    assert any("the source itself sets the two against each other" in reason for reason in verdict.reasons) is told
