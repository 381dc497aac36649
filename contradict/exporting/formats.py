"""Flags in the formats that `contradict export` writes. Pure but for the templates, which are read with the package."""

import json
from collections.abc import Callable, Sequence

from contradict.domain import Flag, Probabilities, Relation, Source, Statement, Verdict, pair_of
from contradict.exporting.cells import table
from contradict.exporting.claimreview import UNPUBLISHED, Publication, claim_reviews
from contradict.exporting.page import rendered
from contradict.exporting.records import Exported, flat, record


def export(items: Sequence[Exported], kind: str, bom: bool = False, publication: Publication = UNPUBLISHED) -> str:
    """Write flags in one of FORMATS; raises KeyError for another format.

    `bom` starts CSV with a byte order mark; `publication` says of ClaimReviews who publishes them and where.
    """
    if kind == "csv":
        return as_csv(items, bom)
    if kind == "claimreview":
        return as_claim_reviews(items, publication)
    return FORMATS[kind](items)


def as_csv(items: Sequence[Exported], bom: bool = False) -> str:
    """A table with one row a flag."""
    return table(_columns(), [flat(record(item)) for item in items], bom)


def as_json(items: Sequence[Exported]) -> str:
    """A JSON array."""
    return json.dumps([record(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def as_jsonl(items: Sequence[Exported]) -> str:
    """JSON, a flag a line."""
    return "".join(json.dumps(record(item), ensure_ascii=False) + "\n" for item in items)


def as_markdown(items: Sequence[Exported]) -> str:
    """A report for people who write."""
    return rendered("report.md", items=items)


def as_html(items: Sequence[Exported]) -> str:
    """A report in one file that loads nothing from elsewhere."""
    return rendered("report.html", items=items)


def as_claim_reviews(items: Sequence[Exported], publication: Publication = UNPUBLISHED) -> str:
    """ClaimReview in JSON-LD, for the confirmed ones."""
    return json.dumps(claim_reviews(items, publication), ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Exported]], str]] = {
    "csv": as_csv,
    "json": as_json,
    "jsonl": as_jsonl,
    "markdown": as_markdown,
    "html": as_html,
    "claimreview": as_claim_reviews,
}


def _columns() -> list[str]:
    """The columns of the table, also when it has no rows."""
    source = Source(None)
    one, other = Statement(source.id, "", "one"), Statement(source.id, "", "other")
    even = Probabilities(0, 1, 0)
    verdict = Verdict("", "", even, even, Relation.UNRELATED, 0)
    return list(flat(record(Exported(Flag(pair_of(one, other, "", 0), verdict, one, other, source, source)))))
