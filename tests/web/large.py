"""A database as a newsroom might have after years: 100,000 statements, 60,000 judged pairs, 10,000 of them flags."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np

from contradict.domain import (
    Decision,
    Pair,
    Precision,
    Probabilities,
    Relation,
    Review,
    SaidOn,
    Source,
    Statement,
    Verdict,
    pair_of,
)
from contradict.store import Store

ORGANIZATIONS, SPEAKERS, PER_SOURCE = 400, 1200, 20
SCORER = "judge@00000000/rules-1+00000000"

SUBJECTS = (
    "margins",
    "the plant in Ohio",
    "customer data",
    "our dividend",
    "the merger",
    "hiring",
    "emissions",
    "prices",
)
VERBS = ("will remain", "are not going to be", "have always been", "may become", "are expected to be", "never were")
OUTCOMES = (
    "unchanged this year",
    "lower than planned",
    "our first concern",
    "under review",
    "safe with us",
    "a priority",
)


def large_store(
    path, statements: int = 100_000, flags: int = 10_000, other_pairs: int = 50_000, seed: int = 7
) -> Store:
    """Fill a new database at `path`; the same arguments give the same content."""
    chance = random.Random(seed)
    made = list(_statements(chance, statements))
    store = Store(path)
    store.ingest(_sources(statements), made)
    pairs = list(_pairs(chance, made, flags + other_pairs))
    store.add_pairs(pairs)
    store.add_verdicts(_verdict(chance, pair, number < flags) for number, pair in enumerate(pairs))
    grid = np.random.default_rng(seed).normal(size=(statements, 384)).astype(np.float32)
    store.add_vectors("embedder@0", [s.id for s in made], grid)
    for pair in pairs[: flags // 100]:
        decision = chance.choice((Decision.CONFIRMED, Decision.REJECTED, Decision.UNSURE))
        store.add_review(Review(pair.id, "ann", decision, datetime(2024, 5, 1, tzinfo=UTC)))
    return store


def _source(number: int) -> Source:
    return Source(
        f"https://example.org/{number}",
        f"Report {number}",
        "Example Times",
        SaidOn(date(2015, 1, 1) + timedelta(days=number % 3600), Precision.DAY),
        text=f"Report {number}. " + "It was a quiet day on the markets, and little was said. " * 100,
        sha256=f"{number:064x}",
    )


def _sources(statements: int) -> list[Source]:
    return [_source(number) for number in range(statements // PER_SOURCE)]


def _statements(chance: random.Random, count: int) -> Iterator[Statement]:
    for number in range(count):
        organization = number % ORGANIZATIONS
        claim = (
            f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OUTCOMES)}, remark {number}".capitalize()
        )
        speaker = f"Speaker {organization}-{number // ORGANIZATIONS % (SPEAKERS // ORGANIZATIONS)}"
        yield Statement(
            _source(number // PER_SOURCE).id,
            f"Company {organization}",
            claim,
            quote=claim if number % 3 else None,
            speaker=speaker if number % 5 else None,
            role="chief executive",
            said_on=SaidOn(date(2015, 1, 1) + timedelta(days=chance.randrange(3600)), Precision.DAY),
            context="Said on a call with analysts.",
        )


def _pairs(chance: random.Random, made: list[Statement], count: int) -> Iterator[Pair]:
    seen: set[str] = set()
    while len(seen) < count:
        first = chance.randrange(len(made))
        second = (first + ORGANIZATIONS * chance.randrange(1, 9)) % len(made)
        pair = pair_of(made[first], made[second], "same_organization", chance.uniform(0, 0.95))
        if pair.id not in seen:
            seen.add(pair.id)
            yield pair


def _verdict(chance: random.Random, pair: Pair, flagged: bool) -> Verdict:
    score = chance.uniform(0.5, 0.99) if flagged else chance.uniform(0.0, 0.49)
    relation = chance.choice((Relation.CONTRADICTION, Relation.TENSION, Relation.CHANGED_POSITION))
    either = Probabilities(score, 1 - score, 0.0)
    reasons = ("the judge reads a contradiction both ways", "said 2 years apart by the same speaker")
    return Verdict(pair.id, SCORER, either, either, relation if flagged else Relation.CONSISTENT, score, reasons)
