"""People at work: who reviews, what comes next, rounds and how far their reviewers agree, what reviews teach."""

from contradict.reviewing.agreement import Agreement, Figure, agreement
from contradict.reviewing.identity import reviewer_name, set_reviewer
from contradict.reviewing.rounds import RoundReport, close_round, report, round_agreement, start_round

__all__ = [
    "Agreement",
    "Figure",
    "RoundReport",
    "agreement",
    "close_round",
    "report",
    "reviewer_name",
    "round_agreement",
    "set_reviewer",
    "start_round",
]
