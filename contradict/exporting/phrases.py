"""How a statement is put in print: quotation marks are for verbatim words only. Pure."""

from pathlib import PurePath

from contradict.domain import Basis, Review, Source, Statement

INDIRECT = "[indirect: the source's words]"
PARAPHRASED = "[paraphrase]"


def words(statement: Statement) -> str:
    """A quote in quotation marks, with a word where it is the source's and not the speaker's; a paraphrase without."""
    if not statement.quote:
        return f"{statement.claim} {PARAPHRASED}"
    return f"“{statement.quote}”" + (f" {INDIRECT}" if statement.indirect else "")


def who(statement: Statement) -> str:
    """Speaker, role and organisation, as far as they are known."""
    return ", ".join(part for part in (statement.speaker, statement.role, statement.organization) if part)


def when(statement: Statement) -> str:
    """The date with its basis where that is not simply stated."""
    if statement.said_on is None:
        return "undated"
    basis = statement.said_on.basis
    return f"{statement.said_on}" if basis is Basis.STATED else f"{statement.said_on} ({basis})"


def place(source: Source) -> str:
    """Title and publisher, else the address, else the name of the file that was read, without its folder."""
    named = ", ".join(part for part in (source.title, source.publisher) if part)
    return named or source.url or PurePath(source.retrieved_from).name


def decided(review: Review) -> str:
    """The decision with who, when and why."""
    why = f", {review.reason.replace('_', ' ')}" if review.reason else ""
    return f"{review.decision} by {review.reviewer} on {review.decided_at:%Y-%m-%d}{why}"
