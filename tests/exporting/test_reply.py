"""The right-of-reply packet: complete, neutral, and honest about what is verbatim."""

import re
from dataclasses import replace

import pytest

from contradict.domain import Relation, SaidOn
from contradict.exporting import packet, reply
from tests.exporting.examples import ARTICLE, EVIL, PARAPHRASE, PLAIN, QUOTE, TABLE, VERBATIM, flag, hostile
from tests.exporting.test_formats import Page

CLARIFIED = replace(PARAPHRASE, claim="Scanning only looks for viruses.", said_on=SaidOn.parse("2022-07"))
ACCUSING = ("lie", "lied", "false", "mislead", "deceiv", "admit", "caught", "contradict", "hypocri", "wrong", "score")


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_everything_a_company_needs(kind):
    text = reply(packet(PLAIN, [(CLARIFIED, TABLE)]), kind)
    plain = Page(text).text if kind == "html" else text.replace("\\", "").replace("**", "")
    for part in (
        "Ann Lee, chief executive, Acme",
        "2020-02-03",
        "2022-06 (inferred)",
        f"“{QUOTE}”",
        PARAPHRASE.claim,
        "Reporters asked.",
        "Nor will we.",
        "Mail and",
        "a" * 64,
        "2024-05-01 12:30 UTC",
        CLARIFIED.claim,
        PLAIN.pair.id,
    ):
        assert part in plain
    assert "https://news.example/mail?id=1&" in text
    assert "#:~:text=" in text


@pytest.mark.parametrize("relation", list(Relation))
def test_the_question_is_neutral(relation):
    made = packet(flag(relation=relation))
    asked = " ".join((made.question, *made.further)).lower()
    assert "acme" in asked or relation is Relation.SCOPE_DIFFERENCE
    assert asked.count("?") >= 4
    assert not [word for word in ACCUSING if re.search(rf"\b{word}", asked.replace("right?", "", 1))]


def test_the_question_depends_on_the_relation():
    questions = {packet(flag(relation=relation)).question for relation in Relation}
    assert len(questions) == 5  # consistent and unrelated pairs are asked about alike


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (VERBATIM, PARAPHRASE, "by Ann Lee, chair, Acme, of about 2022-06."),
        (VERBATIM, replace(VERBATIM, said_on=SaidOn.parse("2021")), "by the same speaker, dated 2021."),
        (VERBATIM, replace(PARAPHRASE, said_on=None), "of a date that we could not establish."),
        (replace(VERBATIM, speaker=None, role=None), replace(PARAPHRASE, speaker=None, role=None), "by Acme, of about"),
    ],
)
def test_who_and_when_in_the_question(earlier, later, expected):
    assert expected in packet(flag(earlier, later)).question


def test_without_other_statements_it_says_so():
    assert "We have found none" in reply(packet(PLAIN), "markdown")


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_paraphrases_have_no_quotation_marks(kind):
    text = reply(packet(flag(VERBATIM, PARAPHRASE), [(CLARIFIED, TABLE)]), kind)
    text = Page(text).text if kind == "html" else text.replace("**", "")
    for quoted in re.findall("“([^”]+)”", text):
        assert quoted in ARTICLE.text


def test_hostile_text_is_inert():
    html = reply(packet(hostile(), [(hostile().earlier, hostile().earlier_source)]), "html")
    page = Page(html)
    assert not {"script", "img"} & set(page.tags)
    assert page.links == []
    assert EVIL in page.text
    assert "<script" not in reply(packet(hostile()), "markdown")
