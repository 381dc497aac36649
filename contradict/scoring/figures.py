"""The figures of a statement: measure, value, level or change, period, and whether it looks ahead. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from contradict.domain import Statement
from contradict.scoring.measures import Kind, Mention, blanked, mentions
from contradict.scoring.movement import DOWN, UP, direction, moved, multiple
from contradict.scoring.numerals import with_digits
from contradict.scoring.periods import Span, assumed_span, spans
from contradict.scoring.qualifiers import basis, phrase_end
from contradict.scoring.quantities import COUNT, PERCENT, POINTS, Quantity, quantities
from contradict.scoring.tense import looks_ahead

ANY = "any"
"""The unit of a change whose amount is not said."""

REMEMBERED = 8192
"""Statements whose figures are kept: each is in many pairs, and reading it takes milliseconds."""

REACH = 70
"""Characters that may stand between a measure and its figure."""

_CONDITION = re.compile(r"\b(?:if|unless|would have|could have|had (?:we|it) not|hypothetical\w*)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compared?|versus|vs\.?|against|from|over(?! [$€£\d])|relative|(?<!more )(?<!less )(?<!fewer )than|excluding"
    r"|including|driven|due|because|offset|despite|thanks|reflecting|partially|helped|of which|instead of|rather than"
    r"|impact|headwind|tailwind|benefit)\b",
    re.IGNORECASE,
)
"""Between a measure and a figure: then the figure is something else's."""

_NEXT_CLAUSE = re.compile(r"[;:.] |, (?:and|but|while|with|which)\b")
_THAN_A_PERIOD = re.compile(
    r"\b(?:compared (?:to|with)|versus|vs\.?|from|over|against|than|(?:relative|flat|similar|equal) to|on)"
    r"(?: [$€£]?\d[\d.,]*(?: \w+)? (?:in|for))?(?: (?:the|in|that of|same|our|a))*\s*$",
    re.IGNORECASE,
)
_SEQUENTIAL = re.compile(
    r"\b(?:sequential(?:ly)?|quarter[- ](?:over|on)[- ]quarter|(?:from|versus|over|than|compared (?:to|with)) (?:the )?"
    r"(?:last|previous|prior|preceding) quarter(?! (?:of )?last))\b",
    re.IGNORECASE,
)
_OF_OTHER_LENGTH = re.compile(
    r"\b(?:annual(?:ly|i[sz]ed)?|yearly|per (?:year|quarter)|a year(?! ago)|year[- ]to[- ]date|trailing"
    r"|(?:3|6|9|12|three|six|nine|twelve)[- ]months?|(?:over|in) the (?:last|past) \d+ years|lifetime"
    r"|began the|beginning of|start of"
    r"|cumulative\w*|since|so far|each)\b",
    re.IGNORECASE,
)
"""Words by which a figure covers another stretch of time than its period."""

_PER_SHARE = re.compile(r"^ (?:per|a|in) (?:\w+ )?(?:share|EPS)\b|^ (?:of )?(?:\w+ ){0,2}EPS\b", re.IGNORECASE)
_OF_A_SHARE = ("dividend", "earnings per share")
_SHARE_OF = re.compile(r"^\s?(?:%|percent)? of (?!the (?:quarter|year))")
_LEAD = re.compile(r"\s?(?:(?:of|in|from|worth of) )?(?:[\w'’&-]+[ -]){0,4}")
"""What may stand between a figure and the measure behind it: "45 new restaurants"."""

_DIRECT = re.compile(
    r"was|were|is|are|of|came|in|at|total(?:l)?ed|reached|to|be|by|about|approximately|roughly|around|over|more|than"
    rf"|nearly|will|expected|between|{UP}|{DOWN}",
    re.IGNORECASE,
)
"""Words between a measure and its own figure."""

_GOES_ON = re.compile(
    r"an?|and|or|for|which|representing|organically|reported|year|on|over|year-(?:over|on)-year|the|quarter|full"
    r"|half|month|last|this|first|second|third|fourth|fiscal"
    rf"|Q[1-4]|(?:19|20)\d\d|{_DIRECT.pattern}",
    re.IGNORECASE,
)
"""Words between two figures of one measure: "5.1 billion, up 7%"."""

_FROM_TO = re.compile(r"\bfrom \S+(?: \w+)? to\b", re.IGNORECASE)
_WIDER = re.compile(r"\b(?:over|(?:more|less|fewer) than)\s*$", re.IGNORECASE)
_VERBS = {
    "deliveries": r"deliver\w*|handed over",
    "shipments": r"ship(?:s|ped|ping)?",
    "sold": r"sold|sell(?:s|ing)?",
    "opened": r"open(?:s|ed|ing)?(?! the)",
    "closed": r"clos(?:e|ed|es|ing)(?! (?:the|out|fiscal|20\d\d)\b)",
    "hired": r"hir(?:e|ed|es|ing)|recruit\w*",
    "cut": r"cut|lay(?:ing)? off|laid off|eliminat\w+|redundan\w+|let go",
    "added": r"add(?:s|ed|ing)?",
    "lost": r"los[te]\w*",
    "borrowed": r"borrow\w*|issu(?:e[sd]?|ing)",
    "repaid": r"repa(?:y|id)\w*|pa(?:y|id|ying) (?:off|down)|call(?:ed|ing)|retir(?:ed|ing)|pay-?downs?",
}
_VERB = re.compile("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in _VERBS.items()), re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """An amount, or a change by an amount, in [low, high] of a measure; `narrowed` says of what part of it.

    A change is in `unit` or, when its amount is not said, in `any`. `period` is None where the claim leaves it unclear.
    """

    measure: Kind
    narrowed: frozenset[str]
    low: float
    high: float
    unit: str
    change: bool
    ahead: bool
    period: Span | None
    sequential: bool = False
    clear: bool = True
    digits: str = ""
    text: str = ""


@dataclass(frozen=True)
class _Claim:
    """A claim with its numbers as digits, and what was found in it."""

    statement: Statement
    text: str
    measures: Sequence[Mention]
    amounts: Sequence[Quantity]

    @property
    def unmeasured(self) -> str:
        """The text with its measures left blank: what they are called says nothing of their basis."""
        return blanked(self.text, [(mention.start, mention.end) for mention in self.measures])


@lru_cache(maxsize=REMEMBERED)
def figures(statement: Statement) -> tuple[Figure, ...]:
    """Read the figures of a claim; none where it hangs on a condition."""
    text = with_digits(" ".join(statement.claim.split()))
    measures = [] if _CONDITION.search(text) else mentions(text, statement.organization)
    if not measures:
        return ()
    claim = _Claim(statement, text, measures, quantities(text))
    found = [figure for amount in claim.amounts if (figure := _figure(amount, claim))]
    return (*found, *(figure for mention in measures if (figure := _movement(mention, claim))))


def _figure(amount: Quantity, claim: _Claim) -> Figure | None:
    """Read a figure with an amount."""
    mention = _measure_of(amount, claim)
    if mention is None:
        return None
    way = direction(claim.text[: amount.start], claim.text[amount.end :])
    if not way and not _fits(amount, mention):
        return None
    low, high = (amount.low, amount.high) if (way < 0) == mention.kind.loss else (-amount.high, -amount.low)
    return replace(
        _placed(mention, amount.start, claim),
        low=low,
        high=high,
        unit=amount.unit,
        change=bool(way),
        clear=amount.clear,
        digits=amount.digits,
        text=claim.text[amount.start : amount.end].strip(),
    )


def _movement(mention: Mention, claim: _Claim) -> Figure | None:
    """Read a change without an amount ("orders fell", "sales were flat", "revenue doubled") right after a measure."""
    end = min([other.start for other in claim.measures if other.start > mention.start], default=len(claim.text))
    tail = _NEXT_CLAUSE.split(claim.text[mention.end : min(end, mention.end + REACH)])[0]
    if any(mention.end <= amount.start < mention.end + len(tail) + 12 for amount in claim.amounts):
        return None
    if times := multiple(tail):
        figure = _placed(mention, mention.end, claim)
        return replace(figure, change=True, low=times[0], high=times[1], unit=PERCENT, text=tail.strip())
    found = moved(tail, _COMPARED)
    if found is None:
        return None
    low, high, word = found
    if mention.kind.loss:
        low, high = -high, -low
    place = mention.end + tail.index(word)
    return replace(_placed(mention, place, claim), change=True, low=low, high=high, unit=ANY, text=word)


def _measure_of(amount: Quantity, claim: _Claim) -> Mention | None:
    """Find the measure that an amount belongs to: right behind it, or else the nearest before it in the clause."""
    text = claim.text
    before = [mention for mention in claim.measures if mention.end <= amount.start]
    behind = [mention for mention in claim.measures if mention.start >= amount.end]
    gap = text[before[-1].end : amount.start] if before else ""
    near = bool(before) and _reaches(gap)
    if _PER_SHARE.match(text[amount.end :]) and not (near and before[-1].kind.name in _OF_A_SHARE):
        return None  # "5.1 billion, or 1.69 a share": the measure of the latter is named nowhere, or is the next one
    lead = text[amount.end : behind[0].start] if behind else ""
    if behind and _LEAD.fullmatch(lead) and _binds(lead, gap, near):
        return replace(behind[0], narrowed=behind[0].narrowed | _verb(text, amount, behind[0].kind))
    return before[-1] if near and not _SHARE_OF.match(text[amount.end :]) else None


def _reaches(gap: str) -> bool:
    """Whether the text between a measure and an amount leaves the amount to that measure."""
    gap = gap[phrase_end(gap) :] if phrase_end(gap) < len(gap) else gap
    plain = _WIDER.sub("", _FROM_TO.sub("to", gap))
    if len(plain) > REACH or _COMPARED.search(plain) or _NEXT_CLAUSE.search(plain):
        return False
    between = quantities(plain)
    return not between or _consists_of(_GOES_ON, plain[between[-1].end :])


def _consists_of(words: re.Pattern[str], text: str) -> bool:
    return all(words.fullmatch(word) for word in re.findall(r"[^\s,]+", text))


def _binds(lead: str, gap: str, near: bool) -> bool:
    """Whether a measure behind an amount is nearer to it than the one before: "$1.2 billion of free cash flow"."""
    if re.search(r"\b(?:and|with|to|on|for|while|but|as)\b", lead):
        return False
    return not near or lead.strip().startswith(("of", "in")) or not _consists_of(_GOES_ON, gap)


def _verb(text: str, amount: Quantity, kind: Kind) -> frozenset[str]:
    """Name what is done to things or to a stock: opening twelve restaurants is not having twelve."""
    if amount.unit != COUNT and not kind.stock:
        return frozenset()
    last = list(_VERB.finditer(text[max(0, amount.start - 40) : amount.start]))
    return frozenset({str(last[-1].lastgroup)}) if last else frozenset()


def _fits(amount: Quantity, mention: Mention) -> bool:
    """Whether a level can be in this unit: per cent only for a ratio, a bare number only of things, points never."""
    if not amount.clear:
        return True
    if amount.unit == COUNT:
        return mention.kind.things
    return amount.unit == PERCENT if mention.kind.ratio else amount.unit not in (PERCENT, POINTS)


def _placed(mention: Mention, place: int, claim: _Claim) -> Figure:
    """Begin a figure with all but its value: what narrows it, its period, and whether it looks ahead."""
    ahead = looks_ahead(claim.text, place)
    return Figure(
        measure=mention.kind,
        narrowed=mention.narrowed | basis(claim.unmeasured),
        low=0.0,
        high=0.0,
        unit=COUNT,
        change=False,
        ahead=ahead,
        period=_period(place, ahead, claim),
        sequential=bool(_SEQUENTIAL.search(claim.text)),
    )


def _period(place: int, ahead: bool, claim: _Claim) -> Span | None:
    """Find the period of a figure: the only one of the claim, or the nearest with no other figure between."""
    said_on, text = claim.statement.said_on, claim.text
    if _OF_OTHER_LENGTH.search(text):
        return None
    named = [span for span in spans(text, said_on, ahead) if not _THAN_A_PERIOD.search(text[: span.start])]
    if not named:
        return None if ahead else assumed_span(said_on)
    if len({(span.unit, span.first, span.last) for span in named}) == 1:
        return named[0]
    edges = [amount.start for amount in claim.amounts if amount.unit != PERCENT]
    alone = [s for s in named if not any(min(s.start, place) < edge < max(s.start, place) for edge in edges)]
    chosen = [span for span in alone if span.start > place] or alone
    return chosen[0] if len(chosen) == 1 else None
