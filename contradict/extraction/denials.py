"""Sentences by which somebody denies: what they reject, call untrue, or answer to an accusation. Pure."""

import re

OPENER = (
    r"^\W*(?:(?:and|but|so|well|no|now|look|again|first|frankly|honestly|sorry|listen|let me be clear|to be clear"
    r"|of course"
    r"|as you know|i want to be (?:\w+ )?clear)\b[,: ]*)*"
)
"""How a sentence begins before anything is said."""
CLAIMS = (
    r"(?:claims?|allegations?|accusations?|suggestions?|assertions?|reports?|rumou?rs?|stor(?:y|ies)|speculation|notion"
    r"|idea|charges?|insinuations?|contentions?|complaints?|criticisms?|narrative|gossip|talk|chatter|theor(?:y|ies)"
    r"|findings?|account|version|characteri[sz]ation|implication|inference|portrayal|impression|picture|headlines?"
    r"|article|coverage|smears?|slurs?|whispers?|tales?|premise|verdict|assessment|conclusion)"
)
_ADVERBS = r"(?:(?!not\b|never\b|no\b)(?:\w+ly|also|just|quite|so|plain|again|pure|utter|complete|total|sheer) )*"
_WHO = r"(?:we|i|he|she|they|it|the (?:[a-z-]+ )?[a-z-]+|[A-Z][\w&'-]*(?: [A-Z&][\w&'-]*){0,3})"
_HAS = r"(?:(?:has|have|had|would|must|do|does|did|can only|will|[a-z]+ly) )*"
_DET = (
    r"(?:(?:the|any|this|these|those|such|all|every|a|that|your|their|his|her|its|recent|some|media|press|both|each) )*"
)
_CLAIM = rf"{_DET}(?:[\w'-]+ ){{0,3}}{CLAIMS}\b"
_BAD = (
    r"(?:lies?|nonsense|rubbish|fabrications?|fiction|fictions|inventions?|fantas(?:y|ies)|falsehoods?|hogwash|bunkum|bunk|tosh"
    r"|garbage|baloney|drivel|poppycock|claptrap|hokum|tripe|libel|slander|smears?|myths?|fairy ?tales?|hoax|canard"
    r"|untruths?"
    r"|twaddle|codswallop|hot air|moonshine|balderdash|a joke|fake news|misinformation|disinformation|distortions?"
    r"|slurs?"
    r"|bull(?:shit)?|balls|piffle|bilge|make-believe|pie in the sky|wide of the mark|without (?:merit|foundation"
    r"|basis|substance)"
    r"|nothing of the sort|figments? of)"
)
_FALSE = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|mistaken|baseless|unfounded|groundless|absurd|ridiculous|ludicrous"
    r"|preposterous|laughable|fanciful|spurious|bogus|fictitious|far-fetched|unsubstantiated|defamatory|libellous"
    r"|made up"
    r"|made-up|concocted|invented|fabricated|trumped-up|misleading|meritless|nonsensical|outlandish|risible|malicious"
    r"|scurrilous|erroneous)"
)
_UNTRUE = (
    rf"(?:{_ADVERBS}{_FALSE}|{_ADVERBS}(?:a |an )?(?:{_ADVERBS}|[\w-]+ )?{_BAD}|not {_ADVERBS}(?:true|correct"
    rf"|accurate|the"
    rf" case|based|right|so|credible|supported|what happened)|(?:{_ADVERBS})?without (?:\w+ )?(?:merit|foundation|basis"
    r"|substance|truth))"
)
_IS = r"(?:is|are|was|were|'s|'re|has been|had been|have been|amounts? to|amounted to|remains?)"
_FAILS = (
    r"(?:(?:do|does|did)(?: not|n't) (?:survive|stand|hold|bear|match|square|withstand|add up|reflect|have any|stack up"
    r"|make (?:any )?sense|correspond|ring true|accord|tally)|(?:cannot|can't|won't|will not) (?:survive|stand"
    r"|withstand|be"
    r" (?:supported|sustained|true|substantiated))|(?:has|have|had|bears?|bore) (?:absolutely |simply )?no (?:basis"
    r"|foundation"
    r"|merit|truth|substance|relation|resemblance|grounds?)|(?:falls?|fell) apart|collapses?|crumbles?|evaporates?"
    r"|(?:lacks?|lacked) (?:any |all )?(?:merit|basis|foundation|substance|evidence))"
)
_REJECTING = (
    r"(?:disput|reject|refut|rebut|contest|repudiat|dismiss|rubbish|debunk|quash|scotch|challeng|contradict|disown|rebuff"
    r"|pooh-pooh|brush(?:es|ed)? (?:aside|off)|laugh(?:s|ed)? off|shrug(?:s|ged)? off|shoot(?:s)? down|shot down"
    r"|push(?:es|ed)? back (?:against|at|on)|hit(?:s)? back at|bat(?:s|ted)? away|take(?:s)? issue with|took issue with"
    r"|knock(?:s|ed)? down|swat(?:s|ted)? (?:away|down|aside)|pour(?:s|ed)? (?:cold water|scorn) on)"
)
_CALLING = (
    r"(?:call|brand|label|dismiss|describe|denounce|condemn|term|dub|deem|pronounce|declare|reject|characteri[sz]e)"
)
_EVENT = r"(?:happened|occurred|took place|existed|said (?:that|any|so|it|this)|(?:been|was) (?:discussed|considered))"

_DENYING = tuple(
    re.compile(OPENER + pattern)
    for pattern in (
        rf"(?!(?i:nobody|no[ -]one|none|few|who|nothing|hardly)\b)"
        rf"(?i:{_WHO}) (?i:{_HAS}{_ADVERBS})(?i:den(?:y|ies|ied)) (?i:that|any|all|the|these|those|ever|having"
        rf"|\w+ing)\b",
        rf"(?i:{_WHO}) (?i:{_HAS}{_ADVERBS}{_REJECTING})(?i:e?s|ed|d)? (?i:that\b|{_CLAIM})",
        rf"(?i:{_WHO}) (?i:(?:do|does|did|would|will|could) not|don't|doesn't|didn't|wouldn't|won't|cannot|can't)"
        rf" (?i:{_ADVERBS})(?i:accept|agree with|agree|buy|recogni[sz]e|subscribe to|share) (?i:that\b|{_CLAIM})",
        rf"(?i:.{{0,60}}\b(?:i|we) (?:have to |must |\w+ly )*disagree (?:\w+ly )?with {_CLAIM})",
        rf"(?i:(?:it|this|that)(?:'s| is| was)(?: {_ADVERBS}| )not {_ADVERBS}(?:true|correct|accurate|the case|so\b"
        rf"|fair to"
        r" say|what happened)|(?:it|that|this) (?:isn't|wasn't) (?:true|the case|correct|so\b|what happened))",
        rf"(?i:it(?:'s| is| was) {_UNTRUE} (?:for \w+ )?(?:that|to (?:say|suggest|claim|think|assume|state|imply"
        rf"|conclude"
        r"|pretend|allege|argue|describe)))",
        rf"(?i:{_CLAIM}.{{0,200}}? {_IS} {_UNTRUE}\b)",
        rf"(?i:(?:{_CLAIM}|(?:the|any) (?:claim|charge|suggestion|idea|notion) that).{{0,200}}? [\"“]?{_FAILS}\b)",
        rf"(?i:{_CLAIM} that .{{3,200}}? {_IS} {_UNTRUE}\b)",
        r"(?i:there(?: is|'s| was| has (?:never )?been|'s never been|'d been| had been) (?:\w+ly |just )?(?:no"
        r"|not (?:a|one|an)"
        r" (?:\w+ )?(?:shred|grain|word|scrap|iota|ounce) of|nothing|never any|zero) ?(?:whatever |whatsoever "
        r"|\w+ )?(?:truth"
        r"|basis|substance|merit|foundation|grounds?|evidence|suggestion|question|in (?:it|that|this))\b)",
        rf"(?i:(?:contrary to|despite|notwithstanding) (?:what|(?:[\w'-]+ ){{0,4}}(?:{CLAIMS}|belief|perception))\b)",
        rf"(?i:(?:to (?:suggest|claim|say|imply|allege|pretend)|suggesting|claiming|saying|alleging)(?: otherwise"
        rf"| that)?\b"
        rf".{{0,160}} {_IS} {_UNTRUE}\b)",
        r"(?i:(?:at no (?:point|time|stage)|never|in no way|under no circumstances) (?:did|have|has|was|were"
        r"|had) (?:we|i|he"
        r"|she|they|it|the|any)\b)",
        r"(?i:(?:at no (?:point|time|stage)|in no way|under no circumstances) (?:did|has|have|had|was|were) \w)",
        rf"(?i:{_DET}(?:\w+ )?(?:meeting|conversation|deal|discussion|talks?|offer|payment|agreement|instruction"
        rf"|incident"
        rf"|event|such \w+) never {_EVENT})",
        r"(?i:(?:nothing could be further from the truth|nothing of the (?:sort|kind)|no such \w+))",
        r"(?i:[^,]{0,80}\b(?:made|making) (?:it|this|that|the whole (?:thing|story)|all of (?:it"
        r"|this)) (?:all )?up\b)",
        rf"(?i:{_WHO} {_HAS}{_CALLING}(?:e?s|ed|d)? {_CLAIM}[^,]{{0,60}} (?:as )?[\"“]?(?:{_ADVERBS}|an? |an? [\w-]+ )"
        rf"?(?:{_FALSE}|{_BAD})\b)",
        rf"(?i:(?:{_DET})?{CLAIMS}\b(?: that [^,]{{3,120}})? (?:as )?[\"“]?(?:(?:an?|pure|complete|utter|total|sheer"
        rf"|entirely|wholly|completely|totally) ){{0,2}}(?:{_FALSE}|{_BAD})\W*$)",
    )
)

_FLAT = re.compile(
    rf"{OPENER}(?i:(?:that|this|it|they|which|he|she|these|those)(?:(?:'s|'re)| (?:is|are|was|were))? )?(?i:just "
    rf"|all |simply"
    rf" |such )?(?:(?i:{_UNTRUE})\b[^.!?]{{0,60}}[.,!?;\"”]|(?i:absolutely|certainly|definitely|categorically"
    rf"|of course) not\b"
    r"|(?i:(?:they|he|she|you|somebody|someone|people)(?:'ve| have|'s| has)? (?:made|making) (?:it|this"
    r"|that) (?:all )?up))"
)
"""A whole answer of a few words: `Utter nonsense`, `That's a lie`."""
_NEGATED = re.compile(
    r"^\W*(?:[^.!?]{0,80}?[,:;–—-] )?(?:no\b|never\b|none\b|nobody\b|nothing\b|(?:\w+(?: \w+){0,4} )?(?:(?:is|are"
    r"|was|were|do|does"
    r"|did|has|have|had|will|would|could|can) (?:never|not)\b|(?:\w+n't|cannot)\b|never\b))",
    re.IGNORECASE,
)
"""A first sentence that says of something that it is not so."""
_ACCUSED = re.compile(
    r"\b(?:alleg\w+|accus\w+|claims? (?:that|made|by|of|against)|claimed|whistle-?blowers?|rumou?r\w*|speculation"
    r"|smears?|"
    r"insinuat\w+|lawsuit|indict\w+|charged with|gossip|whispers?|suspicions?|suspected|leaked (?:memo|report"
    r"|document)s?"
    r"|(?:press|newspaper|media|wire|\w+) (?:story|report) that|reports? (?:that|of)|suggestions? (?:that|of)|hit back"
    r"|den(?:y|ies|ied|ial)|scotch\w+|quash\w+|rebut\w+|rejected|dismissed)\b",
    re.IGNORECASE,
)
"""Words around a quotation that tell of what somebody is said to have done."""


def is_denial(text: str) -> bool:
    """Tell a sentence that says that a claim is untrue, or that rejects it."""
    first, *rest = _SENTENCE.split(text)
    answers = [first, *(rest if len(text) < _SHORT else ())]
    return any(pattern.match(text) for pattern in _DENYING) or any(map(_is_flat, answers))


def _is_flat(sentence: str) -> bool:
    return len(sentence) < _SHORT and bool(_FLAT.match(f"{sentence}."))


def answers_accusation(said: str, around: str) -> bool:
    """Tell whether quoted words that are a flat negation answer an accusation that the text around them tells."""
    return bool(_NEGATED.match(said) and _ACCUSED.search(around))


_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORT = 160
"""Characters of an answer that only says that something is untrue."""
