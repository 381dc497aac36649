"""Which words attribute a quotation: beside it, before a colon, or those of the quotation before it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.cues import Draft, Finding
from contradict.extraction.quotes import Quotation
from contradict.extraction.spans import Span, merged, shared
from contradict.extraction.syntax import cue_words, lemma, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FAR = 25
"""Tokens between a quotation and its verb."""

_FAR_APART = 250
"""Characters of narration after which a quotation has another speaker."""

_SMALL_WORD = 4
"""Letters: shorter words stand in small letters in a title."""

_LEAST_TITLE, _SMALL_TITLE = 2, 5
"""Words of a title, short ones not counted."""

_FINITE = ("VBD", "VBZ")
_NAMING = ("PROPN", "NOUN", "PRON")


def with_quotations(text: str, doc: "Doc", quoted: Sequence[Quotation], drafts: list[Draft]) -> list[Draft]:
    """Give each quotation that is speech to a draft: one that touches it, a new one, or the last one before it."""
    result = list(drafts)
    for number, quotation in enumerate(quoted):
        if any(shared(draft.content, quotation.pieces) for draft in result) or _is_title(text, quotation):
            continue
        limits = (
            quoted[number - 1].end if number else 0,
            quoted[number + 1].start if number + 1 < len(quoted) else len(text),
        )
        finding = _beside(text, doc, quotation, limits)
        if finding is not None:
            _add(finding, quotation, result)
        elif _stands_alone(text, quotation):
            _continue(text, doc, quotation, result)
    return result


def _add(finding: Finding, quotation: Quotation, drafts: list[Draft]) -> None:
    """Start a draft, or go on with the one of the same verb: `“If so,” he said, “we leave.”`."""
    same = next((draft for draft in drafts if draft.finding.anchor == finding.anchor), None)
    if same is None:
        drafts.append(Draft(finding, quotation.pieces))
    else:
        drafts[drafts.index(same)] = replace(same, content=tuple(merged([*same.content, *quotation.pieces])))


def _is_title(text: str, quotation: Quotation) -> bool:
    """A name of a book or a broadcast: a few words, each with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", text[quotation.start : quotation.end]) if len(word) > _SMALL_WORD]
    return (
        _LEAST_TITLE <= len(long) <= _SMALL_TITLE
        and all(word[0].isupper() for word in long)
        and text[quotation.end - 2] not in "!?"
    )


def _continue(text: str, doc: "Doc", quotation: Quotation, drafts: list[Draft]) -> None:
    """Add a quotation without a cue to the attribution before it, when that reaches up to it."""
    before = [d for d in drafts if doc[d.finding.anchor].idx < quotation.start and _speaks(doc, d.finding)]
    if not before:
        return
    last = max(before, key=lambda d: doc[d.finding.anchor].idx)
    ends = max(last.content[-1][1], doc[last.finding.anchor].idx)
    if _apart(text, doc, (ends, quotation.start), last.content[-1][1] < ends):
        return
    drafts[drafts.index(last)] = replace(last, content=tuple(merged([*last.content, *quotation.pieces])))


def _apart(text: str, doc: "Doc", gap: Span, cue_last: bool) -> bool:
    """Whether too much stands between two quotations for one speaker: a paragraph, or a sentence and its end."""
    between = text[slice(*gap)]
    if between.count("\n\n") > 1 or len(between) > _FAR_APART:
        return True
    tokens = doc.char_span(*gap, alignment_mode="contract")
    ends = sum(token.text in (".", "!", "?") for token in tokens or ())
    return "\n" in between and ends > (1 if cue_last else 0)


def _speaks(doc: "Doc", finding: Finding) -> bool:
    return finding.rule in ("clause", "aside", "according", "quotation", "colon", "directive", "naming", "framed")


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """A whole sentence or more between its marks, with a sentence's end before it."""
    before = text[: quotation.start].rstrip()
    inner = text[quotation.end - 3 : quotation.end]
    return before[-1:] in ("", ".", "!", "?", '"', "”", "'", ":", "’", ")") and any(mark in inner for mark in ".!?…-—")


def _beside(text: str, doc: "Doc", quotation: Quotation, limits: tuple[int, int]) -> Finding | None:
    after = list(_after(doc, quotation.end, limits[1]))
    before = list(_before(text, doc, quotation.start, limits[0]))
    ended = text[: quotation.end].rstrip("\"”’'`»")[-1:]
    verb = None
    if ended in ",?!—-…" or (after and after[0].is_lower):
        verb = _verb(after) or (_inverted(after) if ended == "," and not before else None)
    if verb is None and before and (before[-1].text in (",", ":") or before[-1].pos_ in ("VERB", "SCONJ", "ADP")):
        verb = _verb(before[::-1])
    if verb is not None:
        return Finding(
            "quotation", verb.i, frozenset(cue_words(verb)), frozenset({verb.i}), _source(verb, after or before)
        )
    if before and before[-1].text == ":":
        return _colon(before)
    return None


def _colon(before: "list[Token]") -> Finding | None:
    names = [token for token in before if token.pos_ in _NAMING and token.dep_ != "compound"]
    if not names:
        return None
    return Finding("colon", before[-1].i, frozenset({before[-1].i}), frozenset({before[-1].i}), names[0].i)


def _verb(tokens: "list[Token]") -> "Token | None":
    known = lexicon.SPEECH | lexicon.QUOTING_ONLY
    return next((t for t in tokens if t.pos_ in ("VERB", "AUX") and lemma(t) in known), None)


def _inverted(after: "list[Token]") -> "Token | None":
    """Any verb beside a name behind a quotation attributes: `…,” simpered Jane Roe`, `…,” Jane Roe simpered`."""
    words = [token for token in after if not (token.is_punct or token.is_space)]
    if len(words) > 1 and words[0].tag_ in (*_FINITE, "VBN") and words[1].pos_ == "PROPN":
        return words[0]
    named = bool(words) and words[0].pos_ == "PROPN"
    verbs = (token for token in words[1:] if token.tag_ in _FINITE and token.dep_ not in ("relcl", "acl"))
    return next(verbs, None) if named else None


def _source(verb: "Token", near: "list[Token]") -> int | None:
    found = subject(verb)
    if found is not None:
        return int(found.i)
    names = [token for token in near if token.pos_ in _NAMING and token.dep_ != "compound"]
    return min(names, key=lambda t: abs(t.i - verb.i)).i if names else None


def _after(doc: "Doc", place: int, limit: int) -> "Iterator[Token]":
    for token in _tokens_from(doc, place, 1):
        if token.idx >= limit or token.text in (".", "!", "?") or "\n" in token.text:
            return
        yield token


def _before(text: str, doc: "Doc", place: int, limit: int) -> "Iterator[Token]":
    """Tokens of the sentence before a quotation, in order; over a paragraph's end only when it ends with a colon."""
    found: list[Token] = []
    for token in _tokens_from(doc, place - 1, -1):
        if token.idx < limit or token.text in (".", "!", "?"):
            break
        if "\n" in token.text and found:
            break
        if not token.is_space:
            found.append(token)
            if len(found) == 1 and "\n" in text[token.idx : place] and token.text != ":":
                return
    yield from found[::-1]


def _tokens_from(doc: "Doc", place: int, step: int) -> "Iterator[Token]":
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if doc[middle].idx < place else (low, middle)
    i = low if step > 0 else low - (1 if low == len(doc) or doc[low].idx > place else 0)
    for _ in range(_FAR):
        if not 0 <= i < len(doc):
            return
        yield doc[i]
        i += step
