"""The cells of a row: cleaned of what cannot be stored, and read as text, date, URL or yes and no."""

import math
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import urlsplit

from contradict.domain import Basis, SaidOn
from contradict.errors import InputError
from contradict.reading.columns import canonical

LONGEST = 20_000
"""Characters in one cell; a longer one is a document, not a statement."""

_DEEPEST = 20
# Tab and line ends are text; half a surrogate pair cannot be written as UTF-8.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]")
_YES_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_WORDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_Choice = TypeVar("_Choice", bound=StrEnum)


def clean(row: Mapping[str, Any]) -> dict[str, Any]:
    """Clean a row: canonical column names, text stripped, empty cells None, every value serialisable as JSON.

    Raises InputError for a control character, half a surrogate pair, raw bytes, deep nesting or a column given twice.
    """
    cleaned = {canonical(_printable(name, "a column name")): _plain(value, name) for name, value in row.items()}
    if len(cleaned) < len(row):
        raise InputError("two columns have the same name; rename or remove one")
    return cleaned


def text(row: Mapping[str, Any], name: str) -> str | None:
    """Read the text of a column, None when missing; InputError for another type or more than `LONGEST` characters."""
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{name} must be text, not {_WORDS[type(value)]}")
    if len(value) > LONGEST:
        remedy = "is no single statement; split it" if name in ("claim", "quote") else f"is over {LONGEST}; shorten it"
        raise InputError(f"a {name} of {len(value)} characters {remedy}")
    return value


def said_on(row: Mapping[str, Any], name: str, basis: Basis = Basis.STATED) -> SaidOn | None:
    """Read a day, month or year, None when missing; a time of day is cut off. InputError for anything else."""
    value = row.get(name)
    written = str(value) if type(value) is int else text(row, name)
    if written is None:
        return None
    try:
        return SaidOn.parse(_day(written), basis)
    except ValueError as error:
        raise InputError(f"{name}: {error}") from None


def url(row: Mapping[str, Any], name: str) -> str | None:
    """Read a web address, None when missing; InputError for any other scheme, since it becomes a link."""
    address = text(row, name)
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", address)
    except ValueError:
        valid = False
    if not valid:
        raise InputError(
            f"{name} '{clip(address)}' is not a web address; write one that starts with https:// or http://"
        )
    return address


def yes_no(row: Mapping[str, Any], name: str) -> bool:
    """Tell whether a column says yes, False when missing; InputError for anything but true, false, yes, no, 1, 0."""
    value = row.get(name)
    if value is None:
        return False
    answer = _YES_NO.get(str(value).lower())
    if answer is None:
        raise InputError(f"{name} '{clip(str(value))}' is neither true nor false")
    return answer


def choice(row: Mapping[str, Any], name: str, options: Mapping[str, _Choice]) -> _Choice | None:
    """Read one of a few known words, None when missing; InputError that lists the words for any other."""
    word = text(row, name)
    if word is None:
        return None
    if word.lower() not in options:
        raise InputError(f"{name} '{clip(word)}' is not known; write one of {', '.join(options)}")
    return options[word.lower()]


def clip(cell: str) -> str:
    """Put the cell on one line, short enough for a message."""
    line = " ".join(cell[:200].split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def _day(written: str) -> str:
    if _TIMESTAMP.match(written):
        with suppress(ValueError):
            return datetime.fromisoformat(written).date().isoformat()
    return clip(written)


def _plain(value: Any, column: str, depth: int = 0) -> Any:
    """One cell as JSON can hold it: dates in ISO form, NaN (what pandas writes for a missing number) as None."""
    if isinstance(value, str):
        return _printable(value, column).strip() or None
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        raise InputError(f"{clip(column)} holds bytes, not text")
    return _nested(value, column, depth)


def _nested(value: Any, column: str, depth: int) -> Any:
    if depth == _DEEPEST:
        raise InputError(f"{clip(column)} is nested more than {_DEEPEST} levels deep")
    if isinstance(value, list | tuple):
        return [_plain(item, column, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_printable(str(key), column): _plain(item, column, depth + 1) for key, item in value.items()}
    return _plain(str(value), column)


def _printable(string: str, column: str) -> str:
    found = _UNPRINTABLE.search(string)
    if found:
        where = _UNPRINTABLE.sub("·", clip(column))
        raise InputError(f"{where} holds the control character U+{ord(found.group()):04X}; remove it")
    return string
