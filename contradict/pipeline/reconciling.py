"""Third statements that may reconcile the two of a flag: compatible with both, about the same thing, near in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import exp, sqrt

from contradict.domain import Flag, SaidOn, Verdict
from contradict.scoring.direction import combined
from contradict.store import Store, pages
from contradict.store.pages import Link, Neighbour

UNKNOWN_AGREEMENT = 0.5
"""How compatible two statements are taken to be that neither judge nor screen has read together."""

LEAST = 0.02
"""Rank from which a statement is worth naming."""

A_WEEK = 7.0
"""Days: statements of one day may still be set right within a week."""


@dataclass(frozen=True)
class Reconciling:
    """A third statement with what speaks for it, each in [0, 1]."""

    neighbour: Neighbour
    with_earlier: float
    """Probability that it does not contradict the earlier statement."""
    with_later: float
    relatedness: float
    closeness: float

    @property
    def rank(self) -> float:
        """How much speaks for showing this one first: the product of agreement, relatedness and closeness in time."""
        return sqrt(self.with_earlier * self.with_later) * self.relatedness * self.closeness


def reconciling(store: Store, flag: Flag, most: int = 5) -> list[Reconciling]:
    """Find the third statements that are most likely to reconcile the two of a flag, the likeliest first."""
    return ranked(flag, pages.neighbours(store, flag))[:most]


def ranked(flag: Flag, neighbours: Iterable[Neighbour]) -> list[Reconciling]:
    """Rank what was paired with the statements of a flag; what is far from both is left out.

    Statements made between the two count most, those before or after the less the further they are, in units of the
    time between the two: what was cleared up was mostly cleared up soon.
    """
    found = [_weighed(flag, neighbour) for neighbour in neighbours]
    worth = [candidate for candidate in found if candidate.rank >= LEAST]
    return sorted(worth, key=lambda candidate: (-candidate.rank, candidate.neighbour.statement.id))


def _weighed(flag: Flag, neighbour: Neighbour) -> Reconciling:
    sides = neighbour.to_earlier, neighbour.to_later
    agreements = _agreement(sides[0]), _agreement(sides[1])
    return Reconciling(
        neighbour,
        with_earlier=agreements[0],
        with_later=agreements[1],
        relatedness=_relatedness(*sides),
        closeness=_closeness(flag, neighbour.statement.said_on),
    )


def _agreement(link: Link | None) -> float:
    if link is None:
        return UNKNOWN_AGREEMENT
    if link.restated:
        return 1.0
    if link.verdict:
        return 1 - combined(link.verdict.forward, link.verdict.backward).contradiction
    return UNKNOWN_AGREEMENT if link.promise is None else 1 - link.promise


def _relatedness(earlier: Link | None, later: Link | None) -> float:
    """Geometric mean of how close it is to both; of one that was never paired with it, half as close is assumed."""
    known = [_nearness(link) for link in (earlier, later) if link]
    return sqrt(known[0] * known[1]) if len(known) == 2 else known[0] / 2


def _nearness(link: Link) -> float:
    """Cosine of the claims, or the probability that one follows from the other where that is higher."""
    return max(link.similarity, _entailment(link.verdict), 0.0)


def _entailment(verdict: Verdict | None) -> float:
    return max(verdict.forward.entailment, verdict.backward.entailment) if verdict else 0.0


def _closeness(flag: Flag, said_on: SaidOn | None) -> float:
    dates = [s.said_on for s in (flag.earlier, flag.later) if s.said_on]
    if said_on is None or not dates:
        return 0.5
    first, last = min(d.first for d in dates), max(d.last for d in dates)
    return exp(-_outside(said_on, first, last) / max((last - first).days, A_WEEK))


def _outside(said_on: SaidOn, first: date, last: date) -> int:
    """Count the days that surely lie between a date and a stretch of time; 0 inside."""
    return max((first - said_on.last).days, (said_on.first - last).days, 0)
