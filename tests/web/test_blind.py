"""Two reviewers in an open round: whatever one does changes nothing that the other can see before the round closes."""

from datetime import UTC, datetime

import pytest
from starlette.routing import Match

from contradict.domain import Round, pair_of
from contradict.exporting import FORMATS, REPLY_FORMATS
from contradict.web.app import ROUTES
from contradict.web.filters import STATUSES
from tests.web.forms import Page, send
from tests.web.made import LIST, MORE, NEVER_SOLD, RISE, SOLD, STORY

SECRET = "sealed-until-the-round-closes"
PRICES = [pair_of(a, b, "same_organization", 0.7) for a, b in zip(MORE, RISE, strict=True)][:3]
ASSIGNED = (NEVER_SOLD.id, *(pair.id for pair in PRICES))
OUTSIDE = pair_of(MORE[9], RISE[9], "same_organization", 0.7).id

LOOKED_AT = [
    *(f"/?status={status}" for status in STATUSES),
    *("/?page=2", f"/?q={SECRET}", "/?org=north", "/?round=spring"),
    *(f"/pair/{pair}{query}" for pair in (*ASSIGNED[:2], OUTSIDE) for query in ("", "?round=spring")),
    *(f"/pair/{ASSIGNED[0]}/reply/{kind}" for kind in REPLY_FORMATS),
    *(f"/export/{kind}?status=any&min=0" for kind in FORMATS),
    *(f"/export/csv?status={status}" for status in STATUSES),
    *(f"/source/{source.id}" for source in (STORY, LIST)),
    *("/people", "/organization?name=Northwind", "/speaker?name=Jane+Doe", "/rounds", "/keys", "/reviewer"),
]


@pytest.fixture
def open_round(store):
    store.start_round(Round("spring", ("Ann", "Bob"), ASSIGNED, datetime(2024, 5, 1, tzinfo=UTC)), {})
    return store


def at_work(browse, name):
    """A browser in which somebody has said who reviews."""
    client = browse()
    send(client, client.get("/reviewer").text, "/reviewer", reviewer=name)
    return client


def everything(client):
    return {address: client.get(address).text for address in LOOKED_AT} | {
        "/round?name=spring": str(client.get("/round?name=spring", follow_redirects=False).headers.get("location"))
    }


def work(client):
    """Decide, note, undo and decide again, by the forms of the pages."""
    text = client.get("/round?name=spring").text
    for fields in (
        {"decision": "rejected", "reason": "scope", "note": SECRET},
        {"decision": "confirmed", "note": SECRET},
        {"decision": "noted", "note": SECRET},
        {"decision": "unsure"},
    ):
        text = send(client, text, "/review", **fields).text
    text = client.get(f"/pair/{ASSIGNED[1]}?round=spring").text
    text = send(client, text, "/undo").text
    send(client, text, "/review", decision="confirmed", note=SECRET)


def test_every_page_is_looked_at():
    for route in ROUTES:
        scopes = [{"type": "http", "method": "GET", "path": at.split("?")[0], "headers": []} for at in LOOKED_AT]
        if "GET" in route.methods and route.path != "/round":
            assert any(route.matches(scope)[0] is Match.FULL for scope in scopes), route.path


@pytest.mark.parametrize("other", ["Bob", "Cy"])
def test_nothing_that_another_sees_changes_before_the_round_closes(browse, open_round, other):
    ann, onlooker = at_work(browse, "Ann"), at_work(browse, other)
    before = everything(onlooker)
    work(ann)
    assert SECRET in ann.get(f"/pair/{ASSIGNED[0]}").text, "Ann sees her own"
    assert everything(onlooker) == before
    assert open_round.review_log() == []


def test_one_cannot_undo_what_the_other_decided(browse, open_round):
    ann, bob = at_work(browse, "Ann"), at_work(browse, "Bob")
    work(ann)
    decided = open_round.sealed_reviews("Ann")
    text = bob.get("/round?name=spring").text
    assert "There is no decision of yours to undo" in send(bob, text, "/undo").text
    assert open_round.sealed_reviews("Ann") == decided


def test_both_work_and_see_only_their_own(browse, open_round):
    ann, bob = at_work(browse, "Ann"), at_work(browse, "Bob")
    work(ann)
    text = send(bob, bob.get("/round?name=spring").text, "/review", decision="confirmed", note="of Bob").text
    assert SECRET not in text
    for client, own, others in ((ann, SECRET, "of Bob"), (bob, "of Bob", SECRET)):
        text = client.get(f"/pair/{ASSIGNED[0]}?round=spring").text
        assert own in text and others not in text
    assert "you have decided 1" in Page(bob.get("/rounds").text).text


def test_when_the_round_closes_all_is_seen(browse, open_round):
    """That the pages can show it at all, lest the tests above prove nothing."""
    ann, bob = at_work(browse, "Ann"), at_work(browse, "Bob")
    work(ann)
    send(bob, bob.get("/round?name=spring").text, "/review", decision="confirmed")
    open_round.close_round("spring")
    after = everything(bob)
    assert SECRET in after[f"/pair/{ASSIGNED[0]}"]
    assert SECRET in after["/export/csv?status=any&min=0"]
    closed = Page(bob.get("/round?name=spring").text).text
    assert "Cohen’s κ" in closed and "To adjudicate 1" in closed
    assert f"Northwind paraphrase {SOLD.claim} rejected confirmed" in closed


def test_the_page_says_what_blindness_rests_on(browse, store):
    text = Page(browse().get("/rounds").text).text
    assert "There is no round yet" in text
    for words in ("takes another’s name", "packed, not encrypted"):
        assert words in text
    assert browse().get("/round?name=nothing").status_code == 404
