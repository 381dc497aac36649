"""A person at the pages, in a real browser, by keyboard alone: queue, pair, keys, undo, note, filter, source, export."""

import csv
import io
import json
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from contradict.domain import Decision, Reason, Review, Round
from contradict.scoring.calibration import Calibration
from contradict.store import FlagFilter, Store
from contradict.web.app import application
from contradict.web.setup import Setup
from tests.fakes import FakeJudge
from tests.web.made import NEVER, NEVER_SOLD, STORY

CHROMIUM = shutil.which("chromium")
NOW = datetime(2024, 5, 1, tzinfo=UTC)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


@pytest.fixture
def site(store: Store) -> Iterator[str]:
    """The pages of the store behind a real server."""
    import uvicorn

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    setup = Setup(store.path, port=port, reviewer="Ann", find_judge=FakeJudge, find_calibration=Calibration)
    server = uvicorn.Server(uvicorn.Config(application(setup), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, site: str) -> Iterator[Any]:
    """A new window that may reach nothing but the site, and in which no script may fail."""
    context = chromium.new_context(base_url=site)
    opened = context.new_page()
    elsewhere: list[str] = []
    problems: list[str] = []
    opened.on("request", lambda request: request.url.startswith(site) or elsewhere.append(request.url))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: message.type == "error" and problems.append(message.text))
    yield opened
    context.close()
    assert elsewhere == []
    assert problems == []


def press(page: Any, key: str) -> None:
    """Press a key that leads to another page, and wait for that page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_walk_by_keyboard_alone(page, store):
    page.goto("/")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "open"
    press(page, "Enter")
    assert NEVER_SOLD.id in page.url

    page.keyboard.press("n")
    page.keyboard.type("see the annual report; c r u are no keys here")
    page.keyboard.press("Escape")
    press(page, "c")
    assert NEVER_SOLD.id not in page.url
    (review,) = store.reviews(NEVER_SOLD.id)
    assert review.decision is Decision.CONFIRMED and review.note.startswith("see the annual report; c r u")

    press(page, "z")
    assert NEVER_SOLD.id in page.url
    assert "was undone" in page.text_content("main")
    assert store.flag(NEVER_SOLD.id).review is None

    press(page, "2")
    assert store.flag(NEVER_SOLD.id).review.reason is Reason.SCOPE

    second = page.url
    press(page, "j")
    press(page, "k")
    assert page.url == second

    press(page, "q")
    page.keyboard.press("/")
    page.keyboard.type("number 12 rise")
    press(page, "Enter")
    assert page.locator(".flag").count() == 1

    page.goto(f"/pair/{NEVER_SOLD.id}")
    page.get_by_role("link", name="Stored source").first.focus()
    press(page, "Enter")
    assert page.url.endswith(f"/source/{STORY.id}#s-{NEVER.id}")
    assert page.locator("mark").text_content() == NEVER.quote


def taken(page: Any, link: str) -> bytes:
    """Follow a link by keyboard to a file, and read what was saved."""
    page.get_by_role("link", name=link, exact=True).focus()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    return started.value.path().read_bytes()


def test_what_was_confirmed_is_taken_away_by_keyboard(page):
    page.goto(f"/pair/{NEVER_SOLD.id}")
    page.keyboard.press("n")
    page.keyboard.type("Prüfen, “=1+1”")
    page.keyboard.press("Escape")
    press(page, "c")
    press(page, "q")
    page.get_by_role("link", name="confirmed").focus()
    press(page, "Enter")

    saved = taken(page, "CSV")
    assert saved.startswith(b"\xef\xbb\xbfpair,relation")
    (row,) = csv.DictReader(io.StringIO(saved.decode("utf-8-sig"), newline=""))
    assert (row["pair"], row["status"], row["earlier_quote"]) == (NEVER_SOLD.id, "confirmed", NEVER.quote)
    assert row["review_note"] == "Prüfen, “=1+1”"

    (record,) = json.loads(taken(page, "JSON"))
    assert record["review"]["reviewer"] == "Ann"
    (review,) = json.loads(taken(page, "ClaimReview"))["@graph"]
    assert review["identifier"] == NEVER_SOLD.id

    report = taken(page, "a report").decode()
    assert NEVER.quote in report and "Prüfen" in report

    page.goto(f"/pair/{NEVER_SOLD.id}")
    assert NEVER.quote in taken(page, "Markdown").decode()


def test_twenty_flags_with_twenty_keystrokes(page, store):
    wanted = FlagFilter(limit=20)
    expected = [flag.pair.id for flag in store.flags(wanted)]
    page.goto(f"/pair/{expected[0]}")
    keys = "crucrucrucrucrucrucr"
    for key in keys:
        press(page, key)
    meaning = {"c": Decision.CONFIRMED, "r": Decision.REJECTED, "u": Decision.UNSURE}
    assert [(r.pair_id, r.decision) for r in store.review_log()] == [
        (pair, meaning[key]) for pair, key in zip(expected, keys, strict=True)
    ]


def test_keys_are_shown_and_hidden(page):
    page.goto("/")
    assert not page.locator("dialog").is_visible()
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("?")
    assert not page.locator("dialog").is_visible()


def test_words_are_measured_by_key(page):
    page.goto(f"/pair/{NEVER_SOLD.id}")
    press(page, "w")
    assert "never" in page.locator("mark.w3").all_text_contents()


def test_a_hasty_key_decides_once(page, store):
    page.goto(f"/pair/{NEVER_SOLD.id}")
    with page.expect_navigation():
        page.evaluate("() => { for (const _ of [1, 2, 3]) document.querySelector('[data-key=c]').click(); }")
    assert len(store.review_log()) == 1


def test_all_works_without_scripts(chromium, site, store):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?org=north")
    page.locator(".flag .open").first.click()
    page.get_by_label("scope").check()
    page.get_by_role("button", name="Reject").click()
    page.get_by_role("link", name="Keys").click()
    assert "confirm, and on to the next" in page.text_content("main")
    context.close()
    assert store.flag(NEVER_SOLD.id).review.reason is Reason.SCOPE


ADDRESSES = ("/", "/?q=nothing+here&since=x", f"/pair/{NEVER_SOLD.id}", f"/source/{STORY.id}", "/people", "/organization?name=Northwind", "/rounds", "/round?name=autumn", "/reviewer", "/keys", "/nowhere")  # fmt: skip


def rounds(store: Store) -> None:
    """A closed round in which two disagree, and an open one."""
    _, second, third = [flag.pair.id for flag in store.flags(FlagFilter(limit=3))]
    for name, pairs in (("autumn", (second, third)), ("spring", (second,))):
        store.start_round(Round(name, ("Ann", "Bo"), pairs, NOW), {})
        for reviewer, decision in (("Ann", Decision.CONFIRMED), ("Bo", Decision.REJECTED)):
            store.add_review(Review(second, reviewer, decision, NOW))
        if name == "autumn":
            store.add_review(Review(third, "Ann", Decision.CONFIRMED, NOW))
            store.add_review(Review(third, "Bo", Decision.CONFIRMED, NOW))
            store.close_round(name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everybody_can_read_it(chromium, site, store, scheme, width):
    """Axe finds nothing serious on any page, and nothing runs out of the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    rounds(store)
    # Axe is put into the page as a script, which the policy of the pages would stop.
    context = chromium.new_context(
        base_url=site, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"/pair/{NEVER_SOLD.id}")
    page.get_by_role("button", name="Mark the words").click() if page.locator("[data-key=w]").count() else None
    for address in ADDRESSES:
        page.goto(address)
        found = axe.run(page).response["violations"]
        told = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in ("serious", "critical")]
        assert told == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    context.close()


def test_nothing_typed_runs(page, site):
    """What the parser of a test calls inert is inert in a browser too."""
    from tests.web.test_inert import SCRIPTS

    page.add_init_script("window.ran = 0; window.alert = () => { window.ran += 1 }")
    for script in SCRIPTS[::9]:
        page.goto("/")
        page.get_by_label("Words").fill(script.replace("\n", " "))
        press(page, "Enter")
        assert page.evaluate("window.ran") == 0
