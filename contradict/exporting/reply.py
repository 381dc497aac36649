"""The right-of-reply packet: what a company is shown, and neutrally asked, before anything is printed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from contradict.domain import Flag, Relation, Source, Statement
from contradict.evidence.context import Context, context_of
from contradict.exporting.page import rendered
from contradict.exporting.phrases import who

REPLY_FORMATS = {"markdown": "reply.md", "html": "reply.html"}

QUESTIONS = {
    Relation.CONTRADICTION: "How does {organization} read these two statements together?",
    Relation.TENSION: "How do these two statements go together in {organization}'s view?",
    Relation.CHANGED_POSITION: (
        "Do both statements describe {organization}'s position at their time, and if it changed between them, when was "
        "that said in public?"
    ),
    Relation.SCOPE_DIFFERENCE: "Do the two statements speak of the same products, regions, customers and periods?",
}
OTHERWISE = "Do these two statements bear on each other in {organization}'s view?"

ALWAYS = (
    "Are the words, the speakers and the dates above right?",
    "Is there context, or another statement, that a reader should know to understand the two?",
    "Does either statement no longer apply, and since when?",
)
"""Asked whatever the relation: errors of ours come first."""


@dataclass(frozen=True)
class Side:
    """One of the two statements as it is shown to the company."""

    name: str
    statement: Statement
    source: Source
    context: Context | None


@dataclass(frozen=True)
class Packet:
    """All that goes into a packet; `others` are statements that may reconcile the two."""

    pair: str
    organization: str
    sides: tuple[Side, Side]
    others: tuple[tuple[Statement, Source], ...]
    question: str
    further: tuple[str, ...] = ALWAYS


def packet(flag: Flag, others: Sequence[tuple[Statement, Source]] = ()) -> Packet:
    """Put a packet together from a flag and the statements that may reconcile its two, the likeliest first.

    The question depends on the relation alone. It accuses nobody, and the score is left out: it is our business.
    """
    organization = flag.later.organization
    question = QUESTIONS.get(flag.verdict.relation, OTHERWISE).format(organization=organization)
    return Packet(
        pair=flag.pair.id,
        organization=organization,
        sides=(
            Side(
                "The earlier statement", flag.earlier, flag.earlier_source, _around(flag.earlier_source, flag.earlier)
            ),
            Side("The later statement", flag.later, flag.later_source, _around(flag.later_source, flag.later)),
        ),
        others=tuple(others),
        question=f"{opening(flag)} {question}",
    )


def opening(flag: Flag) -> str:
    """Tell who said what when, in words that hold for verbatim and paraphrased statements alike."""
    same = who(flag.earlier) == who(flag.later)
    second = "the same speaker" if same and flag.later.speaker else who(flag.later)
    return (
        f"The first statement above is by {who(flag.earlier)}, {_on(flag.earlier)}; the second is by {second}, "
        f"{_on(flag.later)}."
    )


def reply(made: Packet, kind: str) -> str:
    """Write a packet in one of REPLY_FORMATS; raises KeyError for another format."""
    return rendered(REPLY_FORMATS[kind], packet=made)


def _around(source: Source, statement: Statement) -> Context | None:
    return context_of(source, statement) or (Context(statement.context, "") if statement.context else None)


def _on(statement: Statement) -> str:
    if statement.said_on is None:
        return "of a date that we could not establish"
    known = statement.said_on.basis.value == "stated"
    return f"dated {statement.said_on}" if known else f"of about {statement.said_on}"
