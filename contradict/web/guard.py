"""What every request passes: the name it asks for, the password, the origin of a form; and the headers of every answer.

The pages show text from anywhere, so the browser is told to run and load nothing but the files beside this module.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from contradict.web.setup import Setup

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # To other sites nothing is told; `no-referrer` would also strip a form's Origin, by which we know our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

LOOPBACK_NAMES = {"localhost", "127.0.0.1", "::1"}

MOST_BYTES = 200_000
"""Longest form: a note of some ten thousand words."""


def guarded(app: ASGIApp, setup: Setup) -> ASGIApp:
    """Wrap the application so that requests are checked before it sees them, and answers carry HEADERS."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = refusal(setup, scope["method"], scope["scheme"], Headers(scope=scope))
        await (refused or app)(scope, receive, send_with_headers)

    return guard


def refusal(setup: Setup, method: str, scheme: str, headers: Mapping[str, str]) -> Response | None:
    """Say why a request is refused; None when it may pass."""
    # Under a foreign name a page of that name could read ours (DNS rebinding). Elsewhere the password stands in the
    # way: a browser gives it to no other name.
    if setup.loopback and _name(headers.get("host", "")) not in {*LOOPBACK_NAMES, setup.host}:
        return PlainTextResponse("This server answers to localhost and 127.0.0.1 only.\n", 421)
    if setup.password is not None and not _knows(setup.password, headers.get("authorization", "")):
        challenge = {"WWW-Authenticate": 'Basic realm="contradict", charset="UTF-8"'}
        return PlainTextResponse("The password is needed, with any user name.\n", 401, challenge)
    if method in ("GET", "HEAD"):
        return None
    if not _same_origin(scheme, headers):
        return PlainTextResponse("This form was not sent by a page of this server.\n", 403)
    length = headers.get("content-length", "")
    if not length.isdigit():
        return PlainTextResponse("Say how long the form is (Content-Length).\n", 411)
    return PlainTextResponse("This form is too long; shorten the note.\n", 413) if int(length) > MOST_BYTES else None


def _name(host: str) -> str:
    """The name of a Host header, without its port; empty for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_origin(scheme: str, headers: Mapping[str, str]) -> bool:
    """Whether the browser says that a page of ours sends this; one that says nothing is not believed."""
    if site := headers.get("sec-fetch-site"):
        return site == "same-origin"
    return headers.get("origin") == f"{scheme}://{headers.get('host', '')}"


def _knows(password: str, authorization: str) -> bool:
    kind, _, given = authorization.partition(" ")
    try:
        _, _, attempt = base64.b64decode(given, validate=True).partition(b":")
    except (binascii.Error, ValueError):
        attempt = b""
    # Hashes are of one length, so that the time of the comparison tells nothing.
    digests = [hashlib.sha256(secret).digest() for secret in (password.encode(), attempt)]
    return hmac.compare_digest(*digests) and kind.lower() == "basic"
