"""What is decided: reviews, their undoing, the reviewer's name, the measuring of words. Nothing entered is lost."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hmac import compare_digest
from threading import Lock
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from contradict.domain import Decision, Reason, Review
from contradict.errors import InputError, StoreBusyError
from contradict.scoring.influence import influence
from contradict.store import Store, influences
from contradict.web import filters
from contradict.web.rendering import elsewhere, keep, kept_fields, page, reviewer_of, session_of
from contradict.web.setup import Setup

PATIENCE = 8.0
"""Seconds that a form waits for another process, before what was entered is given back to be sent again."""

LONGEST_NAME, LONGEST_NOTE = 80, 20_000

_ID = re.compile(r"[0-9a-f]{16}")

# A model on all cores twice over would only be slower.
_ONE_MEASURES = Lock()


async def decide(request: Request) -> Response:
    """Save a decision or a note on a pair and go on to the next; a note alone stays on the page."""
    return await _handled(request, _decide)


async def undo(request: Request) -> Response:
    """Take back the reviewer's last decision by a new entry, and show that pair."""
    return await _handled(request, _undo)


async def measure(request: Request) -> Response:
    """Measure which words drive the verdict on a pair, keep it, and show the pair again."""
    return await _handled(request, _measure)


async def name_reviewer(request: Request) -> Response:
    """Remember in this browser who is reviewing."""
    return await _handled(request, _name_reviewer)


async def _handled(request: Request, handle: Callable[[Request, Mapping[str, str]], Response]) -> Response:
    """Check that a page of ours wrote the form, then work on it beside the other requests."""
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    setup: Setup = request.app.state.setup
    session = session_of(request)
    if not session or not compare_digest(setup.token(session).encode(), form.get("token", "").encode()):
        line = "This page was made before the server was started anew, or by another browser."
        return again(request, form, 403, "Please save again", line)
    return await run_in_threadpool(_kept, request, form, handle)


def _kept(request: Request, form: Mapping[str, str], handle: Callable[..., Response]) -> Response:
    """Give back what was entered when it cannot be saved."""
    try:
        return handle(request, form)
    except StoreBusyError as error:
        answer = again(request, form, 503, "The database is busy", str(error))
        answer.headers["Retry-After"] = "5"
        return answer
    except InputError as error:
        return again(request, form, 422, "This cannot be saved as it is", str(error))


def again(request: Request, form: Mapping[str, str], status: int, title: str, line: str) -> Response:
    """Show why a form was not saved, with what was entered, ready to be sent again."""
    query = f"?{request.url.query}" if request.url.query else ""
    action = request.url.path + query
    return page(request, "problem.html", status, title=title, line=line, kept=kept_fields(form), action=action)


def _decide(request: Request, form: Mapping[str, str]) -> Response:
    reviewer = form.get("reviewer", "").strip() or reviewer_of(request)
    pair_id = request.path_params["pair"]
    review = _review(pair_id, reviewer, form)
    _store(request).add_review(review)
    response = elsewhere(_next_page(request, pair_id, review.decision, form.get("next", "")))
    if form.get("reviewer", "").strip():
        keep(request, response, "reviewer", reviewer)
    return response


def _review(pair_id: str, reviewer: str, form: Mapping[str, str]) -> Review:
    if not reviewer or len(reviewer) > LONGEST_NAME:
        raise InputError(f"a decision needs the name of its reviewer, of at most {LONGEST_NAME} characters")
    decision = _one_of(Decision, form.get("decision", ""))
    if decision is None or decision is Decision.WITHDRAWN:
        raise InputError("no such decision; choose confirm, reject or unsure")
    note = form.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise InputError(f"the note has {len(note):,} characters; at most {LONGEST_NOTE:,} are kept")
    if decision is Decision.NOTED and not note:
        raise InputError("the note is empty; write one, or decide")
    reason = _one_of(Reason, form.get("reason", "")) if decision is Decision.REJECTED else None
    return Review(pair_id, reviewer, decision, datetime.now(UTC), note, reason)


def _next_page(request: Request, pair_id: str, decision: Decision, following: str) -> str:
    asked = filters.parse(request.query_params)
    if decision is Decision.NOTED:
        return f"/pair/{pair_id}{asked.query(done='noted')}"
    if _ID.fullmatch(following):
        return f"/pair/{following}{asked.query()}"
    return "/" + asked.query(done="end", page=None)


def _undo(request: Request, form: Mapping[str, str]) -> Response:
    asked = filters.parse(request.query_params)
    undone = _store(request).undo_review(reviewer_of(request))
    if undone is None:
        return elsewhere("/" + asked.query(done="nothing"))
    return elsewhere(f"/pair/{undone.pair_id}{asked.query(done='undone')}")


def _measure(request: Request, form: Mapping[str, str]) -> Response:
    store, setup = _store(request), request.app.state.setup
    flag = store.flag(request.path_params["pair"])
    with _ONE_MEASURES:
        found = influence(setup.judge, flag.earlier, flag.later)
    influences.add(store, flag.pair.id, found)
    return elsewhere(f"/pair/{flag.pair.id}{filters.parse(request.query_params).query()}#words")


def _name_reviewer(request: Request, form: Mapping[str, str]) -> Response:
    name = form.get("reviewer", "").strip()
    if not name or len(name) > LONGEST_NAME:
        raise InputError(f"write a name of at most {LONGEST_NAME} characters")
    response = elsewhere("/")
    keep(request, response, "reviewer", name)
    return response


def _one_of(kind: Any, name: str) -> Any:
    return kind(name) if name in list(kind) else None


def _store(request: Request) -> Store:
    setup: Setup = request.app.state.setup
    return Store(setup.path, PATIENCE)
