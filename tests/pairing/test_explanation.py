import pytest
from hypothesis import given
from hypothesis import strategies as st

from contradict.domain import UNNAMED_SUBJECT
from contradict.pairing.explanation import explain
from contradict.pairing.names import Names
from contradict.pairing.proposals import candidates
from contradict.pairing.settings import Settings
from tests.pairing.made import at, said, told

NAMES = Names.of([])


@given(told(), st.integers(1, 4), st.sampled_from([-1.0, 0.0, 0.4]))
def test_it_agrees_with_candidates_on_every_pair(made, top_k, floor) -> None:
    statements, vectors = made
    settings = Settings(top_k, floor)
    found = candidates(statements, vectors, NAMES, settings)
    expected = {frozenset((p.earlier, p.later)): f"Paired by {p.rule}:" for p in found.pairs}
    expected |= {frozenset((p.earlier, p.later)): "Linked:" for p in found.restatements}
    for a in statements:
        for b in statements:
            text = explain(a, b, statements, vectors, NAMES, settings)
            assert text.startswith(expected.get(frozenset((a.id, b.id)), "Not paired:")), text


STATEMENTS = [
    said("No ads.", "Meta/Facebook", "Ann Lee", 0),
    said("Ads are here.", "Facebook, Inc.", "Ann B. Lee", 1),
    said("Ads pay.", "Meta", None, 2),
    said("Oslo is nice.", "Meta", None, 3),
    said("no ads!", "Meta", None, 4),
    said("No ads.", "Bolt", None, 5),
    said("Thank you all.", "Meta", None, 6),
    said("It is here to stay.", "Meta", None, 7, metadata={UNNAMED_SUBJECT: "it"}),
]
VECTORS = at(1.0, 0.9, 0.6, -0.8, 1.0, 1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("two", "text"),
    [
        (
            (0, 1),
            "Paired by same_speaker: similarity 0.900 (floor 0.2), number 1 seen from the first and 1 from the second "
            "of 2 statements of 'ann lee' at 'meta' (top_k 1).",
        ),
        (
            (2, 1),
            "Paired by same_organization: similarity 0.889 (floor 0.2), number 1 seen from the first and 2 from the "
            "second of 4 statements of 'meta' (top_k 1).",
        ),
        (
            (0, 2),
            "Not paired: similarity 0.600, but number 2 seen from the first and 2 from the second of 4 statements of "
            "'meta', and top_k is 1.",
        ),
        ((0, 3), "Not paired: similarity -0.800 is below the floor of 0.2."),
        ((4, 0), "Linked: the later one restates the other in nearly the same words (similarity 1.000)."),
        (
            (1, 4),
            f"Not paired: {STATEMENTS[4].id} restates {STATEMENTS[0].id}, and only the first wording is compared.",
        ),
        (
            (1, 5),
            "Not paired: different organizations. 'Facebook, Inc.' resolves to 'meta', 'Bolt' to 'bolt'; an alias row "
            "would join them.",
        ),
        ((0, 6), f"Not paired: {STATEMENTS[6].id} states nothing (thanks)."),
        ((0, 7), f"Not paired: {STATEMENTS[7].id} does not say what it is about ('it')."),
        ((1, 1), "Not paired: a statement is never compared with itself."),
    ],
)
def test_it_gives_the_numbers(two: tuple[int, int], text: str) -> None:
    names = Names.of(STATEMENTS)
    assert explain(*(STATEMENTS[i] for i in two), STATEMENTS, VECTORS, names, Settings(1, 0.2)) == text


def test_strangers_are_refused() -> None:
    with pytest.raises(ValueError, match="among those given"):
        explain(STATEMENTS[0], said("Who?"), STATEMENTS, VECTORS, NAMES, Settings())
