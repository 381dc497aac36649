"""Reported speech made self-contained: "that the company does not" becomes "Acme does not". Nothing is added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction.claims import (
    Edit,
    Voice,
    apply,
    first_person,
    inside_quotes,
    is_bare,
    opening,
    outside_quotes,
    possessive,
    tidied,
)
from contradict.extraction.inflection import third_person
from contradict.extraction.spans import Span
from contradict.extraction.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPANY = {
    "company",
    "firm",
    "group",
    "corporation",
    "automaker",
    "carmaker",
    "retailer",
    "manufacturer",
    "bank",
    "airline",
}
_COMPANY |= {"chipmaker", "maker", "startup", "insurer", "drugmaker", "brewer", "lender", "operator", "business"}
_HEDGED = {"expect", "hope", "want", "wish", "fear", "doubt", "deny", "dispute", "worry", "plan", "predict", "forecast"}
"""Verbs that the claim must keep: what a company hopes is not what it says is so."""
_DEEDS = {
    **{
        "agreement": "agreed",
        "commitment": "committed",
        "decision": "decided",
        "demand": "demanded",
        "desire": "wants",
    },
    **{"intention": "intends", "offer": "offered", "plan": "plans", "pledge": "pledged", "promise": "promised"},
    **{"refusal": "refused", "threat": "threatened", "vow": "vowed", "willingness": "is willing"},
}
"""What somebody does who makes a promise, takes a decision and so on."""
_FINITE = ("VBZ", "VBP", "VBD", "MD")
_MARKS = re.compile(r"^(?:[\"“”„«»]|''|``)+\s*|\s*(?:[\"“”„«»]|'')+$")
_QUOTES = "\"'“”‘’«»„"


@dataclass(frozen=True)
class Report:
    """What a document says that somebody said: spans of the text, and the parse of the text."""

    text: str
    parse: "Doc"
    content: Sequence[Span]
    cue: Span | None
    direct: bool


def reported_claim(report: Report, voice: Voice) -> str:
    """Write what was said as a sentence of its own; where that would take a guess, as the document words it."""
    tokens = _tokens(report)
    if report.direct and (_is_clause(tokens) or _is_whole(report)):
        return _quoted_claim(report, voice)
    if not _is_clause(tokens):
        return (
            _relative(report, tokens, voice) or _with_subject(report, tokens, voice) or _climbed(report, tokens, voice)
        )
    said = _edited(report, tokens, voice, report.content)
    verb = _cue_verb(report)
    if verb is not None and lemma(verb) in _HEDGED and _name(voice):
        return tidied(f"{_name(voice)} {verb.text} that {said}")
    return tidied(said)


def _is_whole(report: Report) -> bool:
    """Tell a quoted sentence without a verb ("Never again.") from a few quoted words."""
    words = report.text[report.content[0][0] : report.content[-1][1]].strip(_QUOTES)
    return words[:1].isupper() and words[-1:] in (".", "!", "?", ",")


def _quoted_claim(report: Report, voice: Voice) -> str:
    """Join the pieces of a quotation, without its marks and in the third person."""
    pieces = []
    for start, end in report.content:
        tokens = [token for token in _within(report.parse, start, end) if not _is_outer(report.text, token, start, end)]
        edits = list(first_person(outside_quotes(tokens), voice))
        first, last = _bare(report.text, start, end)
        kept = [edit for edit in edits if first <= edit.start and edit.end <= last]
        pieces.append(apply(report.text[first:last], kept, first).strip())
    joined = _joined(pieces)
    return tidied(joined[opening(joined) :])


def _joined(pieces: Sequence[str]) -> str:
    """Join "The plan," and "is dead": the comma belongs to the interruption."""
    whole = ""
    for piece in pieces:
        whole = f"{whole.rstrip(',')} {piece}" if whole.endswith(",") and piece[:1].islower() else f"{whole} {piece}"
    return whole.strip().rstrip(",")


def _is_outer(text: str, token: "Token", start: int, end: int) -> bool:
    """Tell whether a token is one of the quotation marks around a piece."""
    marks = text[token.idx : token.idx + len(token)].strip(_QUOTES) == ""
    return (token.idx == start or token.idx + len(token) == end) and marks


def _bare(text: str, start: int, end: int) -> Span:
    """Leave out the quotation marks at both ends of a piece."""
    piece = text[start:end]
    bare = _MARKS.sub("", piece)
    first = piece.find(bare)
    return start + first, start + first + len(bare)


def _tokens(report: Report) -> "list[Token]":
    return [token for start, end in report.content for token in _within(report.parse, start, end)]


def _within(doc: "Doc", start: int, end: int) -> "list[Token]":
    """Collect the tokens whose characters lie in a span; half a token at its edge counts."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return [token for token in span if not token.is_space] if span is not None else []


def _is_clause(tokens: "Sequence[Token]") -> bool:
    """Tell whether the words have a finite verb with its subject among them."""
    inside = {token.i for token in tokens}
    return any(
        token.tag_ in _FINITE
        and any(
            child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and child.i in inside
            for child in _verb(token).children
        )
        and not _is_relative(_verb(token))
        for token in tokens
    )


def _verb(token: "Token") -> "Token":
    return token.head if token.dep_ in ("aux", "auxpass") else token


def _is_relative(verb: "Token") -> bool:
    return str(verb.dep_) == "relcl"


def _edited(report: Report, tokens: "Sequence[Token]", voice: Voice, spans: Sequence[Span]) -> str:
    """Name the speaker and the company in the words of the report, and drop a leading "that"."""
    edits = [*third_person_edits(tokens, voice), *first_person(inside_quotes(tokens), voice)]
    whole = " ".join(
        apply(report.text[start:end], [e for e in edits if start <= e.start and e.end <= end], start)
        for start, end in spans
    )
    return whole.removeprefix("that ").strip(" ,")


def third_person_edits(tokens: "Sequence[Token]", voice: Voice) -> Iterator[Edit]:
    """Replace "the company", and the pronoun that comes before any other name, by whom it stands for."""
    named = False
    for token in outside_quotes(tokens):
        word = token.lower_
        if word in _COMPANY and voice.organization and is_bare(token):
            yield Edit(token.nbor(-1).idx, token.idx + len(token), voice.organization)
            named = True
        elif not named and (edit := _pronoun(token, voice)):
            yield edit
            named = True
        named = named or token.pos_ in ("NOUN", "PROPN") or token.tag_ == "PRP"


def _pronoun(token: "Token", voice: Voice) -> Edit | None:
    """Resolve "it" to a company that speaks and "he" or "she" to a person who does; "it is clear that" names nobody."""
    word, start, end = token.lower_, token.idx, token.idx + len(token)
    subject = token.dep_ in ("nsubj", "nsubjpass")
    known = voice.speaker is None or _is_named_before(token, voice)
    if word == "it" and subject and voice.organization and known and not _is_empty(token):
        return Edit(start, end, voice.organization)
    if word == "its" and voice.organization and known:
        return Edit(start, end, possessive(voice.organization))
    if word in ("he", "she") and subject and voice.speaker:
        return Edit(start, end, voice.speaker)
    return None


def _is_named_before(token: "Token", voice: Voice) -> bool:
    """Tell whether the sentence named the company before: what a person calls "it" may be anything else."""
    before = token.doc[token.sent.start : token.i]
    return any(
        word.text == (voice.organization or "").split()[-1] or (word.lower_ in _COMPANY and is_bare(word))
        for word in before
    )


def _is_empty(it: "Token") -> bool:
    """Tell "it is important that", "it takes time to" from an "it" that stands for something."""
    return any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl") for child in it.head.children) and it.head.lemma_ in (
        *("be", "take", "seem", "appear", "become", "make", "remain"),
    )


def _cue_verb(report: Report) -> "Token | None":
    """Find the verb of the cue, when it is one that a sentence can be built on."""
    if report.cue is None:
        return None
    tokens = _within(report.parse, *report.cue)
    return next((token for token in tokens if token.pos_ == "VERB"), None)


def _name(voice: Voice) -> str | None:
    return voice.speaker or voice.organization


def _with_subject(report: Report, tokens: "Sequence[Token]", voice: Voice) -> str | None:
    """Write "Acme" before "agreed to leave": what follows a finite verb makes no sentence without it."""
    verb, name = _cue_verb(report), _name(voice)
    if name and (deed := _deed(report)) and tokens and tokens[0].lower_ in ("to", "not"):
        return tidied(f"{name} {deed} {_edited(report, tokens, voice, report.content)}")
    if verb is None or name is None or report.cue is None or not tokens or report.cue[0] > tokens[0].idx:
        return None
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBG" and not helpers:  # "a post announcing its exit"
        said = _edited(report, tokens, voice, report.content)
        return tidied(f"{name} {third_person(lemma(verb))} {said}")
    if verb.tag_ not in _FINITE and not any(helper.tag_ in _FINITE for helper in helpers):
        return None
    first = min([*helpers, verb], key=lambda token: token.i)
    start = min(report.cue[0], first.idx)
    following = _within(report.parse, start, report.content[-1][1])
    edits = [*_after(third_person_edits(following, voice), verb), *first_person(inside_quotes(following), voice)]
    if first.tag_ == "VBP":
        edits.append(Edit(first.idx, first.idx + len(first), third_person(first.lower_)))
    return tidied(f"{name} {apply(report.text[start : report.content[-1][1]], edits, start)}")


def _deed(report: Report) -> str | None:
    """Give what somebody did who made a promise or took a decision, for a cue that is such a noun."""
    cue = report.text[slice(*report.cue)].casefold() if report.cue else ""
    return next((deed for word in cue.split() if (deed := _DEEDS.get(word.removesuffix("s")))), None)


def _after(edits: Iterator[Edit], verb: "Token") -> Iterator[Edit]:
    return (edit for edit in edits if edit.start > verb.idx)


def _relative(report: Report, tokens: "Sequence[Token]", voice: Voice) -> str | None:
    """Make a sentence of "rivals, who are 'all about' it": what is said of those who are meant."""
    inside = {token.i for token in tokens}
    for verb in tokens:
        whole = {verb.i, _whole_phrase(verb.head).i} <= inside or tokens[0].tag_ in ("WP", "WDT")
        if _is_relative(verb) and whole and any(_is_relative_subject(child) for child in verb.children):
            return _governing(report, verb, voice)
    return None


def _is_relative_subject(token: "Token") -> bool:
    """Tell "who are …" from "that it has received"."""
    return token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in ("who", "which", "that")


def _climbed(report: Report, tokens: "Sequence[Token]", voice: Voice) -> str:
    """Give a fragment the clause that it stands in: the nearest verb above it that has a subject."""
    words = [token for token in tokens if not token.is_punct]
    top = min(words, key=lambda token: len(list(token.ancestors)), default=None)
    above = [top, *top.ancestors] if top is not None else []
    verb = next((token for token in above if _has_subject(token)), None)
    if verb is None:
        return tidied(_edited(report, tokens, voice, report.content))
    return _governing(report, verb, voice)


def _governing(report: Report, verb: "Token", voice: Voice) -> str:
    """Write the clause of a verb, with the ones who are meant in the place of "who" and "which"."""
    inside = sorted(verb.subtree, key=lambda token: token.i)
    start, end = inside[0].idx, max(inside[-1].idx + len(inside[-1]), report.content[-1][1])
    named = [*third_person_edits(inside, voice), *first_person(inside_quotes(inside), voice)]
    written = apply(report.text[start:end].rstrip(" ."), [*named, *_antecedent(verb, report.text)], start)
    return tidied(written.removeprefix("that "))


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _antecedent(verb: "Token", text: str) -> Iterator[Edit]:
    """Put those who are meant in the place of "who" or "which"."""
    if verb.dep_ != "relcl":
        return
    first = min(token.i for token in verb.subtree)
    meant = [token for token in _whole_phrase(verb.head).subtree if token.i < first]
    for child in verb.children:
        if child.lower_ in ("who", "which", "that") and meant:
            words = text[meant[0].idx : meant[-1].idx + len(meant[-1])].strip(" ,")
            yield Edit(child.idx, child.idx + len(child), words)


def _whole_phrase(noun: "Token") -> "Token":
    """Climb from "rivals" to "some of its rivals"."""
    of = noun.head
    counted = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ in ("DET", "PRON", "NUM")
    return of.head if counted else noun
