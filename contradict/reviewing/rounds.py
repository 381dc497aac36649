"""Rounds over the store: choose the pairs, see how far the reviewers are, measure how they agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from contradict.domain import Round
from contradict.errors import InputError
from contradict.reviewing.agreement import DRAWS, Agreement, agreement
from contradict.store import FlagFilter, Store


@dataclass(frozen=True)
class RoundReport:
    """A round with the number of pairs that each of its reviewers has decided."""

    round: Round
    decided: dict[str, int]

    @property
    def finished(self) -> bool:
        """True when every reviewer has decided every pair."""
        return all(count == len(self.round.pairs) for count in self.decided.values())


def start_round(store: Store, name: str, reviewers: Sequence[str], wanted: FlagFilter) -> Round:
    """Assign the first flags of the queue to reviewers who do not see each other's decisions before it closes.

    `wanted.limit` is the size. Raises InputError when nothing is left to review, for fewer than two reviewers, and for
    a name that is taken.
    """
    pairs = tuple(store.queue(wanted))
    if not pairs:
        raise InputError(f"round '{name}': no flags to review pass the filter; widen it")
    started = Round(name, tuple(reviewer.strip() for reviewer in reviewers), pairs, datetime.now(UTC))
    settings = {key: str(value) for key, value in vars(wanted).items() if value is not None}
    store.start_round(started, settings)
    return started


def report(store: Store) -> list[RoundReport]:
    """All rounds, oldest first, with how far their reviewers are."""
    return [RoundReport(found, store.round_progress(found.name)) for found in store.rounds()]


def close_round(store: Store, name: str, early: bool = False) -> Round:
    """Close a round; raises InputError when a reviewer has pairs left, unless it is to be closed early."""
    decided = store.round_progress(name)
    size = next(len(found.pairs) for found in store.rounds() if found.name == name)
    left = [f"{reviewer} has {size - count} of {size} left" for reviewer, count in decided.items() if count < size]
    if left and not early:
        raise InputError(f"round '{name}': {', '.join(left)}; wait for them, or close it with --early")
    return store.close_round(name)


def round_agreement(store: Store, name: str, draws: int = DRAWS) -> Agreement:
    """Measure how the reviewers of a closed round agree, as `agreement` does; raises StoreError while it is open."""
    decisions = store.round_decisions(name)
    reviewers = next(found.reviewers for found in store.rounds() if found.name == name)
    return agreement(decisions, reviewers, draws)
