"""Small real-looking things to store: two companies, three statements, their pairs and verdicts."""

from datetime import UTC, datetime

from contradict.domain import (
    Alias,
    Pair,
    Probabilities,
    Relation,
    SaidOn,
    Source,
    Statement,
    Verdict,
    pair_of,
)

POST = Source(
    url="https://example.org/balance",
    title="The encryption debate: a way forward",
    publisher="Example Times",
    published=SaidOn.parse("2015-12-15"),
    text="We have long been clear about our stance.",
    sha256="0" * 64,
    retrieved_at=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    retrieved_from="balance.html",
)
TABLE = Source(url=None, title="Remarks", retrieved_from="remarks.csv")


def statement(claim: str, said_on: str | None = "2015", organization: str = "BlackBerry", **more) -> Statement:
    source = more.pop("source", TABLE)
    return Statement(source.id, organization, claim, said_on=SaidOn.parse(said_on) if said_on else None, **more)


NEVER = statement("We never build back doors.", "2013-06", speaker="Thorsten Heins", role="chief executive")
BALANCED = statement("We take a balanced approach.", "2015-12-15", speaker="John Chen", source=POST)
PRIVATE = statement("We sell no data (100 % true).", "2018", organization="Meta_Platforms")
STATEMENTS = [NEVER, BALANCED, PRIVATE]
ALIASES = [Alias("organization", "Meta", "Facebook, Inc."), Alias("speaker", "John Chen", "J. Chen")]


def verdict(pair: Pair, score: float = 0.9, relation: Relation = Relation.TENSION, scorer: str = "judge@1") -> Verdict:
    forward, backward = Probabilities(0.7, 0.2, 0.1), Probabilities(0.6, 0.3, 0.1)
    return Verdict(pair.id, scorer, forward, backward, relation, score, ("an absolute", "a hedge"))


def linked(a: Statement, b: Statement, rule: str = "same organization") -> Pair:
    return pair_of(a, b, rule, 0.75)
