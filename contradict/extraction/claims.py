"""A sentence made self-contained: "we" becomes the company. Nothing is added, and the quote stays as it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contradict.extraction.inflection import third_person
from contradict.extraction.sentences import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Voice:
    """Who speaks: "we" is the organisation, "I" the speaker. What is None stays a pronoun."""

    organization: str | None
    speaker: str | None = None
    listeners: frozenset[str] = frozenset()
    """Names by which others are addressed: "Andrew, we …"."""


@dataclass(frozen=True)
class Edit:
    """Put `text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


_LEAD = re.compile(
    r"(?:(?:and|but|so|or)\b,?(?! far\b| long\b| much\b| many\b| that\b(?!'s| is| was| will| has))\s+"
    r"|(?:well|yes|yeah|yep|no|sure|right|okay|ok|look|listen|again|you know|i mean|now|great|absolutely|frankly"
    r"|obviously|oh"
    r"|(?:as )?i(?:'ve| have)? (?:just )?(?:said|mentioned|noted)(?: (?:before|earlier|already))?)\b[,.](?=\s)\s+"
    r"|(?:and )?(?:i'd|i would|i'll|i will|let me) (?:just |also )?(?:say|note|add|tell you|point out)"
    r" (?:that\s+|(?=(?:we|you|it|the|there|they|our|these|those)\b))"
    r"|(?:mr\.? chair(?:man|woman)?|madam chair\w*|congress(?:m[ae]n|wom[ae]n)|senator|representative)(?: \w+)?,\s+)+",
    re.IGNORECASE,
)
"""Openings that say nothing of the matter; "So far" and "Now we …" do."""
_CALLED = re.compile(r"([A-Z][\w’'-]+),\s+")
_PLURAL = {"we", "us", "our", "ours", "ourselves"}
_SINGULAR = {"i", "me", "my"}
_SHORT = {"'ve": "has", "'re": "is", "'ll": "will", "'m": "is"}


def claim(sentence: Sentence, text: str, voice: Voice) -> str:
    """Rewrite a sentence of the speaker's own words; a pronoun whose meaning is unsure stays as it is."""
    quote = text[sentence.start : sentence.end]
    begin = opening(quote, voice.listeners)
    own = list(outside_quotes(sentence.parse))
    made = [*first_person(own, voice, sentence.base), *own_company(own, voice, sentence.base)]
    edits = [edit for edit in made if edit.start >= sentence.start + begin]
    return tidied(apply(quote[begin:], edits, sentence.start + begin))


def opening(quote: str, listeners: frozenset[str] = frozenset()) -> int:
    """Count the characters of an opening that says nothing ("And so, ", "Andrew, "); never the whole quote."""
    done = 0
    while (step := _step(quote[done:], listeners)) and done + step < len(quote):
        done += step
    return done


def _step(quote: str, listeners: frozenset[str]) -> int:
    """Count the characters of the first such word or phrase."""
    if match := _LEAD.match(quote.replace("’", "'")):
        return match.end()
    called = _CALLED.match(quote)
    return called.end() if called and called[1] in listeners else 0


def apply(text: str, edits: list[Edit], base: int = 0) -> str:
    """Make the edits, whose offsets count from `base`; of two that overlap the first one is made."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start - base >= done:
            parts += [text[done : edit.start - base], edit.text]
            done = edit.end - base
    return "".join([*parts, text[done:]])


_FILLER = re.compile(r",\s+(?:you know|i mean),|,\s+(?:right|okay|you know)\?$", re.IGNORECASE)
"""Words that hold the floor."""
_REMARK = re.compile(
    r"\[(?:[a-z]+ )?(?:pause|laughter|laughs|applause|sic|music|noise|cough|sighs)\]\s*", re.IGNORECASE
)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
"""What a transcriber adds: a remark goes, a word or an ending ("pose[s]") stays without its brackets."""


def tidied(claim: str) -> str:
    """Drop fillers between commas, leave one space between words and none before a comma, begin with a capital."""
    plain = re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", _without_asides(" ".join(claim.split())))
    plain = re.sub(r",([\"'”’]?)$", r"\1", plain)
    plain = plain if plain[-1:] in ".!?\"'”’)" else f"{plain}."
    return plain[:1].upper() + plain[1:] if re.match(r"[a-z][a-z]*\b(?!\.)|[a-z]+['’]", plain) else plain


def _without_asides(claim: str) -> str:
    return _BRACKETS.sub(r"\1", _REMARK.sub("", _FILLER.sub("", claim)))


def possessive(name: str) -> str:
    """Form the genitive: Boeing's, General Motors'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def first_person(tokens: "Iterable[Token]", voice: Voice, base: int = 0) -> Iterator[Edit]:
    """Put names in the place of "we", "our", "I" and the like; `base` is added to the offsets of the tokens."""
    words = list(tokens)
    shared = any(word.lower_ == "our" and word.head.lower_ in _COMMON for word in words)
    for token in words:
        name = _meant(token, Voice(None, voice.speaker) if shared else voice)
        if name:
            yield from _renamed(token, name, base)


_COMMON = {"country", "nation", "democracy", "society", "world", "planet", "government", "troops", "lives", "allies"}
_COMMON |= {"children", "kids", "parents", "grandchildren"}
"""What a company does not have: "our country" makes "we" of that sentence everybody."""


def own_company(tokens: "Iterable[Token]", voice: Voice, base: int = 0) -> Iterator[Edit]:
    """Name "the company" in the words of those who speak for it."""
    for token in tokens:
        if token.lower_ == "company" and voice.organization and is_bare(token):
            yield Edit(base + token.nbor(-1).idx, base + token.idx + len(token), voice.organization)


def is_bare(token: "Token") -> bool:
    """Tell "the company" from "the company that it bought" and "the other company"."""
    before = token.nbor(-1) if token.i else None
    alone = not any(child.dep_ in ("relcl", "prep", "compound", "amod") for child in token.children)
    return before is not None and before.lower_ == "the" and alone and token.dep_ not in ("compound", "nmod")


def outside_quotes(tokens: "Iterable[Token]") -> "Iterator[Token]":
    """Keep the words outside quotation marks: inside them somebody else's "we" may be meant."""
    return (token for token, quoted in _quoted(tokens) if not quoted)


def inside_quotes(tokens: "Iterable[Token]") -> "Iterator[Token]":
    """Keep the words inside quotation marks."""
    return (token for token, quoted in _quoted(tokens) if quoted)


def _quoted(tokens: "Iterable[Token]") -> "Iterator[tuple[Token, bool]]":
    quoted = False
    for token in tokens:
        if token.text in ('"', "``", "''"):
            quoted = not quoted
        else:
            yield token, quoted


def _meant(token: "Token", voice: Voice) -> str | None:
    """The name that a pronoun stands for, or None for other words and where it may mean more people than that."""
    word = token.lower_
    if word not in _PLURAL | _SINGULAR or token.text == "US" or _means_everyone(token):
        return None
    return voice.organization if word in _PLURAL else voice.speaker


def _means_everyone(token: "Token") -> bool:
    """Tell "we all", "all of us", "let us" from the company's "we", and "I mean" from what somebody means."""
    doc, place = token.doc, token.i
    after = doc[place + 1].lower_ if place + 1 < len(doc) else ""
    before = doc[place - 1].lower_ if place else ""
    two_before = doc[place - 2].lower_ if place > 1 else ""
    return (
        after in ("all", "both", "each", "mean")
        or before in ("let", "between")
        or (before == "of" and two_before in _GROUPS)
    )


_GROUPS = {"all", "both", "many", "most", "some", "none", "any", "each", "few"}


def _renamed(token: "Token", name: str, base: int) -> Iterator[Edit]:
    """Put the name in the place of a pronoun, with the verb to match."""
    start, end = base + token.idx, base + token.idx + len(token)
    word = token.lower_
    if word in ("our", "my"):
        yield from _owner(token, name, base)
    elif word == "ours":
        yield Edit(start, end, possessive(name))
    elif word == "ourselves":
        yield Edit(start, end, "itself")
    else:
        yield Edit(start, end, name)
        if word in ("we", "i") and token.dep_ in ("nsubj", "nsubjpass") and not _is_joined(token):
            yield from _agreement(token.head, base)


def _owner(token: "Token", name: str, base: int) -> Iterator[Edit]:
    """Make "our plan" the company's plan, and "our company" the company itself."""
    start, end = base + token.idx, base + token.idx + len(token)
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and token.lower_ == "our" and following.lower_ in ("company", "corporation"):
        yield Edit(start, base + following.idx + len(following), name)
    else:
        yield Edit(start, end, possessive(name))


def _is_joined(token: "Token") -> bool:
    """Tell whether the pronoun is one of several subjects ("we and our partners"), which keep a plural verb."""
    return any(child.dep_ == "conj" for child in token.children)


def _agreement(verb: "Token", base: int) -> Iterator[Edit]:
    """Put the finite verb, and the finite verbs joined to it that share its subject, into the third person."""
    yield from _finite(verb, base)
    governed = bool(_helpers(verb))  # "we will build and sell": one auxiliary serves both verbs
    for child in verb.children:
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and not _has_subject(child)
        if joined and (_helpers(child) or not governed or child.lower_ in ("have", "are", "do")):
            yield from _agreement(child, base)


def _helpers(verb: "Token") -> "list[Token]":
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass") and child.tag_ != "TO"]


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in verb.children)


def _finite(verb: "Token", base: int) -> Iterator[Edit]:
    """Change the first auxiliary, or the verb itself where it has none."""
    helpers = _helpers(verb)
    first = min([*helpers, verb], key=lambda token: token.i)
    if verb.tag_ in ("VBG", "VBN") and not helpers:
        return
    if first is verb and any(child.tag_ == "TO" for child in verb.children):
        return  # an infinitive
    changed = _third_person(first, verb)
    if changed is not None:
        yield Edit(base + first.idx, base + first.idx + len(first), changed)


def _third_person(token: "Token", verb: "Token") -> str | None:
    """The form that follows a name; None when it stays. A short form ("we've") becomes a word of its own."""
    word = token.lower_
    if word in _SHORT:
        return f" {_SHORT[word]}"
    if word == "'d":
        return " had" if verb.tag_ == "VBN" else " would"
    if token.tag_ == "VBD":
        return "was" if word == "were" else None
    if token.tag_ in ("VBP", "VB") and token.tag_ != "MD":
        return third_person(word)
    return None
