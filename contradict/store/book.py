"""The part of the store that people write: reviews and the rounds in which they are made."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from contradict.domain import EarlierReview, Review, Round
from contradict.store import reviews, rounds
from contradict.store.connection import reading, writing


class ReviewBook:
    """One DuckDB file, as reviewers use it."""

    def __init__(self, path: Path | str, patience: float | None = None) -> None:
        """Name the file; nothing is opened yet.

        `patience` is how many seconds an operation waits while another process has the file open, 30 if None.
        """
        self.path = Path(path)
        self.patience = patience

    def add_review(self, review: Review) -> None:
        """Add a person's decision or note on a stored pair; earlier ones stay. In an open round it is sealed.

        Raises InputError for a review without a reviewer or with a reason where nothing is rejected.
        """
        with self._writing() as connection:
            reviews.add(connection, review)

    def undo_review(self, reviewer: str, pair_id: str | None = None) -> Review | None:
        """Take back the newest decision of a reviewer that stands, on this pair if one is given, by a new entry.

        Returns the decision that no longer counts, None when there was none.
        """
        with self._writing() as connection:
            return reviews.undo(connection, reviewer, pair_id)

    def reviews(self, pair_id: str, viewer: str | None = None) -> list[Review]:
        """All entries on a pair and its copies that the viewer may see, oldest first.

        Of the sealed entries of open rounds these are only the viewer's own.
        """
        with self._reading() as connection:
            return reviews.of_pair(connection, pair_id, viewer)

    def review_log(self) -> list[Review]:
        """Every entry of every reviewer, oldest first, but for what open rounds keep sealed."""
        with self._reading() as connection:
            return reviews.everything(connection)

    def latest_reviews(self) -> dict[str, Review]:
        """Map each case that was decided, by the pair that was looked at, to the decision that counts."""
        with self._reading() as connection:
            return reviews.latest(connection)

    def earlier_reviews(self, pair_ids: Sequence[str]) -> dict[str, EarlierReview]:
        """Find, for those of these pairs that have one, the closest review of another pair that bears on it."""
        with self._reading() as connection:
            return reviews.earlier(connection, pair_ids)

    def start_round(self, started: Round, settings: Mapping[str, Any]) -> None:
        """Open a round of blind reviews; `settings` says how its pairs were chosen.

        Raises InputError for fewer than two reviewers, a known name, no pairs, or pairs of another open round.
        """
        with self._writing() as connection:
            rounds.start(connection, started, settings)

    def close_round(self, name: str) -> Round:
        """Close a round, so that its decisions join the other reviews; raises StoreError when it is not open."""
        with self._writing() as connection:
            return rounds.close(connection, self.path, name)

    def rounds(self) -> list[Round]:
        """All rounds, oldest first."""
        with self._reading() as connection:
            return rounds.read(connection)

    def round_progress(self, name: str) -> dict[str, int]:
        """Count for each reviewer of a round the pairs decided so far."""
        with self._reading() as connection:
            return rounds.progress(connection, self.path, name)

    def round_queue(self, name: str, reviewer: str) -> list[str]:
        """Pair ids of an open round that this reviewer of it has not decided yet, in their order."""
        with self._reading() as connection:
            return rounds.undecided(connection, self.path, name, reviewer)

    def round_decisions(self, name: str) -> list[Review]:
        """For each pair and reviewer of a closed round the decision that stood; raises StoreError while it is open."""
        with self._reading() as connection:
            return rounds.decisions(connection, self.path, name)

    def sealed_reviews(self, viewer: str) -> dict[str, Review]:
        """Map the pairs of open rounds that the viewer has decided to his own newest decision."""
        with self._reading() as connection:
            return {review.pair_id: review for review in rounds.standing(connection, viewer)}

    def _reading(self) -> AbstractContextManager[DuckDBPyConnection]:
        return reading(self.path, self.patience)

    def _writing(self) -> AbstractContextManager[DuckDBPyConnection]:
        return writing(self.path, self.patience)
