"""The figures of claims: measure and what narrows it, value, change or level, period, forecast or outcome."""

import pytest

from contradict.domain import SaidOn, Statement
from contradict.scoring.figures import figures


def said(claim: str, on: str = "2018-04-25") -> Statement:
    return Statement("s", "Acme", claim, speaker="Ada Byron", said_on=SaidOn.parse(on))


def told(claim: str) -> list[str]:
    """Figures in short: measure [narrowed] value unit, +- for a change, → for a forecast, @ period."""
    return [
        f"{f.measure.name}{sorted(f.narrowed) or ''} {'±' if f.change else ''}{f.low:g}..{f.high:g}{f.unit}"
        f"{' →' if f.ahead else ''} @{f.period}"
        for f in figures(said(claim))
    ]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (
            "Net income in Q1 2018 was $5.1 billion or $1.69 per share.",
            ["net income 5.05e+09..5.15e+09USD @Q1 2018"],
        ),
        (
            "In the first quarter, revenue was $28.7 billion, up 7% from last year.",
            ["revenue 2.865e+10..2.875e+10USD @Q1 2018", "revenue ±6.5..7.5% @Q1 2018"],
        ),
        (
            "We delivered $1.2 billion of free cash flow in the quarter.",
            ["free cash flow 1.15e+09..1.25e+09USD @Q1 2018"],
        ),
        (
            "In 2017 operating margin expanded 110 basis points to 12.4%.",
            ["operating margin ±1.05..1.15points @2017", "operating margin 12.35..12.45% @2017"],
        ),
        (
            "Organic orders were down 5% in 2017, with services up 9%.",
            ["orders['organic'] ±-5.5..-4.5% @2017"],
        ),
        ("In Power, orders of $5.6 billion closed 2017.", ["orders['power'] 5.55e+09..5.65e+09USD @2017"]),
        ("Acme's total revenue in Asia fell in 2017.", ["revenue['Asia', 'asia'] ±-inf..-0.5any @2017"]),
        ("We expect 2019 revenue of $6-7 billion.", ["revenue 6e+09..7e+09USD → @2019"]),
        ("Sales rose from $5 billion to $6 billion in 2017.", ["revenue 5.5e+09..6.5e+09USD @2017"]),
        ("Our net loss was $631 million in 2017.", ["net income -6.315e+08..-6.305e+08USD @2017"]),
        ("We opened 45 restaurants in 2017.", ["sites['opened'] 44.5..45.5 @2017"]),
        ("Revenue more than doubled in 2017.", ["revenue ±90..inf% @2017"]),
        ("Sales were flat in 2017.", ["revenue ±-0.5..0.5any @2017"]),
        ("In 2017 sales grew, as we expected.", ["revenue ±0.5..infany @2017"]),
        ("Sales were $3 billion.", ["revenue 2.5e+09..3.5e+09USD @Q1 2018, assumed from the date"]),
        ("Annual sales are $3 billion.", ["revenue 2.5e+09..3.5e+09USD @None"]),
        (
            "In 2017 revenue from Calvera was $1.1 billion.",
            ["revenue['calvera'] 1.05e+09..1.15e+09USD @2017"],
        ),
        ("Olive Hill grew sales by 7% in 2017.", ["revenue['hill', 'olive'] ±6.5..7.5% @2017"]),
        ("Production in 2017 was 210,000 barrels a day.", ["production['day'] 205000..215000 @2017"]),
        ("As of March 31, 2018, we held $3.4 billion in cash.", ["cash 3.35e+09..3.45e+09USD @March 2018"]),
        ("We called $700 million of debt in 2017.", ["debt['repaid'] 6.65e+08..7.35e+08USD @2017"]),
        ("Revenue growth in 2017 was 31 percent.", ["revenue ±30.5..31.5% @2017"]),
        ("In 2017 net earnings per share were $1.48.", ["earnings per share 1.475..1.485USD @2017"]),
        ("Labor was higher as a percent of sales in 2017.", []),
        ("If sales reach $3 billion in 2019, we will hire.", []),
        ("90% of revenue comes from Asia, driven by 5 new sales teams.", []),
        ("We will never sell customer data.", []),
    ],
)
def test_figures(claim: str, expected: list[str]) -> None:
    assert told(claim) == expected
