"""Which statements are left out of all comparison, and why."""

from contradict.domain import UNNAMED_SUBJECT, Statement
from contradict.noise import empty_talk


def states_nothing(statement: Statement) -> str | None:
    """Name the kind of noise that a statement is; None when it may state something."""
    return empty_talk(statement.claim)


def passed_over(statement: Statement) -> str | None:
    """Say why a statement is never paired ("states nothing (thanks)"); None when it is compared with others."""
    if kind := states_nothing(statement):
        return f"states nothing ({kind})"
    word = statement.metadata.get(UNNAMED_SUBJECT)
    return f"does not say what it is about ('{word}')" if word else None
