"""Attribution by position: a named speaker right beside a verb of saying, whatever the parse makes of the sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.cues import Finding, saying
from contradict.extraction.named import Name, Named
from contradict.extraction.spans import Span, covering
from contradict.extraction.syntax import cue_words, lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MARKS = (",", '"', "''", "”", "»", "'", "’", "!", "?", "-", "—", "–", "``")
_ENDS = (".", "!", "?", ";", ":")
_TELLING = ("tell", "inform", "assure", "remind", "notify")
"""Verbs behind which the one stands who is told."""
_HELPERS = ("AUX", "ADV", "PART")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONGEST = 30
"""Tokens of an apposition between a name and its verb."""
_OFFICE_WORDS = 12
"""Tokens between an inverted verb and the name of the speaker: `warned its co-founder, Jane Roe`."""
_VERDICT = 4
"""Tokens before the noun of `: that was the message from Jane Roe`."""
_LEAST = 3
"""Tokens of a clause that somebody is said to have said."""
_GOES_ON = ("because", "since", "so", "unless", "if", "until", "or", "provided", "though", "but", "even", "otherwise")
_CONDITION = re.compile(
    r"(?i)(?:(?:as|so) long as|on (?:the )?condition that|assuming|providing|subject to|depending on|only (?:if|when"
    r"|once|after)|once|pending|barring|contingent on|conditional on|in the event)\b"
)
"""Conditions of what was said that stand behind who said it."""
_SUBORDINATE = lexicon.words(
    """
    after when while as since because although though if once should asked until before unless despite according citing
    whereas given where without failing
    """
)
_BELONGING = ("of", "from", "at", "for")


def speaker_beside(verb: "Token", named: Named) -> Name | None:
    """Find the person who is named right behind an inverted verb of saying, or right before one."""
    return behind(verb, named) or _before(verb, named)


def behind(verb: "Token", named: Named) -> Name | None:
    """Find the person who is named right behind an inverted verb: `…, warned its co-founder, Jane Roe`."""
    doc = verb.doc
    if verb.i == 0 or doc[verb.i - 1].text not in _MARKS or lemma(verb) in _TELLING:
        return None
    for token in doc[verb.i + 1 : verb.i + 1 + _OFFICE_WORDS]:
        name = named.at(token.i)
        if name is not None and name.person:
            return name
        comma = token.text == "," and (following := named.at(token.i + 1)) is not None and following.person
        if not comma and (
            (token.is_punct and token.text != "-") or token.tag_ in _FINITE or token.lower_ in ("that", "who", "which")
        ):
            return None
    return None


def _before(verb: "Token", named: Named) -> Name | None:
    last = _first_helper(verb) - 1
    if last < 0:
        return None
    if verb.doc[last].text in (",", ")"):
        return _before_apposition(verb.doc, last, named)
    name = named.at(last)
    if name is None or name.person:
        return name
    of = name.start - 1
    owner = named.at(of - 1) if of > 0 and verb.doc[of].lower_ in _BELONGING else None
    return owner if owner is not None and owner.person else None


def _first_helper(verb: "Token") -> int:
    first = int(verb.i)
    while first > 0 and verb.i - first < 4 and verb.doc[first - 1].pos_ in _HELPERS:
        first -= 1
    return first


def _before_apposition(doc: "Doc", comma: int, named: Named) -> Name | None:
    """`Jane Roe, who runs it,`: the nearest person whose name ends before a comma."""
    for i in range(comma, max(comma - _LONGEST, 0), -1):
        if doc[i].text in _ENDS or "\n" in doc[i].text:
            return None
        name = named.at(i - 1)
        if doc[i].text in (",", "(", ")") and name is not None and name.person:
            return name
    return None


def trailing(doc: "Doc", section: Span, named: Named, quoted: Sequence[Span]) -> Iterator[Finding]:
    """Find `CLAUSE, Jane Roe, head of Acme, said.` and `CLAUSE, said Jane Roe.`, by what stands beside the verb."""
    tokens = doc.char_span(*section, alignment_mode="expand")
    for verb in tokens if tokens is not None else ():
        if verb.tag_ in ("VBD", "VBZ", "VBP", "VBN") and saying(verb) and not covering(quoted, verb.idx):
            yield from _trailing(verb, named, quoted)


def _trailing(verb: "Token", named: Named, quoted: Sequence[Span]) -> Iterator[Finding]:
    doc = verb.doc
    inverted = behind(verb, named)
    name = inverted or _before(verb, named) or _pronoun(verb)
    if name is None:
        return
    comma = (verb.i if inverted else _title_start(doc, name.start)) - 1
    if comma < 0 or doc[comma].text != "," or (not inverted and _has_clause(verb)):
        return
    first = _sentence_start(doc, comma, quoted)
    content = set(range(first, comma)) | _rest(doc, (name.end if inverted else verb.i + 1), first, comma)
    if _is_clause(doc, sorted(content)) and not _is_subordinate(doc, sorted(content)):
        yield Finding("trailing", verb.i, frozenset(cue_words(verb)), frozenset(content), _head(doc, name))


def verdicts(doc: "Doc", section: Span, named: Named, quoted: Sequence[Span]) -> Iterator[Finding]:
    """Find `CLAUSE: that was the message from Jane Roe`."""
    tokens = doc.char_span(*section, alignment_mode="expand")
    for noun in tokens if tokens is not None else ():
        if lemma(noun) in lexicon.VERDICTS and noun.i > _VERDICT and noun.i + 2 < len(doc):
            colon, that, being = doc[noun.i - 4], doc[noun.i - 3], doc[noun.i - 2]
            by, name = doc[noun.i + 1], named.at(noun.i + 2)
            opened = colon.text in (":", "—", "–", ",", '"') and that.lower_ in ("that", "this", "such")
            if opened and being.lower_ in ("is", "was") and by.lower_ in ("of", "from") and name and name.person:
                content = frozenset(range(_sentence_start(doc, colon.i, quoted), colon.i))
                yield Finding("trailing", noun.i, frozenset({noun.i}), content, _head(doc, name))


def _pronoun(verb: "Token") -> Name | None:
    """`he told the board`: a pronoun, or `the company`, right before the verb."""
    last = _first_helper(verb) - 1
    if last < 0:
        return None
    token = verb.doc[last]
    if token.lower_ in ("he", "she", "it", "they"):
        return Name(last, last + 1, token.text, person=True)
    firm = last > 0 and token.lemma_.lower() in lexicon.COMPANIES and token.nbor(-1).lower_ == "the"
    return Name(last, last + 1, token.text, person=False) if firm else None


def _title_start(doc: "Doc", start: int) -> int:
    """Step back over `Sir` and over a role before a name, to the comma."""
    first = start
    while first > 0 and start - first < 8 and (doc[first - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "PRON")):
        first -= 1
    for i in range(start - 1, max(start - _OFFICE_WORDS, 0), -1):
        if doc[i].text == "," and i == start - 1 and doc[i - 1].lemma_.lower() in lexicon.OFFICES:
            return _title_start(doc, i)
    return first


def _has_clause(verb: "Token") -> bool:
    """Whether what is said follows the verb: a finite verb, `that` or a quotation before the next comma."""
    for token in verb.doc[verb.i + 1 :]:
        if token.text in (*_ENDS, ",") or "\n" in token.text:
            return bool(token.text == ":")
        if token.tag_ in ("WDT", "WP") or (
            token.lower_ == "that" and token.nbor(-1).pos_ in ("NOUN", "PROPN") and _is_finite(token)
        ):
            return False
        if token.tag_ in (*_FINITE, "TO") or token.lower_ in ("that", "how", "whether"):
            return True
        if token.text in ('"', "“", "``"):
            return True
    return False


def _is_finite(that: "Token") -> bool:
    """`a meeting that started late`: a verb right behind, of which `that` is the subject."""
    return that.i + 1 < len(that.doc) and that.nbor().tag_ in _FINITE


def _sentence_start(doc: "Doc", comma: int, quoted: Sequence[Span]) -> int:
    first = comma
    while first > 0 and "\n" not in doc[first - 1].text:
        if doc[first - 1].text in _ENDS and not covering(quoted, doc[first - 1].idx):
            break
        if doc[first - 1].text in ('"', "”") and doc[first - 2].text in (".", "!", "?"):
            break
        first -= 1
    return first


def _rest(doc: "Doc", place: int, first: int, comma: int) -> set[int]:
    """What goes on behind the speaker: `…, he said, the plan is dead`; `…, said Roe, because it fails`."""
    end = _sentence_end(doc, place)
    behind = next((i for i in range(place, end) if doc[i].text == ","), None)
    if behind is None or behind + _LEAST > end:
        return set()
    goes_on = doc[behind + 1].lower_ in _GOES_ON or _CONDITION.match(doc[behind + 1 : end].text) is not None
    broken_off = _is_subordinate(doc, list(range(first, comma))) or not _is_clause(doc, list(range(first, comma)))
    rest = list(range(behind + 1, end))
    whole = _is_clause(doc, rest) and doc[behind + 1].pos_ in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM", "AUX")
    return set(rest) if goes_on or (broken_off and whole and doc[behind + 1].tag_ not in ("WP", "WDT")) else set()


def _sentence_end(doc: "Doc", place: int) -> int:
    end = place
    while end < len(doc) and doc[end].text not in (".", "!", "?") and "\n" not in doc[end].text:
        end += 1
    return end


def _is_clause(doc: "Doc", content: Sequence[int]) -> bool:
    return len(content) >= _LEAST and any(doc[i].tag_ in _FINITE for i in content)


def _is_subordinate(doc: "Doc", content: Sequence[int]) -> bool:
    """Whether a clause only tells when or why something was said: `After the talks failed,`."""
    if not content or doc[content[0]].lower_ not in _SUBORDINATE:
        return False
    commas = [n for n, i in enumerate(content) if doc[i].text == "," or (n and i != content[n - 1] + 1)]
    return not any(doc[i].tag_ in _FINITE for n in commas[:1] for i in content[n:])


def _head(doc: "Doc", name: Name) -> int:
    return int(doc[name.start : name.end].root.i)
