"""Score pairs of texts that stand in no database: a record in, the same with probabilities and relation out."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from contradict.domain import Mode, Pair, Probabilities, SaidOn, Statement
from contradict.errors import InputError
from contradict.scoring.dated import texts_read
from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.relation import verdict
from contradict.scoring.scorer import Models


def record_pair(record: Any) -> tuple[Statement, Statement]:
    """Make the two statements of a record, `a` and `b`, from its texts and `a_said_on`, `a_speaker` and so on.

    Raises InputError for a record without two texts, or with a date or mode that cannot be read.
    """
    if not isinstance(record, dict):
        raise InputError("not an object; write one with the texts 'a' and 'b'")
    return _statement(record, "a"), _statement(record, "b")


def score_pairs(
    records: Sequence[dict[str, Any]], pairs: Sequence[tuple[Statement, Statement]], models: Models
) -> Iterator[dict[str, Any]]:
    """Yield each record with `contradiction, neutral, entailment, forward, backward, relation, score, reasons` added.

    `pairs` are the statements of the records, in their order. `forward` reads `a` as the premise, whatever the dates.
    """
    if not pairs:
        return
    readings = judge_pairs(models.judge, [texts_read(models.judge, a, b) for a, b in pairs])
    vectors = (models.embedder.encode([statement.claim for statement in side]) for side in zip(*pairs, strict=True))
    similarities = np.prod(list(vectors), axis=0).sum(axis=1).tolist()
    for record, pair, reading, similarity in zip(records, pairs, readings, similarities, strict=True):
        yield {**record, **_scores(pair, reading, similarity, models)}


def _scores(
    statements: tuple[Statement, Statement],
    readings: tuple[Probabilities, Probabilities],
    similarity: float,
    models: Models,
) -> dict[str, Any]:
    (a, b), (forward, backward) = statements, readings
    ordered = (b, a, backward, forward) if _said_before(b, a) else (a, b, forward, backward)
    pair = Pair(ordered[0].id, ordered[1].id, "given", similarity)
    found = verdict(pair, *ordered, models.scorer, models.calibration)
    return {
        **asdict(combined(forward, backward)),
        "forward": asdict(forward),
        "backward": asdict(backward),
        "relation": found.relation.value,
        "score": found.score,
        "reasons": list(found.reasons),
    }


def _said_before(one: Statement, other: Statement) -> bool:
    return bool(one.said_on and other.said_on and one.said_on.first < other.said_on.first)


def _statement(record: dict[str, Any], side: str) -> Statement:
    text = record.get(side)
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"'{side}' has no text; it must be a statement")
    said_on, mode, speaker = (record.get(f"{side}_{field}") for field in ("said_on", "mode", "speaker"))
    try:
        return Statement(
            source_id=side,
            organization=str(record.get(f"{side}_organization") or ""),
            claim=text,
            speaker=str(speaker) if speaker else None,
            said_on=SaidOn.parse(str(said_on)) if said_on else None,
            mode=Mode(mode) if mode else Mode.ASSERTED,
        )
    except ValueError as error:
        raise InputError(f"statement '{side}': {error}") from None
