"""Phrases that may name somebody or something: those whom a text introduces, entities, and other capitals."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from contradict.extraction import lexicon
from contradict.extraction.introductions import TITLES
from contradict.extraction.kinds import is_office
from contradict.extraction.language import is_coined, plain

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Phrase

HOUSE = "HOUSE"
"""Label of a firm whose name ends as what a family owns: `Roe's`."""
ORGANIZATIONS = ("ORG", "GPE", "NORP", "PRODUCT", "FAC", "LOC")
ODD = ("EVENT", "WORK_OF_ART", "LAW")
_MOST_WORDS = 3
"""Words behind a family's name in that of its firm."""
_PARTICLES = ("da", "de", "del", "della", "des", "di", "do", "dos", "du", "van", "von", "y")
"""Small words inside names: `Casa do Mar`."""
_LABELLED = ("PERSON", *ORGANIZATIONS, *ODD)
"""Labels of names; where the pipeline takes a name for a date or a number, it knows nothing."""


def phrases(doc: "Doc", owners: set[str], people: frozenset[str]) -> "list[Phrase]":
    """Those whom the text introduces and their organisations, then other entities, then names that do something."""
    entities = [_grown(entity) for entity in doc.ents if entity.label_ in _LABELLED and not _is_day(entity.root)]
    found: list[Phrase] = []
    taken: set[int] = set()
    for phrase in (*_houses(doc), *_known(doc, [*owners, *people], entities), *entities, *_untagged(doc)):
        if taken.isdisjoint(range(phrase.start, phrase.end)):
            found.append(phrase)
            taken.update(range(phrase.start, phrase.end))
    return sorted(found, key=lambda phrase: int(phrase.start))


def _grown(entity: "Phrase") -> "Phrase":
    """`Polyfoam Europe`: a coined word before a place's name makes it a firm's."""
    start = int(entity.start)
    coined = start > 0 and entity.label_ in ("GPE", "LOC") and is_coined(entity.doc[start - 1])
    coined = coined and entity.doc[start - 1].dep_ == "compound" and not entity.doc[start - 1].ent_type_
    grown = entity.doc[start - 1 : entity.end] if coined else entity
    return grown if entity.label_ == "PERSON" else _to_the_last(grown)


def _to_the_last(phrase: "Phrase") -> "Phrase":
    """`Corvel Timber` for `Corvel`, `Casa do Mar` for `Casa`: capitals right behind a name belong to it."""
    from spacy.tokens import Span

    doc, end = phrase.doc, int(phrase.end)
    while end < len(doc) and (_goes_on_in(doc[end]) or _joins(doc, end)):
        end += 2 if doc[end].text in _PARTICLES else 1
    return Span(doc, phrase.start, end, label=phrase.label) if end > phrase.end else phrase


def _goes_on_in(token: "Token") -> bool:
    capital = token.is_alpha and token.text.istitle() and not token.is_sent_start
    return bool(capital and not (token.ent_type_ == "PERSON" or is_office(token) or _is_day(token)))


def _is_day(token: "Token") -> bool:
    """A day or a month: it has a capital, and is no part of a name."""
    return token.lower_ in lexicon.CALENDAR


def _joins(doc: "Doc", place: int) -> bool:
    """`do` in `Casa do Mar`, and `d'Orne`."""
    following = place + 1 < len(doc) and doc[place + 1].text.istitle()
    return bool((doc[place].text in _PARTICLES and following) or doc[place].text.startswith(("d'", "d’")))


def _houses(doc: "Doc") -> "Iterator[Phrase]":
    """`worked for Roe's.` and `Roe's Bakery`: firms that bear the name of a family with an ending."""
    from spacy.tokens import Span

    ends = [token for token in doc[1:] if token.tag_ == "POS" and token.nbor(-1).pos_ == "PROPN"]
    alone = {token.nbor(-1).text for token in ends if _stands_alone(token)}
    surnames = {entity.root.text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1}
    for token in ends:
        last = _trade_behind(token, token.nbor(-1).text in surnames)
        if last > token.i:
            yield doc[proper(token.nbor(-1)).start : last + 1]
        elif token.nbor(-1).text in alone:
            yield Span(doc, proper(token.nbor(-1)).start, token.i + 1, label=HOUSE)


def _stands_alone(ending: "Token") -> bool:
    """Whether nothing is owned: `at Roe's, …`, `Roe's said`."""
    following = ending.doc[ending.i + 1] if ending.i + 1 < len(ending.doc) else None
    return following is None or (
        ending.nbor(-1).dep_ != "poss" and (following.is_punct or following.pos_ in ("VERB", "AUX", "ADP", "CCONJ"))
    )


def _trade_behind(ending: "Token", of_family: bool) -> int:
    """Index of the last word of a firm's name behind `Roe's`, of a family or with a trade: `Bakery`, `Steak Barn`."""
    last = int(ending.i)
    while last + 1 < len(ending.doc) and ending.doc[last + 1].text.istitle() and ending.doc[last + 1].is_alpha:
        last += 1
    named = of_family or ending.doc[last].lower_ in lexicon.TRADES | lexicon.COMPANIES
    return last if named and last - ending.i <= _MOST_WORDS else int(ending.i)


def _known(doc: "Doc", names: "Sequence[str]", entities: "Sequence[Phrase]") -> "Iterator[Phrase]":
    """All mentions of names, the longest first; none that only begins a longer one."""
    text = plain(doc.text)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            phrase = doc.char_span(*match.span(), alignment_mode="contract")
            if phrase is not None and not any(_goes_on(phrase, entity) for entity in entities):
                yield phrase


def _goes_on(phrase: "Phrase", entity: "Phrase") -> bool:
    """Whether an organisation begins as a phrase does, and has more words."""
    inside = entity.start <= phrase.start and phrase.end < entity.end and entity.label_ == "ORG"
    return inside and _is_name_word(entity, phrase.end) and bare(entity.text).startswith(phrase.text)


def _is_name_word(entity: "Phrase", place: int) -> bool:
    """Whether a name's word stands at a place of an entity, rather than a possessive ending."""
    return bool(entity.doc[place].pos_ == "PROPN")


def _untagged(doc: "Doc") -> "Iterator[Phrase]":
    """Names that do or own something, or have somebody at their head, which the pipeline knows for no entity."""
    for token in doc:
        if token.is_alpha and token.ent_type_ not in _LABELLED and _looks_named(token):
            name = _to_the_last(proper(token))
            last = token.i + 1 == len(doc) or doc[token.i + 1].pos_ != "PROPN"
            if (
                token.dep_ in ("nsubj", "poss")
                or _employs(token)
                or (last and len(name) > 1 and name[0].text.istitle())
            ):
                yield name


def _employs(token: "Token") -> bool:
    """`director at Homely`; also a coined word that opens a sentence, of which the parse makes what it likes."""
    employing = token.head.lower_ == "at" or (token.head.lower_ == "of" and is_coined(token))
    return (token.dep_ == "pobj" and employing and is_office(token.head.head)) or (
        token.is_sent_start is True and token.dep_ == "compound" and is_coined(token)
    )


def _looks_named(token: "Token") -> bool:
    """A proper name; also `Cartwheel` in `Cartwheel has hired three banks`: one thing, without an article."""
    bare_thing = token.pos_ == "NOUN" and token.tag_ == "NN" and token.dep_ == "nsubj" and not list(token.children)
    alone = token.is_sent_start and bare_thing and not any(other.text == token.lower_ for other in token.doc)
    named = token.pos_ == "PROPN" and not _is_day(token)
    return named or alone or (token.is_sent_start and token.pos_ == "NOUN" and is_coined(token))


def proper(token: "Token") -> "Phrase":
    """Give the run of names that a token ends: `Marty Beard` for `Beard`."""
    doc, start = token.doc, int(token.i)
    while start > 0 and _is_part(doc[start - 1]) and doc[start - 1].head.i in (token.i, start):
        start -= 1
    return doc[start : token.i + 1]


def _is_part(token: "Token") -> bool:
    """A name's word; the pipeline takes some for nouns, with a capital all the same."""
    named = token.pos_ == "PROPN" or (token.dep_ == "compound" and token.text.istitle())
    return bool(named and not _is_day(token))


def bare(name: str) -> str:
    """Take titles, articles, a possessive ending and odd spaces off a name."""
    found = re.sub(r"\s+", " ", name.strip().replace("’", "'"))
    found = re.sub(
        r"^(?:[A-Z]{3,}(?: [A-Z]{3,})* [-–—] |[Tt]he "
        r"|(?:\w+maker|Retailer|Lender|Insurer|Manufacturer|Startup|Airline) (?=[A-Z]))",
        "",
        re.sub(r"(?:'s|')$", "", found),
    )
    return TITLES.sub("", found).strip(" ,")
