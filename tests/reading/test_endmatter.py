"""The note on the author and the readers' comments are no part of an article; what looks like them may be."""

import pytest

from contradict.reading.endmatter import ending

ARTICLE = """Handset Maker May Leave the Country

The maker's chief operating officer, Martin Bird, wrote today that the company will leave the country.

In his post, Bird said that it does not support "back door" access, and that it has not given it anywhere.

The company joined an industry group that writes rules for data in 2014, and it covers six markets."""

BIO = (
    "Lena Armand joined Hardware Daily in early 2014. She writes news stories on chips, privacy and whatever she likes."
)


@pytest.mark.parametrize(
    "after",
    [
        BIO,
        f"{BIO}\n\nYou can follow her at @lena. Follow us on the usual networks.",
        "Lena Armand is a Contributing Writer for Hardware Daily US. She covers software.",
        "Lena Armand is the paper’s senior technology correspondent.",
        "Lena Armand covers privacy for Hardware Daily.",
        "Lena van Armand was an editor at Hardware Daily until last year.",
        "Follow her on the usual networks: @lena",
        "About the author\n\nLena is a gardener.",
        "4 Comments\n\nJake\nThey should leave everything.",
        "Comments (2)\n\nJake\nThey should leave everything.\n\nTom\nGood.",
        "Comments\n\nJake\n3 hours ago\nThey should leave everything.",
        "Comments\n\nJakeH: They should leave everything.\n\nTom: No.",
        "Comments\n\nJake Hall\nThey should leave everything, and be done with it.",
        "12 comments\n\n" + "Jake\nYes.\n\n" * 60,
        "Comments:\n\nJake\nThey should leave everything.\nReply",
        "Leave a Reply\n\nYour address will not be published.",
        "  • Jake Hall\n    They should leave everything\n  • targetd\n    Good. Nobody should be there.",
        "  • Jake Hall\n    They should leave everything\n  • targetd\n    17050032 said:\n    They should\n\n    Blah",
        f"{BIO}\n\nLena Armand\nLena Armand is a Contributing Writer.\n  • Jake\n    Yes\n  • Tom\n    No",
    ],
)
def test_what_follows_an_article_is_left_out(after):
    assert ending(f"{ARTICLE}\n\n\n{after}").end == len(ARTICLE)


@pytest.mark.parametrize(
    "after",
    [
        "“We will be back,” said Bird, who joined the company in 2013.",
        "Martin Bird joined the company in 2013. He ran its services before that.",
        "Bird is the chief operating officer.",
        "Jane Roe, an editor at the ministry's press office, denied it.",
        "Bird Mobile Insurance covers six markets.",
        "Blue Bird Health covers the price of drugs for three million people.",
        "Comments\n\nThe ministry may send comments until May. It has not done so.",
        "About Bird Mobile\n\nThe company makes handsets. Follow us on the usual networks.",
        "Join the conversation that we have every week with our customers in all six markets.",
        "The company declined to comment. No comments were made by the ministry.",
        "• Revenue rose by five per cent\n• Profit rose by six per cent\n• Two plants were closed",
        "• Privacy: the company keeps no keys.\n• Price: it will not rise.",
        "• Revenue\nIt rose by five per cent.\n• Profit\n• Cash",
    ],
)
def test_what_only_looks_like_it_stays(after):
    text = f"{ARTICLE}\n\n{after}"
    assert ending(text).end == len(text)


LONG = "\n\n".join(["The company has said more than once that it will not come back."] * 20)


@pytest.mark.parametrize("within", [BIO, "Follow us on the usual networks", "Contact him at the usual address"])
def test_what_an_article_goes_on_after_is_not_its_end(within):
    text = f"{ARTICLE}\n\n{LONG}\n\n{within}\n\n{LONG}"
    assert ending(text).end == len(text)


def test_a_writer_at_the_start_of_an_article_is_its_subject():
    text = f"Jane Roe is a reporter for the Daily Wire and was dismissed today.\n\n{ARTICLE}"
    assert ending(text).end == len(text)


@pytest.mark.parametrize("head", ["Comments", "12 comments", "By Jane Doe\n\n12 comments", "Comments\n\nJane Doe"])
def test_a_link_to_the_comments_at_the_head_is_part_of_the_text(head):
    text = f"{head}\n\n{ARTICLE}"
    assert ending(text).end == len(text)


@pytest.mark.parametrize(
    ("after", "author"),
    [
        (BIO, "Lena Armand"),
        ("Follow her on the usual networks: @lena", None),
        ("3 comments\n\nJake: no", None),
        ("", None),
    ],
)
def test_the_note_names_the_author(after, author):
    assert ending(f"{ARTICLE}\n\n{after}").author == author


def test_nothing_at_all():
    assert ending("").end == 0
