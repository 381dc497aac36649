from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.domain import UNNAMED_SUBJECT, Alias, SaidOn, pair_of
from contradict.errors import InputError
from contradict.pairing.names import Names
from contradict.pairing.proposals import (
    BELOW_FLOOR,
    NO_STATEMENT,
    NO_SUBJECT,
    NOT_NEAREST,
    OTHER_ORGANIZATION,
    REPEATED,
    candidates,
    neighbours,
)
from contradict.pairing.restatements import RESTATEMENT
from contradict.pairing.settings import Settings
from tests.pairing.made import at, said, told, unit

SETTINGS = st.builds(Settings, st.integers(1, 4), st.sampled_from([-1.0, 0.0, 0.4]))
NAMES = Names.of([])
"""Names that join nothing, so that a new statement brings no new alias."""


def unordered(pairs) -> set[frozenset[str]]:
    return {frozenset((pair.earlier, pair.later)) for pair in pairs}


@given(told(), SETTINGS)
def test_every_pair_is_accounted_for_once(made, settings) -> None:
    statements, vectors = made
    found = candidates(statements, vectors, NAMES, settings)
    both = [*found.pairs, *found.restatements]
    by_id = {statement.id: statement for statement in statements}
    assert len(unordered(both)) == len(both)
    assert all(pair == pair_of(by_id[pair.later], by_id[pair.earlier], pair.rule, pair.similarity) for pair in both)
    assert len(both) + sum(found.skipped.values()) == len(statements) * (len(statements) - 1) // 2
    assert all(count > 0 for count in found.skipped.values())


@given(told(least=1), SETTINGS)
def test_a_new_statement_makes_no_pair_of_old_ones(made, settings) -> None:
    statements, vectors = made
    before = candidates(statements[:-1], vectors[:-1], NAMES, settings)
    after = candidates(statements, vectors, NAMES, settings)
    new = statements[-1].id
    assert {pair for pair in unordered(after.pairs) if new not in pair} <= unordered(before.pairs)
    assert [pair for pair in after.restatements if new not in (pair.earlier, pair.later)] == list(before.restatements)


@given(told(least=1), SETTINGS)
def test_neighbours_are_the_pairs_that_a_new_statement_would_bring(made, settings) -> None:
    *statements, new = made[0]
    vectors = made[1]
    after = candidates([*statements, new], vectors, NAMES, settings)
    expected = {p for p in (*after.pairs, *after.restatements) if new.id in (p.earlier, p.later)}
    near = neighbours(new, vectors[-1], statements, vectors[:-1], NAMES, settings)
    got = {pair_of(new, n.statement, n.rule, n.similarity) for n in near}
    if any(n.rule == RESTATEMENT for n in near):
        got = {pair for pair in got if pair.rule == RESTATEMENT}
    assert got == expected


@given(told(), SETTINGS)
def test_pairs_follow_the_definition(made, settings) -> None:
    """Brute force over the first wordings: either is among the nearest of the other in a block of some rule."""
    statements, vectors = made
    found = candidates(statements, vectors, NAMES, settings)
    repeats = {max(pair, key=[s.id for s in statements].index) for pair in unordered(found.restatements)}
    kept = [i for i, statement in enumerate(statements) if statement.id not in repeats]
    whole = np.rint(vectors.astype(np.float64) * 2048) / 2048
    cosine = np.clip(whole @ whole.T, -1, 1)

    def speaker(i):
        return (organization(i), NAMES.speaker(statements[i].speaker)) if statements[i].speaker else None

    def organization(i):
        return NAMES.organization(statements[i].organization)

    expected = {}
    for rule, key in (("same_speaker", speaker), ("same_organization", organization)):
        for i in kept:
            others = [j for j in kept if j != i and key(i) is not None and key(i) == key(j)]
            near = sorted(
                (j for j in others if cosine[i, j] >= np.float32(settings.floor)), key=lambda j: (-cosine[i, j], j)
            )
            for j in near[: settings.top_k]:
                expected.setdefault(frozenset((statements[i].id, statements[j].id)), rule)
    assert {frozenset((p.earlier, p.later)): p.rule for p in found.pairs} == expected


def test_rules_floor_and_reasons() -> None:
    statements = [
        said("We will never show ads.", "Acme", "Ann Lee", 0, said_on=SaidOn.parse("2022")),
        said("Ads start in May.", "Acme, Inc.", "Ann B. Lee", 1, said_on=SaidOn.parse("2019")),
        said("Ads pay for the free plan.", "Acme", None, 2),
        said("Our office is in Oslo.", "Acme", "Tom Ray", 3),
        said("We will never show ads!", "Acme", "Tom Ray", 4),
        said("We will never show ads.", "Bolt", "Ann Lee", 5),
    ]
    found = candidates(statements, at(1.0, 0.9, 0.8, -0.5, 1.0, 1.0), NAMES, Settings(1, 0.3))
    ids = [statement.id for statement in statements]
    assert [(p.earlier, p.later, p.rule) for p in found.pairs] == [
        (ids[1], ids[0], "same_speaker"),  # the earlier one first
        (ids[1], ids[2], "same_organization"),
    ]
    assert found.pairs[0].similarity == pytest.approx(0.9, abs=0.001)
    assert [{p.earlier, p.later, p.rule} for p in found.restatements] == [{ids[0], ids[4], RESTATEMENT}]
    assert found.skipped == {OTHER_ORGANIZATION: 5, REPEATED: 3, BELOW_FLOOR: 3, NOT_NEAREST: 1}


def test_what_states_nothing_is_not_paired() -> None:
    statements = [
        said("We will never show ads.", number=0),
        said("Thank you all for joining us.", number=1),
        said("Ads start in May.", number=2),
        said("Will you show ads?", number=3),
        said("Good morning, everyone.", "Bolt", number=4),
    ]
    found = candidates(statements, at(1.0, 1.0, 0.9, 0.8, 0.7), NAMES, Settings())
    assert unordered(found.pairs) == {frozenset((statements[0].id, statements[2].id))}
    assert found.skipped == {OTHER_ORGANIZATION: 4, NO_STATEMENT: 5}
    assert neighbours(statements[3], at(1.0)[0], statements[:1], at(1.0), NAMES, Settings()) == []
    near = neighbours(said("No ads.", number=9), at(1.0)[0], statements[:3], at(1.0, 1.0, 0.9), NAMES, Settings())
    assert {n.statement.id for n in near} == {statements[0].id, statements[2].id}


def test_what_does_not_say_what_it_is_about_is_not_paired() -> None:
    statements = [
        said("We will never show ads.", number=0),
        said("It will be gone in May.", number=1, metadata={UNNAMED_SUBJECT: "it"}),
        said("Ads start in May.", number=2),
        said("Thank you all for joining us.", number=3, metadata={UNNAMED_SUBJECT: "it"}),
    ]
    found = candidates(statements, at(1.0, 1.0, 0.9, 0.8), NAMES, Settings())
    assert unordered(found.pairs) == {frozenset((statements[0].id, statements[2].id))}
    assert found.skipped == {NO_STATEMENT: 3, NO_SUBJECT: 2}
    assert neighbours(statements[1], at(1.0)[0], statements[:1], at(1.0), NAMES, Settings()) == []


def test_aliases_open_a_block() -> None:
    statements = [said("No ads.", "Facebook", number=0), said("Ads.", "Meta Platforms", number=1)]
    aliases = [Alias("organization", "Facebook", "Meta Platforms, Inc.")]
    vectors, settings = at(1, 0.9), Settings()
    assert not candidates(statements, vectors, Names.of(statements), settings).pairs
    assert len(candidates(statements, vectors, Names.of(statements, aliases), settings).pairs) == 1


def test_the_more_distant_one_may_choose() -> None:
    """A statement that is nobody's nearest still meets its own nearest."""
    statements = [said(claim, number=i) for i, claim in enumerate(["Red.", "Blue.", "Far away."])]
    found = candidates(statements, at(1.0, 0.99, 0.5), NAMES, Settings(1))
    assert Counter(frozenset((p.earlier, p.later)) for p in found.pairs) == Counter(
        [frozenset((statements[0].id, statements[1].id)), frozenset((statements[1].id, statements[2].id))]
    )


def test_a_repeat_stands_in_the_place_of_what_it_repeats() -> None:
    statements = [said("No ads.", number=0), said("Ads are here.", number=1)]
    near = neighbours(said("no ads", number=2), at(1.0)[0], statements, at(1.0, 0.8), NAMES, Settings(1))
    assert [(n.statement, n.rule) for n in near] == [
        (statements[0], RESTATEMENT),
        (statements[1], "same_organization"),
    ]


def test_a_stored_statement_is_not_its_own_neighbour() -> None:
    statements = [said("No ads.", number=0), said("Ads are here.", number=1)]
    near = neighbours(statements[0], at(1.0)[0], statements, at(1.0, 0.8), NAMES, Settings())
    assert [n.statement for n in near] == [statements[1]]


def test_nothing_and_one() -> None:
    nothing = candidates([], np.empty((0, 0), dtype=np.float32), NAMES, Settings())
    one = candidates([said("Alone.")], at(1), NAMES, Settings())
    assert (nothing.pairs, nothing.skipped, one.pairs, one.skipped) == ((), {}, (), {})
    assert neighbours(said("First."), at(1)[0], [], np.empty((0, 2), dtype=np.float32), NAMES, Settings()) == []


def test_a_large_block_stays_in_bounds() -> None:
    numbers = np.random.default_rng(0)
    statements = [said(f"Sentence {i}.", number=i) for i in range(3_000)]
    found = candidates(statements, unit(numbers.normal(size=(3_000, 16))), NAMES, Settings(2))
    assert 3_000 <= len(found.pairs) <= 6_000


@pytest.mark.parametrize("wrong", [{"top_k": 0}, {"floor": 1.5}, {"floor": float("nan")}])
def test_settings_that_mean_nothing_are_refused(wrong: dict) -> None:
    with pytest.raises(InputError, match=next(iter(wrong))):
        replace(Settings(), **wrong)


def test_rows_must_match_and_statements_differ() -> None:
    with pytest.raises(ValueError, match="1 statements, but 2 vectors"):
        candidates([said("A.")], at(1, 1), NAMES, Settings())
    with pytest.raises(ValueError, match="occurs twice"):
        candidates([said("A."), said("A.")], at(1, 1), NAMES, Settings())
