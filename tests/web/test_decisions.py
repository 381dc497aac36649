import subprocess
import sys
import threading
import time

import pytest

from contradict.domain import Decision, Reason
from contradict.web import decisions, views
from tests.web.forms import Page, send
from tests.web.made import NEVER_SOLD

PAIR = f"/pair/{NEVER_SOLD.id}"


def told(store):
    return [(r.reviewer, r.decision, r.reason, r.note) for r in store.reviews(NEVER_SOLD.id)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"decision": "confirmed"}, ("Ann", Decision.CONFIRMED, None, "")),
        ({"decision": "confirmed", "reason": "scope"}, ("Ann", Decision.CONFIRMED, None, "")),
        ({"decision": "rejected", "reason": "scope"}, ("Ann", Decision.REJECTED, Reason.SCOPE, "")),
        ({"decision": "rejected", "note": " see p. 4 "}, ("Ann", Decision.REJECTED, None, "see p. 4")),
        ({"decision": "unsure", "note": "zwölf\nZeilen"}, ("Ann", Decision.UNSURE, None, "zwölf\nZeilen")),
        ({"decision": "unsure", "reviewer": "Ray"}, ("Ray", Decision.UNSURE, None, "")),
    ],
)
def test_a_decision_is_saved_and_the_next_pair_shown(browser, store, fields, expected):
    text = browser.get(f"{PAIR}?org=north").text
    answer = send(browser, text, "/review", **fields)
    assert told(store) == [expected]
    assert answer.url.path.startswith("/pair/") and answer.url.path != PAIR
    assert answer.url.query == b"org=north"


def test_a_note_alone_stays_on_the_page(browser, store):
    answer = send(browser, browser.get(PAIR).text, "/review", decision="noted", note="ask the press office")
    assert answer.url.path == PAIR
    assert "Note saved." in answer.text and "ask the press office" in answer.text
    assert told(store) == [("Ann", Decision.NOTED, None, "ask the press office")]


def test_after_the_last_one_comes_the_queue(browser):
    answer = send(browser, browser.get(f"{PAIR}?q=customers").text, "/review", decision="confirmed")
    assert answer.url.path == "/"
    assert "That was the last one here." in answer.text


def test_undo_adds_an_entry_and_shows_the_pair_again(browser, store):
    text = send(browser, browser.get(PAIR).text, "/review", decision="confirmed").text
    answer = send(browser, text, "/undo")
    assert answer.url.path == PAIR
    assert "Your last decision was undone." in answer.text
    assert [entry[1] for entry in told(store)] == [Decision.CONFIRMED, Decision.WITHDRAWN]
    assert store.flag(NEVER_SOLD.id).review is None
    assert "There is no decision of yours" in send(browser, answer.text, "/undo").text


def test_the_name_is_asked_once(browse, store):
    browser = browse()
    text = browser.get(PAIR).text
    assert 'name="reviewer" required' in text
    refused = send(browser, text, "/review", decision="confirmed", reviewer="", note="kept words")
    assert refused.status_code == 422 and "kept words" in refused.text
    answer = send(browser, refused.text, "/review", reviewer="Zoë Ångström")
    assert told(store) == [("Zoë Ångström", Decision.CONFIRMED, None, "kept words")]
    assert 'name="reviewer" required' not in answer.text and "Zoë Ångström" in answer.text


def test_the_name_can_be_changed(browser, store):
    answer = send(browser, browser.get("/reviewer").text, "/reviewer", reviewer="Ray Roe")
    assert "Ray Roe" in answer.text
    send(browser, browser.get(PAIR).text, "/review", decision="unsure")
    assert told(store)[0][0] == "Ray Roe"
    assert send(browser, browser.get("/reviewer").text, "/reviewer", reviewer=" ").status_code == 422


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "withdrawn"},
        {"decision": "maybe"},
        {},
        {"decision": "noted"},
        {"decision": "confirmed", "note": "x" * 20_001},
        {"decision": "confirmed", "reviewer": "x" * 81},
    ],
)
def test_what_cannot_be_saved_is_given_back(browser, store, fields):
    answer = send(browser, browser.get(PAIR).text, "/review", **fields)
    assert answer.status_code == 422
    assert "nothing is lost" in answer.text
    assert told(store) == []


def test_an_unknown_pair_cannot_be_decided(browser, store):
    text = browser.get(PAIR).text.replace(NEVER_SOLD.id, "0" * 16)
    assert send(browser, text, "/review", decision="confirmed").status_code >= 400
    assert store.review_log() == []


@pytest.mark.parametrize("token", ["", "00" * 32, "ä"])
def test_a_form_without_its_token_is_refused_and_kept(browser, store, token):
    text = browser.get(PAIR).text
    answer = send(browser, text, "/review", decision="confirmed", note="my words", token=token)
    assert answer.status_code == 403
    assert told(store) == []
    assert "my words" in answer.text
    send(browser, answer.text, "/review")  # the page carries a good token
    assert told(store) == [("Ann", Decision.CONFIRMED, None, "my words")]


def test_a_form_survives_a_new_start_of_the_server(browse, store):
    old, new = browse(reviewer="Ann"), browse(reviewer="Ann")
    text = old.get(PAIR).text
    new.cookies = old.cookies
    answer = send(new, text, "/review", decision="rejected", reason="scope", note="my words")
    assert answer.status_code == 403 and "Please save again" in answer.text
    send(new, answer.text, "/review")
    assert told(store) == [("Ann", Decision.REJECTED, Reason.SCOPE, "my words")]


HOLD = """
import duckdb, sys, time
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def held(store, seconds):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(store.path), str(seconds)], stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def test_while_another_process_writes_the_page_says_so(browser, store, monkeypatch):
    monkeypatch.setattr(views, "PATIENCE", 0.1)
    holder = held(store, 30)
    answer = browser.get("/")
    holder.kill()
    holder.wait()
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2" and answer.headers["refresh"] == "2"
    assert f"process {holder.pid}" in answer.text
    assert browser.get("/").status_code == 200


def test_a_review_waits_for_the_other_process(browser, store):
    text = browser.get(PAIR).text
    holder = held(store, 1)
    started = time.monotonic()
    answer = send(browser, text, "/review", decision="confirmed")
    holder.wait()
    assert answer.status_code == 200 and time.monotonic() - started > 0.3
    assert told(store) == [("Ann", Decision.CONFIRMED, None, "")]


def test_a_review_that_could_not_wait_longer_is_given_back(browser, store, monkeypatch):
    monkeypatch.setattr(decisions, "PATIENCE", 0.2)
    text = browser.get(PAIR).text
    holder = held(store, 30)
    answer = send(browser, text, "/review", decision="rejected", reason="scope", note="my words")
    holder.kill()
    holder.wait()
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5"
    assert "refresh" not in answer.headers
    assert "my words" in answer.text and "rejected" in Page(answer.text).text
    send(browser, answer.text, "/review")
    assert told(store) == [("Ann", Decision.REJECTED, Reason.SCOPE, "my words")]


def test_many_reviewers_at_once_lose_nothing(browse, store):
    browsers = [browse(reviewer=f"R{number}") for number in range(4)]
    pages = [browser.get(PAIR).text for browser in browsers]
    threads = [
        threading.Thread(target=send, args=(browser, text, "/review"), kwargs={"decision": "confirmed"})
        for browser, text in zip(browsers, pages, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry[0] for entry in told(store)} == {"R0", "R1", "R2", "R3"}


def test_words_are_measured_once_and_then_marked(browser, store):
    answer = send(browser, browser.get(PAIR).text, "/words")
    assert answer.url.path == PAIR
    assert '<mark class="w w3" title="' in answer.text
    assert ">never</mark>" in answer.text
    assert "Mark the words" not in Page(answer.text).text
    assert "Measured with" in answer.text and "which is not the judge" not in answer.text
    assert Page(browser.get(PAIR).text).text.count("Measured with") == 1  # from the store
