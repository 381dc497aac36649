"""A row of an alias table becomes the other names of an organisation or a speaker."""

from collections.abc import Mapping
from typing import Any

from contradict.domain import Alias
from contradict.errors import InputError
from contradict.reading import cells


def read_aliases(row: Mapping[str, Any]) -> list[Alias]:
    """Read the other names in a cleaned row, in order; a row with a speaker is about the speaker.

    `aliases` is a list, or one text with the names separated by `|`. InputError for a row without a name.
    """
    speaker = cells.text(row, "speaker")
    kind, name = ("speaker", speaker) if speaker else ("organization", cells.text(row, "organization"))
    if name is None:
        raise InputError("aliases of nobody; name the organization or the speaker they belong to")
    return [Alias(kind, name, alias) for alias in dict.fromkeys(_names(row)) if alias != name]


def _names(row: Mapping[str, Any]) -> list[str]:
    written = row.get("aliases")
    if isinstance(written, list):
        names = [cells.text({"alias": name}, "alias") for name in written]
    else:
        names = [name.strip() for name in (cells.text(row, "aliases") or "").split("|")]
    return [name for name in names if name]
