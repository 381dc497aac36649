"""Who is said to have said what in news prose: quotations and reported speech become attributions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.domain import Mode
from contradict.extraction.cues import Draft, Finding, findings
from contradict.extraction.language import parse
from contradict.extraction.quotes import Quotation, quotations
from contradict.extraction.spans import Span, merged, shared, size, trimmed, without
from contradict.extraction.speech import with_quotations
from contradict.extraction.syntax import phrase, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LEFT = ",;:.—–-)"
_RIGHT = ",;:.—–-("


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


def attributions(text: str) -> list[Attribution]:
    """Find all attributions in news prose, in the order of their contents; spans lie inside the text."""
    return attributed(text, parse(text))


def attributed(text: str, doc: "Doc") -> list[Attribution]:
    """Find the attributions of a text that is parsed already."""
    quoted = quotations(text)
    drafts = _drafts(text, doc, quoted)
    kept = _outermost(with_quotations(text, doc, quoted, drafts))
    return [_attribution(text, doc, draft, quoted) for draft in sorted(kept, key=lambda d: d.content)]


def _drafts(text: str, doc: "Doc", quoted: Sequence[Quotation]) -> list[Draft]:
    inside = merged(piece for quotation in quoted for piece in quotation.pieces)
    drafts = []
    for finding in findings(doc):
        anchor = doc[finding.anchor]
        if shared([(anchor.idx, anchor.idx + 1)], inside):
            continue
        content = _content(text, doc, finding, quoted)
        if content:
            drafts.append(Draft(finding, content))
    return drafts


def _content(text: str, doc: "Doc", finding: Finding, quoted: Sequence[Quotation]) -> tuple[Span, ...]:
    spans = [_trim(text, span) for span in spans_of(doc, finding.content)]
    spans = _with_quotations([s for s in spans if s[0] < s[1]], quoted)
    holes = spans_of(doc, finding.cue)
    return tuple(_trim(text, s) for s in without(spans, holes) if s[0] < s[1])


def _trim(text: str, span: Span) -> Span:
    return trimmed(text, span, _LEFT, _RIGHT)


def _with_quotations(spans: list[Span], quoted: Sequence[Quotation]) -> list[Span]:
    touched = [q for q in quoted if shared(spans, q.pieces) > 0]
    return merged([*spans, *(piece for q in touched for piece in q.pieces)])


def _outermost(drafts: list[Draft]) -> list[Draft]:
    order = {d: n for n, d in enumerate(drafts)}
    kept: list[Draft] = []
    for draft in sorted(order, key=lambda d: (-size(d.content), order[d])):
        if not any(_clash(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _clash(draft: Draft, other: Draft) -> bool:
    return 2 * shared(draft.content, other.content) > min(size(draft.content), size(other.content))


def _attribution(text: str, doc: "Doc", draft: Draft, quoted: Sequence[Quotation]) -> Attribution:
    finding = draft.finding
    cue = spans_of(doc, finding.cue)
    source = spans_of(doc, phrase(doc[finding.source])) if finding.source is not None else []
    inside = shared(draft.content, [p for q in quoted for p in q.pieces])
    kind = "direct" if inside >= 0.9 * size(draft.content) else "mixed" if inside else "indirect"
    return Attribution(
        draft.content,
        (cue[0][0], cue[-1][1]) if cue else None,
        (source[0][0], source[-1][1]) if source else None,
        None,
        None,
        None,
        kind,
        Mode.ASSERTED,
        finding.rule,
    )
