"""Proposes the pairs to compare, and counts those that are not compared and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Pair, Statement, pair_of
from contradict.pairing.names import Names
from contradict.pairing.nearest import nearest, on_grid, similarity
from contradict.pairing.restatements import RESTATEMENT, representatives
from contradict.pairing.rules import RULES, blocks, pairs_within
from contradict.pairing.settings import Settings
from contradict.pairing.telling import passed_over, states_nothing

OTHER_ORGANIZATION = "different organizations"
NO_STATEMENT = "one of the two states nothing (a question, greeting, thanks, logistics or boilerplate)"
NO_SUBJECT = 'one of the two does not say what it is about ("it", "that", "they")'
REPEATED = "one of the two restates an earlier statement"
BELOW_FLOOR = "similarity below the floor"
NOT_NEAREST = "not among the nearest statements"


@dataclass(frozen=True)
class Candidates:
    """What was proposed; `skipped` counts the other pairs by reason. The three add up to all pairs there are."""

    pairs: tuple[Pair, ...]
    restatements: tuple[Pair, ...]
    skipped: dict[str, int]


@dataclass(frozen=True)
class Neighbour:
    """A stored statement that a new one would be paired with, by which rule and how near (cosine)."""

    statement: Statement
    rule: str
    similarity: float


class Proposal(NamedTuple):
    """Two positions, `left` < `right`, with the rule and the cosine."""

    left: int
    right: int
    rule: str
    similarity: float


def candidates(
    statements: Sequence[Statement], vectors: NDArray[np.float32], names: Names, settings: Settings
) -> Candidates:
    """Propose the pairs among statements whose claims have the unit rows `vectors` (n, d).

    A pair is proposed when either statement is among the `top_k` nearest of the other in a block of some rule and the
    cosine reaches the floor. What states nothing, or does not say of what, is not paired. The order of the statements
    is the order in which they came: later ones never change which statement stands for its restatements, nor create a
    pair of two earlier ones.
    Raises ValueError when a statement occurs twice or the rows do not match, ModelError when a row is not of unit
    length.
    """
    _require_rows(statements, vectors)
    everything = len(statements) * (len(statements) - 1) // 2
    within = _within_organizations(statements, range(len(statements)), names)
    stating = [number for number, statement in enumerate(statements) if not states_nothing(statement)]
    telling = [number for number in stating if not passed_over(statements[number])]
    stated = _within_organizations(statements, stating, names)
    statements, grid = [statements[number] for number in telling], on_grid(vectors)[telling]
    first = representatives(statements, grid, names)
    members = np.flatnonzero(first == np.arange(first.size))
    repeats = np.flatnonzero(first != np.arange(first.size))
    proposals, below = _propose(statements, grid, members, names, settings)
    links = _proposals(grid, first[repeats], repeats, RESTATEMENT)

    told = _within_organizations(statements, range(len(statements)), names)
    distinct = _within_organizations(statements, members, names)
    skipped = {
        OTHER_ORGANIZATION: everything - within,
        NO_STATEMENT: within - stated,
        NO_SUBJECT: stated - told,
        REPEATED: told - distinct - len(links),
        BELOW_FLOOR: below,
        NOT_NEAREST: distinct - below - len(proposals),
    }
    return Candidates(
        pairs=_as_pairs(statements, proposals),
        restatements=_as_pairs(statements, links),
        skipped={reason: count for reason, count in skipped.items() if count},
    )


def neighbours(
    claim: Statement,
    vector: NDArray[np.float32],
    statements: Sequence[Statement],
    vectors: NDArray[np.float32],
    names: Names,
    settings: Settings,
) -> list[Neighbour]:
    """Find the stored statements that a new one, with the unit vector (d,), would be paired with; the nearest first.

    They are the pairs that `candidates` would add if the new statement came last, with one difference: a new statement
    that restates a stored one stands in its place, so that one learns of the repeat and of what it conflicts with.
    """
    home = names.organization(claim.organization)
    pool = [
        i
        for i, s in enumerate(statements)
        if names.organization(s.organization) == home and s.id != claim.id and not passed_over(s)
    ]
    if not pool or passed_over(claim):
        return []
    together = [*(statements[i] for i in pool), claim]
    grid = on_grid(np.vstack([vectors[pool], vector[None]]))
    new, first = len(pool), representatives(together, grid, names)
    repeated = first[new]
    members = np.flatnonzero(first == np.arange(first.size))
    links: list[Proposal] = []
    if repeated != new:
        links = _proposals(grid, first[new:], np.array([new]), RESTATEMENT)
        members = np.append(members[members != repeated], new)
    proposals, _ = _propose(together, grid, members, names, settings)
    near = sorted((p for p in proposals if p.right == new), key=lambda p: -p.similarity)
    return [Neighbour(together[p.left], p.rule, p.similarity) for p in (*links, *near)]


def _within_organizations(statements: Sequence[Statement], members: Iterable[int], names: Names) -> int:
    """Count the pairs of one organisation among `members` (positions)."""
    return pairs_within(blocks(RULES[-1], statements, members, names).values())


def _propose(
    statements: Sequence[Statement],
    grid: NDArray[np.float32],
    members: NDArray[np.intp],
    names: Names,
    settings: Settings,
) -> tuple[list[Proposal], int]:
    """Propose each pair once, under the first rule that finds it; count the widest rule's pairs below the floor."""
    proposals: list[Proposal] = []
    seen = np.empty(0, dtype=np.intp)
    below = 0
    for rule in RULES:
        found, below = _found(grid, blocks(rule, statements, members, names).values(), settings)
        fresh = np.setdiff1d(found, seen, assume_unique=True)
        proposals += _proposals(grid, *np.divmod(fresh, len(grid)), rule.name)
        seen = np.union1d(seen, found)
    return proposals, below


def _found(
    grid: NDArray[np.float32], rule_blocks: Iterable[NDArray[np.intp]], settings: Settings
) -> tuple[NDArray[np.intp], int]:
    """Collect the pairs that a rule proposes, each as the number `left * n + right`; count those below the floor."""
    codes, below = [np.empty(0, dtype=np.intp)], 0
    for block in rule_blocks:
        asking, found, missed = nearest(grid, block, settings.top_k, settings.floor)
        codes.append(np.minimum(asking, found) * len(grid) + np.maximum(asking, found))
        below += missed
    return np.unique(np.concatenate(codes)), below


def _proposals(grid: NDArray[np.float32], left: NDArray[np.intp], right: NDArray[np.intp], rule: str) -> list[Proposal]:
    cosines = similarity(grid, left, right)
    rows = zip(left.tolist(), right.tolist(), cosines.tolist(), strict=True)
    return [Proposal(a, b, rule, cosine) for a, b, cosine in rows]


def _as_pairs(statements: Sequence[Statement], proposals: Iterable[Proposal]) -> tuple[Pair, ...]:
    return tuple(pair_of(statements[p.left], statements[p.right], p.rule, p.similarity) for p in proposals)


def _require_rows(statements: Sequence[Statement], vectors: NDArray[np.float32]) -> None:
    if len(statements) != len(vectors):
        raise ValueError(f"{len(statements)} statements, but {len(vectors)} vectors")
    if len({statement.id for statement in statements}) != len(statements):
        raise ValueError("a statement occurs twice")
