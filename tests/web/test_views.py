import pytest

from contradict.domain import Decision, pair_of
from tests.web.forms import Page, send
from tests.web.made import LIST, NEVER, NEVER_SOLD, OTHER, QUOTE, SOLD, STORY, said


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return Page(answer.text)


def test_queue_shows_the_strongest_flags_first_and_counts_them(browser):
    page = shown(browser, "/")
    pairs = [link["href"] for link in page.links if link["href"].startswith("/pair/")]
    assert len(pairs) == 25
    assert pairs[0] == f"/pair/{NEVER_SOLD.id}"
    assert "to review 31 confirmed 0 rejected 0 unsure 0 all 31" in page.text
    assert "Page 1 of 2" in page.text


def test_queue_has_pages(browser):
    page = shown(browser, "/?page=2")
    assert len([link for link in page.links if link["href"].startswith("/pair/")]) == 6
    assert "There is no such page" in shown(browser, "/?page=9").text


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("org=north", 31),
        ("org=contoso", 0),
        ("speaker=jane", 1),
        ("q=customers+SOLD", 1),
        ("q=price+number+7+rise", 3),
        ("relation=contradiction", 31),
        ("relation=tension", 0),
        ("min=0.93", 1),
        ("since=2021&until=2021", 1),
        ("until=2020", 30),
        ("status=any", 31),
        ("status=confirmed", 0),
        ("q=%25", 0),
        ("q=_", 0),
        ("org=' OR 1=1 --", 0),
    ],
)
def test_filters_of_the_address(browser, query, count):
    page = shown(browser, f"/?{query}")
    opened = [link for link in page.links if link["href"].startswith("/pair/")]
    assert len(opened) == min(count, 25)


def test_what_a_filter_cannot_read_is_told_and_left_out(browser):
    page = shown(browser, "/?since=lately&min=2&relation=war&status=odd")
    for left_out in ("lately", "2", "war", "odd"):
        assert f"“{left_out}” was left out" in page.text
    assert "to review 31" in page.text


def test_links_keep_the_filter(browser):
    page = shown(browser, "/?q=customers&org=north")
    (pair,) = [link["href"] for link in page.links if link["href"].startswith("/pair/")]
    assert pair == f"/pair/{NEVER_SOLD.id}?q=customers&org=north"


def test_pair_tells_quote_and_paraphrase_apart(browser):
    text = browser.get(f"/pair/{NEVER_SOLD.id}").text
    assert f'<q class="quote">{QUOTE}</q>' in text
    assert f">{SOLD.claim}</q>" not in text
    page = Page(text)
    assert "Verbatim, as stored" in page.text
    assert "Not the speaker’s own words" in page.text


def test_pair_shows_the_sentences_around_a_quote_and_the_links(browser):
    page = shown(browser, f"/pair/{NEVER_SOLD.id}")
    assert "The company held its annual meeting on Tuesday." in page.text
    assert "Nobody asked us to." in page.text
    links = [link["href"] for link in page.links]
    (evidence,) = [link for link in links if link.startswith(STORY.url)]
    assert evidence.startswith(f"{STORY.url}#:~:text=We%20will%20never")
    assert LIST.url in links
    assert f"/source/{STORY.id}#s-{NEVER.id}" in links


def test_pair_shows_verdict_rule_and_place_in_the_queue(browser):
    page = shown(browser, f"/pair/{NEVER_SOLD.id}")
    for words in ("0.95", "1 of 31", "the judge reads a contradiction both ways", "same speaker", "similarity 0.80"):
        assert words in page.text
    assert "0.47 to 0.95" in page.text  # the band


def test_what_the_judge_was_spared_is_not_shown_as_said_again(browser, store):
    spared = said("We sell data to nobody in Ohio.", "2021-03-06")
    again = said("We will never sell the data of our customers!", "2022-01-01")
    store.ingest([], [spared, again])
    store.add_pairs([pair_of(NEVER, spared, "same_speaker", 0.7), pair_of(NEVER, again, "restatement", 0.99)])
    page = shown(browser, f"/pair/{NEVER_SOLD.id}")
    assert page.text.count("Made again:") == 1
    assert "We will never sell the data of our customers! says the same as the earlier" in page.text
    assert "We sell data to nobody in Ohio. not judged with the earlier" in page.text


def test_what_reconciles_comes_first_and_the_timeline_is_in_order(browser):
    text = browser.get(f"/pair/{NEVER_SOLD.id}").text
    reconciling, timeline = text.index("What may reconcile"), text.index('id="timeline"')
    first, second = (text.index(s, reconciling) for s in ("We sell figures", "We sell no data"))
    assert reconciling < first < second or second > timeline
    order = [text.index(words, timeline) for words in (QUOTE, "We sell figures", SOLD.claim, "We sell no data")]
    assert order == sorted(order)


def test_neighbours_in_the_queue(browser):
    first = browser.get(f"/pair/{NEVER_SOLD.id}?org=north")
    following = next(link["href"] for link in Page(first.text).links if link.get("rel") == "next")
    assert following.endswith("?org=north")
    back = next(link["href"] for link in shown(browser, following).links if link.get("rel") == "prev")
    assert back == f"/pair/{NEVER_SOLD.id}?org=north"


def test_source_shows_its_text_with_the_statements_marked(browser):
    text = browser.get(f"/source/{STORY.id}").text
    assert f'id="s-{NEVER.id}"></a><mark class="flagged">{QUOTE}</mark>' in text
    page = Page(text)
    for words in (
        "Analysts were not convinced.",
        STORY.sha256,
        "1 May 2024, 12:30 UTC",
        "Example Times",
        "2 March 2021",
    ):
        assert words in page.text
    about = next(link["href"] for link in page.links if link["href"].startswith("/?q="))
    assert NEVER_SOLD.id in browser.get(about).text


def test_a_source_that_is_only_cited_says_so(browser):
    page = shown(browser, f"/source/{LIST.id}")
    assert "The text of this source is not stored" in page.text
    assert SOLD.claim in page.text


def test_people_lists_names_with_counts(browser):
    page = shown(browser, "/people")
    assert "Northwind 64 31" in page.text
    assert "Jane Doe 2 1" in page.text
    assert "Contoso / Ltd 1 –" in page.text
    assert "Jane" not in shown(browser, "/people?q=contoso").text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/organization?name=Northwind", ["Flags 31", "Statements 64", "Spoken for by", "Page 1 of 2", "All 31"]),
        ("/organization?name=Northwind&page=2", ["Page 2 of 2"]),
        ("/speaker?name=Jane+Doe", ["Flags 1", "Statements 2", "Speaks for", SOLD.claim]),
        ("/organization?name=Contoso+%2F+Ltd", [OTHER.claim]),
        ("/speaker?name=Ann+O%E2%80%99Hara", [OTHER.claim]),
    ],
)
def test_pages_of_people(browser, address, words):
    page = shown(browser, address)
    for expected in words:
        assert expected in page.text


@pytest.mark.parametrize(
    "address",
    [
        "/pair/0000000000000000",
        "/pair/..%2F..%2Fetc%2Fpasswd",
        "/pair/' OR 1=1 --",
        "/source/../../etc/passwd",
        "/source/%00",
        "/organization?name=Nobody",
        "/organization",
        "/speaker?name=' UNION SELECT 1 --",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/nothing",
    ],
)
def test_what_is_not_there_is_not_found(browser, address):
    answer = browser.get(address)
    assert answer.status_code == 404
    assert "root:" not in answer.text and "import" not in answer.text


@pytest.mark.parametrize("number", ["-1", "0", "x", "99999999999999999999", "1e3", "٣"])
def test_odd_page_numbers_do_no_harm(browser, number):
    assert browser.get("/", params={"page": number}).status_code == 200
    assert browser.get("/organization", params={"name": "Northwind", "page": number}).status_code == 200


def test_empty_database_says_what_to_do(browse, store, tmp_path):
    from contradict.store import Store

    empty = Store(tmp_path / "empty.duckdb")
    empty.ingest([], [])
    store.path.unlink()
    empty.path.rename(store.path)
    assert "contradict run PATH" in shown(browse(), "/").text


def test_status_tabs_follow_the_reviews(browser):
    text = browser.get(f"/pair/{NEVER_SOLD.id}").text
    assert send(browser, text, "/review", decision="confirmed").status_code == 200
    page = shown(browser, "/")
    assert "to review 30 confirmed 1" in page.text
    confirmed = shown(browser, "/?status=confirmed")
    assert [link["href"] for link in confirmed.links if link["href"].startswith("/pair/")] == [
        f"/pair/{NEVER_SOLD.id}?status=confirmed"
    ]
    assert Decision.CONFIRMED in confirmed.text
