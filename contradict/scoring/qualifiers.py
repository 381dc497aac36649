"""The words that narrow a measure ("adjusted", "in Asia", a segment's name), and the names in a claim. Pure."""

import re

from contradict.scoring.periods import PERIOD
from contradict.scoring.scope import regions

_STOP_WORDS = """
    the a an our its their his her my your this that these those of in and or for on with to was were is are be been
    had has have we i it they as at by from total but so which while about around approximately nearly almost over
    under only just also not no delivered generated reported posted expects expect expected see saw made earned
    produced achieved recorded grew fell rose raised cut increased decreased improved expanded contracted will would
    could should can may might when if because then than where what how whose who now today again here there still
    you told anticipate anticipates anticipated targeting targeted forecast forecasts guide guided project projected
    predict predicted bringing taking leaving putting giving meaning lifting pushing exceeded hold ran run runs own
    both all each every any some more less up down higher lower flat driven drove incurred
"""
"""Words at which the words that narrow a measure end."""

_NEUTRAL_WORDS = """
    overall strong solid record consolidated company companywide company-wide group groupwide total net reported
    quarterly quarter year full full-year fiscal first second third fourth first-quarter second-quarter third-quarter
    fourth-quarter half first-half second-half month monthly great healthy robust weak soft good actual latest current
    new whole entire average approximate slight modest significant continued january february march april may june
    july august september october november december growth in of up down billion million percent thousand trillion per
    annual yearly additional active full-time permanent
"""
"""Words before a measure that do not narrow it."""

_STOP, _NEUTRAL = frozenset(_STOP_WORDS.split()), frozenset(_NEUTRAL_WORDS.split())

_BASIS = re.compile(
    r"\b(?:organic(?:ally)?|adjusted|GAAP|non-GAAP|underlying|core|constant[- ]currency|currency[- ]neutral"
    r"|pro[- ]forma|comparable|like[- ]for[- ]like|reported basis|continuing operations|industrial|excluding|ex-\w+"
    r"|excludes|net of|before (?:tax|interest|special|one-time)|after tax|pre-?tax|run[- ]rate|annuali[sz]ed|gross"
    r"|domestic|international|overseas|segment|average|median|peak|wholesale|retail|online|digital|diluted)\b",
    re.IGNORECASE,
)
"""Words anywhere in a claim that say on what basis a figure is counted."""

_BEHIND = re.compile(
    r"^\s+(?:in|at|from|for|of|per|on|within|across|outside|to|excluding) "
    r"(?P<rest>(?:(?!(?:was|were|is|are|grew|fell|rose|came|of)\b)[A-Za-z&'’.-]+(?!\w) ?){1,4})"
)
_RATE = re.compile(
    r"\b(?:per|an?) (?P<per>day|week|month|hour|user|member|store|restaurant|unit|vehicle|truck|customer)\b"
    r"|\b(?P<each>daily|weekly|monthly|hourly)\b",
    re.IGNORECASE,
)
"""Words that make a rate of a figure: so much a day is no total."""

_ACTOR = re.compile(
    r"(?P<name>\b[A-Z][\w&'’-]*(?: (?:&|and|of|[A-Z][\w&'’-]*))*|\bother (?:business )?segment) "
    r"(?:also |again |continued to )?(?:grew|fell|increased|decreased|declined|had|delivered|generated|achieved"
    r"|continued|saw|used|posted|reported|earned|ended|finished|burned)\b"
)
"""Whose figure it is: a segment or a brand that is the subject of the sentence."""

_PLACE = re.compile(
    r"(?:^|,\s)(?:(?:Looking|Turning|Moving) (?:at|to)|In|At|For|Within|Across|in|at|within|for|across) "
    r"(?P<rest>[A-Za-z&'’ .-]{2,40}?),"
)
_TIME_WORD = re.compile(
    r"\b(?:quarter|year|month|half|period|january|february|march|april|june|july|august|september|october|november"
    r"|december|time|end|start|beginning|close|terms|addition|fact|total|example|context|fiscal|comparison|contrast|particular|short|general"
    r"|q[1-4]?)\b",
    re.IGNORECASE,
)


def narrowing(text: str, start: int, end: int, organization: str) -> frozenset[str]:
    """Collect the words that narrow a measure which stands at [start, end); the organisation's name is none."""
    own = _words_of(organization)
    places = {word for match in _PLACE.finditer(text) for word in _of_phrase(match["rest"], own)}
    behind = _BEHIND.match(text[end:])
    return frozenset(_before(text[:start], own) | places | (_of_phrase(behind["rest"], own) if behind else set()))


def actors(text: str, organization: str) -> frozenset[str]:
    """Collect the words of the names that do something in a text whose measures are blank; the organisation is none."""
    own = _words_of(organization)
    return frozenset(word for match in _ACTOR.finditer(text) for word in _of_phrase(match["name"], own))


def basis(text: str) -> frozenset[str]:
    """Collect the words of a claim that say on what basis its figures are counted, and the regions it names."""
    words = {re.sub(r"\W|ally$", "", match[0].lower()) for match in _BASIS.finditer(text)}
    rates = {(match["per"] or match["each"]).lower() for match in _RATE.finditer(text)}
    return frozenset(words | rates | set(regions(text)))


def phrase_end(text: str) -> int:
    """Give where the phrase ends that narrows a measure right before the text ("from services"); 0 without one."""
    match = _BEHIND.match(text)
    return match.end() if match else 0


def names(text: str, organization: str, speaker: str | None) -> frozenset[str]:
    """Collect the capitalised words inside a claim but those of the speaker, the organisation, months and quarters."""
    words = re.findall(r"(?<=[a-z,%\d] )[A-Z][a-z][\w&'’.-]*", PERIOD.sub(" ", text))
    return frozenset({bare(word) for word in words} - _words_of(f"{organization} {speaker or ''}") - _NEUTRAL)


def bare(word: str) -> str:
    """Give a word in lower case, without genitive, brackets and punctuation."""
    return re.sub(r"['’]s?$|[.,;:]+$|^['\"“(]+|[)\"”]+$", "", word.lower())


def _words_of(name: str) -> set[str]:
    return {bare(word) for word in re.split(r"[\s/]+", name)}


def _before(text: str, own: set[str]) -> set[str]:
    """Read backwards from a measure until a word that cannot narrow it."""
    words: set[str] = set()
    for word in reversed(text.split()[-6:]):
        plain = bare(word)
        if plain in _STOP | own or not plain[:1].isalpha() or word.endswith((",", ";", ":", ".", "%")):
            break
        if plain not in _NEUTRAL and not PERIOD.fullmatch(plain):
            words.add(plain)
    return words


def _of_phrase(text: str, own: set[str]) -> set[str]:
    """Give the words of a phrase that narrow a measure; none for a time ("in the quarter")."""
    if _TIME_WORD.search(text):
        return set()
    return {word for word in map(bare, text.split()) if word and word not in _STOP | _NEUTRAL | own}
