"""Press releases and company blogs: their author speaks for the company, without quotation marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from contradict.domain import Basis, SaidOn, Source, Statement
from contradict.extraction.attribution import Attribution, attributed
from contradict.extraction.claims import Voice, claim
from contradict.extraction.dates import resolve
from contradict.extraction.event import short_name, spoken_name
from contradict.extraction.language import parse
from contradict.extraction.news import speaks_for_company, statement_of
from contradict.extraction.participants import lines
from contradict.extraction.roles import introductions, is_role
from contradict.extraction.sentences import Sentence, sentences
from contradict.extraction.spans import Span, shared
from contradict.extraction.transcript import states_something
from contradict.extraction.wording import mode_of_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WIRES = r"Market ?wired?|Business ?Wire|PR ?Newswire|Globe ?Newswire|Accesswire|Newsfile(?: Corp)?"
_DATE = r"(?P<{}>[A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}})"
_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z .,'-]{2,40}(?:, [A-Z][A-Za-z. ]{1,20})?)"
    rf"(?:,? {_DATE.format('date')})?\s*[-–—/]*\s*\(?(?P<wire>(?i:{_WIRES}))?[^\n)]{{0,12}}?\)?\s*[-–—/]+\s*"
    rf"(?:{_DATE.format('day')}\s*[-–—/]+\s*)?",
    re.MULTILINE,
)
_TOP = 1_500
"""Characters in which a dateline stands."""
_BYLINE = re.compile(
    r"^(?:(?:posted |written )?by:? )(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3})(?:,| [-–—|]| \|)"
    r" (?P<rest>[^\n]{3,120})$",
    re.MULTILINE | re.IGNORECASE,
)
_ABOUT = re.compile(r"^About (?:the )?(?P<name>[A-Z][^\n:]{1,60}?):?[ \t]*$", re.MULTILINE)
_ENDING = re.compile(
    r"^\W*(?:About (?:the )?[A-Z][^\n]{1,60}|(?:media|press|investor|analyst|company)? ?(?:contacts?|relations"
    r"|inquiries|enquiries)\b[^\n]{0,60}"
    r"|(?:cautionary|safe harbou?r|forward[- ]looking)[^\n]{0,90}|source:? [A-Z][^\n]{0,60}|#\s?#\s?#|-\s?30\s?-"
    r"|notes? to editors[^\n]{0,20}"
    r"|for (?:more|further) information[^\n]{0,90}|©[^\n]{0,90}|related (?:posts|articles|stories)[^\n]{0,30}"
    r"|comments?:?|share this[^\n]{0,20})$",
    re.MULTILINE | re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|I)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_TICKER = re.compile(
    r"\b(?P<name>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4}),? \((?:NYSE|NASDAQ|Nasdaq|TSX|LSE|OTC)[^)]*\)"
)

_SITE = re.compile(
    r"\b(?:(?:the )?official|inside|blogs?|newsroom|news|press|media|cent(?:er|re)|room|stories|corporate)\b",
    re.IGNORECASE,
)
"""Words that make a company's name the name of its site."""

_LEAST_OWN = 3
"""Sentences with "we" or "our" that make a page without a byline a company's own."""


@dataclass(frozen=True)
class Author:
    """For which company a document speaks, and by whose pen; what the document does not say is None."""

    organization: str
    name: str | None = None
    role: str | None = None


def author(source: Source) -> Author | None:
    """Tell for which company the author of a document speaks; None for a journalist, who speaks for no company.

    A byline with role and company says so, or an "About", or a wire with a ticker, or a publisher that writes "we".
    """
    signed = _signed(source)
    if signed:
        return signed
    named = _named_by_release(source.text)
    if named:
        return Author(named)
    return _publisher_as_author(source)


def own_statements(source: Source, writer: Author) -> list[Statement]:
    """Find what a company's own document states: sentences in its voice; quotations in it are found as in the news.

    Raises ModelError when the pinned pipeline is missing.
    """
    body, doc = _body(source.text), parse(source.text)
    found = [attribution for attribution in attributed(source.text, doc) if attribution.kind != "indirect"]
    voice = Voice(spoken_name(writer.organization, source.text), writer.name)
    (parsed,) = sentences(source.text, [body])
    quoted = [span for attribution in found for span in attribution.content]
    own = [
        _statement(source, sentence, claim(sentence, source.text, voice), writer)
        for sentence in parsed
        if _is_own(sentence, source.text, quoted)
    ]
    return sorted([*own, *_quotations(source, doc, found, writer)], key=lambda statement: statement.start or 0)


def _quotations(source: Source, doc: "Doc", found: Sequence[Attribution], writer: Author) -> Iterator[Statement]:
    """Yield what the company's people are quoted with; a role without a company is one at the company that writes."""
    for attribution in found:
        at_home = attribution.organization is None and attribution.role is not None
        named = replace(attribution, organization=writer.organization) if at_home else attribution
        if speaks_for_company(named, doc):
            yield statement_of(source, doc, named, found)


def _is_own(sentence: Sentence, text: str, quoted: Sequence[Span]) -> bool:
    """Tell the company's sentence from a headline, a heading, noise and somebody's quotation."""
    ends = text[sentence.start : sentence.end].rstrip("\"”’')")[-1:] in (".", "!", ";")
    return ends and not shared([(sentence.start, sentence.end)], quoted) and states_something(sentence, text)


def _statement(source: Source, sentence: Sentence, wording: str, writer: Author) -> Statement:
    return Statement(
        source_id=source.id,
        organization=writer.organization,
        claim=wording,
        quote=source.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        speaker=writer.name,
        role=writer.role,
        said_on=published_on(source),
        mode=mode_of_words(list(sentence.parse)),
        direct=True,
    )


def published_on(source: Source) -> SaidOn | None:
    """Date what a release says: by its dateline, else by its publication, else not at all."""
    dateline = _DATELINE.search(source.text[:_TOP])
    stated = resolve(dateline["date"] or dateline["day"] or "", None) if dateline else None
    day = source.published
    return stated or (SaidOn(day.first, day.precision, Basis.PUBLICATION) if day else None)


def _signed(source: Source) -> Author | None:
    """Read "By Jane Roe, Chief Operating Officer, Acme" from the author or the head of the text."""
    head = source.text[:800]
    candidates = [source.author or "", *(f"{m['name']}, {m['rest']}" for m in _BYLINE.finditer(head))]
    for candidate in candidates:
        name, _, rest = candidate.partition(",")
        role, firm = _role_and_firm(rest.strip())
        firm = firm or (source.publisher if role else None)
        if role and firm and name.strip():
            return Author(short_name(firm), name.strip(), role)
    return None


def _role_and_firm(text: str) -> tuple[str | None, str | None]:
    """Split "Chief Operating Officer, Acme" or "COO of Acme" into role and company."""
    parts = re.split(r", | at | of (?=[A-Z])| for (?=[A-Z])|\s[-–—|]\s", text)
    roles = [part for part in parts if is_role(part)]
    firms = [part for part in parts if part and not is_role(part)]
    if not roles:
        return None, None
    return ", ".join(roles), (firms[-1].strip(" .") if firms and firms[-1][:1].isupper() else None)


def _named_by_release(text: str) -> str | None:
    """Name the company of a press release: an "About" or a wire says that it is one, and whose.

    A news agency's article has a dateline too, but neither of the two.
    """
    about, dateline = _ABOUT.search(text), _DATELINE.search(text[:_TOP])
    if about and about["name"].split()[0].casefold() not in ("author", "us", "this", "me"):
        return short_name(about["name"])
    ticker = _TICKER.search(text[:3_000]) if dateline and dateline["wire"] else None
    return short_name(ticker["name"]) if ticker else None


def _publisher_as_author(source: Source) -> Author | None:
    """Take the publisher as the author where the text names it and says "we" outside quotation marks."""
    publisher = short_name(_SITE.sub("", source.publisher or "").strip())
    bare = _QUOTED.sub("", source.text)
    ours = sum(bool(_FIRST_PERSON.search(sentence)) for sentence in re.split(r"(?<=[.!?])\s+", bare))
    called = re.escape(publisher)
    at_home = re.search(rf"\b(?:at {called}, we|we at {called})\b", bare, re.IGNORECASE) or (
        ours >= _LEAST_OWN
        and re.search(rf"\b{called}[^.\n]{{0,60}} today (?:announced|reported|published)", bare[:_TOP])
    )
    if not publisher or publisher not in bare:
        return None
    return (
        Author(publisher, *_writer(source))
        if at_home or (ours >= _LEAST_OWN and _speaks_of_itself(publisher, bare))
        else None
    )


def _speaks_of_itself(publisher: str, text: str) -> bool:
    """Tell a company's page from a newspaper's: it names itself more than any other company."""
    names = Counter(re.findall(r"\b[A-Z][a-z]\w+\b(?!\.)", text))
    return names[publisher.split()[0]] >= 2 and names[publisher.split()[0]] >= max(names.values()) / 2


def _writer(source: Source) -> tuple[str | None, str | None]:
    """Give the named author with the role by which the text introduces the name."""
    name = source.author
    role = next((person.role for person in introductions(source.text) if person.name == name), None)
    return (name, role) if name and " " in name and role else (None, None)


def _body(text: str) -> Span:
    """Leave out the dateline before and the boilerplate after what a release says."""
    dateline = _DATELINE.search(text[:_TOP])
    start = dateline.end() if dateline else _after_heading(lines(text))
    ending = next((match.start() for match in _ENDING.finditer(text) if match.start() > start), len(text))
    return start, ending


def _after_heading(found: Iterable[tuple[int, str]]) -> int:
    return next((offset for offset, line in found if line.rstrip().endswith((".", "!", "”", '"'))), 0)
