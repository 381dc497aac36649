"""Conditions in a sentence: does what it says hold only if something else does?"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from contradict.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODAL = r"(?:will|would|could|may|might|can|should|shall|must|won't|wouldn't|couldn't|cannot|can't|'ll|'d)"
_FUTURE = re.compile(
    rf"\b{_MODAL}\b|'(?:ll|d)\b|\b(?:(?:expect|intend|anticipate|aim|promise)(?:s|e?d)?|plan(?:s|ned)?"
    r"|(?:going|ready|willing|prepared) to"
    r"|(?:is|are|was|were) to (?!be sure|blame)[a-z]+)\b",
    re.IGNORECASE,
)
_OPENER = r"^\W*(?:(?:and|but|so|well|now|look|again|then|also|obviously)\b[, ]*)*"
_INVERTED = re.compile(
    rf"{_OPENER}(?:should|were|had) (?!be\b)[\w'’ ]{{2,60}}?\b[^?]*, [^?]*\b{_MODAL}\b", re.IGNORECASE
)
_INVERTED_BEHIND = re.compile(
    r"\b(?:would|might|could|will|may|'d|'ll)\b[^?;,]{3,100}?,? (?:had|should|were) (?:(?:the|a|an|its|his|her|their"
    r"|our|any|no"
    r"|another|such|those|these|this|that|more|both)\b|it|he|she|they|we|I|[A-Z][\w'-]*)(?: [\w'-]+){1,12}",
)
"""A condition behind the main clause: `might have failed had the bank called in its loan`."""
_STARTING = re.compile(
    rf"{_OPENER}(?:(?:subject to|contingent (?:up)?on|conditional (?:up)?on|barring|depending on|in case|assuming"
    r"|in the event (?:of|that)|unless (?!otherwise|i(?:'m| am)\b|i miss)\w+|on (?:the )?condition that|provid(?:ed"
    r"|ing)|supposing"
    r"|(?:as|so) long as|only (?:if|when|once|after|with)|failing (?!to\b)|without|absent|but for|were it not for"
    r"|if and only if"
    r"|given (?:a|the right|enough|sufficient|another)|with(?:out)? the right|in a world (?:where|in which)"
    r"|suppose|supposing|imagine|until|not until|pending|when and if|if and when|whenever|say\b[^,]{4,40}\b"
    r"(?:came|offered|asked|fell|rose|wanted))\b)",
    re.IGNORECASE,
)
"""Words that make a condition of what they begin; the sentence follows behind a comma."""
_HINGED = re.compile(
    r"\b(?:is|are|was|were|be|remains?|remained|would be|still) (?:\w+ly |all |still |made )?(?:contingent"
    r"|conditional|dependent)"
    r" (?:up)?on\b|\b(?:hinges?|hinged|hangs?|rests?|turns?) (?:entirely |wholly |largely )?(?:up)?on (?:whether|if"
    r"|a|the outcome|"
    r"an?)\b|\bdepends? (?:entirely |wholly |largely )?(?:up)?on (?:whether|if|how|what|when)\b|\bonly if\b"
    r"|\bbut only (?:if|when"
    r"|once|after)\b|\b(?:not|n't|nobody|nothing|no \w+)\b[^.;]{3,80}? (?:until|unless|before) (?!now|today|recently"
    r"|then|the"
    r" (?:age|end)|\d|(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday|next|last|this)\b)\w+ (?:[\w'-]+ ){0,6}(?:is|are|has|have|had|was"
    r"|were|gets?"
    r"|agrees?|signs?|pays?|comes?|clears?|approves?|\w+s|\w+ed)\b",
    re.IGNORECASE,
)
"""What hangs on something else, whatever the tense: `remains contingent on`, `we won't sign until they pay`."""
_IMPERATIVE = re.compile(
    rf"{_OPENER}(?:take away|give|show|bring|raise|cut|lower|put|get|let|build|ask|offer|pay|make|find|send|scrap"
    rf"|drop|remove"
    r"|lose|keep|hand|buy|sell|win|add|double|halve|ban|tax|push|strip|leave|change|close|open|fix|grant|start|stop|tell|promise"
    r"|sign|approve|lift|end|allow|deliver)\b[^.;]{3,100}?,? and (?:we|they|it|he|she|you|i|the|this|that|our|every"
    r"|nobody|people"
    r"|[A-Z]\w+)(?:'ll|'d| (?:[\w'-]+ ){0,5}(?:will|would|can|could|goes?|shuts?|leaves?|stops?|falls?|closes?"
    r"|moves?|ends?"
    r"|disappears?|dies?|collapses?|comes?))\b",
    re.IGNORECASE,
)
"""`Give us the permit and we will build`."""
_ONCE = re.compile(rf"{_OPENER}(?:once|as soon as) [^?;]{{3,}}?, [^?;]*\bwould\b", re.IGNORECASE)
"""`Once the banks sign, it would launch`: what may come first."""
_BARE = re.compile(
    rf"{_OPENER}(?:without (?:a|an|any|the|more|new|state|public|further|some|its|their)\b|failing (?:that"
    rf"|a|an|any|agreement"
    r"|approval)|absent (?:a|an|any|some)|in the event (?:of|that)|in a world (?:where|in which)"
    r"|no [\w'-]+(?: [\w'-]+){0,3}, no"
    r"|suppose|only (?:if|when|once|with|after) .{3,80}? (?:will|would|can|could|do|does)\b)",
    re.IGNORECASE,
)
"""Openings that make a condition with the present tense, too: `Without a subsidy, the ferry stops`."""
_FOLLOWING = re.compile(
    r"\b(?:depending (?:up)?on (?:how|what|whether|when)|if only|(?:should|were) (?:the|a|it|they|we|that"
    r"|this|there|any"
    r"|no) (?:[\w'-]+ ){1,5}(?:to )?[\w'-]+$|in case (?:of|the|it|they|we)|failing (?:a|an|which|that)|absent (?:a"
    r"|an|any)"
    r"|only (?:if|when|once|after|with)|unless (?:and until )?(?!otherwise)|without (?:a|an) (?:new |better |bigger "
    r"|fresh )?(?:deal"
    r"|agreement|subsidy|licence|license|permit|guarantee|buyer|partner|loan|grant|rescue|bailout|waiver|ruling"
    r"|tax \w+|subsid\w+"
    r"|clear|firm|signed)|on (?:the )?condition that|provid(?:ed|ing) (?:that|we|they|it|the|there)|assuming (?:that"
    r"|no|we|the|it|our)"
    r"|(?:contingent|conditional) (?:up)?on|(?:as|so) long as (?!i\b|\d|two|three|\w+ (?:years?|months?|weeks?)\b)"
    r"|in the event (?:of|that)|if and when"
    r"|subject to (?:(?:the|our|its|a|any|final|further|customary|regulatory|shareholders?'?|board) )*"
    r"(?:approvals?|closing|conditions|consent|clearance|review|vote|agreement|completion))\b",
    re.IGNORECASE,
)
_TAKEN_FOR_GRANTED = re.compile(
    r"\b(?:is|are|was|were|be|been|'m|'re|'s|not|it is|already) (?:\w+ly )?$", re.IGNORECASE
)
"""Before "assuming" and "subject to": then they tell what is assumed or what rules there are."""

_LEADING = re.compile(
    rf"{_OPENER}if (?!(?:you|i|one|that|this|anything|needed|necessary|possible|not|so|any|we (?:look|think))\b)"
    rf"[^,?]+, [^?]*\b{_MODAL}\b",
    re.IGNORECASE,
)
"""A condition to begin with: looked for where the parse takes "if" for a part of the main clause."""
_NO_CONDITION = frozenset(("even", "as", "what", "whether", "particularly", "especially", "little", "few", "rarely"))
"""Words right before "if" that make no condition of it, or one of a side matter."""
_LEFT_OPEN = words(
    """
    know knows knew tell see sure wonder wondering ask asked asking determine decide check remiss surprised surprise
    shocked forgive
    """
)
"""Words a little before "if" that ask whether, or that only look like a condition ("I would be remiss if")."""
_POLITE = re.compile(
    r"\b(?:happy|glad|delighted|pleased|willing|ready|free|welcome) to [^.;]{3,120}? (?:if|should) (?:he|she|it|they"
    r"|you|anyone|the [\w-]+) (?:so )?(?:wish|want|like|ask|need|prefer|choose|desire)(?:s|es|d|ed)?\b|"
    r"\b(?:if (?:that|it|this)(?:'s| is| was) (?:ok|okay|what|fine|helpful|good|all right)|if (?:anything"
    r"|you (?:like|will|please"
    r"|must|ask me|wish|want (?:to know|my|the truth|proof)|don't mind|prefer|insist|think about it)|i (?:may|might"
    r"|can (?:be|say)|'m (?:honest"
    r"|not mistaken|being|frank)|am (?:honest|not mistaken|being|frank)|remember|recall|were (?:you|a betting))"
    r"|memory serves|we"
    r"(?:'re| are) (?:honest|being)|not|ever|truth be told|the truth be|nothing else|ever there was|only because"
    r"|i had a \w+ for"
    r" every)\b|unless (?:i(?:'m| am)|i've|i have|you've|you have been living) (?:(?:very |much |badly "
    r"|sorely )?(?:mistaken|wrong"
    r"|missed|misread|misunderstood|misremember\w+)|under a rock))",
    re.IGNORECASE,
)
"""What only looks like a condition: `if anything`, `unless I'm mistaken`, `happy to show them if they wish`."""
_VARIES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|between|anywhere|different|differ\w*|fluctuat\w+|more or less"
    r"|\d[\d.,]*%? ?(?:to|or|-|–) ?\$?\d)\b[^.;]*\bdepending\b",
    re.IGNORECASE,
)
"""A quantity that is not the same everywhere, `between 3 and 5 percent, depending on what …`: no condition."""
_NEAR = 4
"""Words before "if" that are looked at for these."""
_SHOWING = words(
    """
    look think recall remember consider compare exclude include add take adjust go step back strip turn normalize
    annualize study continue
    """
)
"""What "if we …" leads with where it only points at something ("if we look at page 4")."""
_SHOWING_YOU = _SHOWING | words(
    """
    see ask asking follow notice read want say talk talking looking get put do may might can could will like mean refer
    referring
    """
)
_POINTING = ("you", "i", "one", "people", "folks")


def is_conditional(tokens: "Sequence[Token]") -> bool:
    """Tell whether a sentence, given by its tokens, holds only under a condition that it names.

    "If you look at page 4, sales grew", "even if" and "we do not know if" name none.
    """
    text = plain(tokens)
    if text.rstrip("\"' ").endswith("?") or _POLITE.search(text) or _VARIES.search(text):
        return False
    phrased = (
        _INVERTED.match(text)
        or _INVERTED_BEHIND.search(text)
        or _HINGED.search(text)
        or _BARE.match(text)
        or _ONCE.match(text)
    )
    return bool(phrased or _IMPERATIVE.match(text)) or _phrased(text) or any(_conditions(tokens)) or _if_behind(text)


def plain(tokens: "Sequence[Token]") -> str:
    """Write tokens as text with straight apostrophes and single spaces, without quotation marks at its beginning."""
    text = "".join(f"{token.text_with_ws}{_gap(token, after)}" for token, after in zip_longest(tokens, tokens[1:]))
    text = text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return " ".join(text.split()).lstrip("\"' ")


def _gap(token: "Token", after: "Token | None") -> str:
    """A comma for words that stand between two tokens and are left out: `The plan, he said, is dead`."""
    between = token.doc[token.i + 1 : after.i] if after is not None else ()
    return ", " if any(not left.is_space for left in between) else ""


def _phrased(text: str) -> bool:
    """Look for conditions in other words than "if"; they need something that may come to pass."""
    if not _FUTURE.search(text):
        return False
    if (start := _STARTING.match(text)) and "," in text[start.end() :]:
        return True
    return any(not _TAKEN_FOR_GRANTED.search(text[: match.start()]) for match in _FOLLOWING.finditer(text))


_IF_BEHIND = re.compile(
    rf"^(?P<main>[^?;]*?\b{_MODAL}\b[^?;]*?)(?P<before>\b[\w'-]+),? if (?!(?:you|i|one|anything|needed|necessary"
    rf"|possible|not|so"
    r"|any|only|ever)\b)[\w'-]+(?: [\w'-]+)+",
    re.IGNORECASE,
)


def _if_behind(text: str) -> bool:
    """`will shut if talks collapse`: told by its words where the parse loses its way."""
    found = _IF_BEHIND.match(text)
    if found is None:
        return False
    before = {word.strip(".,").lower() for word in found["main"].split()[-_NEAR:]} | {found["before"].lower()}
    return not before & (_NO_CONDITION | _LEFT_OPEN)


def _conditions(tokens: "Sequence[Token]") -> Iterator[bool]:
    """Yield, for each "if" and "unless" that the sentence as a whole hangs on, whether it is a condition."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.lower_ not in ("if", "unless") or token.dep_ not in ("mark", "advmod", "prep"):
            continue
        verb = token.head
        if verb.dep_ == "ROOT" and _LEADING.match(plain(tokens)):
            yield True
        if verb.dep_ in ("advcl", "dep") and _is_main(verb.head, inside):
            yield _is_condition(token, verb)


def _is_main(verb: "Token", inside: set[int]) -> bool:
    """Tell the sentence's own verb, or that of the clause which it states ("we think that …"), from a side matter."""
    while verb.i in inside:
        if verb.dep_ == "ROOT" or verb.head.i not in inside:
            return True
        if verb.dep_ not in ("ccomp", "xcomp"):
            return False
        verb = verb.head
    return True


def _is_condition(mark: "Token", verb: "Token") -> bool:
    before = [token.lower_ for token in mark.doc[max(mark.sent.start, mark.i - _NEAR) : mark.i]]
    who = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if who is None or _NO_CONDITION & set(before[-1:]) or _LEFT_OPEN & set(before):
        return False
    main = _stated(verb.head)
    if mark.lower_ == "unless" or _is_unreal(verb):
        return True
    if who.lower_ in _POINTING and (verb.lower_ in _SHOWING_YOU or not _may_come(main)):
        return False
    if who.lower_ == "we" and verb.lower_ in _SHOWING:
        return False
    return _may_come(main) or not _is_past(main)


def _stated(verb: "Token") -> "Token":
    """Climb down from "I think (that) you would" to what is thought."""
    if verb.lower_ in ("think", "believe", "guess", "suspect", "say"):
        return next((child for child in verb.children if child.dep_ == "ccomp"), verb)
    return verb


def _is_unreal(verb: "Token") -> bool:
    """`if we had known`: what did not come to pass."""
    return verb.tag_ in ("VBD", "VBN") and any(child.lower_ == "had" for child in verb.children)


def _may_come(verb: "Token") -> bool:
    """Tell whether the main verb speaks of what may come ("will", "would", "going to", "expect")."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    modal = any(child.tag_ == "MD" for child in verb.children) or verb.tag_ == "MD"
    return modal or verb.lower_ in ("going", "expect", "plan", "intend", "anticipate") or bool({"'ll", "'d"} & helpers)


def _is_past(verb: "Token") -> bool:
    return verb.tag_ == "VBD" or any(
        child.tag_ == "VBD" and child.dep_ in ("aux", "auxpass") for child in verb.children
    )
