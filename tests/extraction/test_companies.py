import pytest

from contradict.extraction.companies import is_company
from contradict.extraction.language import parse

TEXT = (
    "Acme Inc. will close its plant, Jane Roe said. Hooli's chief executive disagreed. Florida and Republicans want more. "
    "Microsoft said on Tuesday that it would not. Microsoft did not say why. The think tank Brightside agreed; so did "
    "Fairways, a campaign group. The Fuelwise chain did not."
)

NAMES = [
    ("Acme", None, None, True),
    ("Hooli", "chief executive", "Ann Lee", True),
    ("Microsoft", None, None, True),
    ("Stone Securities", "analyst", "Bob Ray", False),
    ("Acme", "union leader", "Bob Ray", False),
    ("Republicans", None, None, False),
    ("Florida", "governor", "Bob Ray", False),
    ("Florida", None, None, False),
    ("Ministry of Defence", "spokesman", None, False),
    ("Freedonia University", "professor", "Bob Ray", False),
    ("The Daily Herald", None, None, False),  # a paper that reports states nothing of its own
    ("The Daily Herald", "chief executive", "Bob Ray", True),
    ("it", None, None, False),
    ("Brightside", "director", "Bob Ray", False),
    ("Fairways", "chief executive", "Bob Ray", False),
    ("Fuelwise", "proprietor", "Bob Ray", True),
    ("Marlowe Shipping", None, None, True),  # whatever kind of name the pipeline takes it for
]


@pytest.mark.parametrize(("name", "role", "speaker", "expected"), NAMES)
def test_companies_are_told_from_others(name: str, role: str | None, speaker: str | None, expected: bool) -> None:
    assert is_company(name, role, speaker, parse(TEXT)) is expected
