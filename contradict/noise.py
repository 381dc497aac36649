"""What is said in a call or a release and states nothing: greetings, thanks, logistics, disclaimers. Pure."""

import re
from collections.abc import Iterable, Sequence

LEAST_WORDS = 4
"""Fewer words and numbers than these say nothing that stands alone."""

MOST_WORDS = 25
"""A claim with more words is empty only as boilerplate: what begins with thanks may end in a promise."""

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")

_SO = r"^(?:(?:and|so|next|now|okay|ok|well|yes|yeah|today|with that|first|again|before [^,]{0,40}|then)\W+)*"
"""How many sentences begin, before anything is said."""
_I_WILL = (
    r"(?:let me|let'?s|let us|i'?ll|i will|i'?d like to|i would like to|i want to|i'?m going to|we'?ll now|we will now"
    r"|maybe i'?ll|i think i'?ll)(?: (?:now|just|also|maybe|then|first|quickly|briefly))*"
)
_CALL = r"(?:call|webcast|conference|presentation|meeting|hearing|program)"

_LED = (
    rf"{_SO}(?:(?:but|look|listen|again|honestly|frankly|obviously|i mean|you know|i think|i guess|i(?: would|'d) say"
    r"|of course|right|no|sure|at this point|right now)\W+)*"
)
_MUCH = r"(?:(?:very|really|pretty|so|just|also|still|quite|extremely|certainly|incredibly|a lot|much)\s+)*"
_WHEN = (
    r"(?: (?:again|today|now|yet|further|right now|at all|at this point(?: in time)?|as we (?:move|go) forward))*\W*$"
)
_WHERE = (
    r"(?:where|what|how) (?:we|i|they|it|that|this|things|everything)(?:'re|'s|'ve| are| is| have)?(?: been)?"
    r"(?: (?:at|done|doing|seeing|seen|going|heading|headed|positioned|stand|sit|goes?|looks?|plays? out|so far))*"
)
"""Where things stand, when that is all that is said of them."""
_WILL = r"(?:'ll| will|'ve got to| have to| need to|'re going to| are going to)?(?: (?:just|all|have to|continue to))*"
_NOT = r"(?:'m| am|'re| are)? (?:not|don't|won't|can't|cannot|couldn't|will not|do not)"

# Each kind holds openings or whole phrases. They are narrow on purpose: what looks like noise may be a statement.
_KINDS: dict[str, tuple[str, ...]] = {
    "question": (r"(?<!right)(?<!okay)(?<!correct)\?[\"')\]]*$",),
    "gap": (
        r"\[(?:inaudible|indecipherable|crosstalk|foreign language|technical (?:difficulty|issues?)|ph\b|speech"
        r" overlap)",
        r"\(inaudible\)|^(?:…|\.\.\.)|(?:\w-|[–—…]|\.\.\.)$",
    ),
    "instruction": (r"^\W*\[[^\]]*\]\W*$",),
    "greeting": (
        r"^(?:good (?:morning|afternoon|evening|day)|hi|hello|hey|welcome|ladies and"
        r" gentlemen)\b(?:\W+[\w']+){0,5}\W*$",
        rf"\bwelcome (?:everyone |you |all )?to\b.{{0,90}}\b{_CALL}\b",
        r"^(?:and )?(?:good (?:morning|afternoon|evening)|hi|hello),? (?:and )?(?:everyone|everybody|all|guys"
        r"|folks)\b.{0,60}$",
        r"^(?:it'?s |it is )?(?:great|good|nice|glad|pleased) to (?:be here|be with you|hear from you|see you|speak)",
        r"^[\w' ]{0,20}\b(?:my name is|this is) [A-Z][\w' .]{2,30}\.?$|^\w+, (?:it's|this is) \w+\W*$",
    ),
    "thanks": (
        r"^(?:(?:great|okay|ok|yes|yeah|well|and|so|all right|super|excellent|sure)[,.]? )*(?:thank you|thanks)"
        r"(?! to (?!(?:you|everyone|everybody|all of you)\b))",
        r"^(?:(?:well|and|so|finally|first|again|lastly|before [^,]{0,40}),? )*(?:i|we)"
        r"(?:'d| would| want| also|'ll| just| do)*(?: like)?(?: to)?(?: again| also| personally)*"
        r" (?:thank|congratulate|welcome (?:you|to|back|our new))\b",
        r"\b(?:thank you|thanks) (?:again )?for (?:your|joining|taking|being|participating|asking|listening|inviting"
        r"|having)\b",
        r"\b(?:appreciate|grateful for) (?:your|all (?:of )?your|the) (?:time|questions?|interest|patience"
        r"|comments?)\b",
        r"\b(?:appreciate|grateful for) the (?:opportunity|invitation)\b",
        r"^congratulations\b",
    ),
    "hand-over": (
        r"\b(?:turn|hand|pass|throw)(?:ing)? (?:it|this|that|things|you|the (?:call|floor|program|conference"
        r"|discussion))"
        r"(?: back)?(?: over)? to (?:(?-i:[A-Z])|(?:my|our|the (?:operator|moderator|chair)|you)\b)",
        r"\b(?:turn|hand|pass) (?:back|over)(?: the call)? to\b",
        rf"{_SO}{_I_WILL} (?:let|ask|have|invite) .{{0,60}}\b(?:to )?(?:answer|comment|address|speak|talk|add|start"
        rf"|cover)\b",
        r"^(?:(?:and|so|now|with that)\W+)*(?:here(?:'s| is)|over to|back to) [A-Z][\w' ]{1,60}\W*$",
        r"^(?:(?:and|so|now)\W+)*(?:mr|ms|mrs|dr)\.? [A-Z]\w+\W+(?:please|you (?:may|are)|the floor|go ahead)",
        r"\b(?:joining me|with me|here with me|i'?m joined|i am joined|we are joined)\b.{0,40}\b(?:is|are|by)\b",
        r"\bwill (?:then |now )*(?:walk|take) you through\b",
        rf"{_SO}why don't (?:i|we|you)\b",
    ),
    "logistics": (
        r"\b(?:open|take|begin|move to|get to|go to|ready for)\b.{0,30}\b(?:your|our|first|next|last|any|more)"
        r" questions?\b.{0,25}$",
        r"\b(?:happy|glad|pleased|able) to (?:take|answer|address) (?:your |any |the )?questions?\b",
        r"\bquestion[- ]and[- ]answer (?:session|portion|period)\b|\bQ&A(?: session| portion)?\W*$",
        r"\b(?:next question|one more question|last question|final question|one last question)\b.{0,60}$",
        r"\blook(?:ing)? forward to (?:your|taking|answering|speaking|talking|seeing|hearing|our next|updating|it\b)",
        rf"\b(?:concludes?|conclusion of|ends?|wraps? up) (?:our|my|the|today's|this)\b.{{0,30}}\b(?:{_CALL}|remarks"
        rf"|comments)\b",
        r"\b(?:call|conference|webcast|meeting|line) (?:is|will be) (?:being )?recorded\b",
        r"\b(?:listen-only|disconnect your|on mute|press star|dial(?:ing)?[- ]in)\b",
        r"^.{0,70}\b(?:on|to|at|see) (?:slide|page|chart)s? \d+\W*(?:please)?\W*$",
        rf"{_SO}{_I_WILL} (?:turn|move|go|look|flip|jump|switch|step|begin|walk|talk|spend|give you|provide|share"
        rf"|cover|touch"
        r"|discuss|review|highlight|remind|make (?:a few|some|two|three|one)|take|close|conclude|summarize|wrap"
        r"|finish|add to"
        r"|say a few|recap|answer|start(?! by saying that))\b",
        r"^.{0,60}\bplan to release\b.{0,60}\b(?:results|earnings)\b",
        r"\bfollowed by\b.{0,60}\b(?:questions|Q&A)\b|\bfollow along\b",
        r"\b(?:limit yourself|re-?queue|back in the queue|get back to you|follow up with you|reach out to (?:me|us))\b",
        r"\b(?:your time has expired|yield back|unanimous consent|without objection)\b",
        r"\b(?:can you hear|(?:on|un)mute|couldn't hear|repeat the question|the question again|(?:is|was) your"
        r" question)\b",
        rf"{_SO}(?:moving|turning|going|shifting|switching|looking) (?:\w+ ){{0,2}}(?:to|at)\b[^,]{{0,60}}$",
    ),
    "boilerplate": (
        r"\bforward[- ]looking\b|\brisks? (?:and|or) uncertaint|\b(?:differ|vary) materially\b|\bsafe harbou?r\b",
        r"\b(?:undertakes?|assumes?) no (?:obligation|duty)\b|\bno (?:obligation|duty) to (?:publicly )?update\b",
        r"\bprivate securities litigation\b|\bfil(?:ings?|ed) with the (?:SEC|securities)\b|\b(?:in|and) (?:our|its"
        r"|various|the) SEC filings?\b",
        r"\bnon-GAAP\b.{0,120}\b(?:reconcil|measure|definition|disclos)|\bGAAP\b.{0,40}\bnon-GAAP\b",
        r"\breconciliations?\b.{0,100}\b(?:GAAP|release|website|presentation|appendix|available|schedules?)\b",
        r"\b(?:press|earnings|news) release\b.{0,80}\b(?:available|issued|website|posted|distributed|furnished|this"
        r" morning)\b",
        r"\b(?:slides?|presentation|materials|transcript|replay|webcast|release)\b.{0,60}\b(?:available|posted"
        r"|accessed|found)\b",
        rf"\b(?:today's|this|our) (?:{_CALL}|discussion|remarks)\b.{{0,60}}\b(?:include|contain|broadcast|webcast)",
        r"\bunless otherwise (?:noted|stated|described|indicated|specified)\b|\ball comparisons are\b",
        r"^(?:just )?as a reminder,.{0,60}\b(?:call|references|non-GAAP|website|replay|comments made)\b",
    ),
    "filler": (
        rf"{_SO}(?:(?:no|right|sure|absolutely|exactly|correct|great|look|but|you know|i mean)\W+)*(?:i|we) (?:think"
        rf"|guess|mean"
        r"|know|believe|hope|see|agree|understand|got it|do|did|would say|will|can|have|don't (?:know|think so))\W*$",
        rf"{_SO}(?:but\W+)?(?:i think |i would say |i guess )?(?:that|this|it)(?:'s| is| was| would be| makes)"
        r"(?: (?:a|an|the|very|really|pretty|just|also|kind of|sort of|probably|certainly|all))*"
        r" (?:good|great|right|correct|fair|true|helpful|sense|it|question|point|one|interesting|fine|tough|hard)"
        r"(?: (?:question|point|one|way to (?:think|look) (?:about|at) it))?\W*$",
        r"^(?:and |so )?(?:i hope|hopefully|does|hope) (?:that|this|it) (?:help|answer|give)s?\b.{0,30}$",
        rf"{_SO}(?:i|we)(?:'ll| will| can| would)? (?:just )?(?:leave|stop|end) (?:it |that )?(?:there|with that|here"
        rf"|at that)\W*$",
        r"^(?:and |so |but )*that(?:'s| is) (?:how|what|where|why|the way) (?:i|we|you)(?:'re|'m| are| would)? [\w'"
        r" ]{1,25}\W*$",
    ),
    "generality": (
        rf"{_LED}(?:i|we)(?:'re|'m| are| am| feel)(?: feeling)? {_MUCH}(?:good|great|happy|excited|pleased|proud"
        rf"|confident|comfortable|optimistic|encouraged|thrilled|satisfied)"
        rf"(?: (?:about|with|by|of|in))?(?: (?:it|that|this|{_WHERE}|the future|to be here))?{_WHEN}",
        rf"{_LED}(?:i|we){_WILL} (?:wait and )?(?:see|find out)(?: (?:empirically|{_WHERE}|what happens))?{_WHEN}",
        rf"{_LED}(?:i|we) (?:know|understand)(?: (?:exactly|completely))? what (?:to do|we (?:need|have) to do"
        rf"|they(?:'re| are) going through){_WHEN}",
        rf"{_LED}(?:time will tell|stay tuned|more to come|so much has happened|we are what we are)\W*$",
        rf"{_LED}(?:it|this|that)(?:'s| is| was|'s been| has been) {_MUCH}(?:a|an) {_MUCH}(?:(?:long|multi-?year"
        rf"|ongoing|good|great|exciting|tough|slow) )*(?:journey|process|marathon|balance|balancing act|team effort"
        rf"|work in progress)\W*$",
        rf"{_LED}(?:there(?:'s| is|'re| are)|we(?:'ve got|'ve| have|'ve still got| still have)) {_MUCH}(?:a lot|lots"
        rf"|plenty|some|more|a long way|work)(?: (?:of|more|hard|heavy))* ?(?:work|things?|stuff|lifting)?(?: left)?"
        rf" (?:to (?:do|go|come|be done)|ahead(?: of us)?|going on|that (?:needs|has) to be done){_WHEN}",
        rf"{_LED}we have {_MUCH}more work to do{_WHEN}",
        rf"{_LED}we{_WILL}(?:'re| are)?(?: continuing to| trying to| working to)?"
        rf" (?:work(?:ing)? (?:hard|on (?:it|that|this))|(?:do|execute|get) (?:even |much |a lot )?better"
        rf"|look(?:ing)?(?: at (?:it|that|this))?"
        rf"|do(?:ing)? (?:a lot of things|our best|the best we can|everything we can)|get(?:ting)? there)"
        rf"(?: very hard| every day| going forward)?{_WHEN}",
    ),
    "no answer": (
        rf"{_LED}(?:i|we){_NOT}(?: (?:going to|want to|really|in a position to|able to|prepared to|here to|like to))*"
        rf" (?:comment|speculate|get into|go into|answer (?:that|who|what|hypo\w+)|discuss|elaborate"
        rf"|say (?:anything|more|much)|talk about"
        rf"|give you (?:any more|a lot more|more|exactly)|tell you exactly|add (?:anything|much))\b[^,;]{{0,60}}$",
        rf"{_LED}(?:i|we)(?: don't| do not)? have (?:much|anything|nothing|no comment)(?: (?:else|more|further|new))*"
        rf"(?: (?:to (?:add|say|report|share)|on (?:that|this|it|time)))?(?: either)?{_WHEN}",
        rf"{_LED}(?:i|we) (?:don't|do not) (?:really )?(?:know|have) the (?:direct |exact )?answer\b.{{0,40}}$",
        rf"{_LED}(?:i|we)(?: (?:completely|totally|do|would|don't|do not))* (?:dis)?agree"
        rf"(?: (?:with (?:you|that|this|it)|completely|totally))*\W*$",
    ),
    "to the listener": (
        rf"{_LED}you(?:'ve| have|'re| are)? (?:just )?(?:asked|mentioned|quoted|raised|broke up|breaking up|right"
        rf"|(?:absolutely|exactly) right|very faint|correct)\b[^,;]{{0,60}}$",
        rf"{_LED}(?:i'?ll|i will|i can|i'?m going to)(?: (?:just|also|try to|be))* (?:give you an example|very clear"
        rf"|speak to (?:that|the)|jump in|go back to (?:that|some))\b[^,;]{{0,45}}$",
        rf"{_LED}there(?:'s| is| are|'re| were) (?:really |probably )?(?:two|three|four|a couple|a few|a number)"
        rf" (?:of )?(?:\w+ )?(?:things?|points|parts|pieces|questions)"
        rf"(?: (?:to (?:that|this|it|mention|note)|there|here))?"
        rf"(?: (?:that )?i(?:'d| would|'ll)? (?:\w+ ){{0,2}}(?:say|mention|note|highlight)\b[^,;]{{0,30}})?\W*$",
        rf"{_LED}(?:i|we)(?:'ve| have)?(?: already)? (?:talked|spoken?|touched)(?: a (?:little )?bit)? (?:about|on|to)"
        rf" (?:it|that|this|those)(?: (?:a (?:little )?bit|before|in the past|already|last quarter))*{_WHEN}",
    ),
    "answering": (
        r"^.{0,70}\b(?:answer|take|address|comment on|speak to|respond to|touch on|cover) (?:that|your|the|this|the"
        r" first"
        r"|the second) (?:question|one|part of (?:your|the) question)\W*$",
        rf"{_SO}(?:with respect to|in terms of|as it relates to|regarding|on|as far as|as for|to answer) (?:your|the"
        rf" first|the second)"
        r" (?:\w+ ){0,3}(?:question|part)\b.{0,40}$",
        rf"{_SO}(?:i'?m|i am|we'?re) (?:sorry|afraid|not sure (?:i|we) (?:understand|follow))\b.{{0,50}}$",
    ),
}

_PATTERNS = {
    kind: re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE) for kind, parts in _KINDS.items()
}
_WORD = re.compile(r"[$€£]?\d[\d.,]*%?|[^\W\d_]+(?:[’'-][^\W\d_]+)*")

_POINTERS = {"that", "it", "this", "these", "those", "there"}
_EMPTY = {
    *("question", "questions", "thing", "things", "way", "lot", "bit", "point", "points", "sense", "kind", "sort"),
    *(
        "morning",
        "afternoon",
        "guys",
        "folks",
        "everybody",
        "everyone",
        "time",
        "one",
        "ones",
        "side",
        "terms",
        "course",
    ),
    *("part", "something", "anything", "nothing", "everything", "someone", "case", "end", "matter", "answer"),
    *("going", "doing", "being", "getting", "saying", "thinking", "trying", "looking", "talking", "having", "seeing"),
}
"""Nouns and gerunds that name nothing."""
_LIGHT_WORDS = """
i we you he she it they me us him her them my our your his its their this that these those one ones itself ourselves
myself themselves who what which something anything nothing everything someone anyone everyone nobody somebody thing
things a an the and or but so as of to in on at by for with about from up out there here then now just also too very
really certainly probably definitely absolutely actually clearly obviously only even still already all both some any
not no never n't yes well quite much more most such am is are was were be been being do does did done doing have has
had having get gets got getting will would can could should must may might shall cannot think thinks thought believe
believes know knows knew guess mean means hope say says said see sees like way lot bit kind sort 's 're 've 'll 'd
'm
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
"""Words that say nothing of their own."""
_PARTS = re.compile(r"n't|'(?:s|re|ve|ll|d|m)\b|(?:(?!n't)\w)+")
"""Words, with short forms apart: "don't" is "do" and "n't"."""
_NAMING = ("NN", "CD", "VBG")
"""Beginnings of the tags of nouns, numbers and gerunds."""


def noise(sentence: str) -> str | None:
    """Name the kind of noise that a sentence is ("question", "thanks", …); None for what may state something."""
    if len(_WORD.findall(sentence)) < LEAST_WORDS:
        return "short"
    return _kind(sentence)


def empty_talk(claim: str) -> str | None:
    """Name the kind of noise that a claim is as a whole; None when any of its sentences may state something.

    A claim that a person wrote down may be short ("Ads are free."), and a long one that begins with thanks goes on.
    """
    if len(_WORD.findall(claim)) > MOST_WORDS and _kind(claim) != "boilerplate":
        return None
    kinds = [_kind(sentence) for sentence in _SENTENCE_END.split(claim) if sentence.strip()]
    return kinds[0] if kinds and all(kinds) else None


def is_contentless(claim: str, names: Iterable[str] = ()) -> bool:
    """Tell a claim of pronouns and light words alone: "We think we have it.", "Nothing is a must have" and the like.

    `names` are those of the speaker and the organisation, which say who speaks and not about what: "Jane Roe does.".
    """
    light = _LIGHT | {word for name in names for word in _PARTS.findall(_plain(name))}
    words = _PARTS.findall(_plain(claim))
    return bool(words) and all(word in light for word in words)


def _plain(text: str) -> str:
    return text.casefold().translate({0x2019: "'"})


def _kind(sentence: str) -> str | None:
    plain = " ".join(sentence.translate({0x2019: "'", 0x201D: '"'}).split())
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(plain)), None)


def is_fragment(tags: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether tagged words (Penn tags) state nothing that stands alone.

    They need a finite verb and, where they point at something ("that", "it"), something that has a name or a number.
    """
    if not any(tag in ("VBZ", "VBP", "VBD", "MD") for tag in tags):
        return True
    points = any(word.casefold() in _POINTERS for word in words)
    return points and not any(map(names_something, tags, words))


def names_something(tag: str, word: str) -> bool:
    """Tell a noun, number or gerund (Penn tag) that names something from "thing" and "going"."""
    return tag.startswith(_NAMING) and word.casefold() not in _EMPTY
