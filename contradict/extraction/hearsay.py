"""Sentences by which somebody passes on what others say, think or have told them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contradict.extraction.denials import OPENER
from contradict.extraction.kinds import is_office
from contradict.extraction.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_SOURCES = (
    r"(?:our|my|us|me|this|that|plan|law|local law|schedule|gaap|ifrs|management"
    r"|the (?:plan|company|terms|law|rules|contract|agreement|schedule|guidance|company's))\b"
)
_TALK = (
    r"(?:rumou?rs?|speculation|talk|chatter|gossip|whispers?|reports?|claims?|suggestions?|allegations?|stor(?:y|ies)"
    r"|hearsay)"
)
_VIEW = (
    r"(?:view|opinion|belief|verdict|reading|feeling|guess|fear|hope|assessment|estimate|conclusion|advice|expectation"
    r"|position|understanding|word|consensus|mood|sense|line|prediction|forecast|diagnosis)"
)
_TOLD = r"(?:told|informed|advised|assured|warned|given to understand|led to believe|notified|reassured)"
_HEARING = tuple(
    re.compile(OPENER + pattern, re.IGNORECASE)
    for pattern in (
        r"(?:i|we|he|she|they)(?:'ve| have| has| had|'d)? (?:(?:also|all|often|sometimes|keep|keeps|been|just"
        r"|recently) )*"
        r"(?:hear|hears|heard|hearing|read|seen (?:reports|claims|stories)) (?:\w+ say )?(?:that|about how"
        r"|from [^.]{2,60} that)\b",
        rf"[^,;.]{{1,60}}?\b(?:am|is|are|was|were|been|'m|'re|being) (?:\w+ly |now |also |often "
        rf"|just )?{_TOLD}\b(?: [^,;.]{{0,60}}?)?"
        r"(?: by | that | the | to |, )",
        rf"there (?:is|are|was|were|has been|have been|'s) (?:a |an |some |much |a lot of |this "
        rf"|plenty of )?(?:\w+ )?{_TALK} (?:that"
        r"|about|of)\b",
        r"(?:[\w'’-]+ ){1,6}(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:said|rumou?red|alleged|reported"
        r"|accused|claimed"
        r"|believed|thought|understood|tipped|considered|supposed) (?:to (?!have said)|that|of)\b",
        r"(?:in the (?:view|opinion|words|eyes|judge?ment|estimation) of|to hear) (?!the company(?!'s)|our\b|us\b"
        r"|management|(?:the company's|its|his|her|my) (?:own|board|management|directors|leaders|executives))",
        r"(?:the )?(?:word|talk|rumou?r|gossip|consensus|scuttlebutt|whisper|story|buzz|received wisdom"
        r"|thinking)\b[^.,]{0,60}? (?:is"
        r"|was|has it|goes|says)\b",
        rf"(?!(?:our|my|the company's|its|his|her|management's)\b {_VIEW})(?:[\w'’&-]+ ){{0,4}}[\w’&-]+(?:s'|'s|s’"
        rf"|’s) (?:\w+ )?"
        rf"{_VIEW} (?:is|was|remains|has been) (?:that|to|of)\b",
        rf"the (?:\w+ )?{_VIEW} (?:of|from|among|at|in|on|by) (?!the company|our\b|us\b|management"
        rf"|the board)[^.]{{2,60}}? (?:is|was) that\b",
        r"(?:citing|quoting|echoing|per|going by|based on what|if you believe|quoth) (?!our\b|its own|the company)",
        r"(?:[\w'’&-]+ ){1,5}(?:has|have) it that\b",
    )
)
_ACCORDING = re.compile(
    rf"(?:{OPENER}|, )(?:according to|in the words of|as told by) (?!{_OWN_SOURCES})", re.IGNORECASE
)
_HEARSAY = re.compile(
    r"\b(?:(?:reportedly|allegedly|supposedly|purportedly)"
    r"|apparently (?:told|said|claimed|wants?|plans?|believes?|thinks?|decided|agreed|been told))\b",
    re.IGNORECASE,
)

_SAYING = words(
    """
    say tell claim allege argue assert contend report predict forecast speculate insist accuse warn complain conclude
    describe testify estimate state maintain reckon swear vow advise write announce confirm deny concede admit assure
    inform note caution protest suggest find rule mention acknowledge declare
    """
)
_BELIEVING = words(
    "believe think expect suggest fear suspect hope guess assume feel doubt anticipate regard consider see"
)
_TELLING = words("tell assure warn inform")
_CLAIMING = words("claim allege complain argue insist contend maintain protest grumble")
_FORETELLING = frozenset(("forecast", "predict", "estimate", "allege", "expect", "suspect", "fear", "anticipate"))
_IRREGULAR = {
    "said": "say",
    "told": "tell",
    "thought": "think",
    "wrote": "write",
    "felt": "feel",
    "saw": "see",
    "found": "find",
}
_OUTSIDERS = words(
    """
    analyst critic rival competitor union lawsuit suit complaint plaintiff regulator prosecutor press media
    newspaper article report survey study poll pundit expert economist forecaster observer commentator investor
    shareholder customer client supplier vendor dealer patient guest advertiser publisher studio activist opponent
    skeptic sceptic people some other many everybody everyone somebody someone they government senator inspector
    auditor researcher journalist blogger tester neighbour neighbor campaigner firm witness folk agency doctor
    lawyer police scientist meteorologist consultant engineer adviser advisor physician surgeon nurse teacher parent
    student farmer grower driver passenger resident local tenant landlord official minister ministry department
    authority council court judge bank banker broker trader lender creditor bondholder insurer underwriter surveyor
    accountant actuary buyer seller retailer wholesaler distributor importer exporter shipper haulier operator
    contractor subcontractor builder architect designer reader viewer user subscriber member fan visitor tourist
    traveller traveler staffer worker striker employee steward crew veteran historian academic professor
    statistician geologist biologist chemist physicist epidemiologist pathologist specialist clinician vet
    pharmacist lobbyist trustee donor sponsor charity institute university lab laboratory watchdog ombudsman coroner
    detective investigator sheriff fire coastguard navy army embassy diplomat mayor governor president parliament
    senate congress commission committee panel tribunal jury source insider friend colleague partner forecast model
    almanac predecessor hotelier restaurateur shopkeeper baker brewer commuter rambler villager motorist cyclist
    angler prophet scout headhunter recruiter applicant candidate rumour rumor gossip street market industry public
    world town
    """
)
"""Whose word somebody passes on; of one's own people and papers a person speaks in earnest."""
_NOT_BELIEVED_FOR = frozenset(("customer", "client", "people", "everyone", "everybody", "they", "engineer", "crew"))
_INSIDE = words(
    "engineer adviser advisor colleague partner staffer worker employee crew driver president bank firm model forecast"
)
"""Those who are the speaker's own with `our`, and with `the` too in the speaker's own voice."""
_OWN_WORD = words(
    """
    company firm group management board team boss plan law contract agreement schedule guidance rule term policy figure
    data result number fact history experience evidence report sign letter document memo statement record filing
    participant
    """
)
"""By what a firm says itself: its people, its papers, and things that only seem to speak."""
_OURS = ("our", "my", "its", "his", "her")
_NEAR = 4
"""Tokens behind a noun at which `of the union` belongs to who speaks."""


def passes_on(tokens: "Sequence[Token]", text: str, own: frozenset[str]) -> bool:
    """Tell whether a sentence, given by its tokens and as plain text, holds what others say; `own` are one's names."""
    if _ACCORDING.search(text) or _HEARSAY.search(text) or any(pattern.match(text) for pattern in _HEARING):
        return True
    inside = {token.i for token in tokens}
    roots = [token for token in tokens if token.head.i not in inside or token.dep_ == "ROOT"]
    return any(_is_others_word(root, own) for root in roots)


def _is_one_of(token: "Token", listed: frozenset[str]) -> bool:
    """Whether a word is a form of a listed one; speech is parsed without lemmas."""
    word = token.lower_
    if token.lemma_:
        return token.lemma_.lower() in listed
    cut = [word[:-size] for size in (1, 2, 3) if word.endswith(("s", "d", "ing"))]
    return bool(
        listed & {word, _IRREGULAR.get(word, word), *cut, *(f"{stem}e" for stem in cut), *(f"{stem}y" for stem in cut)}
    )


def _is_others_word(verb: "Token", own: frozenset[str]) -> bool:
    """`analysts say that …`, `ramblers claim …`: a verb of saying with a clause, and an outsider before it."""
    if not (_puts_at(verb) or (_is_one_of(verb, _SAYING | _BELIEVING) and _takes_words(verb))):
        return False
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if who is None or any(child.dep_ == "neg" for child in verb.children) or _is_conditional_saying(verb):
        return False
    anybody = who.tag_ == "NNS" and not any(child.i < who.i for child in who.children)
    return (anybody and _is_one_of(verb, _CLAIMING)) or _is_outsider(who, verb, own)


def _puts_at(verb: "Token") -> bool:
    """`the insurers put the damage at $9 billion`: a figure that is theirs."""
    deps = {child.lower_ if child.dep_ == "prep" else child.dep_ for child in verb.children}
    return verb.lower_ in ("put", "puts", "pegged", "pegs") and {"dobj", "at"} <= deps


def _takes_words(verb: "Token") -> bool:
    """A clause, or what is foretold or described: `forecast the driest spring`, `describe it as slow`."""
    deps = {child.dep_ for child in verb.children}
    as_ = any(child.lower_ == "as" for child in verb.children)
    thing = "dobj" in deps and (as_ or _is_one_of(verb, _FORETELLING))
    return bool(deps & {"ccomp", "xcomp"}) or thing or _tells_them(verb)


def _tells_them(verb: "Token") -> bool:
    """`farmers had told her the machines paid`: what was told is not always read as a clause."""
    listener = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
    return _is_one_of(verb, _TELLING) and listener in ("us", "me", "him", "her", "them")


def _is_conditional_saying(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ in ("would", "could", "might", "should") for child in verb.children)


def _is_outsider(who: "Token", verb: "Token", own: frozenset[str]) -> bool:
    believing = _is_one_of(verb, _BELIEVING)
    if who.pos_ == "PROPN":
        return who.ent_type_ in ("ORG", "GPE", "NORP", "PERSON") and not own & {part.text for part in who.subtree}
    beside = [below for below in who.subtree if below.dep_ in ("pobj", "compound", "conj") and below.i <= who.i + _NEAR]
    named = [token for token in (who, *beside) if _is_one_of(token, _OUTSIDERS)]
    if any(child.lower_ in _OURS for child in who.children):
        named = [token for token in named if not _is_one_of(token, _INSIDE)]
    known = any(not (believing and _is_one_of(token, _NOT_BELIEVED_FOR)) for token in named)
    return known or (who.pos_ == "NOUN" and not believing and _is_strange(who))


def _is_strange(who: "Token") -> bool:
    """Somebody whom nothing makes one of the firm's own: `the signalman`, `his counterpart at Zenlink`."""
    inside = _is_one_of(who, _INSIDE | _OWN_WORD) or is_office(who)
    return not inside
