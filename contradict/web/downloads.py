"""What is taken away: the flags under a filter in every format of the exports, and a pair's right-of-reply packet."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from contradict.domain import DECIDING, Decision
from contradict.errors import MissingError
from contradict.exporting import FORMATS, REPLY_FORMATS, export, exported, packet, reply
from contradict.pipeline import reconciling
from contradict.store import FlagFilter
from contradict.web import filters
from contradict.web.views import store_of

FILES = {
    "csv": ("csv", "text/csv; charset=utf-8"),
    "json": ("json", "application/json"),
    "jsonl": ("jsonl", "application/jsonl; charset=utf-8"),
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "html": ("html", "text/html; charset=utf-8"),
    "claimreview": ("claimreview.json", "application/ld+json"),
}
"""Ending and media type of each format."""


def take_flags(request: Request) -> Response:
    """Give all flags that pass the filter of the address as a file; CSV with the mark that spreadsheets need.

    Decided flags are given whatever their score, ClaimReview of confirmed ones alone.
    """
    kind = request.path_params["kind"]
    if kind not in FORMATS:
        raise MissingError(f"there is no format '{kind}'; choose one of {', '.join(FORMATS)}")
    store = store_of(request)
    found = exported(store.flags(_wanted(filters.parse(request.query_params).wanted, kind)), store.review_log())
    return _file(export(found, kind, bom=kind == "csv"), "flags", kind)


def take_reply(request: Request) -> Response:
    """Give the right-of-reply packet of a pair as a file."""
    kind = request.path_params["kind"]
    if kind not in REPLY_FORMATS:
        raise MissingError(f"there is no format '{kind}'; choose one of {', '.join(REPLY_FORMATS)}")
    store = store_of(request)
    flag = store.flag(request.path_params["pair"])
    others = [(found.neighbour.statement, found.neighbour.source) for found in reconciling(store, flag)]
    return _file(reply(packet(flag, others), kind), f"reply-{flag.pair.id}", kind)


def _wanted(asked: FlagFilter, kind: str) -> FlagFilter:
    status = Decision.CONFIRMED if kind == "claimreview" else asked.status
    least = 0.0 if status in DECIDING else asked.min_score
    return replace(asked, status=status, min_score=least, limit=None)


def _file(text: str, name: str, kind: str) -> Response:
    ending, media_type = FILES[kind]
    disposition = f'attachment; filename="{name}.{ending}"'
    return Response(text, media_type=media_type, headers={"Content-Disposition": disposition})
