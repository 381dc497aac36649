import pytest

from contradict.noise import empty_talk, is_contentless, is_fragment, noise

NOISE = [
    ("question", "Could you say more about margins in the second half?"),
    ("greeting", "Good morning, everyone, and welcome."),
    ("greeting", "Good afternoon and welcome to Acme's third quarter earnings call."),
    ("greeting", "Hey Andy, this is Rick Stone."),
    ("greeting", "Andrew, this is Rick."),
    ("hand-over", "So why don't I talk through the components of our margin first."),
    ("thanks", "Thank you for the question, Julie."),
    ("thanks", "Thanks, Deborah, and thanks everyone for joining us today."),
    ("thanks", "I also want to thank our teams for their hard work this year."),
    ("thanks", "We appreciate your time and your interest in Acme."),
    ("hand-over", "Now I'll turn it over to Greg for the numbers."),
    ("hand-over", "With that, I’ll hand it back to John."),
    ("hand-over", "And now, here's Sheryl to talk about our business."),
    ("hand-over", "With me today are our CEO, Jane Roe, and our CFO, John Doe."),
    ("hand-over", "After that, Greg will walk you through the details of our results."),
    ("logistics", "Let's move to slide 4, please."),
    ("logistics", "So with that, let me turn to the second quarter."),
    ("logistics", "Turning now to our segment performance."),
    ("logistics", "We plan to release second quarter results on Friday, December 18 before the market opens."),
    ("logistics", "Next, I will go through the walk of our earnings per share."),
    ("logistics", "Today, I will discuss our financial performance."),
    ("logistics", "That concludes today's call for all of us."),
    ("logistics", "And with that, we'll take your questions."),
    ("boilerplate", "Some of the statements we make today are forward-looking."),
    ("boilerplate", "Actual results may differ materially from what we expect."),
    ("boilerplate", "The press release and the slides are available on our website."),
    ("boilerplate", "A reconciliation of GAAP to non-GAAP measures is in the release."),
    ("filler", "Yes, I think that's a very good question."),
    ("filler", "And so, I'll leave it at that."),
    ("filler", "I hope that answers your question."),
    ("answering", "I could take the first one, I could address the second question."),
    ("generality", "And so we feel really good about where we are."),
    ("generality", "We’ll see how that goes."),
    ("generality", "We know what we have to do."),
    ("generality", "It's a long journey."),
    ("generality", "There's a lot of hard work to be done."),
    ("generality", "But we still have a long way to go."),
    ("generality", "We're working on it every day."),
    ("no answer", "I'm not going to comment on that."),
    ("no answer", "Look, we don't have anything to add at this point."),
    ("no answer", "I don't know the exact answer to what you ask."),
    ("no answer", "I completely agree with you."),
    ("to the listener", "You asked about the plant in Ohio."),
    ("to the listener", "There are two things that I would mention."),
    ("to the listener", "We talked about that a little bit last quarter."),
    ("instruction", "[Operator instructions to those who are waiting]"),
    ("gap", "Our apps are [inaudible 00:02:47] in every country."),
    ("gap", "What we did in Ohio was-"),
    ("gap", "… one for every country that we serve."),
    ("short", "Yes, Doug."),
    ("short", "Moving to profit."),
]
STATEMENTS = [
    "Thanks to the dedication of our teams, we delivered record revenue.",
    "Power services declined 22%.",
    "We feel good about pricing in Ohio.",
    "We are pleased with the results of the trial in Lund.",
    "We'll see how many plants we can close in May.",
    "We know what our staff are paid.",
    "There is a lot of work to do on the engine's fuel pump.",
    "We won't give you a refund for a used pump.",
    "We do not add sugar to any of our drinks.",
    "We don't answer calls from the press at weekends.",
    "There are two plants in Ohio.",
    "We agree with the regulator's finding.",
    "You have the right to leave the plan at any time.",
    "We talked to the regulator in March.",
    "We turned over forty percent of the fleet last year.",
    "We will never sell customer data.",
    "Let me start by saying that all of us have been deeply affected by the accidents.",
    "We expect to conclude that process over the next four weeks.",
    "He will be joined on the board by two directors from outside the industry.",
    "Everything we do takes time because it's not just a reporting exercise, right?",
    "We welcome regulation of the internet and have asked for it.",
    "I believe that we should acknowledge that mistakes were made.",
    "Our website was down for nine hours on Tuesday.",
    "We look forward to a return to growth in 2021.",
    "Turning to Slide 5, revenue grew 4% in the quarter.",
    "Questions of safety come first at this company.",
    "The presentation of our new engine in Paris was a success.",
    "We released the results of the trial to regulators in March.",
    "No, it is not time yet to talk about tapering.",
    "As a reminder, we closed two plants in Ohio last year.",
    "We will put money into the older brands to turn it back to growth.",
    "Our staff can open any message and pass it to investigators.",
    "Revenue was being recorded before the goods had left the yard.",
]


@pytest.mark.parametrize(("kind", "sentence"), NOISE)
def test_noise_is_named(kind: str, sentence: str) -> None:
    assert noise(sentence) == kind


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_statements_that_look_like_noise_stay(sentence: str) -> None:
    assert noise(sentence) is None


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Good morning.", "greeting"),
        ("Any questions?", "question"),
        ("Thank you all. And with that, we'll take your questions.", "thanks"),
        ("Ads are free.", None),
        ("We never lie.", None),
        ("Thanks for that question, Ann. We have never sold the names of our members.", None),
        (
            "I'd like to thank all who came in the rain, and to those of you who asked whether we will close the plant "
            "in Lund the answer is no, not now and not later.",
            None,
        ),
    ],
)
def test_a_claim_is_taken_whole(claim: str, kind: str | None) -> None:
    assert empty_talk(claim) == kind


FRAGMENTS = [
    ("Turning/VBG to/IN Global/NNP Services/NNPS", True),
    ("A/DT very/RB strong/JJ quarter/NN", True),
    ("That/DT was/VBD really/RB it/PRP", True),
    ("That/DT makes/VBZ a/DT lot/NN", True),
    ("We/PRP will/MD never/RB sell/VB", False),
    ("That/DT raised/VBD margins/NNS", False),
    ("It/PRP fell/VBD 22/CD", False),
]


@pytest.mark.parametrize(("tagged", "fragment"), FRAGMENTS)
def test_fragments_need_a_verb_and_something_named(tagged: str, fragment: bool) -> None:
    words, tags = zip(*(word.rsplit("/", 1) for word in tagged.split()), strict=True)
    assert is_fragment(tags, words) is fragment


CONTENTLESS = [
    ("Jane Roe certainly does.", True),
    ("We think we have it.", True),
    ("Acme thinks Acme doesn't have it.", True),
    ("It's one by itself.", True),
    ("Nothing is a must have.", True),
    ("We will not sell.", False),
    ("We won't merge.", False),
    ("It fell by 3.", False),
    ("Bob Ray does.", False),
    ("", False),
]


@pytest.mark.parametrize(("claim", "expected"), CONTENTLESS)
def test_pronouns_and_light_words_alone_say_nothing(claim, expected):
    assert is_contentless(claim, ("Acme", "Jane Roe")) is expected
