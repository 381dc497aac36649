"""Who is said to have said what in news prose: quotations and reported speech become attributions."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from contradict.domain import Mode
from contradict.extraction.beside import behind, speaker_beside, trailing, verdicts
from contradict.extraction.cues import Draft, Finding, findings
from contradict.extraction.denials import answers_accusation
from contradict.extraction.labels import labelled
from contradict.extraction.language import paragraphs, parse, plain
from contradict.extraction.mentions import Who, resolve
from contradict.extraction.modes import mode_of
from contradict.extraction.named import Named, named_in
from contradict.extraction.parts import separate, tidy
from contradict.extraction.quotes import Quotation, quotations
from contradict.extraction.spans import Span, covering, merged, shared, size, trimmed, within, without
from contradict.extraction.speech import with_quotations
from contradict.extraction.standing import settle
from contradict.extraction.syntax import phrase, spans_of
from contradict.extraction.wording import mode_of_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEARLY_ALL = 0.9
"""Share of a content that stands between quotation marks, for direct speech."""

_WEAK = ("seeming", "stance", "topic")
"""Rules that leave their words to any other rule."""

_STATES_NOTHING = ("seeming", "topic")
"""Rules whose finds are attributions ("seems odd", "criticism of the plan") that nobody has stated."""

_SECTION = 5_000
"""Characters of text that are looked at together, at least."""

_REPLIED = 160
"""Characters behind a quotation that may tell what it answers: `…, he said of the claims`."""

_LOOSE = ",;:.—–-"


@dataclass(frozen=True)
class Attribution:
    """One thing that a text says somebody said, thinks or wants; all spans are characters of that text."""

    content: tuple[Span, ...]
    """What was said; several spans where the sentence is interrupted ("The plan, he said, is dead")."""
    cue: Span | None
    source: Span | None
    """The words that name who said it."""
    speaker: str | None
    role: str | None
    organization: str | None
    kind: str
    """direct, mixed or indirect."""
    mode: Mode
    rule: str = ""
    """Which rule of `cues` found it: what kind of words attribute."""


def attributions(text: str) -> list[Attribution]:
    """Find all attributions in news prose, in the order of their contents; spans lie inside the text."""
    return attributed(text, parse(text))


def attributed(text: str, doc: "Doc") -> list[Attribution]:
    """Find the attributions of a text that is parsed already; each can be true or false on its own."""
    pieces = [piece for quotation in quotations(text) for piece in quotation.pieces]
    return [
        replace(whole, content=part, kind=_kind(part, pieces), mode=_mode(doc, whole, part))
        for whole in by_cue(text, doc)
        if whole.rule not in _STATES_NOTHING
        for part in separate(text, doc, whole.content, within(pieces, whole.content[0][0], whole.content[-1][1]))
    ]


def _mode(doc: "Doc", whole: Attribution, part: Sequence[Span]) -> Mode:
    """What the cue does with the words, else what they do themselves: `said that it would leave if …`."""
    if whole.mode is not Mode.ASSERTED:
        return whole.mode
    spans = (doc.char_span(*span, alignment_mode="expand") for span in part)
    tokens = [token for span in spans if span is not None for token in span if not token.is_space]
    own = frozenset(f"{whole.speaker or ''} {whole.organization or ''}".split())
    found = mode_of_words(tokens[1:] if tokens and tokens[0].lower_ == "that" else tokens, own)
    if found is Mode.ASSERTED and whole.kind == "direct" and _answers(doc, part):
        return Mode.DENIED
    return found


def _answers(doc: "Doc", part: Sequence[Span]) -> bool:
    """Whether a quotation answers what the sentence before it, or its own behind it, says that somebody did."""
    start, end = part[0][0], part[-1][1]
    before = doc.char_span(start, start + 1, alignment_mode="expand")
    first = before[0].sent.start if before is not None else 0
    around = doc[max(0, first - 1)].sent.start_char
    ending = doc.text.find("\n", end)
    behind = doc.text[end : ending if ending >= 0 else None][:_REPLIED]
    return answers_accusation(plain(doc.text[start:end]), f"{doc.text[around:start]} {behind}")


def by_cue(text: str, doc: "Doc") -> list[Attribution]:
    """Find the attributions of a parsed text, one a cue: all sentences that `he said` governs are one content."""
    quoted = quotations(text)
    pieces = [piece for quotation in quoted for piece in quotation.pieces]
    named = named_in(text, doc, pieces)
    settle(doc, named)
    kept: list[Draft] = []
    for start, end in _sections(text, quoted):
        near = quoted[bisect_left(quoted, start, key=_start) : bisect_left(quoted, end, key=_start)]
        found = [draft for draft in _drafts(text, doc, (start, end), near) if not _is_speaker(doc, draft, named)]
        placed = list(_positional(text, doc, (start, end), near, named))
        drafts = [*(draft for draft in found if not any(_swallows(draft, other) for other in placed)), *placed]
        kept += _outermost(with_quotations(text, doc, near, drafts))
    return _with_speakers(doc, named, sorted(kept, key=lambda d: d.content), pieces)


def _sections(text: str, quoted: Sequence[Quotation]) -> list[Span]:
    """Cut a text between paragraphs and through no quotation: a long one costs no more a page than a short one."""
    sections, place = [], 0
    for _, end in paragraphs(text):
        number = bisect_left(quoted, end, key=_start)
        open_ended = number > 0 and quoted[number - 1].end > end
        if (end - place >= _SECTION and not open_ended) or end == len(text):
            sections.append((place, end))
            place = end
    return sections


def _start(quotation: Quotation) -> int:
    return quotation.start


def _with_speakers(doc: "Doc", named: Named, drafts: Sequence[Draft], quoted: Sequence[Span]) -> list[Attribution]:
    known: dict[Draft, tuple[Finding, Who]] = {}
    before: list[tuple[int, Who]] = []
    for draft in sorted(drafts, key=lambda d: d.finding.anchor):
        finding, who = _spoken(doc, named, draft.finding, before)
        known[draft] = finding, who
        if finding.source is not None:
            before.append((finding.source, who))
    return [_attribution(doc, draft, *known[draft], quoted) for draft in drafts]


def _spoken(doc: "Doc", named: Named, finding: Finding, before: Sequence[tuple[int, Who]]) -> tuple[Finding, Who]:
    """Whom the source means; where that is nobody by name, the person who is named right beside the verb."""
    who = resolve(doc[finding.source], named, before) if finding.source is not None else Who()
    verb = doc[finding.anchor]
    pronoun = finding.source is not None and doc[finding.source].pos_ == "PRON"
    name = speaker_beside(verb, named) if verb.pos_ in ("VERB", "AUX") and not pronoun else None
    if name is None or (who.speaker and who.organization):
        return finding, who
    found = resolve(doc[name.end - 1], named, before)
    return (replace(finding, source=name.end - 1), found) if found.speaker else (finding, who)


def _drafts(text: str, doc: "Doc", section: Span, quoted: Sequence[Quotation]) -> list[Draft]:
    pieces = [piece for quotation in quoted for piece in quotation.pieces]
    tokens = doc.char_span(*section, alignment_mode="expand")
    drafts = []
    for finding in findings(tokens if tokens is not None else ()):
        if not covering(pieces, doc[finding.anchor].idx):
            content = _content(text, doc, finding, quoted)
            drafts += [Draft(finding, content)] if content else []
    return [*drafts, *labelled(text, doc, section)]


def _positional(text: str, doc: "Doc", section: Span, quoted: Sequence[Quotation], named: Named) -> "Iterator[Draft]":
    pieces = [piece for quotation in quoted for piece in quotation.pieces]
    for finding in (*trailing(doc, section, named, pieces), *verdicts(doc, section, named, pieces)):
        if content := _content(text, doc, finding, quoted):
            yield Draft(finding, content)


def _is_speaker(doc: "Doc", draft: Draft, named: Named) -> bool:
    """Whether the parse takes for words of somebody who stands behind an inverted verb: `…,” said Roe of Acme`."""
    name = behind(doc[draft.finding.anchor], named) if draft.finding.rule == "clause" else None
    return name is not None and name.start in draft.finding.content


def _content(text: str, doc: "Doc", finding: Finding, quoted: Sequence[Quotation]) -> tuple[Span, ...]:
    pieces = [piece for quotation in quoted for piece in quotation.pieces]
    spans = _with_quotations([trimmed(text, span, _LOOSE, _LOOSE) for span in spans_of(doc, finding.content)], quoted)
    kept = without(spans, spans_of(doc, finding.cue))
    return tuple(merged(tidy(text, span, pieces) for span in kept))


def _with_quotations(spans: list[Span], quoted: Sequence[Quotation]) -> list[Span]:
    touched = [q for q in quoted if shared(spans, q.pieces) > 0]
    return merged([*spans, *(piece for q in touched for piece in q.pieces)])


def _outermost(drafts: list[Draft]) -> list[Draft]:
    order = {d: n for n, d in enumerate(drafts)}
    kept: list[Draft] = []
    for draft in sorted(order, key=lambda d: (_rank(d), -size(d.content), order[d])):
        if not any(_clash(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _swallows(draft: Draft, placed: Draft) -> bool:
    """Whether the parse took the attribution itself, found by its place, for a part of what is said."""
    return placed.finding.anchor in draft.finding.content and bool(shared(draft.content, placed.content))


def _rank(draft: Draft) -> int:
    return 1 if draft.finding.rule in _WEAK else 0


def _clash(draft: Draft, other: Draft) -> bool:
    return 2 * shared(draft.content, other.content) > min(size(draft.content), size(other.content))


def _attribution(doc: "Doc", draft: Draft, finding: Finding, who: Who, quoted: Sequence[Span]) -> Attribution:
    cue = spans_of(doc, finding.cue)
    source = spans_of(doc, phrase(doc[finding.source])) if finding.source is not None else []
    return Attribution(
        content=draft.content,
        cue=_hull(cue),
        source=_hull(source),
        speaker=who.speaker,
        role=who.role,
        organization=who.organization,
        kind=_kind(draft.content, quoted),
        mode=mode_of(doc, finding),
        rule=finding.rule,
    )


def _hull(spans: Sequence[Span]) -> Span | None:
    return (spans[0][0], spans[-1][1]) if spans else None


def _kind(content: Sequence[Span], quoted: Sequence[Span]) -> str:
    inside = shared(content, within(quoted, content[0][0], content[-1][1]))
    if not inside:
        return "indirect"
    return "direct" if inside >= _NEARLY_ALL * size(content) else "mixed"
