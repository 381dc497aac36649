"""A flag with all that is printed of it, as plain records. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from contradict.domain import Decision, Flag, Review, Source, Statement
from contradict.evidence import evidence_link


@dataclass(frozen=True)
class Exported:
    """A flag and the notes that were written on it."""

    flag: Flag
    notes: tuple[str, ...] = ()


def exported(flags: Iterable[Flag], log: Sequence[Review]) -> list[Exported]:
    """Join flags with the notes of the log of reviews: those on the pair, or on the copy of it that was looked at."""
    notes: dict[str, list[str]] = {}
    for entry in log:
        if entry.decision is Decision.NOTED:
            notes.setdefault(entry.pair_id, []).append(f"{entry.note} ({entry.reviewer})")
    return [Exported(flag, tuple(note for pair in _looked_at(flag) for note in notes.get(pair, ()))) for flag in flags]


def _looked_at(flag: Flag) -> list[str]:
    return list(dict.fromkeys([flag.pair.id, *([flag.review.pair_id] if flag.review else [])]))


def record(item: Exported) -> dict[str, Any]:
    """Everything of one flag, nested.

    A paraphrase has a claim and no quote; an indirect quote has the words of the source, not those of the speaker.
    """
    flag = item.flag
    return {
        "pair": flag.pair.id,
        "relation": flag.verdict.relation.value,
        "score": round(flag.verdict.score, 4),
        "organization": flag.earlier.organization,
        "status": flag.review.decision.value if flag.review else "unreviewed",
        "review": review_record(flag.review) if flag.review else None,
        "notes": list(item.notes),
        "earlier": _statement(flag.earlier, flag.earlier_source),
        "later": _statement(flag.later, flag.later_source),
        "reasons": list(flag.verdict.reasons),
        "rule": flag.pair.rule,
        "similarity": round(flag.pair.similarity, 4),
        "scorer": flag.verdict.scorer,
    }


def review_record(review: Review) -> dict[str, Any]:
    """One entry of the log of reviews."""
    return {
        "pair": review.pair_id,
        "reviewer": review.reviewer,
        "decision": review.decision.value,
        "decided_at": review.decided_at.isoformat(),
        "reason": review.reason.value if review.reason else None,
        "note": review.note,
    }


def flat(nested: dict[str, Any]) -> dict[str, Any]:
    """One row of a record: `earlier_quote` for the quote of the earlier statement; notes become lines."""
    row: dict[str, Any] = {}
    for key, value in nested.items():
        if key == "notes":
            row[key] = "\n".join(value)
        elif key == "reasons":
            row[key] = "; ".join(value)
        elif key == "review":
            row |= {f"review_{name}": value[name] if value else None for name in REVIEW}
        elif isinstance(value, dict):
            row |= {f"{key}_{name}": part for name, part in value.items()}
        else:
            row[key] = value
    return row


REVIEW = ("reviewer", "decided_at", "reason", "note")


def _statement(statement: Statement, source: Source) -> dict[str, Any]:
    said_on = statement.said_on
    return {
        "said_on": str(said_on) if said_on else None,
        "date_basis": said_on.basis.value if said_on else None,
        "speaker": statement.speaker,
        "role": statement.role,
        "organization": statement.organization,
        "quote": statement.quote,
        "indirect": statement.indirect,
        "claim": statement.claim,
        "mode": statement.mode.value,
        "link": evidence_link(source, statement),
        "url": source.url,
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published) if source.published else None,
        "start": statement.start,
        "end": statement.end,
        "sha256": source.sha256,
        "retrieved_at": source.retrieved_at.isoformat() if source.retrieved_at else None,
        "statement": statement.id,
    }
