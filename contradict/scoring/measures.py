"""What a figure measures: the noun that it belongs to, with the words that narrow it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from contradict.scoring.qualifiers import actors, narrowing


@dataclass(frozen=True)
class Kind:
    """A measure under its one name. A `stock` is counted at a moment, a flow over a period; `ratio`: in per cent."""

    name: str
    pattern: str
    stock: bool = False
    ratio: bool = False
    things: bool = False
    """Counted in things, not only in money."""
    loss: bool = False
    """A loss of ten is an income of minus ten."""


@dataclass(frozen=True)
class Mention:
    """A measure where a claim names it; `narrowed` are the words that narrow it."""

    kind: Kind
    narrowed: frozenset[str]
    start: int
    end: int


_KINDS = (
    Kind(
        "comparable sales",
        r"(?:same[- ](?:store|restaurant|shop)|comparable|comparable[- ]store|like[- ]for[- ]like) sales|comps",
    ),
    Kind("revenue per user", r"(?:average )?revenue per (?:user|member|subscriber|customer)|ARPU|ARPM"),
    Kind("cost of revenue", r"cost of (?:revenues?|sales|goods sold)"),
    Kind("earnings per share", r"(?:net )?(?:earnings|profit|income) per (?:diluted )?share|EPS"),
    Kind("earnings per share", r"(?:net )?loss(?:es)? per (?:diluted )?share", loss=True),
    Kind("net income", r"net (?:income|profits?|earnings)"),
    Kind("net income", r"net loss(?:es)?", loss=True),
    Kind("operating income", r"op(?:erating)? (?:income|profits?|earnings)|EBIT"),
    Kind("operating income", r"operating loss(?:es)?", loss=True),
    Kind("EBITDA", r"EBITDA"),
    Kind("gross margin", r"gross margins?", ratio=True),
    Kind("operating margin", r"op(?:erating)? margins?", ratio=True),
    Kind("net margin", r"net margins?", ratio=True),
    Kind("EBITDA margin", r"EBITDA margins?", ratio=True),
    Kind("margin", r"margins?", ratio=True),
    Kind("gross profit", r"gross profits?"),
    Kind("free cash flow", r"(?:free cash flow|FCF)"),
    Kind("operating cash flow", r"operating cash flow|cash flow from operations|CFOA"),
    Kind("capital expenditure", r"capital (?:expenditures?|spending|investments?)|cap ?ex"),
    Kind("tax rate", r"tax rate", ratio=True),
    Kind("market share", r"market share", ratio=True),
    Kind("occupancy", r"occupancy(?: rate)?", ratio=True),
    Kind("utilization", r"utili[sz]ation(?: rate)?", ratio=True),
    Kind("churn", r"churn(?: rate)?", ratio=True),
    Kind("retention", r"retention(?: rate)?", ratio=True),
    Kind("turnover rate", r"(?:staff|employee) turnover|attrition", ratio=True),
    Kind("unemployment", r"unemployment rate|unemployment", ratio=True),
    Kind("net debt", r"net debt", stock=True),
    Kind("debt", r"debt", stock=True),
    Kind("leverage", r"leverage(?: ratio)?", stock=True, things=True),
    Kind("liquidity", r"liquidity", stock=True),
    Kind("backlog", r"(?:order )?(?:backlog|book)", stock=True),
    Kind("inventory", r"inventor(?:y|ies)", stock=True),
    Kind("cash", r"cash(?: balance| position| on hand| and (?:cash equivalents|short-term investments))?", stock=True),
    Kind("assets under management", r"assets under management|AUM", stock=True),
    Kind("headcount", r"headcount|workforce|employees|staff|team members|workers", stock=True, things=True),
    Kind("jobs", r"jobs|positions", stock=True, things=True),
    Kind("people", r"people", stock=True, things=True),
    Kind("daily users", r"DAUs?|daily (?:active )?(?:users|people)", stock=True, things=True),
    Kind("monthly users", r"MAUs?|monthly (?:active )?(?:users|people)", stock=True, things=True),
    Kind("subscribers", r"subscribers|subscriptions|memberships|members", stock=True, things=True),
    Kind("customers", r"customers", stock=True, things=True),
    Kind("users", r"users", stock=True, things=True),
    Kind(
        "sites",
        r"restaurants|stores|shops|branches|locations|hotels|clinics|warehouses|plants|sites",
        stock=True,
        things=True,
    ),
    Kind(
        "vehicles", r"vehicles|cars|trucks|aircraft|airplanes|planes|turbines|engines|phones|tablets|units", things=True
    ),
    Kind("deliveries", r"deliveries", things=True),
    Kind("shipments", r"shipments", things=True),
    Kind("production", r"(?:production|output)", things=True),
    Kind("orders", r"orders", things=True),
    Kind("bookings", r"bookings"),
    Kind("dividend", r"dividends?"),
    Kind("buybacks", r"buybacks?|share repurchases|repurchases"),
    Kind("selling and administrative expense", r"SG&A|G&A|general and administrative expenses"),
    Kind("research and development", r"R&D(?: spending| expenses?| costs?)?"),
    Kind("restructuring", r"restructuring(?: costs?| charges?| expenses?)?"),
    Kind("expenses", r"expenses|operating costs|costs"),
    Kind("volume", r"volumes?", things=True),
    Kind("traffic", r"traffic|guest counts?|attendance|footfall", things=True),
    Kind("emissions", r"(?:carbon |CO2 |greenhouse gas )?emissions", things=True),
    Kind("profit", r"pre-?tax profits?|profits?|earnings(?! (?:call|release|per))"),
    Kind("loss", r"loss(?:es)?"),
    Kind("revenue", r"(?:net )?(?:revenues?|sales|turnover)|top line"),
)
MEASURE = re.compile(
    rf"\b(?:{'|'.join(f'(?P<k{number}>{kind.pattern})' for number, kind in enumerate(_KINDS))})\b", re.IGNORECASE
)
_NEVER_A_MEASURE = re.compile(
    r"(?:\b(?:percent|percentage|share|portion|proportion|part|most|all) |%\s?)of (?:total |net |our |its )?"
    r"(?:sales|revenues?)\b|\b(?:usage|use|outflow|range) of .{0,40}?cash\b"
    r"|\b(?:non-cash|in orders? to|cash[- ](?:settled|generat\w+|proceeds|returned|to|taxes|charges?)"
    r"|sales (?:force|teams?|people|tax|channels?)"
    r"|earnings (?:call|release|season)|volume-"
    r"|(?:customer|user|employee|staff|debt|cost|profit|margin)[- ](?:\w+ed|base|experience|safety|service|data"
    r"|pressure|control|cut|program)s?)\b",
    re.IGNORECASE,
)


def mentions(text: str, organization: str = "") -> list[Mention]:
    """Find the measures in a claim, in order, each with the words that narrow it; the organisation's name is none."""
    never = [match.span() for match in _NEVER_A_MEASURE.finditer(text)]
    found = [match for match in MEASURE.finditer(text) if not _inside(match.span(), never)]
    subjects = actors(blanked(text, [match.span() for match in found]), organization)
    return [
        Mention(
            _KINDS[int(str(match.lastgroup)[1:])],
            narrowing(text, *match.span(), organization) | subjects,
            *match.span(),
        )
        for match in found
    ]


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Leave spans of a text blank."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _inside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)
