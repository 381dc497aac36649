"""Attributions against human annotation: spans matched one to one, sources, exact spans; counts for each document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from contradict.extraction import lexicon
from contradict.extraction.attribution import Attribution, by_cue
from contradict.extraction.language import parse
from contradict.extraction.spans import Span, merged, shared, size

MATCH = 0.5
"""Least share of characters (intersection over union) for two contents to be the same."""

_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "swear": "swore sworn",
    "read": "read",
    "quote": "",
}


@dataclass(frozen=True)
class Marked:
    """One attribution of the annotators or of the program."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    speech: bool
    """Whether the cue has a word of saying or writing, or is `according to`."""


def speech_forms() -> frozenset[str]:
    """List every form of the verbs of saying (`lexicon.SPEECH`), and `according`."""
    return frozenset({"according", *(form for verb in lexicon.SPEECH for form in _forms(verb))})


def _forms(verb: str) -> Iterator[str]:
    stem = verb.removesuffix("e")
    yield from (verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    yield from _IRREGULAR.get(verb, "").split()
    if verb.endswith("y"):
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")


def is_speech(cue: str, forms: frozenset[str]) -> bool:
    """Tell whether one of the cue's words is a form of saying."""
    return any(word.strip(":,;.").lower() in forms for word in cue.split())


def documents(parquet: Path) -> Iterator[tuple[str, str, list[Marked]]]:
    """Read name, text and attributions of each document of a Parquet file in PolNeAR's columns."""
    import pyarrow.parquet

    forms = speech_forms()
    for row in pyarrow.parquet.read_table(parquet).to_pylist():
        yield row["doc_id"], row["text"], [_annotated(quote, forms) for quote in row["quotes"]]


def _annotated(quote: dict[str, Any], forms: frozenset[str]) -> Marked:
    content, source = (tuple(map(tuple, quote[name] or ())) for name in ("quote_spans", "speaker_spans"))
    return Marked(content, source, is_speech(quote["cue"] or "", forms))


def found(text: str) -> list[Marked]:
    """Find the program's attributions, one a cue, as the annotators mark them."""
    forms = speech_forms()
    return [_found(text, attribution, forms) for attribution in by_cue(text, parse(text))]


def _found(text: str, attribution: Attribution, forms: frozenset[str]) -> Marked:
    cue = text[slice(*attribution.cue)] if attribution.cue else ""
    return Marked(attribution.content, (attribution.source,) if attribution.source else (), is_speech(cue, forms))


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Give intersection over union of two contents, in characters."""
    both = shared(one, other)
    return both / (size(one) + size(other) - both) if both else 0.0


def matches(gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[tuple[Marked, Marked]]:
    """Match contents one to one, the best first, at `MATCH` or more."""
    pairs = [(overlap(g.content, p.content), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for score, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score >= MATCH and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            chosen.append((gold[i], predicted[j]))
    return chosen


def counts(name: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> dict[str, object]:
    """Count, for one document, what every figure of the table is made of."""
    pairs = matches(gold, predicted)
    sourced = [(g, p) for g, p in pairs if g.source]
    return {
        "document": name,
        "gold": len(gold),
        "found": len(predicted),
        "matched": len(pairs),
        "exact": sum(merged(g.content) == merged(p.content) for g, p in pairs),
        "gold_speech": sum(g.speech for g in gold),
        "found_speech": sum(p.speech for p in predicted),
        "matched_gold_speech": sum(g.speech for g, _ in pairs),
        "matched_found_speech": sum(p.speech for _, p in pairs),
        "sources": len(sourced),
        "sources_right": sum(shared(g.source, p.source) > 0 for g, p in sourced),
    }
