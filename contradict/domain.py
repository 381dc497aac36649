"""The words of the project as frozen data: source, statement, pair, verdict, review, retraction, flag. Pure; no I/O."""

import hashlib
import json
import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any


class Mode(StrEnum):
    """How the source presents a statement: a company is not blamed for a critic that it quotes."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    """Seven days, whichever day of the week they begin on: what "two weeks ago" means."""
    MONTH = "month"
    QUARTER = "quarter"
    """A quarter of the calendar year."""
    YEAR = "year"


class Basis(StrEnum):
    """Where the date of a statement comes from."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What two statements are to each other, as the machine sees it."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    CHANGED_POSITION = "changed_position"
    SCOPE_DIFFERENCE = "scope_difference"
    CONSISTENT = "consistent"
    UNRELATED = "unrelated"


class Decision(StrEnum):
    """What an entry of a person on a pair says; all but the last two decide it (`DECIDING`)."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    """Takes back the newest decision of this reviewer on this pair that still stands; the one before counts again."""
    NOTED = "noted"
    """A note, which decides nothing."""


DECIDING = (Decision.CONFIRMED, Decision.REJECTED, Decision.UNSURE)
"""The entries that decide a pair."""


class Reason(StrEnum):
    """Why a person rejects a pair."""

    DATED_UPDATE = "dated_update"
    SCOPE = "scope"
    REPORTED_SPEECH = "reported_speech"
    WRONG_SPEAKER = "wrong_speaker"
    PARAPHRASE = "paraphrase"
    UNRELATED = "unrelated"
    OTHER = "other"


class Bearing(StrEnum):
    """How a review of another pair bears on this one."""

    NEAR = "near"
    """Its statements say the same as those of this pair."""
    CHANGED = "changed"
    """Its statements stood in the same documents with other words, another speaker or another date."""


AT_ODDS = "at_odds"
"""Key of a statement's metadata: the words by which its source sets it against what the same people said before."""

UNNAMED_SUBJECT = "unnamed_subject"
"""Key of a statement's metadata: the word ("it", "that") by which its main subject is all that the quote says of it."""

CONFLICTS = (Relation.CONTRADICTION, Relation.TENSION, Relation.CHANGED_POSITION)
"""The relations that a reviewer would want to see."""

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True)
class SaidOn:
    """A day, a week, a month, a quarter or a year, with where it comes from. `first` is its first day."""

    first: date
    precision: Precision
    basis: Basis = Basis.STATED

    @classmethod
    def parse(cls, text: str, basis: Basis = Basis.STATED) -> "SaidOn":
        """Read `2021`, `2021-Q1`, `2021-01` or `2021-01-14`; raises ValueError for anything else."""
        if quarter := _QUARTER.fullmatch(text.strip()):
            return cls(date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1), Precision.QUARTER, basis)
        match = _PARTIAL_DATE.fullmatch(text.strip())
        if not match:
            raise ValueError(f"'{text}' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = match.groups()
        precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
        try:
            return cls(date(int(year), int(month or 1), int(day or 1)), precision, basis)
        except ValueError as error:
            raise ValueError(f"'{text}' is not a date: {error}") from None

    @property
    def last(self) -> date:
        """The last day of the day, week, month, quarter or year."""
        if self.precision is Precision.DAY:
            return self.first
        if self.precision is Precision.WEEK:
            return date.fromordinal(min(self.first.toordinal() + 6, date.max.toordinal()))
        months = {Precision.MONTH: self.first.month, Precision.QUARTER: 3 * self._quarter, Precision.YEAR: 12}
        month = months[self.precision]
        return date(self.first.year, month, monthrange(self.first.year, month)[1])

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // 3

    def __str__(self) -> str:
        """Only what is known: `2021-01` for a month, `2021-Q1` for a quarter, the first day for a week."""
        if self.precision is Precision.QUARTER:
            return f"{self.first.year:04}-Q{self._quarter}"
        return self.first.isoformat()[: {Precision.MONTH: 7, Precision.YEAR: 4}.get(self.precision, 10)]


@dataclass(frozen=True)
class Source:
    """One document as read, or one that a statement table cites (then `text` is empty and `sha256` None)."""

    url: str | None
    title: str | None = None
    publisher: str | None = None
    published: SaidOn | None = None
    media_type: str = "text/plain"
    text: str = ""
    sha256: str | None = None
    retrieved_at: datetime | None = None
    retrieved_from: str = ""
    """The path or URL that was read: the document itself, or the table that cites it."""
    author: str | None = None
    """Who wrote the document, as it says itself."""
    raw: bytes = field(default=b"", repr=False, hash=False, compare=False)
    """The bytes as read, so that evidence outlives the page; `sha256` is their hash."""

    @property
    def id(self) -> str:
        """Hash of what identifies the document; the table that cites it and the time of reading do not."""
        return content_id("source", self.url, self.title, self.publisher, self.sha256)


@dataclass(frozen=True)
class Statement:
    """One attributed span of a source. `quote` is verbatim or None; `claim` is what the models read."""

    source_id: str
    organization: str
    claim: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    speaker: str | None = None
    role: str | None = None
    said_on: SaidOn | None = None
    mode: Mode = Mode.ASSERTED
    direct: bool = False
    cue: str = ""
    """The words by which the source attributes the quote ("said", "according to"); empty when it has none."""
    context: str = ""
    metadata: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def indirect(self) -> bool:
        """True for a span in the words of the source, which tells what was said: verbatim of it, not of the speaker."""
        return self.quote is not None and self.start is not None and not self.direct

    @cached_property
    def id(self) -> str:
        """Hash of what was said, by whom, when and where; role, context and metadata may be corrected freely.

        How it was said counts too, but for what is simply asserted: a condition or a denial is another statement.
        """
        said_on = str(self.said_on) if self.said_on else None
        said = (self.source_id, self.organization, self.speaker, said_on, self.claim, self.quote, self.start)
        return content_id("statement", *said, *([self.mode] if self.mode is not Mode.ASSERTED else []))


@dataclass(frozen=True)
class Pair:
    """Two different statements, the earlier one first, and the rule that proposed them."""

    earlier: str
    later: str
    rule: str
    similarity: float
    """Cosine of the claims' vectors, in [-1, 1]."""

    @property
    def id(self) -> str:
        """Hash of the two statements; the rule does not matter."""
        return content_id("pair", self.earlier, self.later)


def pair_of(a: Statement, b: Statement, rule: str, similarity: float) -> Pair:
    """Put two statements into the one canonical order: by date, then by id; an undated statement comes last.

    Raises ValueError for a statement with itself.
    """
    if a.id == b.id:
        raise ValueError(f"statement {a.id} cannot be paired with itself")
    first, second = sorted((a, b), key=lambda s: (s.said_on.first if s.said_on else date.max, s.id))
    return Pair(first.id, second.id, rule, similarity)


@dataclass(frozen=True)
class Probabilities:
    """What an NLI model thinks of one ordered pair of texts; the three sum to 1."""

    contradiction: float
    neutral: float
    entailment: float


@dataclass(frozen=True)
class Verdict:
    """What one scorer thinks of a pair. `forward` reads the earlier statement as the premise."""

    pair_id: str
    scorer: str
    forward: Probabilities
    backward: Probabilities
    relation: Relation
    score: float
    """Estimated probability that a reviewer confirms the pair, in [0, 1]."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Review:
    """An entry of a person on a pair; entries are only ever added."""

    pair_id: str
    """The pair that the person saw: of the latest review of a pair, it may be a copy in another document."""
    reviewer: str
    decision: Decision
    decided_at: datetime
    note: str = ""
    reason: Reason | None = None
    """Why a rejected pair was rejected."""


@dataclass(frozen=True)
class EarlierReview:
    """A review of another pair that bears on this one."""

    review: Review
    bearing: Bearing


@dataclass(frozen=True)
class Round:
    """Pairs that two or more reviewers decide without seeing each other's decisions before it closes."""

    name: str
    reviewers: tuple[str, ...]
    pairs: tuple[str, ...]
    started_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True)
class Retraction:
    """A person's word that a source is withdrawn, or is not any longer; retractions are only ever added."""

    source_id: str
    withdrawn: bool
    reason: str
    decided_at: datetime


@dataclass(frozen=True)
class Flag:
    """What a person sees: a verdict with its pair, both statements, both sources and the latest review."""

    pair: Pair
    verdict: Verdict
    earlier: Statement
    later: Statement
    earlier_source: Source
    later_source: Source
    review: Review | None = None


@dataclass(frozen=True)
class Alias:
    """Another name of an organisation or a speaker: `kind` is 'organization' or 'speaker'."""

    kind: str
    name: str
    alias: str


def content_id(*parts: object) -> str:
    """Short content hash: 16 hexadecimal digits of SHA-256 over the parts."""
    text = json.dumps(parts, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
