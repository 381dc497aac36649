"""The ordered blocking rules: two statements can only be compared inside a block of some rule."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Statement
from contradict.pairing.names import Names


@dataclass(frozen=True)
class Rule:
    """A named way to form blocks. `key` gives the block of a statement, None when it is in no block of this rule."""

    name: str
    key: Callable[[Statement, Names], Hashable | None]


def _speaker_at_organization(statement: Statement, names: Names) -> Hashable | None:
    speaker = names.speaker(statement.speaker, statement.organization)
    return (names.organization(statement.organization), speaker) if speaker else None


def _organization(statement: Statement, names: Names) -> Hashable | None:
    return names.organization(statement.organization)


RULES = (Rule("same_speaker", _speaker_at_organization), Rule("same_organization", _organization))
"""A pair belongs to the first rule that proposes it. The last rule is the widest: its blocks hold all the others."""


def blocks(
    rule: Rule, statements: Sequence[Statement], members: Iterable[int], names: Names
) -> dict[Hashable, NDArray[np.intp]]:
    """Collect the blocks that a rule forms among `members` (positions in `statements`), each ascending."""
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for member in members:
        key = rule.key(statements[member], names)
        if key is not None:
            found[key].append(member)
    return {key: np.array(block, dtype=np.intp) for key, block in found.items()}


def pairs_within(blocks: Iterable[NDArray[np.intp]]) -> int:
    """Count the pairs that the blocks hold: the cost of a rule before any neighbour is looked for."""
    return sum(block.size * (block.size - 1) // 2 for block in blocks)
