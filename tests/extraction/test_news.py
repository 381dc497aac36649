from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contradict.domain import Mode, SaidOn, Source
from contradict.extraction import statements
from contradict.extraction.attribution import Attribution
from contradict.extraction.language import parse
from contradict.extraction.news import said_on, speaks_for_company, statement_of

BLACKBERRY = Path(__file__).parents[3].joinpath("shared/corpus/documents/news_tomshardware_blackberry_2015-11-30.txt")

ARTICLE = (
    "Earlier today, Acme's Chief Operating Officer, Jane Roe, wrote that Acme will leave Freedonia. In her post, Roe also "
    "said that the company does not sell maps, and that it hasn't done so anywhere. This seems to contradict her own words "
    "from only two weeks ago that the company takes an “open view” of maps, unlike some of Acme's rivals, who are “closed "
    "and proud of it.” In July, Acme agreed to show its maps to the police. “We will never,” Roe said, “sell a map.” "
    "Acme hopes that its maps will stay free. It is clear that he will resign, Roe said on Tuesday. She said the firm "
    "denied that it had sold maps. Roe declined to comment on prices."
)
ROE = ("Jane Roe", "Chief Operating Officer", "Acme")
ACME = (None, None, "Acme")


def told(
    *content: str, cue: str | None, who: tuple[str | None, str | None, str | None] = ROE, kind: str = "indirect"
) -> Attribution:
    spans = [(ARTICLE.index(words), ARTICLE.index(words) + len(words)) for words in content]
    place = (ARTICLE.index(cue), ARTICLE.index(cue) + len(cue)) if cue else None
    return Attribution(tuple(spans), place, None, *who, kind, Mode.ASSERTED)


REPORTS = [
    (told("that Acme will leave Freedonia", cue="wrote"), "Acme will leave Freedonia.", "2015-11-30", "relative"),
    (
        told("that the company does not sell maps", cue="also said"),
        "Acme does not sell maps.",
        "2015-11-30",
        "publication",
    ),
    (
        told("that it hasn't done so anywhere", cue="also said"),
        "Acme hasn't done so anywhere.",
        "2015-11-30",
        "publication",
    ),
    (
        told("that the company takes an “open view” of maps", cue="words", kind="mixed"),
        "Acme takes an “open view” of maps.",
        "2015-11-16",
        "relative",
    ),
    (
        told("“closed and proud of it.”", cue="words", kind="direct"),
        "Some of Acme's rivals are “closed and proud of it.”",
        "2015-11-16",
        "relative",
    ),
    (
        told("to show its maps to the police", cue="agreed", who=ACME),
        "Acme agreed to show Acme's maps to the police.",
        "2015-07",
        "relative",
    ),
    (
        told("“We will never,”", "“sell a map.”", cue="Roe said, “sell"[4:8], kind="direct"),
        "Acme will never sell a map.",
        "2015-11-30",
        "publication",
    ),
    (
        told("that its maps will stay free", cue="hopes", who=ACME),
        "Acme hopes that Acme's maps will stay free.",
        "2015-11-30",
        "publication",
    ),
    (
        told("It is clear that he will resign", cue="said on Tuesday"),
        "It is clear that he will resign.",
        "2015-11-24",
        "relative",
    ),
]


@pytest.mark.parametrize(("attribution", "claim", "day", "basis"), REPORTS)
def test_reports_become_statements(attribution: Attribution, claim: str, day: str, basis: str) -> None:
    source = Source(None, text=ARTICLE, published=SaidOn.parse("2015-11-30"))
    everything = [report[0] for report in REPORTS]
    statement = statement_of(source, parse(ARTICLE), attribution, everything)
    assert statement.claim == claim
    assert statement.quote == ARTICLE[statement.start : statement.end]
    assert statement.said_on is not None
    assert (str(statement.said_on), statement.said_on.basis.value) == (day, basis)
    assert (statement.speaker, statement.role, statement.organization) == (
        attribution.speaker,
        attribution.role,
        "Acme",
    )


def test_without_a_publication_only_stated_dates_are_known() -> None:
    source, doc = Source(None, text=ARTICLE), parse(ARTICLE)
    assert said_on(source, doc, REPORTS[0][0], []) is None
    assert said_on(source, doc, REPORTS[5][0], []) is None


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (ROE, True),
        (ACME, True),
        (("Ann Lee", "analyst", "Stone Securities"), False),
        ((None, None, "Freedonia's government"), False),
        ((None, None, "the Telecommunications Authority"), False),
        (("Bob Ray", "professor", "Freedonia University"), False),
        (("Bob Ray", "carpenter", None), False),
    ],
)
def test_only_companies_and_their_people_are_kept(
    who: tuple[str | None, str | None, str | None], expected: bool
) -> None:
    assert speaks_for_company(told("that Acme will leave Freedonia", cue="wrote", who=who), parse(ARTICLE)) is expected


def test_an_article_yields_the_statements_of_the_company_and_its_people() -> None:
    said = statements(Source(None, text=ARTICLE, published=SaidOn.parse("2015-11-30")))
    found = {(s.claim, s.speaker, str(s.said_on)) for s in said}
    assert {
        ("Acme will leave Freedonia.", "Jane Roe", "2015-11-30"),
        ("Acme does not sell maps.", "Jane Roe", "2015-11-30"),
        ("Acme hasn't done so anywhere.", "Jane Roe", "2015-11-30"),
        ("Acme takes an “open view” of maps.", "Jane Roe", "2015-11-16"),
        ("Some of Acme's rivals are “closed and proud of it.”", "Jane Roe", "2015-11-16"),
        ("Acme agreed to show Acme's maps to the police.", None, "2015-07"),
    } <= found
    assert not any("comment" in s.claim for s in said)
    assert {s.organization for s in said} == {"Acme"}
    assert {s.role for s in said if s.speaker} == {"Chief Operating Officer"}


SILENCE = [
    "Acme Inc. declined to comment on the recall.",
    "Acme Inc. declined to say how many phones were affected.",
    "Acme Inc. declined to provide further details.",
    "Acme Inc. did not respond to a request for comment.",
    "A spokesman for Acme Inc. said the company would not comment on pending litigation.",
    "“We do not comment on rumours,” said Jane Roe, chief executive of Acme Inc.",
    "“No comment,” said Jane Roe, chief executive of Acme Inc.",
]


@pytest.mark.parametrize("text", SILENCE)
def test_silence_is_no_statement(text: str) -> None:
    assert statements(Source(None, text=text)) == []


OUTSIDERS = [
    "“The dust gets in,” complained Jane Roe, who lives opposite the gate of Acme Foods.",
    "“They were late,” said Jane Roe, a customer of Acme Foods.",
    "Shares in Acme Foods will fall, predicted Jane Roe, an analyst at Stone Securities.",
    "The kilns of Acme Foods are cold. Nobody expects them to be lit again.",
]


@pytest.mark.parametrize("text", OUTSIDERS)
def test_neither_outsiders_nor_the_article_speak_for_a_company(text: str) -> None:
    assert statements(Source(None, text=text)) == []


MODES = [
    (
        "Acme Inc. said it would leave Freedonia if the tax rose.",
        Mode.CONDITIONAL,
        "it would leave Freedonia if the tax rose",
    ),
    (
        "Jane Roe, chief executive of Acme Inc., said the firm would return provided that the tax fell.",
        Mode.CONDITIONAL,
        "the firm would return provided that the tax fell",
    ),
    ("Acme Inc. is said to have told banks that its loans were sound.", Mode.REPORTED, "that its loans were sound"),
    ("“The union says that we pay too little,” said Jane Roe, chief executive of Acme Inc.", Mode.REPORTED, None),
    ("“It is not true that we sell maps,” said Jane Roe, chief executive of Acme Inc.", Mode.DENIED, None),
    ("Acme Inc. denied that it had sold maps.", Mode.DENIED, "that it had sold maps"),
    ("Jane Roe, who runs Acme Foods, relayed the guard's view that the wreck was safe.", Mode.REPORTED, None),
    ("Jane Roe of Acme Foods disputed the court's finding that the mill was closed.", Mode.DENIED, None),
    (
        "If the court agrees, Acme Foods will close a mill, Jane Roe, its counsel, told the judge.",
        Mode.CONDITIONAL,
        "If the court agrees, Acme Foods will close a mill",
    ),
    ("Critics claim that Acme Foods lied. “Utter nonsense,” retorted Jane Roe, its boss.", Mode.DENIED, None),
    (
        "Even if it rains, the wheat is safe: that was the message from Jane Roe, harvest chief at Acme Foods.",
        Mode.ASSERTED,
        "Even if it rains, the wheat is safe",
    ),
    (
        "“We never missed a day,” simpered Jane Roe, chief executive of Acme Foods.",
        Mode.ASSERTED,
        "“We never missed a day,”",
    ),
    (
        "“We never missed a day,” Jane Roe, chief executive of Acme Foods, crooned.",
        Mode.ASSERTED,
        "“We never missed a day,”",
    ),
    (
        "The bank will lend more, said Jane Roe of Acme Trust, as long as the debtor sells a mill.",
        Mode.CONDITIONAL,
        None,
    ),
    (
        "Inspectors suspect theft, Jane Roe, the head of sales at Acme Rail, told a meeting that started late.",
        Mode.REPORTED,
        "Inspectors suspect theft",
    ),
    ("Acme Inc. refused to sell its maps to the army.", Mode.ASSERTED, "to sell its maps to the army"),
    ("Marlowe Shipping announced that it would scrap nine tankers.", Mode.ASSERTED, "that it would scrap nine tankers"),
]


@pytest.mark.parametrize(("text", "mode", "quote"), MODES)
def test_how_an_article_presents_it(text: str, mode: Mode, quote: str | None) -> None:
    (said,) = statements(Source(None, text=text))
    assert said.mode is mode
    assert quote is None or said.quote == quote


def test_a_denial_beside_what_was_said_is_one_of_its_own() -> None:
    text = (
        "Jane Roe, who runs Acme Drilling, told the panel she had no memory of the memo and flatly denied burning it."
    )
    assert [(said.mode, said.quote) for said in statements(Source(None, text=text))] == [
        (Mode.ASSERTED, "she had no memory of the memo"),
        (Mode.DENIED, "burning it"),
    ]


def test_a_group_of_a_trade_is_the_organisation_in_focus() -> None:
    text = (
        "The mining group has rebuffed as groundless an accusation by villagers that its dam leaks. Jane Roe, manager of "
        "Acme Resources, said that tests had found nothing."
    )
    denied, asserted = statements(Source(None, text=text))
    assert (denied.organization, denied.speaker, denied.mode) == ("Acme Resources", None, Mode.DENIED)
    assert (asserted.organization, asserted.speaker, asserted.mode) == ("Acme Resources", "Jane Roe", Mode.ASSERTED)


@pytest.mark.skipif(not BLACKBERRY.exists(), reason="the article is not part of the repository")
def test_the_blackberry_article() -> None:
    text = BLACKBERRY.read_text(encoding="utf-8")
    article = text[: text.index("\n\n\n")]
    said = statements(Source(None, text=article, published=SaidOn.parse("2015-11-30")))
    assert {(s.claim, str(s.said_on)) for s in said if s.speaker} == {
        ("Marty Beard announces BlackBerry's exit from Pakistan.", "2015-11-30"),
        ('BlackBerry does not support granting "back door" access to its "customers\' information"', "2015-11-30"),
        ("BlackBerry hasn't done it anywhere in the world.", "2015-11-30"),
        ('BlackBerry takes a "balanced approach" to encryption.', "2015-11-16"),
        ('Some of BlackBerry\'s competitors are "all about encryption all the way."', "2015-11-16"),
    }
    assert {(s.speaker, s.role) for s in said} == {("Marty Beard", "Chief Operating Officer"), (None, None)}
    assert {s.organization for s in said} == {"BlackBerry"}
    assert [s.claim for s in said if not s.speaker] == [
        "The government doesn't actually want to shut down its service."
    ]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([*ARTICLE.split(), "“", "”", '"', ",", "\n\n", "’s"]) | st.text(max_size=8), max_size=60)
)
def test_every_quote_is_its_span(words: list[str]) -> None:
    text = " ".join(words)
    for statement in statements(Source(None, text=text)):
        assert text[statement.start : statement.end] == statement.quote


INTRODUCED = [
    ('"Half of our eggs are brown," Jane Roe, design manager at Tova, told Farm Weekly.', "Jane Roe", "Tova"),
    ("Jane Roe, Tova's chief financial officer, told investors on a call that eggs would be dear.", "Jane Roe", "Tova"),
    ("Acme Foods is late. Finance director Jane Roe said the eggs would be there by May.", "Jane Roe", "Acme Foods"),
]


@pytest.mark.parametrize(("text", "speaker", "organization"), INTRODUCED)
def test_whoever_is_introduced_beside_the_words_said_them(text: str, speaker: str, organization: str) -> None:
    assert [(found.speaker, found.organization) for found in statements(Source(None, text=text))] == [
        (speaker, organization)
    ]
