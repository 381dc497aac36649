"""Says why two statements were or were not paired."""

from collections.abc import Hashable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Statement
from contradict.pairing.names import Names
from contradict.pairing.nearest import on_grid, rank, similarity
from contradict.pairing.restatements import representatives
from contradict.pairing.rules import RULES, Rule, blocks
from contradict.pairing.settings import Settings
from contradict.pairing.telling import passed_over


def explain(
    a: Statement,
    b: Statement,
    statements: Sequence[Statement],
    vectors: NDArray[np.float32],
    names: Names,
    settings: Settings,
) -> str:
    """One or two sentences with the numbers that decided; agrees with `candidates` on the same statements and vectors.

    The text starts with "Paired", "Linked" (restatements) or "Not paired". Raises ValueError when `a` or `b` is not
    among the statements.
    """
    if a.id == b.id:
        return "Not paired: a statement is never compared with itself."
    place = {statement.id: index for index, statement in enumerate(statements)}
    if a.id not in place or b.id not in place:
        raise ValueError("both statements must be among those given")
    first, second = names.organization(a.organization), names.organization(b.organization)
    if first != second:
        return (
            f"Not paired: different organizations. '{a.organization}' resolves to '{first}', '{b.organization}' to "
            f"'{second}'; an alias row would join them."
        )
    if idle := [f"{s.id} {why}" for s in (a, b) if (why := passed_over(s))]:
        return f"Not paired: {' and '.join(idle)}."
    telling = [number for number, statement in enumerate(statements) if not passed_over(statement)]
    stating, grid = [statements[number] for number in telling], on_grid(vectors)[telling]
    return _within(telling.index(place[a.id]), telling.index(place[b.id]), stating, grid, names, settings)


def _within(
    a: int, b: int, statements: Sequence[Statement], grid: NDArray[np.float32], names: Names, settings: Settings
) -> str:
    """Explain for two positions in one organisation."""
    origin = representatives(statements, grid, names)
    cosine = similarity(grid, np.array([a]), np.array([b]))[0]
    if origin[max(a, b)] == min(a, b):
        return f"Linked: the later one restates the other in nearly the same words (similarity {cosine:.3f})."
    repeats = [f"{statements[i].id} restates {statements[origin[i]].id}" for i in (a, b) if origin[i] != i]
    if repeats:
        return f"Not paired: {' and '.join(repeats)}, and only the first wording is compared."
    if cosine < settings.floor:
        return f"Not paired: similarity {cosine:.3f} is below the floor of {settings.floor:g}."
    members = np.flatnonzero(origin == np.arange(origin.size))
    misses, top_k = [], settings.top_k
    for rule, key in _shared(a, b, statements, names):
        block = blocks(rule, statements, members, names)[key]
        ranks = rank(grid, block, a, b), rank(grid, block, b, a)
        told = f"number {ranks[0]} seen from the first and {ranks[1]} from the second of {_named(key, block)}"
        if min(ranks) <= settings.top_k:
            return f"Paired by {rule.name}: similarity {cosine:.3f} (floor {settings.floor:g}), {told} (top_k {top_k})."
        misses.append(told)
    return f"Not paired: similarity {cosine:.3f}, but {'; '.join(misses)}, and top_k is {top_k}."


def _shared(a: int, b: int, statements: Sequence[Statement], names: Names) -> Iterator[tuple[Rule, Hashable]]:
    """Yield the rules that put both into one block, in order, each with the key of the block."""
    for rule in RULES:
        key = rule.key(statements[a], names)
        if key is not None and key == rule.key(statements[b], names):
            yield rule, key


def _named(key: Hashable, block: NDArray[np.intp]) -> str:
    """Name a block: "9 statements of 'reed hastings' at 'netflix'"."""
    parts = reversed(key) if isinstance(key, tuple) else (key,)
    return f"{block.size:,} statements of {' at '.join(repr(part) for part in parts)}"
