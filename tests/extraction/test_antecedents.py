import pytest

from contradict.extraction.antecedents import passage, pointer
from contradict.extraction.sentences import Sentence, sentences

OPEN = [
    ("It fell by a tenth in the quarter.", "it"),
    ("And so that was a surprise to the board.", "that"),
    ("So I don't think it's going to have a material impact.", "it"),
    ("We're confident that it will be fine for margins.", "it"),
    ("They have opened a plant in Ohio.", "they"),
    ("This was partly offset by higher freight costs.", "this"),
    ("These are long contracts with good margins.", "these"),
    ("Those were the cheapest pumps on the market.", "those"),
    ("One is the price of steel.", "one"),
    ("This quarter, it fell by a tenth.", "it"),
    ("It is what we agreed with the union in Ohio.", "it"),
    ("That's what we plan for the new plant.", "that"),
    ("It was sold to a buyer in Oslo.", "it"),
    ("Congressman, it is a service that we give to users.", "it"),
    ("It is something to watch in the coming weeks.", "it"),
]
CLOSED = [
    "It is clear that prices will rise.",
    "It's going to take two years to close the plant.",
    "It makes sense to close the plant.",
    "It was in March that we sold the yard.",
    "It looks like rates will rise.",
    "It's unlikely we will close the plant.",
    "That's why we sold the yard in Oslo.",
    "That said, we expect to close the plant.",
    "These results are better than last year's.",
    "Those who bought pumps in May will be refunded.",
    "One of our plants will close.",
    "When orders come in late, they cost us money.",
    "In Aviation, it was a record quarter.",
    "There is no plan to close the plant.",
    "We will never sell our customers' data.",
    "It is not time yet to close the plant.",
    "It is not clear how large the loss will be.",
    "It has been a year since our last recall.",
    "It will take some time before margins recover.",
    "One would expect orders to fall in winter.",
    "No one at the plant in Ohio was hurt.",
    "It shows that our customers trust us.",
    "It pains me that the defect was found so late.",
    "Those responsible for the leak were dismissed.",
    "It is early days, and the plant in Ohio is already full.",
    "Our margin grew, and that surprised us.",
]


def parsed(text: str) -> list[Sentence]:
    [found] = sentences(text, [(0, len(text))])
    return found


@pytest.mark.parametrize(("text", "word"), OPEN)
def test_a_subject_that_is_not_named_is_found(text: str, word: str) -> None:
    [sentence] = parsed(text)
    found = pointer(sentence)
    assert found is not None
    assert found.lower_ == word


@pytest.mark.parametrize("text", CLOSED)
def test_what_says_what_it_is_about_is_left_alone(text: str) -> None:
    [sentence] = parsed(text)
    assert pointer(sentence) is None


@pytest.mark.parametrize(
    ("before", "text", "joined"),
    [
        ("Our backlog grew by a tenth.", "It stands at nine billion dollars.", True),
        ("We opened nine restaurants in May.", "They are doing well in the suburbs.", True),
        ("Free cash flow was negative in the quarter.", "This includes the cost of the Ohio plant.", True),
        ("Costs in Ohio and freight rates rose.", "They will fall again in spring.", True),
        # number does not agree
        ("Our backlog grew by a tenth.", "They are doing well in the suburbs.", False),
        ("Orders grew by a tenth.", "It stands at nine billion dollars.", False),
        # nothing named as subject or object
        ("We are pleased with what we saw in Ohio.", "It stands at nine billion dollars.", False),
        ("It was a hard year for the plant.", "It stands at nine billion dollars.", False),
        # a label for all that was said
        ("We will close the plant in Ohio.", "That is the plan.", False),
        ("We will close the plant in Ohio.", "That's what we told the board.", False),
        ("Two things drove our margin.", "One was the price of steel.", False),
        # too long to be quoted together
        ("Our backlog grew by a tenth" + ", year on year" * 14 + ".", "It stands at nine billion dollars.", False),
    ],
)
def test_the_sentence_before_may_say_it(before: str, text: str, joined: bool) -> None:
    whole = f"{before} {text}"
    first, second = parsed(whole)
    found = passage(first, second, whole)
    assert found.sentences == ((first, second) if joined else (second,))
    assert (found.unnamed is None) == joined


def test_not_over_a_paragraph() -> None:
    whole = "Our backlog grew by a tenth.\n\nIt stands at nine billion dollars."
    first, second = parsed(whole)
    assert passage(first, second, whole).unnamed == "it"
