import base64

import pytest

from contradict.errors import InputError
from contradict.web.guard import HEADERS
from contradict.web.setup import Setup
from tests.web.forms import Page
from tests.web.made import NEVER_SOLD

PAGES = [
    "/",
    f"/pair/{NEVER_SOLD.id}",
    "/people",
    "/keys",
    "/reviewer",
    "/nothing",
    "/static/style.css",
    "/static/none",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_headers(browser, address):
    answer = browser.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "'unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("address", PAGES[:5])
def test_pages_need_nothing_from_elsewhere(browser, address):
    """No inline script or style, which the policy would stop, and nothing that loads from another place."""
    for tag, attributes in Page(browser.get(address).text).tags:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if tag == "script":
            assert attributes["src"].startswith("/static/")
        for name in ("src", "href") if tag in ("script", "link", "img", "iframe") else ():
            assert attributes.get(name, "/").startswith("/")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "localhost:9", "[::1]:8000", "LOCALHOST:8000"])
def test_names_of_this_machine_are_answered(browser, host):
    assert browser.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "@localhost:x]", "evil.example:127.0.0.1"],
)
def test_other_names_are_not(browser, host):
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Northwind" not in answer.text


FORMS = [f"/pair/{NEVER_SOLD.id}/review", f"/pair/{NEVER_SOLD.id}/words", "/undo", "/reviewer"]


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize(
    "sent",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1:8000"},
        {"sec-fetch-site": "", "origin": "http://evil.example"},
        {"sec-fetch-site": "", "origin": "null"},
        {"sec-fetch-site": "", "origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": ""},
    ],
)
def test_forms_from_elsewhere_are_refused(browser, store, address, sent):
    page = Page(browser.get(f"/pair/{NEVER_SOLD.id}").text)
    token = page.forms[0]["fields"]["token"]
    answer = browser.post(address, data={"token": token, "decision": "confirmed", "reviewer": "x"}, headers=sent)
    assert answer.status_code == 403
    assert store.review_log() == []


def test_an_older_browser_says_its_origin(browser, store):
    token = Page(browser.get(f"/pair/{NEVER_SOLD.id}").text).forms[0]["fields"]["token"]
    sent = {"sec-fetch-site": "", "origin": "http://127.0.0.1:8000"}
    browser.post(FORMS[0], data={"token": token, "decision": "confirmed"}, headers=sent)
    assert len(store.review_log()) == 1


def test_the_token_of_one_browser_is_none_of_another(browse, store):
    ann, eve = browse(reviewer="Ann"), browse(reviewer="Eve")
    token = Page(eve.get("/reviewer").text).forms[0]["fields"]["token"]
    ann.get("/")
    assert ann.post(FORMS[0], data={"token": token, "decision": "confirmed"}).status_code == 403
    assert store.review_log() == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_pages_take_no_other_requests(browser, method):
    assert browser.request(method, "/", data={"x": "y"}).status_code == 405


def test_a_form_too_long_is_refused(browser):
    assert browser.post(FORMS[0], data={"note": "x" * 300_000}).status_code == 413
    assert browser.post(FORMS[0], content=iter([b"note=x"])).status_code == 411


def basic(password, user="ann"):
    return {"authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


def test_a_password_opens_every_page_and_nothing_else_does(browse):
    browser = browse(password="correct horse", host="0.0.0.0")
    for headers in (
        {},
        basic("wrong"),
        basic(""),
        {"authorization": "Basic ???"},
        {"authorization": "Bearer correct horse"},
    ):
        answer = browser.get("/", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Basic")
        assert "Northwind" not in answer.text
    assert browser.get("/static/style.css").status_code == 401
    assert browser.get("/", headers=basic("correct horse") | {"host": "newsroom.example"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("newsroom.example", False),
    ],
)
def test_an_address_beyond_this_machine_needs_a_password(tmp_path, host, loopback):
    if loopback:
        assert Setup(tmp_path, host).loopback
    else:
        with pytest.raises(InputError, match="set a password"):
            Setup(tmp_path, host)
        assert not Setup(tmp_path, host, password="long enough").loopback


def test_a_short_password_is_refused(tmp_path):
    with pytest.raises(InputError, match="shorter than 8"):
        Setup(tmp_path, password="short")


def test_the_password_is_in_no_message(tmp_path):
    assert "correct horse" not in repr(Setup(tmp_path, password="correct horse"))
