"""The store as the rest of the house sees it: what is missing, what was found, what people decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from contradict.domain import Alias, Flag, Pair, Probabilities, Retraction, Source, Statement, Verdict
from contradict.errors import StoreError
from contradict.store import documents, flags, query, renewals, reviews, rows, runs, vectors
from contradict.store.book import ReviewBook
from contradict.store.claim import claimed
from contradict.store.connection import alone
from contradict.store.documents import Kept
from contradict.store.flags import FlagFilter
from contradict.store.leads import note_verdicts
from contradict.store.renewals import Renewed
from contradict.store.runs import Run
from contradict.store.tables import Parameters, fetch, insert

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EVERYTHING = FlagFilter()
"""The filter of someone who asks for nothing in particular: the strongest conflicts."""


@dataclass(frozen=True)
class Ingested:
    """How many sources, statements and aliases were new."""

    sources: int
    statements: int
    aliases: int


class Store(ReviewBook):
    """One DuckDB file. Every method opens it, works in one transaction and closes it again.

    The first write makes the file; a read before that raises StoreError. Every method raises StoreBusyError when
    another process holds the file, and StoreError when the file cannot be opened, read or written; nothing is stored
    then. Known rows are never changed: to add them again does nothing.
    """

    def ingest(
        self, sources: Iterable[Source], statements: Iterable[Statement], aliases: Iterable[Alias] = ()
    ) -> Ingested:
        """Add sources, statements and aliases in one transaction, in their order; known ones are ignored.

        The bytes of a source are kept with it, and what stands around a quote whose source is given. Raises
        StoreError when the source of a statement is neither given nor stored.
        """
        given = list(sources)
        statement_rows = documents.statement_rows(given, statements)
        alias_rows = [rows.alias_row(alias) for alias in aliases]
        with self._writing() as connection:
            return Ingested(
                documents.add_sources(connection, given),
                insert(connection, "statement", statement_rows),
                insert(connection, "alias", alias_rows),
            )

    def renew(self, sources: Sequence[Source], found: Sequence[Statement]) -> Renewed:
        """Let `found` be the statements of these stored sources from now on, in one transaction.

        New ones are added; those no longer found are superseded, unless somebody decided on one and nothing found now
        stands in its place. Nothing is erased or changed, reviews least of all.
        """
        with self._writing() as connection:
            return renewals.renew(connection, sources, found)

    def superseded(self) -> set[str]:
        """Ids of the statements that their documents no longer yield."""
        with self._reading() as connection:
            return renewals.superseded_ids(connection)

    def statements(self) -> list[Statement]:
        """All statements, in the order in which they came; superseded ones are among them."""
        return [rows.statement_of(row) for row in self._fetch("SELECT * FROM statement ORDER BY seq")]

    def sources(self) -> dict[str, Source]:
        """All sources by id, in the order in which they came."""
        return {row["id"]: rows.source_of(row) for row in self._fetch("SELECT * FROM source ORDER BY seq")}

    def raw(self, source_id: str) -> bytes | None:
        """Give the bytes of a source as they were read; None for a source that is known by its citation only."""
        with self._reading() as connection:
            return documents.raw(connection, source_id)

    def same_document(self, source: Source) -> str | None:
        """Find the stored source that has the bytes of this one, or its words at its address; None when none has."""
        if not self.path.exists():
            return None
        with self._reading() as connection:
            return documents.same(connection, source)

    def find_sources(self, name: str) -> list[Source]:
        """List the sources that an id, the start of one (6 characters or more), a URL or a path names, oldest first."""
        with self._reading() as connection:
            return documents.named(connection, name.strip())

    def kept(self) -> Iterator[Kept]:
        """Everything that evidence rests on, a source at a time, in the order in which they came."""
        after: int | None = -1
        while after is not None:
            # The database is closed before anything is yielded.
            with self._reading() as connection:
                batch, after = documents.kept(connection, after)
            yield from batch

    def retract(self, retraction: Retraction) -> None:
        """Add that a stored source is withdrawn, or is not any longer; earlier entries stay."""
        with self._writing() as connection:
            insert(connection, "retraction", [rows.retraction_row(retraction)])

    def retractions(self, source_id: str) -> list[Retraction]:
        """All that was said on the withdrawal of a source, oldest first."""
        sql = "SELECT * FROM retraction WHERE source_id = ? ORDER BY seq"
        return [rows.retraction_of(row) for row in self._fetch(sql, [source_id])]

    def withdrawn(self) -> dict[str, Retraction]:
        """List the sources that are withdrawn now, by id, each with the entry that says so."""
        found = self._fetch("SELECT * FROM withdrawn_source ORDER BY seq")
        return {row["source_id"]: rows.retraction_of(row) for row in found}

    def aliases(self) -> list[Alias]:
        """All aliases, in the order in which they came."""
        return [rows.alias_of(row) for row in self._fetch("SELECT * FROM alias ORDER BY seq")]

    def without_vector(self, model: str) -> list[Statement]:
        """List the statements that this model has not embedded yet, in their order."""
        sql = """
            SELECT * FROM statement ANTI JOIN (SELECT statement_id FROM vector WHERE model = ?) AS done
            ON done.statement_id = statement.id ORDER BY seq
            """
        return [rows.statement_of(row) for row in self._fetch(sql, [model])]

    def add_vectors(self, model: str, ids: Sequence[str], matrix: "NDArray[np.float32]") -> None:
        """Add what this model made of statements: one row of `matrix`, shape (n, d), for each of the n ids.

        Raises ValueError when the shapes differ, StoreError when the model's stored vectors have another length.
        """
        with self._writing() as connection:
            vectors.add(connection, self.path, model, ids, matrix)

    def vectors(self, model: str) -> "tuple[list[str], NDArray[np.float32]]":
        """Ids of the statements that this model has embedded, in their order, and a matrix of shape (n, d)."""
        with self._reading() as connection:
            return vectors.read(connection, model)

    def add_pairs(self, pairs: Iterable[Pair]) -> int:
        """Add pairs of stored statements; returns how many were new. A known pair keeps its first rule."""
        pair_rows = [rows.pair_row(pair) for pair in pairs]
        with self._writing() as connection:
            added = insert(connection, "pair", pair_rows)
            reviews.add_keys(connection)
            return added

    def pairs(self) -> list[Pair]:
        """All pairs, in the order in which they came; links between restatements are among them."""
        return [rows.pair_of(row) for row in self._fetch("SELECT * FROM pair ORDER BY seq")]

    def without_verdict(self, scorer: str) -> list[Pair]:
        """List the pairs that this scorer has not judged yet, in their order; restatements are never judged."""
        sql = """
            SELECT * FROM pair ANTI JOIN (SELECT pair_id FROM verdict WHERE scorer = ?) AS done
            ON done.pair_id = pair.id WHERE rule <> 'restatement' ORDER BY seq
            """
        return [rows.pair_of(row) for row in self._fetch(sql, [scorer])]

    def without_promise(self, screen: str, scorer: str) -> list[Pair]:
        """List the pairs, in their order, that this screen has not looked at and this scorer has not judged."""
        sql = """
            SELECT * FROM pair
            ANTI JOIN (SELECT pair_id FROM promise WHERE screen = $screen) AS seen ON seen.pair_id = pair.id
            ANTI JOIN (SELECT pair_id FROM verdict WHERE scorer = $scorer) AS done ON done.pair_id = pair.id
            WHERE rule <> 'restatement' ORDER BY seq
            """
        return [rows.pair_of(row) for row in self._fetch(sql, {"screen": screen, "scorer": scorer})]

    def add_promises(self, screen: str, promises: Mapping[str, float]) -> int:
        """Add what this screen expects of pairs, by pair id, in [0, 1]; returns how many were new."""
        promise_rows = [{"pair_id": pair, "screen": screen, "promise": float(p)} for pair, p in promises.items()]
        with self._writing() as connection:
            return insert(connection, "promise", promise_rows)

    def promising(self, screen: str, threshold: float, scorer: str) -> list[Pair]:
        """List the pairs that this screen lets through and this scorer has not judged yet, in their order."""
        sql = """
            SELECT pair.* FROM pair JOIN promise ON promise.pair_id = pair.id
            ANTI JOIN (SELECT pair_id FROM verdict WHERE scorer = $scorer) AS done ON done.pair_id = pair.id
            WHERE promise.screen = $screen AND promise.promise >= $threshold ORDER BY pair.seq
            """
        parameters = {"screen": screen, "threshold": threshold, "scorer": scorer}
        return [rows.pair_of(row) for row in self._fetch(sql, parameters)]

    def add_verdicts(self, verdicts: Iterable[Verdict]) -> int:
        """Add verdicts on stored pairs; returns how many were new. A scorer judges a pair once."""
        verdict_rows = [rows.verdict_row(verdict) for verdict in verdicts]
        with self._writing() as connection:
            added = insert(connection, "verdict", verdict_rows)
            note_verdicts(connection, [row["pair_id"] for row in verdict_rows])
            return added

    def readings(self, judge: str) -> list[tuple[Pair, tuple[Probabilities, Probabilities]]]:
        """All pairs that a judge has read, whatever the calibration, with its probabilities in both directions."""
        sql = """
            SELECT pair.rule, pair.similarity, pair.earlier_id, pair.later_id, verdict.* FROM verdict
            JOIN pair ON pair.id = verdict.pair_id
            WHERE starts_with(scorer, ? || '/')
            QUALIFY row_number() OVER (PARTITION BY pair_id ORDER BY verdict.seq DESC) = 1
            """
        found = [(rows.pair_of(row), rows.verdict_of(row)) for row in self._fetch(sql, [judge])]
        return [(pair, (verdict.forward, verdict.backward)) for pair, verdict in found]

    def newest_scorer(self) -> str | None:
        """Name the scorer of the newest verdict; None when nothing was judged."""
        found = self._fetch("SELECT scorer FROM verdict ORDER BY seq DESC LIMIT 1")
        return found[0]["scorer"] if found else None

    def verdicts(self, scorer: str) -> list[Verdict]:
        """All verdicts of this scorer, in the order in which they came."""
        sql = "SELECT * FROM verdict WHERE scorer = ? ORDER BY seq"
        return [rows.verdict_of(row) for row in self._fetch(sql, [scorer])]

    def queue(self, wanted: FlagFilter) -> list[str]:
        """Pair ids of what is to be reviewed, highest score first: copies once, pairs of open rounds left out."""
        with self._reading() as connection:
            return flags.queue(connection, wanted)

    def flags(self, wanted: FlagFilter = EVERYTHING) -> list[Flag]:
        """Find the newest verdict of each pair that the filter lets through, highest score first, then by pair id."""
        with self._reading() as connection:
            return flags.find(connection, wanted)

    def flag(self, pair_id: str) -> Flag:
        """One judged pair, whatever its relation and score; the beginning of its id is enough.

        Raises StoreError when no judged pair or more than one begins so.
        """
        with self._reading() as connection:
            return flags.one(connection, self.path, pair_id)

    def restatements(self, statement_id: str) -> list[Statement]:
        """List the statements linked to this one as near-identical, in their order."""
        sql = """
            SELECT * FROM statement WHERE id IN (
                SELECT CASE WHEN earlier_id = $id THEN later_id ELSE earlier_id END FROM pair
                WHERE rule = 'restatement' AND $id IN (earlier_id, later_id)
            ) AND id NOT IN (SELECT statement_id FROM superseded_statement) ORDER BY seq
            """
        return [rows.statement_of(row) for row in self._fetch(sql, {"id": statement_id})]

    def start_run(self, command: str, settings: Mapping[str, Any]) -> str:
        """Note that a run of a command begins; returns the run's id."""
        with self._writing() as connection:
            return runs.start(connection, command, settings)

    def finish_run(self, run_id: str, summary: Mapping[str, Any]) -> None:
        """Complete a run with its summary; raises StoreError when it is unknown or complete already."""
        with self._writing() as connection:
            if not runs.finish(connection, run_id, summary):
                raise StoreError(f"{self.path}: no unfinished run '{run_id}'")

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        with self._reading() as connection:
            return runs.read(connection)

    def query(self, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of one SQL statement of a user.

        The connection reads this database and can do nothing else; raises StoreError for whatever tries.
        """
        with alone(self.path, self.patience) as connection:
            return query.run(connection, self.path, sql)

    def stats(self) -> dict[str, int]:
        """How many of each thing the database holds."""
        sql = """
            SELECT
                (SELECT count(*) FROM source) AS sources,
                (SELECT count(*) FROM document) AS documents,
                (SELECT count(*) FROM withdrawn_source) AS withdrawn,
                (SELECT count(*) FROM statement) AS statements,
                (SELECT count(*) FROM superseded_statement) AS superseded,
                (SELECT count(DISTINCT organization) FROM statement) AS organizations,
                (SELECT count(DISTINCT speaker) FROM statement) AS speakers,
                (SELECT count(*) FROM alias) AS aliases,
                (SELECT count(*) FROM vector) AS vectors,
                (SELECT count(*) FROM pair WHERE rule <> 'restatement') AS pairs,
                (SELECT count(*) FROM pair WHERE rule = 'restatement') AS restatements,
                (SELECT count(*) FROM verdict) AS verdicts,
                (SELECT count(*) FROM review) AS reviews,
                (SELECT count(*) FROM run) AS runs
            """
        return dict(self._fetch(sql)[0])

    def claim(self) -> AbstractContextManager[None]:
        """Be the one process that works on this file (`with store.claim(): …`), while others may still look at it.

        Raises StoreBusyError, naming the process, when another one is at work.
        """
        return claimed(self.path)

    def _fetch(self, sql: str, parameters: Parameters = ()) -> list[rows.Row]:
        with self._reading() as connection:
            return fetch(connection, sql, parameters)
