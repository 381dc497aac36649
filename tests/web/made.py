"""A small database for the pages: a company whose two statements clash, one that reconciles them, a stored document."""

from datetime import UTC, datetime
from pathlib import Path

from contradict.domain import Pair, Probabilities, Relation, SaidOn, Source, Statement, Verdict, pair_of
from contradict.store import Store

TEXT = """Northwind on data

The company held its annual meeting on Tuesday. “We will never sell the data of our customers,” Jane Doe, the chief executive, said. “Nobody asked us to.”

Analysts were not convinced."""
QUOTE = "We will never sell the data of our customers,"

STORY = Source(
    url="https://example.org/northwind?a=1&b=2",
    title="Northwind on data",
    publisher="Example Times",
    published=SaidOn.parse("2021-03-02"),
    text=TEXT,
    sha256="ab" * 32,
    retrieved_at=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    retrieved_from="northwind.html",
)
LIST = Source(url="https://example.org/list", title="A list of remarks", retrieved_from="remarks.csv")
JUDGED_BY = "fake-judge/rules-1+uncalibrated"


def said(claim: str, when: str | None, **more) -> Statement:
    source = more.pop("source", LIST)
    organization = more.pop("organization", "Northwind")
    return Statement(source.id, organization, claim, said_on=SaidOn.parse(when) if when else None, **more)


NEVER = said(
    QUOTE,
    "2021-03-02",
    source=STORY,
    quote=QUOTE,
    start=TEXT.index(QUOTE),
    end=TEXT.index(QUOTE) + len(QUOTE),
    speaker="Jane Doe",
    role="chief executive",
    direct=True,
)
SOLD = said("We have sold the data of our customers.", "2021-03-20", speaker="Jane Doe", role="chief executive")
CLEARED = said("We sell figures made of the data of many customers, never those of one.", "2021-03-05")
LATER = said("We sell no data of customers now.", "2023-01", speaker="Ray Roe")
OTHER = said("We will not sell data.", "2020", organization="Contoso / Ltd", speaker="Ann O’Hara")
MORE = [said(f"Our price number {number} will fall.", "2020") for number in range(30)]
RISE = [said(f"Our price number {number} will rise.", "2022") for number in range(30)]
STATEMENTS = [NEVER, SOLD, CLEARED, LATER, OTHER, *MORE, *RISE]

NEVER_SOLD = pair_of(NEVER, SOLD, "same_speaker", 0.8)


def verdict(pair: Pair, score: float, relation: Relation = Relation.CONTRADICTION) -> Verdict:
    forward, backward = Probabilities(score, 1 - score, 0.0), Probabilities(score / 2, 1 - score / 2, 0.0)
    return Verdict(
        pair.id, JUDGED_BY, forward, backward, relation, score, ("the judge reads a contradiction both ways",)
    )


def filled(path: Path) -> Store:
    """31 flags: the pair NEVER_SOLD first, then thirty on prices; and pairs with statements that reconcile or do not."""
    store = Store(path)
    store.ingest([STORY, LIST], STATEMENTS)
    prices = [pair_of(a, b, "same_organization", 0.7) for a, b in zip(MORE, RISE, strict=True)]
    thirds = [pair_of(a, b, "same_organization", 0.6) for a in (CLEARED, LATER) for b in (NEVER, SOLD)]
    store.add_pairs([NEVER_SOLD, *prices, *thirds])
    store.add_verdicts([verdict(NEVER_SOLD, 0.95), *(verdict(p, 0.9 - n / 100) for n, p in enumerate(prices))])
    store.add_verdicts([verdict(pair, 0.1, Relation.CONSISTENT) for pair in thirds])
    return store
