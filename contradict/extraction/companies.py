"""Which of those that news quotes are companies or their people; parties, governments, papers and critics are not."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from contradict.extraction.kinds import called_human, is_trade

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PUBLIC = re.compile(
    r"\b(?:governments?|ministry|authority|departments?|treasury|courts?|parliament|senate|congress|house|commission"
    r"|agency"
    r"|police|army|navy|military|council|(?:county|state|city|nations?)(?! [A-Z])|white house|kremlin|embassy|bureau"
    r"|republicans?|democrats?|democratic|gop|rnc|dnc|pacs?|part(?:y|ies)|campaign|committee|conservatives?|liberals?"
    r"|labour"
    r"|unions?(?! [A-Z])|universit(?:y|ies)|college|schools?|institutes?|foundation|church|think tank|watchdogs?|fbi"
    r"|cia|nsa"
    r"|sec|fda|epa|caucus|coalition|polic(?:y|ies)|studies|forces?|prize|act"
    r"|ftc|faa|irs|eu|un|imf|nato|opec|isis|twitter users?|critics?|activists?|experts?|researchers?|customers?"
    r"|lawmakers?)\b",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"\b(?:(?:former|one-time|retired|late) |ex-)"
    r"|\b(?:analysts?|critics?|activists?|experts?|professors?|(?<!chief )economists?|senators?|governors?|mayors?"
    r"|lawmakers?"
    r"|judges?"
    r"|congress(?:man|woman)|ministers?|regulators?|prosecutors?|sheriff|ambassador|candidates?|strategists?|pollsters?"
    r"|researchers?|journalists?|reporters?|editors?|(?<!company )(?<!corporate )secretary|police|attorney general"
    r"|union)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:news|times|post|journal|herald|tribune|gazette|chronicle|caller|politico|reuters|associated press|ap|afp"
    r"|bloomberg"
    r"|cnn|bbc|npr|msnbc|cnbc|cbs|abc|nbc|guardian|telegraph|independent|magazine|press|examiner|observer)\b",
    re.IGNORECASE,
)
_PLACES = {"GPE", "LOC", "NORP"}
_NOT_COMPANIES = {*_PLACES, "DATE", "EVENT", "LAW", "LANGUAGE", "FAC", "WORK_OF_ART"}
_LEGAL = r"(?:Inc|Corp|Co|Ltd|LLC|PLC|plc|AG|SE|NV|SA|Group|Holdings|Company|Corporation)\b"
_OFFICE = (
    r"(?:CEO|COO|CFO|CTO|chief|chairman|chairwoman|president|spokes(?:man|woman|person)|executives?|shares|board)\b"
)

_HEADS = (
    r"\b(?:chief executive|c[efot]o|chief \w+ officer|finance (?:chief|director)|managing director|spokes(?:man|woman))"
)
"""Offices of companies alone: states and clubs have presidents and chairmen."""


_HEADS_ALONE = re.compile(_HEADS, re.IGNORECASE)

_KIND = r"(?:chain|company|firm|brand|business|brewery|airline|bank|start-?up)"
"""Behind a name, what only a company is: `the Acme chain`."""
_OTHER_KIND = (
    r"(?:think-?[ -]?tank|(?:campaign|pressure|lobby|advocacy|interest|consumer|rights|environmental|green) group"
    r"|campaigners?|campaign|charity|watchdog|regulator|(?:trade|labou?r|teachers'|workers'|farmers') union|trade"
    r" (?:body|association|group)|industry (?:body|association|group)|professional body|quango|non-profit|nonprofit"
    r"|non-governmental organi[sz]ation|NGO|(?:government|state|federal|public|space|health|safety|standards|aid|UN)"
    r" (?:agency|body|department)|ministry|foundation|research (?:institute|centre|center)|university|newspaper"
    r"|news agency|residents' (?:group|association)|political party)"
)
"""What is no company, though it has a name and a director."""


_OF_STATES = re.compile(
    r"(?:[\w-]+ )*(?:presidents?|chair(?:man|woman|person)?|spokes(?:man|woman|person|people)|leader|official"
    r"|representative)"
    r"|(?:(?:vice|deputy|first|acting|interim|former|executive|national|regional|chief|senior|new)[ -])*"
    r"(?:director|head|chief|executive|officer|fellow|adviser|advisor|counsel|lawyer|attorney|partner|engineer|scientist)",
    re.IGNORECASE,
)
"""Offices that states, clubs and think tanks have as well; any other shows that its organisation is a firm."""


def is_company(name: str, role: str | None, speaker: str | None, doc: "Doc") -> bool:
    """Tell whether a name that the text gives to a source is a company's, from the name, the role and the text.

    A paper that reports something states nothing of its own; those who run it may.
    """
    if _PUBLIC.search(name) or _ROLES.search(role or "") or not re.match(r"[A-Z0-9]", name) or len(name) < 2:
        return False
    corporate = bool(speaker and role and (_HEADS_ALONE.search(role) or not _OF_STATES.fullmatch(role)))
    if _is_called_other(name, doc.text) or _is_person(name, role, speaker, doc):
        return False
    if not corporate and (_PAPERS.search(name) or _is_people(name, doc)):
        return False
    strange = _PLACES if speaker or role else _NOT_COMPANIES
    return corporate or is_trade(name) or _is_called_one(name, doc.text) or _is_named_one(name, doc, strange)


def _is_person(name: str, role: str | None, speaker: str | None, doc: "Doc") -> bool:
    """Tell somebody whom the text calls by surname or `she` alone from `Roe's`, for which Jane Roe speaks."""
    if _is_surname(name, doc) and not (speaker and name.endswith("'s")):
        return True
    return " " not in name and speaker is None and role is None and called_human(name, doc)


def _is_called_one(name: str, text: str) -> bool:
    """Look for "Acme Inc.", "Acme's chief executive" and "chief executive of Acme"."""
    called = re.escape(name)
    behind, before = (
        rf"\b{called}(?:['’]s?)?,? (?:{_LEGAL}|(?i:{_OFFICE})|{_KIND}\b)",
        rf"(?i:{_HEADS}) (?:of|at) {called}\b",
    )
    return bool(re.search(rf"{behind}|{before}", text))


def _is_called_other(name: str, text: str) -> bool:
    """Look for "the think tank Acme" and "Acme, a campaign group"."""
    called = re.escape(name)
    behind = (
        rf"\b{called}(?:, |,? which is |,? is )(?:an?|the) (?:[\w-]+ ){{0,3}}?{_OTHER_KIND}\b"
        r"(?! (?:operator|maker|firm|company))"
    )
    return bool(re.search(rf"\b{_OTHER_KIND},? (?:the )?{called}\b|{behind}", text))


def _is_people(name: str, doc: "Doc") -> bool:
    """Look for a nation or a faith: "the French president"."""
    labels = {entity.label_ for entity in doc.ents if _plain(entity.text) == _plain(name)}
    return "NORP" in labels and "ORG" not in labels


def _is_surname(name: str, doc: "Doc") -> bool:
    """Look for a person of that surname: "a spokesman for Roe", who runs for office."""
    people = [entity.text.split() for entity in doc.ents if entity.label_ == "PERSON"]
    return any(len(words) > 1 and _plain(words[-1]) == _plain(name) for words in people)


def _is_named_one(name: str, doc: "Doc", others: set[str]) -> bool:
    """Ask the pipeline what kind of name it is: once in four times an organisation's is enough, a stranger's too.

    Where somebody is introduced as working there, it is at most a place's name: the pipeline knows few firms.
    """
    labels = Counter(entity.label_ for entity in doc.ents if _plain(entity.text) == _plain(name))
    strange = sum(count for label, count in labels.items() if label in others)
    return strange <= 3 * (labels.total() - strange) if labels else True


def _plain(name: str) -> str:
    return re.sub(r"^[Tt]he |['’]s?$", "", name).casefold()
