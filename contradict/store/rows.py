"""Each word of the domain as a row of its table, and back. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from contradict.domain import (
    Alias,
    Basis,
    Decision,
    Mode,
    Pair,
    Precision,
    Probabilities,
    Reason,
    Relation,
    Retraction,
    Review,
    SaidOn,
    Source,
    Statement,
    Verdict,
)
from contradict.evidence import Selector

Row = Mapping[str, Any]
"""Column names with their values."""


def source_row(source: Source) -> Row:
    """Make the row of table `source`."""
    return {
        "id": source.id,
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        **_date_columns("published", source.published),
        "media_type": source.media_type,
        "text": source.text,
        "sha256": source.sha256,
        "retrieved_at": utc(source.retrieved_at) if source.retrieved_at else None,
        "retrieved_from": source.retrieved_from,
        "author": source.author,
    }


def source_of(row: Row, raw: bytes = b"") -> Source:
    """Read the source of a row of table `source`; its bytes are in another table."""
    return Source(
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        published=said_on_of(row, "published"),
        media_type=row["media_type"],
        text=row["text"],
        sha256=row["sha256"],
        retrieved_at=time_of(row["retrieved_at"]),
        retrieved_from=row["retrieved_from"],
        author=row["author"],
        raw=raw,
    )


def document_row(source: Source) -> Row:
    """Make the row of table `document`: the bytes of a source, and the hash of the text that was read from them."""
    return {"source_id": source.id, "raw": source.raw, "text_sha256": text_sha256(source.text)}


def text_sha256(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def statement_row(statement: Statement, around: Selector | None = None) -> Row:
    """Make the row of table `statement`; `around` is what stands around its quote in the source."""
    return {
        "id": statement.id,
        "source_id": statement.source_id,
        "organization": statement.organization,
        "speaker": statement.speaker,
        "role": statement.role,
        **_date_columns("said_on", statement.said_on),
        "claim": statement.claim,
        "quote": statement.quote,
        "quote_start": statement.start,
        "quote_end": statement.end,
        "mode": statement.mode.value,
        "direct": statement.direct,
        "cue": statement.cue,
        "prefix": around.prefix if around else None,
        "suffix": around.suffix if around else None,
        "context": statement.context,
        "metadata": json_text(statement.metadata),
    }


def statement_of(row: Row) -> Statement:
    """Read the statement of a row of table `statement`, under the id that it has there.

    Until the mode was made part of an id, every statement had the id of an assertion.
    """
    statement = _statement(row)
    if statement.mode is not Mode.ASSERTED and row["id"] == replace(statement, mode=Mode.ASSERTED).id:
        vars(statement)["id"] = row["id"]
    return statement


def _statement(row: Row) -> Statement:
    return Statement(
        source_id=row["source_id"],
        organization=row["organization"],
        claim=row["claim"],
        quote=row["quote"],
        start=row["quote_start"],
        end=row["quote_end"],
        speaker=row["speaker"],
        role=row["role"],
        said_on=said_on_of(row, "said_on"),
        mode=Mode(row["mode"]),
        direct=row["direct"],
        cue=row["cue"],
        context=row["context"],
        metadata=json.loads(row["metadata"]),
    )


def alias_row(alias: Alias) -> Row:
    """Make the row of table `alias`."""
    return {"kind": alias.kind, "name": alias.name, "alias": alias.alias}


def alias_of(row: Row) -> Alias:
    """Read the alias of a row of table `alias`."""
    return Alias(row["kind"], row["name"], row["alias"])


def pair_row(pair: Pair) -> Row:
    """Make the row of table `pair`."""
    return {
        "id": pair.id,
        "earlier_id": pair.earlier,
        "later_id": pair.later,
        "rule": pair.rule,
        "similarity": float(pair.similarity),
    }


def pair_of(row: Row) -> Pair:
    """Read the pair of a row of table `pair` or of view `flag`."""
    return Pair(row["earlier_id"], row["later_id"], row["rule"], row["similarity"])


def verdict_row(verdict: Verdict) -> Row:
    """Make the row of table `verdict`."""
    return {
        "pair_id": verdict.pair_id,
        "scorer": verdict.scorer,
        **_probability_columns("forward", verdict.forward),
        **_probability_columns("backward", verdict.backward),
        "relation": verdict.relation.value,
        "score": float(verdict.score),
        "reasons": list(verdict.reasons),
    }


def verdict_of(row: Row) -> Verdict:
    """Read the verdict of a row of table `verdict` or of view `flag`."""
    return Verdict(
        pair_id=row["pair_id"],
        scorer=row["scorer"],
        forward=_probabilities(row, "forward"),
        backward=_probabilities(row, "backward"),
        relation=Relation(row["relation"]),
        score=row["score"],
        reasons=tuple(row["reasons"]),
    )


def review_row(review: Review) -> Row:
    """Make the row of table `review`."""
    return {
        "pair_id": review.pair_id,
        "reviewer": review.reviewer,
        "decision": review.decision.value,
        "decided_at": utc(review.decided_at),
        "note": review.note,
        "reason": review.reason.value if review.reason else "",
    }


def review_of(row: Row) -> Review:
    """Read the review of a row of table `review`, or of a view that says which pair was looked at."""
    return Review(
        pair_id=row.get("reviewed_pair_id") or row["pair_id"],
        reviewer=row["reviewer"],
        decision=Decision(row["decision"]),
        decided_at=row["decided_at"].replace(tzinfo=UTC),
        note=row["note"],
        reason=Reason(row["reason"]) if row["reason"] else None,
    )


def retraction_row(retraction: Retraction) -> Row:
    """Make the row of table `retraction`."""
    return {**vars(retraction), "decided_at": utc(retraction.decided_at)}


def retraction_of(row: Row) -> Retraction:
    """Read the retraction of a row of table `retraction` or of view `withdrawn_source`."""
    return Retraction(row["source_id"], row["withdrawn"], row["reason"], row["decided_at"].replace(tzinfo=UTC))


def json_text(value: Mapping[str, Any]) -> str:
    """Write JSON that every reader accepts: NaN and infinities become null, dates and the like become text."""
    if not value:
        return "{}"
    plain = json.loads(json.dumps(value, default=str), parse_constant=lambda _: None)
    return json.dumps(plain, ensure_ascii=False)


def utc(time: datetime) -> datetime:
    """Give the time as it is stored: UTC without a zone; a time without a zone is taken as UTC."""
    return time.astimezone(UTC).replace(tzinfo=None) if time.tzinfo else time


def time_of(stored: datetime | None) -> datetime | None:
    """Read the time of a row, in UTC with its zone."""
    return stored.replace(tzinfo=UTC) if stored else None


def _date_columns(name: str, said_on: SaidOn | None) -> dict[str, date | str | None]:
    return {
        name: said_on.first if said_on else None,
        f"{name}_last": said_on.last if said_on else None,
        f"{name}_precision": said_on.precision.value if said_on else None,
        f"{name}_basis": said_on.basis.value if said_on else None,
    }


def said_on_of(row: Row, name: str) -> SaidOn | None:
    """Read the date whose columns begin with `name`; None when there is none."""
    if row[name] is None:
        return None
    return SaidOn(row[name], Precision(row[f"{name}_precision"]), Basis(row[f"{name}_basis"]))


def _probability_columns(direction: str, probabilities: Probabilities) -> dict[str, float]:
    return {
        f"{direction}_contradiction": float(probabilities.contradiction),
        f"{direction}_neutral": float(probabilities.neutral),
        f"{direction}_entailment": float(probabilities.entailment),
    }


def _probabilities(row: Row, direction: str) -> Probabilities:
    return Probabilities(row[f"{direction}_contradiction"], row[f"{direction}_neutral"], row[f"{direction}_entailment"])
