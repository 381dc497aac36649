"""One web address becomes its bytes: http and https only, with limits on time, size and redirects."""

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit

from contradict.errors import FetchError

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

MOST_BYTES = 50_000_000
_MOST_REDIRECTS = 5
_CONNECT_SECONDS = 10.0
_READ_SECONDS = 30.0
_TOTAL_SECONDS = 120.0
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Fetched:
    """What an address answered."""

    url: str
    """The address that answered, after redirects, without a fragment."""
    data: bytes
    retrieved_at: datetime
    media_type: str | None = None
    charset: str | None = None
    redirects: tuple[str, ...] = ()
    """The addresses that led here, the one that was asked for first."""


def fetch(url: str) -> Fetched:
    """Fetch one address, following at most five redirects; FetchError (with the status, if any) for anything else.

    A redirect from the web into the user's own network is not followed: nobody asked for that page.
    """
    from urllib3 import PoolManager

    passed: list[str] = []
    with PoolManager(num_pools=1) as pool:
        while True:
            checked(url)
            response = _ask(pool, url)
            target = _target(url, response)
            if target is None:
                return _answer(url, response, tuple(passed))
            response.close()
            passed.append(url)
            _check_redirect(passed, target)
            url = target


def checked(url: str) -> SplitResult:
    """Take an address apart; FetchError unless it is one of the web, without a password in it."""
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and parts.port != 0 and not any(letter.isspace() for letter in url)
    except ValueError:
        raise FetchError(f"{url}: not a web address; check it") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{url}: only http and https are fetched; save the page and name the file")
    if not valid:
        raise FetchError(f"{url}: not a web address; check it")
    if parts.username or parts.password:
        raise FetchError(
            f"{parts.scheme}://…@{parts.hostname}: an address with a password is not fetched; save the page"
        )
    return parts


def leads_inside(url: str, target: str) -> bool:
    """Tell whether a page of the web points into the user's own network, where pages were not meant for it."""
    return checked(url).hostname != checked(target).hostname and not _is_inside(url) and _is_inside(target)


def _is_inside(url: str) -> bool:
    import socket

    host = checked(url).hostname or ""
    with suppress(OSError, UnicodeError):
        found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
        return any(not ip_address(str(entry[4][0]).split("%")[0]).is_global for entry in found)
    return False  # fetching it will say that there is no such host


def _ask(pool: "PoolManager", url: str) -> "BaseHTTPResponse":
    from urllib3 import Timeout
    from urllib3.exceptions import HTTPError

    from contradict import __version__

    headers = {"User-Agent": f"contradict/{__version__}", "Accept-Encoding": "gzip, deflate"}
    timeout = Timeout(connect=_CONNECT_SECONDS, read=_READ_SECONDS)
    try:
        return pool.request(
            "GET", url, redirect=False, retries=False, preload_content=False, headers=headers, timeout=timeout
        )
    except (HTTPError, UnicodeError) as error:
        raise FetchError(f"{url}: {_reason(error)}") from None


def _target(url: str, response: "BaseHTTPResponse") -> str | None:
    """Where the response sends the reader; None when it is the answer."""
    location = response.headers.get("Location")
    return urldefrag(urljoin(url, location)).url if response.status in _REDIRECTS and location else None


def _check_redirect(passed: list[str], target: str) -> None:
    if target in passed:
        raise FetchError(f"{passed[0]}: redirects in a loop (to {target} again); open it in a browser")
    if len(passed) > _MOST_REDIRECTS:
        raise FetchError(f"{passed[0]}: more than {_MOST_REDIRECTS} redirects; name the address it ends at")
    if leads_inside(passed[-1], target):
        raise FetchError(f"{passed[0]}: redirects from the web into your own network ({target}); not followed")


def _answer(url: str, response: "BaseHTTPResponse", redirects: tuple[str, ...]) -> Fetched:
    from urllib3.exceptions import HTTPError

    if response.status != 200:
        response.close()
        reason = f"{response.status} {response.reason or ''}".strip()
        raise FetchError(f"{url}: the server answered {reason}; check the address", response.status)
    media_type, charset = _content_type(response.headers.get("Content-Type", ""))
    try:
        data = b"".join(_chunks(url, response))
    except HTTPError as error:
        raise FetchError(f"{url}: {_reason(error)}") from None
    finally:
        response.close()
    return Fetched(urldefrag(url).url, data, datetime.now(UTC), media_type, charset, redirects)


def _chunks(url: str, response: "BaseHTTPResponse") -> Iterator[bytes]:
    """The body, unpacked; FetchError as soon as it is too large or takes too long."""
    deadline, size = time.monotonic() + _TOTAL_SECONDS, 0
    announced = response.headers.get("Content-Length", "")
    for chunk in response.stream(65_536, decode_content=True):
        size += len(chunk)
        if max(size, int(announced) if announced.isdecimal() else 0) > MOST_BYTES:
            raise FetchError(f"{url}: larger than {MOST_BYTES // 1_000_000} MB; save the part that you need")
        if time.monotonic() > deadline:
            raise FetchError(f"{url}: not done after {_TOTAL_SECONDS:.0f} seconds; try again later")
        yield chunk


def _content_type(header: str) -> tuple[str | None, str | None]:
    from email.message import Message

    message = Message()
    message["Content-Type"] = header
    charset = message.get_param("charset")
    return (message.get_content_type() if header.strip() else None), charset if isinstance(charset, str) else None


def _reason(error: Exception) -> str:
    from urllib3 import exceptions

    known = (
        (exceptions.NameResolutionError, "no such host; check the address"),
        (exceptions.NewConnectionError, "no connection; check the address and the network"),
        (exceptions.TimeoutError, "no answer in time; try again later"),
        (exceptions.SSLError, "its certificate cannot be trusted; open it in a browser"),
        (exceptions.DecodeError, "the answer is damaged (it cannot be unpacked); try again later"),
        (exceptions.ProtocolError, "the connection broke off; try again later"),
    )
    return next((line for kind, line in known if isinstance(error, kind)), "not a web address; check it")
