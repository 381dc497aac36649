"""Who is said to have said what: a table of sentences in the ways of news prose, then whole articles."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.domain import Mode
from contradict.extraction.attribution import attributions, by_cue
from contradict.extraction.language import parse

ARTICLE = Path(__file__).parents[3].joinpath("shared/corpus/documents/news_tomshardware_blackberry_2015-11-30.txt")


def contents(text, found):
    return [" … ".join(text[start:end] for start, end in attribution.content) for attribution in found]


def one(text):
    """The only attribution of a text, with its content."""
    found = attributions(text)
    assert len(found) == 1, contents(text, found)
    return found[0], contents(text, found)[0]


SPANS = [
    ("that-clause", "Acme said that it will close the plant.", "that it will close the plant", "Acme", "said"),
    ("no that", "Acme said it will close the plant.", "it will close the plant", "Acme", "said"),
    ("told somebody", "Ms. Roe told reporters that sales fell.", "that sales fell", "Ms. Roe", "told"),
    ("content first", "The plant will close, Acme said.", "The plant will close", "Acme", "said"),
    ("verb first", '"We are closing the plant," said Ms. Roe.', '"We are closing the plant,"', "Ms. Roe", "said"),
    ("interrupted", "The plan, Ms. Roe said, is dead.", "The plan … is dead", "Ms. Roe", "said"),
    ("quote interrupted", '"The plan," Ms. Roe said, "is dead."', '"The plan," … "is dead."', "Ms. Roe", "said"),
    ("according to", "Sales will fall, according to Acme.", "Sales will fall", "Acme", "According to".lower()),
    ("mixed", "Acme said the plan was “dead on arrival.”", "the plan was “dead on arrival.”", "Acme", "said"),
    ("colon", "Ms. Roe: “We sell no data and never will.”", "“We sell no data and never will.”", "Ms. Roe", ":"),
    ("verb and colon", "Ms. Roe added: “We sell no data.”", "“We sell no data.”", "Ms. Roe", "added"),
    ("colon before a paragraph", "Ms. Roe put out a statement, saying:\n\n“We sell no data.”", "“We sell no data.”", "Ms. Roe", "saying"),
    ("participle", "Ms. Roe defended herself, adding that sales rose.", "that sales rose", "Ms. Roe", "adding"),
    ("statement", "Acme said in a statement that it will appeal.", "that it will appeal", "Acme", "said"),
    ("claim", "Rivals laughed at the company's claim that its cars are safe.", "that its cars are safe", "the company's", "claim"),
    ("promise", "The board recalled Acme's promise to cut prices.", "to cut prices", "Acme's", "promise"),
    ("belief", "Acme believes that the market will recover.", "that the market will recover", "Acme", "believes"),
    ("plan", "Acme plans to open ten stores.", "to open ten stores", "Acme", "plans"),
    ("refusal", "Acme refused to recall the car.", "to recall the car", "Acme", "refused"),
    ("urging", "Acme urged regulators to wait.", "regulators to wait", "Acme", "urged"),
    ("naming", "Ms. Roe called the plan a mistake.", "the plan a mistake", "Ms. Roe", "called"),
    ("naming in quotes", 'Ms. Roe called the pledge "greenwash".', 'the pledge "greenwash"', "Ms. Roe", "called"),
    ("accusing", "Acme accused the bank of fraud.", "the bank of fraud", "Acme", "accused"),
    ("criticism", "Ms. Roe criticized the new rules.", "the new rules", "Ms. Roe", "criticized"),
    ("straight quotes of newspapers", "''We are done,'' Mr. Day said.", "''We are done,''", "Mr. Day", "said"),
    ("two sentences", "“It works. We tested it,” Ms. Roe said.", "“It works. We tested it,”", "Ms. Roe", "said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content", "source", "cue"), [case[1:] for case in SPANS], ids=[c[0] for c in SPANS])
def test_spans(text, content, source, cue):
    found, said = one(text)
    assert said == content
    assert text[slice(*found.source)].startswith(source)
    assert cue in text[slice(*found.cue)]


NONE = [
    ("scare quotes", "The “sharing economy” has grown, and “disruption” is everywhere."),
    ("plain facts", "The plant closed in May. Ten stores opened in Ohio."),
    ("a title", "The novel “War and Peace” sold well."),
    ("nothing", ""),
    ("white space", " \n\n\t\n"),
]


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_nothing_is_attributed(text):
    assert attributions(text) == []


def test_joined_clauses_are_separate_statements_of_one_cue():
    text = "Ms. Roe said that the firm sells no data, and that it never has."
    found = attributions(text)
    assert contents(text, found) == ["that the firm sells no data", "that it never has"]
    assert found[0].cue == found[1].cue
    assert contents(text, by_cue(text, parse(text))) == ["that the firm sells no data, and that it never has"]


def test_a_quotation_without_a_cue_goes_on_for_the_speaker_before_it():
    text = "“We sell no data,” Jane Roe said. “We never have.” The hall was full.\n\n“Nor will we.”"
    found = attributions(text)
    assert contents(text, found) == ["“We sell no data,”", "“We never have.”"]
    assert {attribution.speaker for attribution in found} == {"Jane Roe"}


def test_a_quotation_through_paragraphs_is_one_attribution_cut_at_the_paragraphs():
    text = "“We looked hard at it.\n\n“We did not like what we saw,” Jane Roe said."
    found = by_cue(text, parse(text))
    assert contents(text, found) == ["“We looked hard at it. … “We did not like what we saw,”"]
    assert len(attributions(text)) == 2


KINDS = [
    ("“We sell no data,” Ms. Roe said.", "direct"),
    ("Ms. Roe said the firm sells “no data at all” to anyone.", "mixed"),
    ("Ms. Roe said the firm sells no data.", "indirect"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text, kind):
    assert one(text)[0].kind == kind


MODES = [
    ("Acme said that it sold data.", Mode.ASSERTED),
    ("Acme denied that it sold data.", Mode.DENIED),
    ("Acme did not say that it sold data.", Mode.DENIED),
    ("Acme rejected the claim that it sold data.", Mode.DENIED),
    ("Acme would agree that it sold data.", Mode.CONDITIONAL),
    ("Reporters asked whether Acme sold data.", Mode.CONDITIONAL),
    ("Sources said that Acme sold data.", Mode.REPORTED),
    ("Acme is expected to sell the unit.", Mode.REPORTED),
    ("Acme reportedly said that it sold data.", Mode.REPORTED),
]


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_mode(text, mode):
    assert one(text)[0].mode is mode


WHO = [
    ("surname", "Jane Roe, chief executive of Acme, spoke on Monday.\n\nRoe said that sales fell.",
     ("Jane Roe", "chief executive", "Acme")),
    ("title before", "Acme CEO Jane Roe said that sales fell.", ("Jane Roe", "CEO", "Acme")),
    ("title with short form", "Acme's Chief Operating Officer (COO), Jane Roe, said that sales fell.",
     ("Jane Roe", "Chief Operating Officer", "Acme")),
    ("title behind", "Sales fell, said Jane Roe, Acme's head of marketing.", ("Jane Roe", "head of marketing", "Acme")),
    ("the office alone", "Acme's COO, Jane Roe, came late. The chief operating officer said that sales fell.",
     ("Jane Roe", "COO", "Acme")),
    ("she", "Mary Roe, Acme's chief executive, met John Day on Monday. She said that sales fell.",
     ("Mary Roe", "chief executive", "Acme")),
    ("the company", "Acme opened a store in Ohio. The company said that sales fell.", (None, None, "Acme")),
    ("spokeswoman", "An Acme spokeswoman said that sales fell.", (None, "spokeswoman", "Acme")),
    ("spokesman for", "A spokesman for Boeing said that sales fell.", (None, "spokesman", "Boeing")),
    ("analyst", "Jane Roe, an analyst at Morgan Stanley, said that Boeing's sales fell.",
     ("Jane Roe", "analyst", "Morgan Stanley")),
    ("its officer", "Boeing published figures. Its chief financial officer, Jane Roe, said that sales fell.",
     ("Jane Roe", "chief financial officer", "Boeing")),
    ("critics", "Boeing opened a store in Ohio. Critics said that sales fell.", (None, None, None)),
    ("two of one surname", "Jane Roe met Peter Roe on Monday. Roe said that sales fell.", (None, None, None)),
    ("two of one surname, full name", "Jane Roe met Peter Roe on Monday. Peter Roe said that sales fell.",
     ("Peter Roe", None, None)),
    ("two of one surname, one Mr.", "Jane Roe met Peter Roe on Monday. Mr. Roe said that sales fell.",
     ("Peter Roe", None, None)),
    ("one with a middle initial", "Jane M. Roe, Boeing's treasurer, spoke on Monday.\n\nJane Roe waited. Roe said that sales fell.",
     ("Jane M. Roe", "treasurer", "Boeing")),
    ("formerly", "Former Boeing CEO Jane Roe said that sales fell.", ("Jane Roe", "former CEO", "Boeing")),
    ("works for a person", "Jane Roe, Peter Day's lawyer, spoke to Peter Day. Roe said that sales fell.", ("Jane Roe", "lawyer", None)),
    ("nobody", "It was cold. They said that sales fell.", (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), [case[1:] for case in WHO], ids=[case[0] for case in WHO])
def test_who(text, who):
    last = attributions(text)[-1]
    assert (last.speaker, last.role, last.organization) == who


PARAPHRASED = """Acme Phones' Chief Operating Officer (COO), Martin Byrd, put out a blog post on Monday. Acme leaves the country.

In his post, Byrd also said that the company does not support giving anyone "side door" access to its "clients' data," and that it has not done so anywhere. This seems to contradict his own words from only three weeks ago that the company takes a "measured view" of encryption, unlike some of Acme's rivals, who are "all about secrecy all the time."

The statement looks odd. Perhaps the company can be moved after all, but nobody knows."""

SAID = {
    'that the company does not support giving anyone "side door" access to its "clients\' data,"',
    "that it has not done so anywhere",
    'that the company takes a "measured view" of encryption',
    'some of Acme\'s rivals, who are "all about secrecy all the time."',
}


def test_an_article_with_reports_inside_the_authors_opinion():
    found = [a for a in attributions(PARAPHRASED) if a.speaker]
    assert set(contents(PARAPHRASED, found)) == SAID
    assert {(a.speaker, a.role) for a in found} == {("Martin Byrd", "Chief Operating Officer")}
    assert {a.mode for a in found} == {Mode.ASSERTED}


@pytest.mark.skipif(not ARTICLE.exists(), reason="the real article is not here")
def test_the_real_article():
    text = ARTICLE.read_text(encoding="utf-8")
    beard = [a for a in attributions(text) if a.speaker == "Marty Beard"]
    said = contents(text, beard)
    for words in ("back door", "it hasn't done it anywhere", "balanced approach", "all about encryption all the way"):
        assert any(words in content for content in said), words
    assert {(a.role, a.organization) for a in beard} == {("Chief Operating Officer", "BlackBerry")}


PIECES = ["“", "”", '"', "'", "''", "‘", "’", ". ", ", ", "\n\n", " ", ": ", " said", "Jane Roe", "Acme", " that it ", "CEO", "\0", "\ud800"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=25).map("".join))
def test_any_text(text):
    for attribution in attributions(text):
        spans = [*attribution.content, *(span for span in (attribution.cue, attribution.source) if span)]
        assert attribution.content
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(a[1] <= b[0] for a, b in zip(attribution.content, attribution.content[1:], strict=False))
