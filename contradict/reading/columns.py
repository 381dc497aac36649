"""The columns of a statement table: their names, and what a row with these columns is."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from contradict.errors import InputError

COLUMNS = (
    "organization",
    "claim",
    "quote",
    "speaker",
    "role",
    "said_on",
    "date_basis",
    "source_url",
    "source_title",
    "publisher",
    "published",
    "context",
    "direct",
    "mode",
)
"""The columns that a statement is made of; any other column is kept as metadata."""

KNOWN = frozenset((*COLUMNS, "aliases", "a", "b", "label"))
"""Every column that has a meaning, those of alias tables and labelled pairs included."""

_CANONICAL = {name: name for name in KNOWN} | {"quoted_directly": "direct"}


class Kind(StrEnum):
    """What a row is, told from its columns alone."""

    STATEMENT = "statement"
    ALIAS = "alias"
    PAIR = "pair"


def canonical(name: str) -> str:
    """Give a known column, in whatever case or spacing, its one name; any other name is stripped."""
    stripped = name.strip()
    return _CANONICAL.get(stripped.lower(), stripped)


def kind(names: Collection[str]) -> Kind:
    """Tell a statement from other names and from a labelled pair; what is none of them counts as a statement."""
    if "claim" in names or "quote" in names:
        return Kind.STATEMENT
    if "aliases" in names and ("organization" in names or "speaker" in names):
        return Kind.ALIAS
    return Kind.PAIR if {"a", "b", "label"} <= set(names) else Kind.STATEMENT


def check(header: Iterable[str]) -> list[str]:
    """Name the header canonically, a blank column by number; InputError when a column is missing or there twice."""
    names = [canonical(name) or f"column_{position}" for position, name in enumerate(header, 1)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise InputError(f"the column '{_clip(twice)}' is there twice; rename or remove one")
    if kind(names) is Kind.STATEMENT and not ("organization" in names and ("claim" in names or "quote" in names)):
        found = ", ".join(_clip(name) for name in names[:12]) + (", …" if len(names) > 12 else "")
        raise InputError(f"the columns are {found}; needed are organization and claim (or quote)")
    return names


def _clip(name: str) -> str:
    # A file that is no table at all has its first line taken for a header; the message must stay one readable line.
    printable = "".join(character if character.isprintable() else "·" for character in name)
    return printable if len(printable) <= 40 else f"{printable[:39]}…"
