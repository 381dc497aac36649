"""Joins the stages to the store. Every stage asks what is still missing, works in batches and stores each batch."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from contradict.domain import CONFLICTS, Pair, Probabilities, SaidOn, Source, Statement, Verdict, pair_of
from contradict.errors import StoreError
from contradict.pairing.explanation import explain
from contradict.pairing.names import Names
from contradict.pairing.proposals import Candidates, candidates, neighbours
from contradict.pairing.restatements import RESTATEMENT
from contradict.pairing.settings import Settings
from contradict.reading import TableFile, read_tables
from contradict.scoring import Models
from contradict.scoring.direction import judge_pairs
from contradict.scoring.embed import Embedder
from contradict.scoring.relation import verdict
from contradict.store import Store

BATCH = 256
"""Statements or pairs per transaction: what a kill can cost."""

T = TypeVar("T")

Watch = Callable[[str, int, int], None]
"""Called with the stage, how many are done and how many there are."""


def _silent(stage: str, done: int, total: int) -> None:
    """Watch nothing."""


@dataclass(frozen=True)
class IngestReport:
    """What `ingest` read and what of it was new to the store."""

    files: tuple[TableFile, ...]
    new_sources: int
    new_statements: int
    new_aliases: int


@dataclass(frozen=True)
class ScanReport:
    """What `scan` did. `skipped` tells why statements were not compared, as a count of pairs for each reason."""

    statements: int
    embedded: int
    pairs: int
    new_pairs: int
    restatements: int
    judged: int
    skipped: dict[str, int]
    seconds: float
    scorer: str
    embedder: str

    @property
    def idle(self) -> bool:
        """True when everything was already stored and no model was asked."""
        return not self.embedded and not self.judged


@dataclass(frozen=True)
class Answer:
    """A stored statement that bears on a new one, with the verdict on the two."""

    statement: Statement
    source: Source
    verdict: Verdict
    rule: str
    similarity: float

    @property
    def bearing(self) -> str | None:
        """What the stored statement does to the new one: a conflict's relation, 'repeats' it, or None."""
        if self.verdict.relation in CONFLICTS:
            return self.verdict.relation.value
        both = self.verdict.forward.entailment, self.verdict.backward.entailment
        return "repeats" if self.rule == RESTATEMENT or min(both) > 0.5 else None


def read(*paths: Path | str) -> list[TableFile]:
    """Read statement tables (files, folders, '-'): for each file its sources, statements, aliases and refused rows."""
    return list(read_tables(paths))


def statements(files: Iterable[TableFile]) -> list[Statement]:
    """All statements of what was read, in order."""
    return [statement for file in files for statement in file.statements]


def ingest(paths: Sequence[Path | str], store: Store) -> IngestReport:
    """Read statement tables (files, folders, '-') into the store; known statements stay as they are."""
    files = tuple(read_tables(paths))
    with store.claim():
        added = store.ingest(
            [source for file in files for source in file.sources],
            statements(files),
            [alias for file in files for alias in file.aliases],
        )
    return IngestReport(files, added.sources, added.statements, added.aliases)


def scan(store: Store, models: Models, settings: Settings | None = None, watch: Watch = _silent) -> ScanReport:
    """Embed, pair and judge what the store does not know yet; safe to stop at any time and to run again."""
    store.stats()  # a mistyped file name is told apart from an empty database before anything is written
    with store.claim():
        return _scan(store, models, settings or Settings(), watch)


def _scan(store: Store, models: Models, settings: Settings, watch: Watch) -> ScanReport:
    started = time.monotonic()
    run = store.start_run("scan", {**vars(settings), "scorer": models.scorer, "embedder": models.embedder.name})
    embedded = _embed_missing(store, models.embedder, watch)
    stored = store.statements()
    found = _candidates(store, stored, models.embedder.name, settings)
    new_pairs = store.add_pairs([*found.pairs, *found.restatements])
    judged = _judge_missing(store, stored, models, watch)
    report = ScanReport(
        statements=len(stored),
        embedded=embedded,
        pairs=len(found.pairs),
        new_pairs=new_pairs,
        restatements=len(found.restatements),
        judged=judged,
        skipped=found.skipped,
        seconds=time.monotonic() - started,
        scorer=models.scorer,
        embedder=models.embedder.name,
    )
    store.finish_run(run, vars(report))
    return report


def check(
    store: Store,
    claim: str,
    organization: str,
    models: Models,
    *,
    speaker: str | None = None,
    said_on: SaidOn | None = None,
    settings: Settings | None = None,
) -> list[Answer]:
    """Judge a new sentence against the stored statements that pairing would put beside it; nothing is stored.

    Answers come by falling score.
    """
    new = Statement("", organization, claim, speaker=speaker, said_on=said_on)
    stored, sources = store.statements(), store.sources()
    vectors = _vectors(store, stored, models.embedder.name)
    names = Names.of([*stored, new], store.aliases())
    near = neighbours(new, models.embedder.encode([claim])[0], stored, vectors, names, settings or Settings())
    pairs = [pair_of(new, n.statement, n.rule, n.similarity) for n in near]
    both = [(new, n.statement) if p.earlier == new.id else (n.statement, new) for p, n in zip(pairs, near, strict=True)]
    readings = judge_pairs(models.judge, [(a.claim, b.claim) for a, b in both])
    answers = [
        Answer(
            n.statement,
            sources[n.statement.source_id],
            verdict(pair, a, b, forward, backward, models.scorer, models.calibration),
            n.rule,
            n.similarity,
        )
        for n, pair, (a, b), (forward, backward) in zip(near, pairs, both, readings, strict=True)
    ]
    return sorted(answers, key=lambda answer: -answer.verdict.score)


def explain_pair(store: Store, a: str, b: str, embedder: Embedder, settings: Settings | None = None) -> str:
    """Say why two stored statements, given by id or the start of one, were or were not paired."""
    stored = store.statements()
    first, second = _find(stored, a), _find(stored, b)
    vectors = _vectors(store, stored, embedder.name)
    return explain(first, second, stored, vectors, Names.of(stored, store.aliases()), settings or Settings())


def _find(stored: Sequence[Statement], prefix: str) -> Statement:
    """The one statement whose id, or whose own `id` column, is `prefix` or whose id starts with it."""
    exact = [s for s in stored if prefix in (s.id, s.metadata.get("id"))]
    found = exact or [s for s in stored if s.id.startswith(prefix)]
    if len(found) != 1:
        count = len(found) or "no"
        raise StoreError(
            f"{count} statements have the id '{prefix}'; look it up in the table statement (`contradict sql`)"
        )
    return found[0]


def _embed_missing(store: Store, embedder: Embedder, watch: Watch) -> int:
    missing = store.without_vector(embedder.name)
    for done, batch in _batches(missing):
        watch("embedding", done, len(missing))
        store.add_vectors(embedder.name, [s.id for s in batch], embedder.encode([s.claim for s in batch]))
    watch("embedding", len(missing), len(missing))
    return len(missing)


def _vectors(store: Store, stored: Sequence[Statement], model: str) -> NDArray[np.float32]:
    ids, vectors = store.vectors(model)
    if ids != [s.id for s in stored]:
        raise StoreError(
            f"{store.path}: {len(stored) - len(ids)} statements are not embedded yet; run `contradict scan`"
        )
    return vectors


def _candidates(store: Store, stored: Sequence[Statement], model: str, settings: Settings) -> Candidates:
    return candidates(stored, _vectors(store, stored, model), Names.of(stored, store.aliases()), settings)


def _judge_missing(store: Store, stored: Sequence[Statement], models: Models, watch: Watch) -> int:
    missing = store.without_verdict(models.scorer)
    by_id = {s.id: s for s in stored}
    known: dict[tuple[str, str], tuple[Probabilities, Probabilities]] = {}
    for done, batch in _batches(missing):
        watch("judging", done, len(missing))
        store.add_verdicts(_verdicts(batch, by_id, models, known))
    watch("judging", len(missing), len(missing))
    return len(missing)


def _verdicts(
    pairs: Sequence[Pair],
    by_id: dict[str, Statement],
    models: Models,
    known: dict[tuple[str, str], tuple[Probabilities, Probabilities]],
) -> Iterator[Verdict]:
    """Verdicts of a batch; `known` remembers what texts were read before, so that none is read twice."""
    texts = {(by_id[p.earlier].claim, by_id[p.later].claim): None for p in pairs}
    fresh = [text for text in texts if text not in known]
    known.update(zip(fresh, judge_pairs(models.judge, fresh), strict=True))
    for pair in pairs:
        earlier, later = by_id[pair.earlier], by_id[pair.later]
        forward, backward = known[earlier.claim, later.claim]
        yield verdict(pair, earlier, later, forward, backward, models.scorer, models.calibration)


def _batches(items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    return ((start, items[start : start + BATCH]) for start in range(0, len(items), BATCH))
