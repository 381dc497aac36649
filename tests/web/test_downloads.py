"""What is taken away from the pages."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Review
from tests.web.made import NEVER_SOLD

FORMATS = ("csv", "json", "jsonl", "markdown", "html", "claimreview")


def taken(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; ")
    return answer


def confirm(store):
    store.add_review(Review(NEVER_SOLD.id, "Ada", Decision.CONFIRMED, datetime(2024, 1, 1, tzinfo=UTC)))


def test_csv_holds_all_that_the_filter_shows_not_one_page_of_it(browser):
    text = taken(browser, "/export/csv?org=north").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 31
    assert len(list(csv.DictReader(io.StringIO(taken(browser, "/export/csv?speaker=jane").text.lstrip("\ufeff"))))) == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_has_what_was_confirmed(browser, store, kind):
    confirm(store)
    answer = taken(browser, f"/export/{kind}?status=confirmed")
    assert NEVER_SOLD.id in answer.text
    if kind in ("json", "claimreview"):
        json.loads(answer.text)


def test_claimreview_is_of_confirmed_flags_alone(browser):
    assert NEVER_SOLD.id not in taken(browser, "/export/claimreview?status=any").text


@pytest.mark.parametrize("kind", ["markdown", "html"])
def test_the_packet_asks_and_leaves_out_the_score(browser, kind):
    text = taken(browser, f"/pair/{NEVER_SOLD.id}/reply/{kind}").text
    assert "?" in text
    assert "score" not in text.lower()


@pytest.mark.parametrize(
    "address", ["/export/exe", "/export/..%2f..%2fetc", "/pair/zzz/reply/html", "/pair/zzz/reply/x"]
)
def test_what_there_is_not_is_told(browser, address):
    assert browser.get(address).status_code == 404


def test_the_pages_link_to_them(browser):
    assert 'href="/export/csv?org=north"' in browser.get("/?org=north").text
    assert f'href="/pair/{NEVER_SOLD.id}/reply/html"' in browser.get(f"/pair/{NEVER_SOLD.id}").text
