"""Which statements are worth comparing: ordered blocking rules, then the nearest neighbours inside each block. Pure."""

from contradict.pairing.explanation import explain
from contradict.pairing.names import Names
from contradict.pairing.proposals import Candidates, Neighbour, Settings, candidates, neighbours
from contradict.pairing.restatements import RESTATEMENT
from contradict.pairing.rules import RULES, Rule

__all__ = [
    "RESTATEMENT",
    "RULES",
    "Candidates",
    "Names",
    "Neighbour",
    "Rule",
    "Settings",
    "candidates",
    "explain",
    "neighbours",
]
