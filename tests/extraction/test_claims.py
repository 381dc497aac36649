import pytest

from contradict.extraction.claims import Voice, claim, possessive
from contradict.extraction.sentences import sentences

VOICE = Voice("Acme", "Jon Reyes", frozenset({"Andrew", "Cai"}))

CLAIMS = [
    ("We do not support granting access.", "Acme does not support granting access."),
    ("And we’ve delivered and are building more pumps.", "Acme has delivered and is building more pumps."),
    ("So, we expect that we will grow.", "Acme expects that Acme will grow."),
    ("So far, we have no issues.", "So far, Acme has no issues."),
    ("I think we're going to see growth.", "Jon Reyes thinks Acme is going to see growth."),
    ("We carry and support inventory.", "Acme carries and supports inventory."),
    ("We will build and sell pumps.", "Acme will build and sell pumps."),
    ("As we said, we were pleased.", "As Acme said, Acme was pleased."),
    ("What we do is hard.", "What Acme does is hard."),
    ("We don't sell data and never have.", "Acme doesn't sell data and never has."),
    ("Our teams help us grow.", "Acme's teams help Acme grow."),
    ("Our company has never sold data.", "Acme has never sold data."),
    ("We and our partners are ready.", "Acme and Acme's partners are ready."),
    ("I'd say that we haven't done it.", "Acme hasn't done it."),
    ("No, it is not time yet, you know, to raise rates.", "It is not time yet to raise rates."),
    ("Prices rose 4% in May, right?", "Prices rose 4% in May."),
    ("The plant in Ohio stays open.", "The plant in Ohio stays open."),
    ("I would say we have never sold data.", "Acme has never sold data."),
    ("Congresswoman, we did have that policy.", "Acme did have that policy."),
    ("Andrew, yes, we are hiring in Ohio.", "Acme is hiring in Ohio."),
    ("Today, we are hiring in Ohio.", "Today, Acme is hiring in Ohio."),
    ("This pose[s] a risk to [our] plan.", "This poses a risk to Acme's plan."),
    ("Well [extended pause] rates may rise in May.", "Well rates may rise in May."),
    # unsure: left as it is
    ("We have strong laws in our country.", "We have strong laws in our country."),
    ("The US market helped us.", "The US market helped Acme."),
    ("We all need to talk in private.", "We all need to talk in private."),
    ("Many of us have children.", "Many of us have children."),
    ('Users tell me "we want more".', 'Users tell Jon Reyes "we want more".'),
    ("iPhones sell well in China.", "iPhones sell well in China."),
]


@pytest.mark.parametrize(("quote", "expected"), CLAIMS)
def test_claims_stand_alone(quote: str, expected: str) -> None:
    [found] = sentences(quote, [(0, len(quote))])
    assert [claim(sentence, quote, VOICE) for sentence in found] == [expected]


def test_what_is_unknown_stays_a_pronoun() -> None:
    quote = "We hope that I am right."
    [[sentence]] = sentences(quote, [(0, len(quote))])
    assert claim(sentence, quote, Voice("Acme")) == "Acme hopes that I am right."
    assert claim(sentence, quote, Voice(None)) == quote


@pytest.mark.parametrize(("name", "genitive"), [("Boeing", "Boeing's"), ("General Motors", "General Motors'")])
def test_genitives(name: str, genitive: str) -> None:
    assert possessive(name) == genitive
