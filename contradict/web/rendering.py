"""Pages out of templates: everything is escaped, and only web addresses become links."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import quote, unquote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from contradict.domain import Basis, Precision, Reason, SaidOn
from contradict.evidence import evidence_link, web_address
from contradict.web.setup import Setup

# Not from the locale: the pages are in English.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

QUARTERS = ("first", "second", "third", "fourth")

BASES = {
    Basis.RELATIVE: "worked out from the text",
    Basis.INFERRED: "date inferred",
    Basis.PUBLICATION: "date of publication",
    Basis.UNKNOWN: "date uncertain",
}

A_YEAR = 365 * 24 * 3600


def page(request: Request, template: str, code: int = 200, **values: Any) -> HTMLResponse:
    """Render a template with what every page knows: who reviews, and the token that its forms carry."""
    setup: Setup = request.app.state.setup
    session = session_of(request) or secrets.token_hex(16)
    known = {"reviewer": reviewer_of(request), "token": setup.token(session), "area": "", "reasons": list(Reason)}
    response = HTMLResponse(environment().get_template(template).render(known | values), code)
    if session != session_of(request):
        keep(request, response, "session", session)
    return response


def elsewhere(address: str) -> Response:
    """Send the browser on to another page of ours after a form."""
    return RedirectResponse(address, 303)


def session_of(request: Request) -> str:
    """Give the browser's session, empty when it has none."""
    session = request.cookies.get("session", "")
    return session if len(session) == 32 and session.isalnum() else ""


def reviewer_of(request: Request) -> str:
    """Give the name that this browser reviews under, else the one that the server was started with."""
    setup: Setup = request.app.state.setup
    return unquote(request.cookies.get("reviewer", "")).strip() or setup.reviewer


def keep(request: Request, response: Response, name: str, value: str) -> None:
    """Set a cookie that no script can read and no other site can send along with a form."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, quote(value), max_age=A_YEAR, httponly=True, samesite="lax", secure=secure)


@cache
def environment() -> Environment:
    """The templates with their filters; an unknown name is an error, not an empty place."""
    made = Environment(
        loader=PackageLoader("contradict.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "address": web_address,
        "basis": basis,
        "day": day,
        "host": host,
        "moment": moment,
        "spoken": spoken,
    }
    made.globals |= {"evidence": evidence_link, "person": person}
    return made


def person(kind: str, name: str) -> str:
    """Give the address of the page of a speaker or an organisation."""
    return f"/{kind}?{urlencode({'name': name})}"


def spoken(name: str) -> str:
    """Write a name of ours as words: `changed_position` is "changed position"."""
    return name.replace("_", " ")


def day(said_on: SaidOn) -> str:
    """Write a date as it is known: "17 November 2015", "November 2015", "fourth quarter of 2015" or "2015"."""
    first = said_on.first
    month = f"{MONTHS[first.month - 1]} {first.year}"
    return {
        Precision.DAY: f"{first.day} {month}",
        Precision.WEEK: f"week of {first.day} {month}",
        Precision.MONTH: month,
        Precision.QUARTER: f"{QUARTERS[(first.month - 1) // 3]} quarter of {first.year}",
        Precision.YEAR: str(first.year),
    }[said_on.precision]


def basis(said_on: SaidOn) -> str:
    """Say where a date comes from when it is not simply stated."""
    return BASES.get(said_on.basis, "")


def moment(time: datetime) -> str:
    """Write a time in UTC: reviewers may sit anywhere."""
    time = time.astimezone(UTC)
    return f"{time.day} {MONTHS[time.month - 1]} {time.year}, {time:%H:%M} UTC"


def host(address: str) -> str:
    """Give the name of the site of an address, or the address itself."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def kept_fields(form: Mapping[str, Any]) -> dict[str, str]:
    """Take the fields of a form that are worth keeping when it could not be saved."""
    names = ("decision", "reason", "note", "next", "reviewer")
    return {name: str(form[name]) for name in names if isinstance(form.get(name), str)}
