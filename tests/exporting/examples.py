"""Flags with everything that can go wrong on paper: markup, formulas, odd links, no dates, several lines."""

from dataclasses import replace
from datetime import UTC, datetime

from contradict.domain import Basis, Decision, Flag, Reason, Relation, Review, SaidOn, Source, Statement, pair_of
from contradict.exporting import Exported
from tests.store.examples import verdict

NOW = datetime(2024, 5, 2, 9, 30, tzinfo=UTC)

TEXT = "Reporters asked. “We never read your mail,” said Ann Lee. “Nor will we.” Then she left."
QUOTE = "We never read your mail"
ARTICLE = Source(
    url="https://news.example/mail?id=1&x=2",
    title="Mail and *privacy* | a <talk>",
    publisher="Example News",
    published=SaidOn.parse("2020-02-03"),
    text=TEXT,
    sha256="a" * 64,
    retrieved_at=datetime(2024, 5, 1, 12, 30, tzinfo=UTC),
    retrieved_from="mail.html",
)
TABLE = Source(url=None, title=None, retrieved_from="/home/ada/secret/statements.csv")

VERBATIM = Statement(
    ARTICLE.id,
    "Acme",
    "Acme never reads its customers' mail.",
    quote=QUOTE,
    start=TEXT.index(QUOTE),
    end=TEXT.index(QUOTE) + len(QUOTE),
    speaker="Ann Lee",
    role="chief executive",
    said_on=SaidOn.parse("2020-02-03"),
    direct=True,
)
PARAPHRASE = Statement(
    TABLE.id,
    "Acme",
    "Acme scans all mail, and says so.",
    speaker="Ann Lee",
    role="chair",
    said_on=SaidOn.parse("2022-06", Basis.INFERRED),
)

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> **bold** [x](javascript:alert(3)) =1+1"


def flag(earlier=VERBATIM, later=PARAPHRASE, sources=(ARTICLE, TABLE), relation=Relation.TENSION, review=None) -> Flag:
    pair = pair_of(earlier, later, "same_speaker", 0.5)
    return Flag(pair, verdict(pair, 0.87654, relation), earlier, later, *sources, review=review)


def confirmed(found: Flag, **more) -> Flag:
    return replace(found, review=Review(found.pair.id, "Ada", Decision.CONFIRMED, NOW, **more))


PLAIN = confirmed(flag(), note="Checked against\nthe page.")
REJECTED = replace(PLAIN, review=Review(PLAIN.pair.id, "Bo", Decision.REJECTED, NOW, reason=Reason.DATED_UPDATE))


def hostile() -> Flag:
    """Every text field holds markup, a formula and a link that runs."""
    source = Source("javascript:alert(4)", title=EVIL, publisher="=HYPERLINK(1)", retrieved_from=EVIL)
    earlier = Statement(source.id, "=cmd|' /C calc'!A0", EVIL, speaker="@SUM(1)", role="-2+3", said_on=None)
    later = replace(earlier, claim="＝1+1", quote=EVIL, start=None, speaker="\t=1", organization=EVIL)
    found = flag(earlier, later, (source, replace(source, url="data:text/html,<script>alert(5)</script>")))
    return confirmed(found, note="+1\r\n=2")


ITEMS = [Exported(PLAIN, ("Ask the press office. (Bo)",)), Exported(hostile(), (EVIL,))]
