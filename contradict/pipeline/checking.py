"""A new sentence, or two stored ones, held against what the store knows; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from contradict.domain import CONFLICTS, SaidOn, Source, Statement, Verdict, pair_of
from contradict.errors import StoreError
from contradict.pairing.explanation import explain
from contradict.pairing.names import Names
from contradict.pairing.proposals import neighbours
from contradict.pairing.restatements import RESTATEMENT
from contradict.pairing.settings import Settings
from contradict.pipeline.scanning import comparable
from contradict.scoring import Models
from contradict.scoring.dated import texts_read
from contradict.scoring.direction import judge_pairs
from contradict.scoring.embed import Embedder
from contradict.scoring.relation import verdict
from contradict.store import Store


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
    stored, vectors = comparable(store, models.embedder.name)
    sources = store.sources()
    names = Names.of([*stored, new], store.aliases())
    near = neighbours(new, models.embedder.encode([claim])[0], stored, vectors, names, settings or Settings())
    pairs = [pair_of(new, n.statement, n.rule, n.similarity) for n in near]
    both = [(new, n.statement) if p.earlier == new.id else (n.statement, new) for p, n in zip(pairs, near, strict=True)]
    readings = judge_pairs(models.judge, [texts_read(models.judge, a, b) for a, b in both])
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
    stored, vectors = comparable(store, embedder.name)
    first, second = _find(stored, a), _find(stored, b)
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
