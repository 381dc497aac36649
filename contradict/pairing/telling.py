"""Which statements are left out of all comparison, and why."""

from contradict.domain import UNNAMED_SUBJECT, Statement
from contradict.noise import empty_talk, is_contentless


def states_nothing(statement: Statement) -> str | None:
    """Name the kind of noise that a statement is; None when it may state something."""
    if kind := empty_talk(statement.claim):
        return kind
    names = (statement.organization, statement.speaker or "")
    return "no content" if is_contentless(statement.claim, names) else None


def passed_over(statement: Statement) -> str | None:
    """Say why a statement is never paired ("states nothing (thanks)"); None when it is compared with others."""
    if kind := states_nothing(statement):
        return f"states nothing ({kind})"
    word = statement.metadata.get(UNNAMED_SUBJECT)
    return f"does not say what it is about ('{word}')" if word else None
