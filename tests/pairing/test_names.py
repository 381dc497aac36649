import pytest

from contradict.domain import Alias
from contradict.pairing.names import Names, organization_keys, speaker_key
from tests.pairing.made import said

ORGANIZATIONS = [
    ("Facebook, Inc.", "facebook"),
    ("FACEBOOK INC", "facebook"),
    ("Apple Inc.", "apple"),
    ("Apple Corps", "apple corps"),
    ("The Walt Disney Company", "walt disney"),
    ("Ford Motor Co.", "ford motor"),
    ("Tiffany & Co.", "tiffany"),
    ("JPMorgan Chase & Co.", "jpmorgan chase"),
    ("Merck & Co., Inc.", "merck"),
    ("Merck KGaA", "merck kgaa"),  # another company than Merck & Co.
    ("AT&T Inc.", "at and t"),
    ("Marks and Spencer Group plc", "marks and spencer"),
    ("Credit Suisse Group AG", "credit suisse"),
    ("Wirecard AG", "wirecard"),
    ("AG Barr", "ag barr"),  # a legal form only at the end
    ("Man Group plc", "man group"),  # not MAN SE
    ("MAN SE", "man"),
    ("Alibaba Group Holding Limited", "alibaba group"),
    ("Telefónica, S.A.", "telefonica"),
    ("Philips N.V.", "philips"),
    ("Novo Nordisk A/S", "novo nordisk"),
    ("C.H. Robinson", "ch robinson"),
    ("Limited", "limited"),  # never nothing
    ("The Company", "company"),
    ("Levi\u2019s", "levis"),
    ("Yahoo!", "yahoo"),
    ("!!!", "!!!"),
    ("ソニー", "ソニー"),
    ("\uff33\uff2f\uff2e\uff39", "sony"),
    ("24/7 Media", "24 7 media"),
]


@pytest.mark.parametrize(("name", "key"), ORGANIZATIONS)
def test_organizations_are_folded(name: str, key: str) -> None:
    assert organization_keys(name) == (key,)


def test_a_slash_name_has_two_parts() -> None:
    assert organization_keys("Meta Platforms, Inc. / Facebook, Inc.") == ("meta platforms", "facebook")


SPEAKERS = [
    ("David M. Wehner", "david wehner"),
    ("David Wehner", "david wehner"),
    ("DAVID WEHNER", "david wehner"),
    ("Dr. Angela R. R. Merkel", "angela merkel"),
    ("Mr Zuckerberg", "zuckerberg"),
    ("Sir Tim Berners-Lee", "tim berners lee"),
    ("Jane Doe, Ph.D., M.D.", "jane doe"),
    ("Wehner, David", "wehner david"),
    ("J. Michael Evans", "j michael evans"),  # a first initial stays
    ("Matthias Müller", "matthias muller"),
    ("Conan O\u2019Brien", "conan obrien"),
    ("Cher", "cher"),
    ("李 小 龙", "李 小 龙"),
    ("a Google spokeswoman", None),  # nobody in particular
    ("", None),
    ("...", None),
]


@pytest.mark.parametrize(("name", "key"), SPEAKERS)
def test_speakers_are_folded(name: str, key: str | None) -> None:
    assert speaker_key(name) == key


ALIASES = [
    Alias("organization", "Red Hat/CentOS", "CentOS Project"),
    Alias("organization", "Volkswagen", "VW"),
    Alias("organization", "VW", "Volkswagen Group"),
    Alias("speaker", "Jen-Hsun Huang", "Jensen Huang"),
    Alias("speaker", "Dave Wehner", "David M. Wehner"),
]
NAMES = Names.of(
    [said("", o) for o in ("Facebook, Inc.", "Meta", "Meta/Facebook", "X Corp.", "Twitter/X", "Uber")], ALIASES
)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Meta", "Facebook", True),
        ("Meta/Facebook", "facebook inc", True),
        ("Twitter", "X", True),
        ("CentOS", "Red Hat, Inc.", True),
        ("CentOS Project", "Red Hat", True),
        ("VW AG", "Volkswagen Group", True),
        ("Instagram/Facebook", "Meta", True),  # unseen, but one part is known
        ("Uber", "Uber Technologies", False),
        ("Meta", "Twitter", False),
        ("Never seen Ltd", "Never Seen", True),
    ],
)
def test_organizations_join_by_slash_and_alias(a: str, b: str, same: bool) -> None:
    assert (NAMES.organization(a) == NAMES.organization(b)) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Jensen Huang", "Jen-Hsun Huang", True),
        ("David Wehner", "Dave Wehner", True),
        ("Wehner", "David Wehner", False),
        ("Steve Jobs", "Laurene Jobs", False),
    ],
)
def test_speakers_join_by_alias_only(a: str, b: str, same: bool) -> None:
    assert (NAMES.speaker(a) == NAMES.speaker(b)) is same


PEOPLE = Names.of(
    [
        said("", organization, speaker)
        for organization, speaker in [
            ("Facebook, Inc.", "David M. Wehner"),
            ("Facebook", "Dave Wehner"),
            ("WWE", "Vincent K. McMahon"),
            ("WWE", "Vince McMahon"),
            ("WWE", "Stephanie McMahon"),
            ("GE", "H. Lawrence Culp, Jr."),
            ("GE", "Larry Culp"),
            ("Acme", "D. Wehner"),
        ]
    ]
)


@pytest.mark.parametrize(
    ("a", "b", "organization", "same"),
    [
        ("David M. Wehner", "Dave Wehner", "Facebook", True),
        ("Vince McMahon", "Vincent McMahon", "WWE", True),
        ("Vince McMahon", "Stephanie McMahon", "WWE", False),
        ("H. Lawrence Culp, Jr.", "Larry Culp", "GE", True),
        ("D. Wehner", "Dave Wehner", "Acme", False),  # he speaks for another company
    ],
)
def test_a_person_is_one_under_several_names_of_one_organization(a: str, b: str, organization: str, same: bool) -> None:
    assert (PEOPLE.speaker(a, organization) == PEOPLE.speaker(b, organization)) is same


def test_no_speaker_is_nobody() -> None:
    assert NAMES.speaker(None) is None


def test_a_speaker_alias_joins_no_organization() -> None:
    names = Names.of([], [Alias("speaker", "Dell", "Michael Dell")])
    assert names.organization("Dell") != names.organization("Michael Dell")
