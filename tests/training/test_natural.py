"""Natural negatives come from different documents of one company, neither the same sentence nor strangers."""

import numpy as np

from contradict.training.natural import Document, mine, sentences

TEXT = """Operator
Revenue grew by five percent in the quarter. We opened twelve restaurants and closed one of them. Thank you.
Revenue grew by five percent in the quarter. """


def test_sentences_are_cut_at_stops_and_lines_kept_once_and_not_too_short():
    assert sentences(TEXT, shortest=6) == [
        "Revenue grew by five percent in the quarter.",
        "We opened twelve restaurants and closed one of them.",
    ]


def unit(*angles):
    radians = np.radians(angles)
    return np.stack([np.cos(radians), np.sin(radians)], axis=1).astype(np.float32)


def test_pairs_are_similar_across_documents_and_distant_within():
    documents = [
        Document(["a0", "a90"], unit(0, 90), "2018-04-25"),
        Document(["b0", "b40", "b100"], unit(0, 40, 100), "2018-07"),
        Document([], unit(0)[:0], None),
    ]
    pairs = mine(documents, similar=100, distant=100, seed=1)
    similar = {(e.premise, e.hypothesis) for e in pairs if e.source == "natural.similar"}
    assert similar == {("a0", "b40"), ("a90", "b40"), ("b40", "a0")}  # a0/b0 and a90/b100 say the same
    assert all(e.premise[0] == e.hypothesis[0] for e in pairs if e.source == "natural.distant")
    when = {"a": "2018-04-25", "b": "2018-07"}
    assert all(e.dates == (when[e.premise[0]], when[e.hypothesis[0]]) for e in pairs)
    assert {e.label for e in pairs} <= {"not_contradiction", "neutral"}
