"""Changes: whether an amount is one, which way, and changes without an amount ("orders fell"). Pure."""

import math
import re

FLAT = 0.5
"""Per cent by which what is flat may have moved."""

UP = (
    r"up|increas(?:ed?|es|ing)|grew|grow(?:s|n|ing)?|r[oi]se[sn]?|rising|rais(?:ed?|es|ing)|higher|gain(?:ed|s)?"
    r"|climb(?:ed|s)?|jump(?:ed|s)?|expand(?:ed|s)?|expansion|growth|improv(?:ed?|es|ement)|accelerat(?:ed|ion)|added"
)
DOWN = (
    r"down|decreas(?:ed?|es|ing)|declin(?:ed?|es|ing)|fell|fall(?:s|en|ing)?|drop(?:ped|s)?|lower|shr[aiu]nk|slipped"
    r"|contract(?:ed|ion)|reduc(?:ed|tion)|deteriorated|cut"
)
_TIME = r"in (?:(?:19|20)\d\d|(?:the )?[\w ]{1,24}?(?:quarter|year|half)(?: of (?:19|20)\d\d)?)"
_CHANGE = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN})|(?P<flat>flat|unchanged|in line with (?:last|the prior) year))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?: rate)?"
    rf"(?: (?:{_TIME}|by|of|was|were|is|roughly|about|around|approximately|nearly|almost|over|some|another|at least"
    r"|more than"
    r"|less than|between|in the|an?|organically|year[- ](?:over|on)[- ]year|sequentially)|,)*\s*$",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?:(?P<up>{UP}|boost)|(?P<down>{DOWN}|reduce[sd]?)) (?:[\w'’-]+ ){{1,4}}by\s*$", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"^(?: (?:organic|year[- ](?:over|on)[- ]year|sequential|net|in|of|reported|annual|revenue|sales|same[- ]\w+))*"
    r" (?:(?P<up>increase|growth|rise|gain|improvement|expansion|higher|more)"
    r"|(?P<down>decrease|decline|drop|fall|reduction|contraction|lower|less|fewer))\b(?! (?:of|by|than)? ?[\d$€£])",
    re.IGNORECASE,
)
_TIMES = {"doubled": (90.0, 110.0), "tripled": (180.0, 220.0), "halved": (-55.0, -45.0)}
_MULTIPLIED = re.compile(
    r"\b(?P<over>more than |over )?(?P<near>nearly |almost |about )?(?P<times>doubled|tripled|halved)\b", re.IGNORECASE
)
_THINGS = ("growth", "expansion", "improvement", "reduction", "contraction", "gain", "gains")
_NOUN = re.compile(r"\b(?:the|a|an|our)\s$")
"""Before a word of change: then it is a thing that is spoken of, and nothing is said to have moved."""


def direction(before: str, after: str) -> int:
    """Say whether an amount between two texts is a change, and which way: 1, -1, or 0 for a level."""
    for match in (_LEADS.search(before[-70:]), _BY.search(before[-70:]), _FOLLOWS.match(after[:60])):
        if match:
            return 1 if match["up"] else -1
    return 0


def multiple(text: str) -> tuple[float, float] | None:
    """Read "more than doubled" as a change in per cent: low and high."""
    times = _MULTIPLIED.search(text)
    if times is None:
        return None
    low, high = _TIMES[times["times"].lower()]
    return low - 10 * bool(times["near"]), math.inf if times["over"] else high


def moved(text: str, stop: re.Pattern[str]) -> tuple[float, float, str] | None:
    """Find a change without an amount: low, high and its word; none behind a match of `stop`."""
    match = _CHANGE.search(text)
    if (
        match is None
        or match[0].lower() in _THINGS
        or stop.search(text[: match.start()])
        or _NOUN.search(text[: match.start()])
    ):
        return None
    if match["flat"]:
        return -FLAT, FLAT, match[0]
    return (FLAT, math.inf, match[0]) if match["up"] else (-math.inf, -FLAT, match[0])
