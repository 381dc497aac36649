"""Rounds of blind reviews: which there are, the way into an open one, how the reviewers of a closed one agree."""

from starlette.requests import Request
from starlette.responses import Response

from contradict.domain import Round
from contradict.errors import MissingError
from contradict.reviewing import round_agreement
from contradict.store import FlagFilter, pages
from contradict.web.filters import Filter
from contradict.web.rendering import elsewhere, page, reviewer_of
from contradict.web.views import store_of


def show_rounds(request: Request) -> Response:
    """List the rounds; of an open one only how far this reviewer is."""
    found = pages.rounds_of(store_of(request), reviewer_of(request))
    return page(request, "rounds.html", area="rounds", rounds=found, database=store_of(request).path)


def show_round(request: Request) -> Response:
    """Begin, or go on with, an open round at the first pair that this reviewer has not decided; show a closed one."""
    name = request.query_params.get("name", "")
    known = {found.name: found for found in store_of(request).rounds()}
    if name not in known:
        raise MissingError(f"there is no round '{name}'; look it up under Rounds")
    return _closed(request, known[name]) if known[name].closed_at else _open(request, name)


def _open(request: Request, name: str) -> Response:
    left = store_of(request).round_queue(name, reviewer_of(request))
    query = Filter(FlagFilter(), {"round": name}).query()
    return elsewhere(f"/pair/{left[0]}{query}" if left else "/?done=round")


def _closed(request: Request, found: Round) -> Response:
    # Intervals take seconds; the command line has them.
    measured = round_agreement(store_of(request), found.name, draws=0)
    flags = pages.flags_of(store_of(request), list(measured.disagreements))
    return page(request, "round.html", area="rounds", round=found, measured=measured, flags=flags)
