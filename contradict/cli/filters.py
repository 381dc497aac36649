"""The options that choose flags, shared by the commands that work on a selection of them."""

from collections.abc import Mapping
from typing import Any, Literal

import click

from contradict.cli import options
from contradict.domain import DECIDING, Decision, Relation
from contradict.store import FlagFilter

STATUS = ("unreviewed", *(decision.value for decision in DECIDING))

filters = options.combine(
    click.option("--org", help="Organisation; a part of the name suffices."),
    click.option("--speaker", help="Speaker; a part of the name suffices."),
    click.option("--since", type=options.Day("first"), help="Only pairs with a statement on or after this date."),
    click.option("--until", type=options.Day("last"), help="Only pairs with a statement on or before this date."),
    click.option("--relation", type=click.Choice([r.value for r in Relation]), help="Only this relation."),
    click.option(
        "--min-score",
        type=click.FloatRange(0, 1),
        help="Least probability that a reviewer confirms.",
    ),
)
"""Without --relation, conflicts of every kind."""


def filter_of(chosen: Mapping[str, Any], status: str | None, min_score: float, limit: int | None) -> FlagFilter:
    """Make the filter of what was `chosen` by these options; `min_score` holds where none was."""
    given = chosen["min_score"]
    return FlagFilter(
        organization=chosen["org"],
        speaker=chosen["speaker"],
        since=chosen["since"],
        until=chosen["until"],
        relation=Relation(chosen["relation"]) if chosen["relation"] else None,
        status=_status(status),
        min_score=min_score if given is None else given,
        limit=limit,
    )


def _status(name: str | None) -> Decision | Literal["unreviewed"] | None:
    if name is None or name == "unreviewed":
        return name  # type: ignore[return-value]
    return Decision(name)
