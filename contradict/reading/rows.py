"""A row of a statement table becomes a statement and the source that it cites."""

from collections.abc import Mapping
from typing import Any

from contradict.domain import Basis, Mode, SaidOn, Source, Statement
from contradict.errors import InputError
from contradict.reading import cells
from contradict.reading.columns import COLUMNS

CITATION = "text/x-citation"
"""Media type of a source that is known by its citation only; its text is not stored."""

_BASES = {basis.value: basis for basis in Basis} | {"page date": Basis.PUBLICATION}
_MODES = {mode.value: mode for mode in Mode}


def read_row(row: Mapping[str, Any], table: Source) -> tuple[Source, Statement]:
    """Read the cited source and the statement of a cleaned row; `table` is the source where the row cites none.

    Raises InputError with the reason why the row cannot be used.
    """
    source = _source(row, table)
    claim, quote = cells.text(row, "claim"), cells.text(row, "quote")
    statement = Statement(
        source_id=source.id,
        organization=_required(
            cells.text(row, "organization"), "no organization; name the company it is a statement of"
        ),
        claim=_required(claim or quote, "neither a claim nor a quote; write what was said"),
        quote=quote,
        speaker=cells.text(row, "speaker"),
        role=cells.text(row, "role"),
        said_on=_said_on(row),
        mode=cells.choice(row, "mode", _MODES) or Mode.ASSERTED,
        direct=cells.yes_no(row, "direct"),
        context=cells.text(row, "context") or "",
        metadata=_metadata(row, kept=("publisher", "published") if source is table else ()),
    )
    return source, statement


def _source(row: Mapping[str, Any], table: Source) -> Source:
    address, title = cells.url(row, "source_url"), cells.text(row, "source_title")
    publisher, published = cells.text(row, "publisher"), cells.said_on(row, "published")
    if not (address or title):
        return table
    return Source(address, title, publisher, published, CITATION, retrieved_from=table.retrieved_from)


def _said_on(row: Mapping[str, Any]) -> SaidOn | None:
    basis = cells.choice(row, "date_basis", _BASES) or Basis.STATED
    return cells.said_on(row, "said_on", basis) or cells.said_on(row, "published", Basis.PUBLICATION)


def _metadata(row: Mapping[str, Any], kept: tuple[str, ...]) -> dict[str, Any]:
    # `kept`: known columns that have no other place in this row and would be lost.
    return {name: value for name, value in row.items() if value is not None and (name not in COLUMNS or name in kept)}


def _required(value: str | None, reason: str) -> str:
    if value is None:
        raise InputError(reason)
    return value
