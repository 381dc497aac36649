"""The main job over the store: every stage asks what is missing, works in batches and stores each batch."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from contradict.domain import Pair, Probabilities, Statement, Verdict
from contradict.errors import StoreError
from contradict.pairing.names import Names
from contradict.pairing.proposals import candidates
from contradict.pairing.settings import Settings
from contradict.pipeline.watching import Watch, silent
from contradict.scoring import Models
from contradict.scoring.dated import texts_read
from contradict.scoring.direction import judge_pairs
from contradict.scoring.embed import Embedder
from contradict.scoring.judge import Judge
from contradict.scoring.relation import verdict
from contradict.store import Store

SCREEN_BATCH = 2048
"""Pairs per transaction of the screen, which is many times faster than the judge."""

BATCH = 256
"""Statements or pairs per transaction: what a kill can cost."""

T = TypeVar("T")

Known = dict[tuple[str, str], tuple[Probabilities, Probabilities]]
"""Two texts with what the judge made of them, in both directions."""


@dataclass(frozen=True)
class ScanReport:
    """What `scan` did. `skipped` tells why statements were not compared, as a count of pairs for each reason."""

    statements: int
    embedded: int
    pairs: int
    new_pairs: int
    restatements: int
    screened: int
    """Pairs that the screen looked at in this run."""
    spared: int
    """Pairs, of this run and earlier ones, that the screen kept from the judge."""
    judged: int
    skipped: dict[str, int]
    seconds: float
    scorer: str
    embedder: str

    @property
    def idle(self) -> bool:
        """True when everything was already stored and no model was asked."""
        return not self.embedded and not self.screened and not self.judged


def scan(store: Store, models: Models, settings: Settings | None = None, watch: Watch = silent) -> ScanReport:
    """Embed, pair and judge what the store does not know yet; safe to stop at any time and to run again."""
    store.stats()  # a mistyped file name is told apart from an empty database before anything is written
    with store.claim():
        return _scan(store, models, settings or Settings(), watch)


def _scan(store: Store, models: Models, settings: Settings, watch: Watch) -> ScanReport:
    started = time.monotonic()
    run = store.start_run("scan", {**vars(settings), "scorer": models.scorer, "embedder": models.embedder.name})
    embedded = _embed_missing(store, models.embedder, watch)
    stored, vectors = comparable(store, models.embedder.name)
    found = candidates(stored, vectors, Names.of(stored, store.aliases()), settings)
    new_pairs = store.add_pairs([*found.pairs, *found.restatements])
    by_id = {s.id: s for s in stored}
    screened = _screen_missing(store, by_id, models, watch)
    judged = _judge_missing(store, by_id, models, watch)
    report = ScanReport(
        statements=len(stored),
        embedded=embedded,
        pairs=len(found.pairs),
        new_pairs=new_pairs,
        restatements=len(found.restatements),
        screened=screened,
        spared=len(_standing(store.without_verdict(models.scorer), by_id)),
        judged=judged,
        skipped=found.skipped,
        seconds=time.monotonic() - started,
        scorer=models.scorer,
        embedder=models.embedder.name,
    )
    store.finish_run(run, vars(report))
    return report


def _embed_missing(store: Store, embedder: Embedder, watch: Watch) -> int:
    missing = store.without_vector(embedder.name)
    for done, batch in _batches(missing):
        watch("embedding", done, len(missing))
        store.add_vectors(embedder.name, [s.id for s in batch], embedder.encode([s.claim for s in batch]))
    watch("embedding", len(missing), len(missing))
    return len(missing)


def comparable(store: Store, model: str) -> tuple[list[Statement], NDArray[np.float32]]:
    """The statements that stand, of sources that do, and their vectors, a row each.

    Raises StoreError when statements are not embedded yet.
    """
    stored, withdrawn = store.statements(), store.withdrawn()
    ids, vectors = store.vectors(model)
    if ids != [s.id for s in stored]:
        raise StoreError(
            f"{store.path}: {len(stored) - len(ids)} statements are not embedded yet; run `contradict scan`"
        )
    superseded = store.superseded()
    standing = [n for n, s in enumerate(stored) if s.source_id not in withdrawn and s.id not in superseded]
    return [stored[number] for number in standing], vectors[standing]


def _screen_missing(store: Store, by_id: Mapping[str, Statement], models: Models, watch: Watch) -> int:
    screen = models.screen
    if screen is None:
        return 0
    missing = _standing(store.without_promise(screen.name, models.scorer), by_id)
    for done, batch in _batches(missing, SCREEN_BATCH):
        watch("screening", done, len(missing))
        promises = screen.promises([texts_read(screen, by_id[p.earlier], by_id[p.later]) for p in batch])
        store.add_promises(screen.name, dict(zip((p.id for p in batch), promises, strict=True)))
    watch("screening", len(missing), len(missing))
    return len(missing)


def _to_judge(store: Store, models: Models) -> list[Pair]:
    if models.screen is None:
        return store.without_verdict(models.scorer)
    return store.promising(models.screen.name, models.screen.threshold, models.scorer)


def _standing(pairs: Iterable[Pair], by_id: Mapping[str, Statement]) -> list[Pair]:
    """Leave out pairs of a statement that is superseded or whose source is withdrawn."""
    return [pair for pair in pairs if pair.earlier in by_id and pair.later in by_id]


def _judge_missing(store: Store, by_id: Mapping[str, Statement], models: Models, watch: Watch) -> int:
    missing = _standing(_to_judge(store, models), by_id)
    known = _read_before(store, by_id, models.judge) if missing else {}
    for done, batch in _batches(missing):
        watch("judging", done, len(missing))
        store.add_verdicts(_verdicts(batch, by_id, models, known))
    watch("judging", len(missing), len(missing))
    return len(missing)


def _read_before(store: Store, by_id: Mapping[str, Statement], judge: Judge) -> Known:
    """What the judge has read under another calibration: the probabilities are the same."""
    return {
        texts_read(judge, by_id[pair.earlier], by_id[pair.later]): found
        for pair, found in store.readings(judge.name)
        if pair.earlier in by_id and pair.later in by_id
    }


def _verdicts(
    pairs: Sequence[Pair],
    by_id: Mapping[str, Statement],
    models: Models,
    known: Known,
) -> Iterator[Verdict]:
    """Verdicts of a batch; `known` remembers what texts were read before, so that none is read twice."""
    texts = {p.id: texts_read(models.judge, by_id[p.earlier], by_id[p.later]) for p in pairs}
    fresh = [text for text in dict.fromkeys(texts.values()) if text not in known]
    if fresh:
        known.update(zip(fresh, judge_pairs(models.judge, fresh), strict=True))
    for pair in pairs:
        earlier, later = by_id[pair.earlier], by_id[pair.later]
        forward, backward = known[texts[pair.id]]
        yield verdict(pair, earlier, later, forward, backward, models.scorer, models.calibration)


def _batches(items: Sequence[T], size: int | None = None) -> Iterator[tuple[int, Sequence[T]]]:
    size = size or BATCH
    return ((start, items[start : start + size]) for start in range(0, len(items), size))
