"""Whether a figure looks ahead or tells what came, by the words around it. Pure."""

import re

_AHEAD = re.compile(
    r"\b(?:will|shall|expect(?:s|ed|ing)?|guid(?:e[sd]?|ing|ance)|outlook|forecast(?:s|ed|ing)?|anticipat\w+"
    r"|target(?:s|ed|ing)?|project(?:s|ed|ing)?(?= (?:to|that|revenue|sales|a|an|net|we|full|fiscal))"
    r"|plan(?:s|ning|ned)? (?:to|for|on)|aim(?:s|ed|ing)?|goal|should"
    r"|calls? for|framework|committ?(?:ed|ment) to|may|might|likely|intends?|on track|going to"
    r"|looking for|guess|hope|estimate[sd]?|assum\w+|predict\w*"
    r"|sees? (?:\w+ ){1,4}(?:coming|landing|growing|rising|falling|improving|declining)|to be between)\b",
    re.IGNORECASE,
)
_AS_EXPECTED = re.compile(
    r"\b(?:(?:as|than|what)(?: (?:\w+ ){0,3})?(?:expected|planned|guided|projected|forecast|anticipated)"
    r"|(?:above|below|beat|beating|missed|missing|exceed\w*|in line with|versus|against|ahead of|short of|within)"
    r" (?:the |our |its |\w+['’]s )?(?:\w+ ){0,2}(?:guidance|outlook|forecast|target|expectations?|plan|goal)"
    r"|prior guidance)\b",
    re.IGNORECASE,
)
"""Words in which a forecast is only what an outcome is held against."""

_HAPPENED = re.compile(
    r"\b(?:was|were|came in|grew|fell|rose|raised|increased|decreased|declined|dropped|delivered|reported|posted"
    r"|generated|achieved|total(?:l)?ed|reached|ended|finished|closed|had|has been|have been|earned|made|saw|lost|took"
    r"|hit|ran|improved|expanded|contracted|shipped|opened|hired|recorded|booked|produced|doubled|tripled|halved"
    r"|jumped|slipped)\b",
    re.IGNORECASE,
)


def looks_ahead(text: str, place: int) -> bool:
    """Whether the nearest word that tells, before a place or else behind it, speaks of what is to come."""
    plain = _AS_EXPECTED.sub(lambda match: " " * len(match[0]), text)
    ahead, happened = ([m.start() for m in pattern.finditer(plain)] for pattern in (_AHEAD, _HAPPENED))
    last_ahead = max((at for at in ahead if at < place), default=-1)
    last_happened = max((at for at in happened if at < place), default=-1)
    if max(last_ahead, last_happened) >= 0:
        return last_ahead > last_happened
    return bool(ahead)
