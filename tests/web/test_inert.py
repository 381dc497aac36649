"""A hundred ways to write a script, in every field that a page can show: none comes out as markup or as a link."""

import dataclasses
from datetime import UTC, datetime

import pytest

from contradict.domain import Decision, Review, Round, SaidOn, Source, Statement, pair_of
from contradict.store import Store, reviews, rounds
from contradict.store.connection import writing
from contradict.web.app import application
from contradict.web.setup import Setup
from tests.web.forms import Page, send
from tests.web.made import verdict

CALL = "alert(1)"
SCRIPTS = [
    f"<script>{CALL}</script>",
    f"<SCRIPT SRC=//x.example/a.js></SCRIPT>{CALL}",
    f"</script><script>{CALL}</script>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<script\x00>{CALL}</script>",
    f"<script/x>{CALL}</script>",
    f"<script\n>{CALL}</script>",
    f"%3Cscript%3E{CALL}%3C/script%3E",
    f"&lt;script&gt;{CALL}&lt;/script&gt;",
    f"\\x3cscript\\x3e{CALL}",
    f"\\u003cscript\\u003e{CALL}",
    f"＜script＞{CALL}＜/script＞",
    f"+ADw-script+AD4-{CALL}+ADw-/script+AD4-",
    f"{{{{ {CALL} }}}}",
    f"{{% print({CALL}) %}}",
    f"{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}{CALL}",
    f"${{{CALL}}}",
    f"#{{{CALL}}}",
    f"<%= {CALL} %>",
    f"]]><script>{CALL}</script>",
    f"<![CDATA[<script>{CALL}</script>]]>",
    f"--><script>{CALL}</script>",
    f"<!--<script>{CALL}</script>-->",
    f"</textarea><script>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"</style><script>{CALL}</script>",
    f"</q></blockquote><script>{CALL}</script>",
    f"'\"><script>{CALL}</script>",
    f"\u202e<script>{CALL}</script>",
    *(f"<{tag} {event}={CALL}>" for tag in ("img src=x", "svg", "body", "details open", "video src=x", "input autofocus", "marquee", "a href=x", "math", "iframe") for event in ("onerror", "onload", "ontoggle", "onfocus")),
    *(f"{quote} {event}={CALL} x={quote}" for quote in ("'", '"', "`") for event in ("onmouseover", "onfocus", "onclick", "autofocus onfocus")),
    *(f"<iframe {attribute}={scheme}{CALL}>" for attribute in ("src", "srcdoc") for scheme in ("javascript:", "data:text/html,")),
    f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>",
    f"<base href='javascript:{CALL}//'>",
    f"<link rel=stylesheet href='data:text/css,*{{}}'>{CALL}",
    f"<style>@import 'javascript:{CALL}';</style>",
    f"<form action=javascript:{CALL}><button>go</button></form>",
    f"<object data=javascript:{CALL}>",
    f"<embed src=javascript:{CALL}>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><use href='data:image/svg+xml,{CALL}'></svg>",
    f"<template><script>{CALL}</script></template>",
    f"<noscript><p title='</noscript><script>{CALL}</script>'>",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={CALL}>",
]  # fmt: skip
SCHEMES = [
    "javascript:",
    "JaVaScRiPt:",
    " javascript:",
    "\tjavascript:",
    "java\nscript:",
    "data:text/html,",
    "vbscript:",
    "file:///etc/passwd#",
    "blob:",
    "about:blank#",
    "//evil.example/",
    "\\\\evil.example\\",
    "view-source:",
    "intent:",
]
ADDRESSES = [f"{scheme}{CALL}" for scheme in SCHEMES] + [f"https://x.example/{script}" for script in SCRIPTS]

ALLOWED = {
    "a", "article", "aside", "blockquote", "body", "br", "button", "caption", "code", "dd", "dialog", "div", "dl", "dt",
    "em", "fieldset", "footer", "form", "h1", "h2", "head", "header", "html", "input", "kbd", "label", "legend", "li",
    "link", "main", "mark", "meta", "nav", "ol", "option", "p", "path", "q", "rect", "script", "section", "select",
    "span", "strong", "svg", "table", "tbody", "td", "textarea", "th", "thead", "time", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "action", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "autocomplete", "autofocus", "charset",
    "class", "content", "d", "data-key", "data-list", "data-opens", "data-reason", "datetime", "defer", "disabled", "download", "form",
    "height", "href", "id", "inputmode", "lang", "maxlength", "method", "name", "placeholder", "preserveaspectratio",
    "rel", "required", "role", "rows", "rx", "scope", "selected", "src", "start", "target", "title", "type", "value",
    "viewbox", "width", "x",
}  # fmt: skip


def poisoned(script: str, address: str) -> tuple[list[Source], list[Statement]]:
    text = f"Before. {script} After."
    document = Source(address, script, script, SaidOn.parse("2020"), text=text, sha256=script, retrieved_from=script)
    document = dataclasses.replace(document, author=script)
    cited = Source(address, None, script, retrieved_from=script)
    fields = {"speaker": script, "role": script, "context": script, "metadata": {script: script}}
    whole = Statement(
        document.id, script, script, quote=script, start=8, end=8 + len(script), said_on=SaidOn.parse("2020"), **fields
    )
    other = Statement(cited.id, script, f"{script} not", said_on=SaidOn.parse("2021"), **fields)
    third = Statement(cited.id, script, f"{script} perhaps", said_on=SaidOn.parse("2020-06"), **fields)
    return [document, cited], [whole, other, third]


def inert(text: str) -> Page:
    page = Page(text)
    for tag, attributes in page.tags:
        assert tag in ALLOWED, f"<{tag}> came out"
        assert attributes.keys() <= ATTRIBUTES, f"<{tag} {sorted(attributes.keys() - ATTRIBUTES)}> came out"
        for name in ("href", "src", "action"):
            target = attributes.get(name, "/")
            assert target.startswith(("/", "#", "https://", "http://")) and not target.startswith("//"), target
        assert tag != "script" or attributes["src"] == "/static/keys.js"
    assert page.tags.count(("html", {"lang": "en"})) == 1
    return page


@pytest.fixture(scope="module")
def poisoned_store(tmp_path_factory):
    """One database with all payloads: a flag for each, with third statements, reviews, notes and names."""
    store = Store(tmp_path_factory.mktemp("poison") / "some.duckdb")
    kept = [script.replace("\x00", "") or script for script in SCRIPTS]
    for number, address in enumerate(ADDRESSES):
        sources, statements = poisoned(kept[number % len(kept)], address)
        store.ingest(sources, [])
        yield_pairs.setdefault(number, (sources, statements))
    every = [statement for _, statements in yield_pairs.values() for statement in statements]
    store.ingest([], every)
    pairs, verdicts = [], []
    for _, (whole, other, third) in yield_pairs.values():
        flag, a, b = pair_of(whole, other, "x", 0.9), pair_of(whole, third, "x", 0.9), pair_of(third, other, "x", 0.9)
        pairs += [flag, a, b]
        verdicts += [verdict(flag, 0.9), verdict(a, 0.1), verdict(b, 0.1)]
    scripts = iter(kept * 9)
    store.add_pairs(dataclasses.replace(pair, rule=next(scripts)) for pair in pairs)
    store.add_verdicts(dataclasses.replace(v, reasons=(next(scripts),), scorer=kept[0]) for v in verdicts)
    now = datetime(2024, 1, 1, tzinfo=UTC)
    for pair, script in zip(pairs[::3], kept * 9, strict=False):
        store.add_review(Review(pair.id, script.strip(), Decision.NOTED, now, script))
    with writing(store.path) as connection:
        for number, (name, pair) in enumerate({s: p for p, s in zip(pairs[::3], kept, strict=False)}.items()):
            if not rounds.assigned(connection, pair.id):  # else it is a copy of one before
                rounds.start(connection, Round(name, (name, "Bo"), (pair.id,), now), {})
                if number % 9 == 0:
                    reviews.add(connection, Review(pair.id, name, Decision.CONFIRMED, now))
                    reviews.add(connection, Review(pair.id, "Bo", Decision.REJECTED, now))
                    rounds.close(connection, store.path, name)
    return store, pairs[::3]


yield_pairs: dict[int, tuple[list[Source], list[Statement]]] = {}


def test_there_are_a_hundred():
    assert len(set(SCRIPTS)) >= 90
    assert len({*SCRIPTS, *ADDRESSES}) > 100


def test_every_page_of_a_poisoned_database_is_inert(poisoned_store):
    from starlette.testclient import TestClient

    store, flags = poisoned_store
    browser = TestClient(application(Setup(store.path, reviewer=SCRIPTS[0])), "http://127.0.0.1:8000")
    browser.headers["sec-fetch-site"] = "same-origin"
    shown = 0
    for number, pair in enumerate(flags):
        sources, (whole, _, _) = yield_pairs[number]
        page = inert(browser.get(f"/pair/{pair.id}").text)
        assert " ".join(whole.claim.split()) in page.text or "\x00" in whole.claim
        shown += 1
        inert(browser.get(f"/source/{sources[0].id}").text)
        inert(browser.get(f"/{('organization', 'speaker')[number % 2]}", params={"name": whole.organization}).text)
    assert shown == len(ADDRESSES)
    inert(browser.get("/people").text)
    inert(browser.get("/rounds").text)
    closed = [found for found in store.rounds() if found.closed_at]
    assert len(closed) > 5
    for found in closed:
        assert "To adjudicate 1" in inert(browser.get("/round", params={"name": found.name}).text).text
    for number in range(1, 2 + shown // 25):
        inert(browser.get(f"/?page={number}&status=any").text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_what_is_typed_comes_back_inert(browser, script):
    from tests.web.made import NEVER_SOLD

    names = ("q", "org", "speaker", "relation", "since", "until", "min", "status", "page", "done")
    inert(browser.get("/", params=dict.fromkeys(names, script)).text)
    inert(browser.get("/people", params={"q": script}).text)
    inert(browser.get("/organization", params={"name": script}).text)
    named = send(browser, browser.get("/reviewer").text, "/reviewer", reviewer=script[:80])
    inert(named.text)
    text = browser.get(f"/pair/{NEVER_SOLD.id}").text
    inert(send(browser, text, "/review", decision="noted", note=script).text)
    inert(send(browser, text, "/review", decision=script, reason=script, note=script, next=script).text)
