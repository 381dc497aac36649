"""Who reviews: a name that is set once for this user, or for one command by the environment."""

import os
from pathlib import Path

from contradict.errors import InputError

VARIABLE = "CONTRADICT_REVIEWER"


def reviewer_name() -> str | None:
    """Name the reviewer: from CONTRADICT_REVIEWER, else what `set_reviewer` stored; None when nobody said."""
    given = os.environ.get(VARIABLE, "").strip()
    if given:
        return given
    try:
        return _place().read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def set_reviewer(name: str) -> Path:
    """Store the name for this user; returns the file.

    Raises InputError for a name that is empty or longer than a line, and when the file cannot be written.
    """
    name = name.strip()
    if not name or not name.isprintable():
        raise InputError("a reviewer's name is one line of text and not empty")
    place = _place()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(f"{place}: cannot be written ({error.strerror}); set {VARIABLE} instead") from None
    return place


def _place() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME")
    return (Path(folder) if folder else Path.home() / ".config") / "contradict" / "reviewer"
