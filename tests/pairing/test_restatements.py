import numpy as np
import pytest

from contradict.domain import Mode, SaidOn
from contradict.pairing.names import Names
from contradict.pairing.nearest import on_grid
from contradict.pairing.restatements import representatives, wording
from tests.pairing.made import at, said

NEARLY = 0.99
SAME_WORDS = [
    ("We will not sell ads.", "we will not sell ads!", 0.0),
    ("We won\u2019t sell ads.", "We won't sell ads", 0.0),
    ("We won't sell ads.", "We will not sell ads.", 0.0),
    ("We cannot do that.", "We can't do that.", 0.0),
    ("“Never,” he said", "Never, he said", 0.0),
    ("We paid a dividend.", "We paid the dividend.", NEARLY),
    ("...", "...", 0.0),
]
OTHER_WORDS = [
    ("We paid a dividend.", "We paid the dividend.", 0.9),
    ("We sell ads.", "We do not sell ads.", NEARLY),
    ("We will sell ads.", "We may sell ads.", NEARLY),
    ("It grew 5%.", "It grew 6%.", NEARLY),
    ("It grew 10.5%.", "It grew 105%.", NEARLY),
    ("The margin was 5%.", "The margin was -5%.", NEARLY),
    ("The margin was 5%.", "The margin was \u22125%.", NEARLY),
    ("We paid $5.", "We paid €5.", NEARLY),
    ("We will sell it.", "We will sell it?", NEARLY),
    ("A few users left.", "Few users left.", NEARLY),
    ("Apple sued Google.", "Google sued Apple.", NEARLY),
    ("Revenue rose 10% and costs 5%.", "Revenue rose 5% and costs 10%.", NEARLY),
    ("...", "!!!", NEARLY),
]


def linked(a, b, cosine: float) -> bool:
    return representatives([a, b], on_grid(at(1, cosine)), Names.of([a, b])).tolist() == [0, 0]


@pytest.mark.parametrize(("a", "b", "cosine"), SAME_WORDS)
def test_the_same_words_are_linked(a: str, b: str, cosine: float) -> None:
    assert linked(said(a), said(b, number=1), cosine)


@pytest.mark.parametrize(("a", "b", "cosine"), OTHER_WORDS)
def test_other_words_are_compared(a: str, b: str, cosine: float) -> None:
    assert not linked(said(a), said(b, number=1), cosine)


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ({"speaker": "Tom Ray"}, True),
        ({"said_on": SaidOn.parse("2024")}, True),
        ({"organization": "Acme, Inc."}, True),
        ({"organization": "Bolt"}, False),
        ({"mode": Mode.DENIED}, False),  # to deny a claim is not to repeat it
    ],
)
def test_who_and_how(more: dict, same: bool) -> None:
    assert linked(said("We sell ads."), said(**{"claim": "We sell ads.", "number": 1} | more), 1.0) is same


def test_all_link_to_the_first() -> None:
    told = [said(claim, number=i) for i, claim in enumerate(["No ads.", "Ads.", "no ads", "No ads!", "ads"])]
    first = representatives(told, on_grid(at(*np.linspace(0, 0.9, 5))), Names.of(told))
    assert first.tolist() == [0, 1, 0, 0, 1]


def test_words_keep_what_matters() -> None:
    assert wording("It\u2019s -$1,234.50 (or 5%), isn't it?") == (
        *("it's", "-", "$", "1,234.50", "or", "5", "%", "is", "not", "it", "?"),
    )
