"""Web addresses: what is fetched, what is refused, and how far a redirect is followed."""

import gzip
import socket
import time
from threading import Thread

import pytest

from contradict.errors import FetchError
from contradict.reading import fetching, read_files
from contradict.reading.fetching import fetch, leads_inside
from tests.reading.made import PROSE, page, pdf, serving


@pytest.fixture
def site():
    with serving() as served:
        yield served


def problem(url: str) -> str:
    (found,) = read_files([url])
    assert found.document is None
    assert found.problem is not None
    assert "\n" not in found.problem
    return found.problem


def test_a_page_is_fetched_with_its_address_time_and_bytes(site):
    url = site.page("/news/promise.html")
    (found,) = read_files([url])
    document = found.document
    assert document.text.split("\n\n")[-2:] == list(PROSE)
    assert (document.url, document.retrieved_from, document.media_type) == (url, url, "text/html")
    assert document.raw == page()
    assert document.retrieved_at.tzinfo is not None
    assert site.asked == ["/news/promise.html"]


@pytest.mark.parametrize(
    ("path", "content_type", "body", "media_type"),
    [
        ("/a.pdf", "application/pdf", pdf(list(PROSE)), "application/pdf"),
        ("/a.pdf", "application/octet-stream", pdf(list(PROSE)), "application/pdf"),
        ("/a", "text/html", pdf(list(PROSE)), "application/pdf"),
        ("/a.md", "text/plain", f"# Promise\n\n{PROSE[0]}".encode(), "text/markdown"),
        ("/a.txt", "text/plain; charset=utf-8", PROSE[0].encode(), "text/plain"),
        ("/a", "application/xhtml+xml", page(), "text/html"),
    ],
)
def test_the_type_is_told_by_bytes_then_header_then_address(site, path, content_type, body, media_type):
    (found,) = read_files([site.put(path, body, content_type=content_type)])
    assert found.problem is None
    assert found.document.media_type == media_type


def test_the_charset_of_the_header_is_used(site):
    body = f"{PROSE[0]} “So it is”, they said.".encode("cp1250")
    (found,) = read_files([site.put("/a.txt", body, content_type="text/plain; charset=windows-1250")])
    assert found.document.text.endswith("“So it is”, they said.")
    assert found.remarks == ("not UTF-8; read as cp1250",)


def test_zipped_pages_are_unpacked(site):
    (found,) = read_files([site.put("/a", gzip.compress(page()), content_type="text/html", content_encoding="gzip")])
    assert found.document.raw == page()


def test_redirects_are_followed_to_the_address_that_answers(site):
    site.page("/new")
    site.redirect("/newer", "/new#top", 301)
    (found,) = read_files([site.redirect("/old", "newer", 307)])
    assert found.document.url == f"{site.address}/new"
    assert found.document.retrieved_from == f"{site.address}/old"
    assert fetch(f"{site.address}/old").redirects == (f"{site.address}/old", f"{site.address}/newer")


def test_a_redirect_loop_is_told(site):
    site.redirect("/b", "/a")
    url = site.redirect("/a", "/b")
    assert problem(url) == f"{url}: redirects in a loop (to {url} again); open it in a browser"
    assert site.asked == ["/a", "/b"]


def test_redirects_without_end_are_told(site):
    for number in range(20):
        site.redirect(f"/{number}", f"/{number + 1}")
    assert problem(f"{site.address}/0") == (f"{site.address}/0: more than 5 redirects; name the address it ends at")
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.com/a", "javascript:alert(1)", "data:text/html,x"]
)
def test_a_redirect_out_of_the_web_is_not_followed(site, target):
    assert problem(site.redirect("/a", target)) == (
        f"{target}: only http and https are fetched; save the page and name the file"
    )


@pytest.fixture
def hosts(monkeypatch):
    """Names of hosts by address, so that nothing is looked up outside."""
    known = {"news.example": "93.184.215.14", "intranet.example": "10.0.0.7", "127.0.0.1": "127.0.0.1", "[::1]": "::1"}

    def look_up(host, port, **_):
        if host not in known:
            raise socket.gaierror("no such host")
        return [(None, None, None, "", (known[host], port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize(
    ("url", "target", "inside"),
    [
        ("https://news.example/a", "http://127.0.0.1:8080/admin", True),
        ("https://news.example/a", "http://intranet.example/", True),
        ("https://news.example/a", "https://news.example/b", False),
        ("https://news.example/a", "https://gone.example/b", False),
        ("http://intranet.example/a", "http://127.0.0.1/b", False),
        ("http://127.0.0.1/a", "https://news.example/b", False),
    ],
)
def test_what_leads_from_the_web_into_the_own_network(hosts, url, target, inside):
    assert leads_inside(url, target) is inside


def test_a_redirect_into_the_own_network_is_not_followed(hosts):
    with pytest.raises(FetchError, match="redirects from the web into your own network"):
        fetching._check_redirect(["https://news.example/a"], "http://127.0.0.1/admin")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.com/a.txt", "only http and https are fetched; save the page and name the file"),
        ("file:///etc/passwd", "only http and https are fetched; save the page and name the file"),
        ("http://", "not a web address; check it"),
        ("http://[::1/a", "not a web address; check it"),
        ("http://example.com:99999/", "not a web address; check it"),
        ("http://exa mple.com/", "not a web address; check it"),
    ],
)
def test_what_is_no_web_address(url, why):
    assert problem(url) == f"{url}: {why}"


def test_a_password_is_neither_sent_nor_shown():
    assert problem("https://me:secret@example.com/a") == (
        "https://…@example.com: an address with a password is not fetched; save the page"
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "404 Not Found"), (410, "410 Gone"), (403, "403 Forbidden"), (503, "503 Service Unavailable")],
)
def test_a_page_that_is_not_there(site, status, said):
    url = site.put("/a", b"<p>Sorry</p>", status=status, content_type="text/html")
    assert problem(url) == f"{url}: the server answered {said}; check the address"
    with pytest.raises(FetchError) as raised:
        fetch(url)
    assert raised.value.status == status


@pytest.mark.parametrize(
    ("content_type", "said"),
    [("image/png", "image/png"), ("application/json", "application/json"), ("video/mp4", "video/mp4")],
)
def test_what_is_no_document(site, content_type, said):
    url = site.put("/a", b"{}", content_type=content_type)
    assert problem(url) == f"{url}: {said} is not read; documents are web pages, PDF, DOCX and text"


def test_a_page_that_is_too_large_is_not_read_to_its_end(site, monkeypatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 1_000_000)
    unpacked = site.put("/a", gzip.compress(bytes(30_000_000)), content_type="text/html", content_encoding="gzip")
    announced = site.put("/b", b"x" * 1_000_001, content_type="text/html")
    for url in (unpacked, announced):
        assert problem(url) == f"{url}: larger than 1 MB; save the part that you need"


def test_a_damaged_answer(site):
    url = site.put("/a", b"no gzip", content_type="text/html", content_encoding="gzip")
    assert problem(url) == f"{url}: the answer is damaged (it cannot be unpacked); try again later"


def test_a_connection_that_breaks_off(site):
    url = site.put("/a", b"<p>half", content_type="text/html", content_length="5000")
    assert problem(url) == f"{url}: the connection broke off; try again later"


def test_nobody_answers():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
    assert problem(url) == f"{url}: no connection; check the address and the network"


@pytest.fixture
def slow_server():
    """Sends its answer drop by drop, without end."""
    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connection, _ = server.accept()
        with connection:
            try:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
                while True:
                    connection.sendall(b"<p>x</p>" * 10_000)
                    time.sleep(0.02)
            except OSError:
                pass

    Thread(target=drip, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    server.close()


def test_a_server_that_never_ends(slow_server, monkeypatch):
    monkeypatch.setattr(fetching, "_TOTAL_SECONDS", 0.2)
    assert problem(slow_server) == f"{slow_server}: not done after 0 seconds; try again later"


def test_a_server_that_says_nothing(monkeypatch):
    monkeypatch.setattr(fetching, "_READ_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert problem(url) == f"{url}: no answer in time; try again later"


CANONICAL = '<link rel="canonical" href="{}">'


@pytest.mark.parametrize(
    ("canonical", "cited"),
    [
        ("https://127.0.0.1/promise", "https://127.0.0.1/promise"),
        ("https://elsewhere.example/promise", None),
        ("http://127.0.0.1/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_canonical_address_is_cited_if_it_is_of_the_same_site(site, canonical, cited):
    url = site.page("/promise?utm=1", page(head=CANONICAL.format(canonical)))
    (found,) = read_files([url])
    assert found.document.url == (cited or url)
