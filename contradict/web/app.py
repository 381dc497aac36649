"""The application: which address is which page, and what is said when something is wrong."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from contradict.errors import ContradictError, InputError, MissingError, StoreBusyError
from contradict.web import decisions, downloads, rounds, views
from contradict.web.guard import guarded
from contradict.web.rendering import page
from contradict.web.setup import Setup

ROUTES = (
    Route("/", views.show_queue),
    Route("/pair/{pair}", views.show_pair),
    Route("/pair/{pair}/review", decisions.decide, methods=["POST"]),
    Route("/pair/{pair}/words", decisions.measure, methods=["POST"]),
    Route("/pair/{pair}/reply/{kind}", downloads.take_reply),
    Route("/export/{kind}", downloads.take_flags),
    Route("/undo", decisions.undo, methods=["POST"]),
    Route("/source/{source}", views.show_source),
    Route("/rounds", rounds.show_rounds),
    Route("/round", rounds.show_round),
    Route("/people", views.show_people),
    Route("/organization", views.show_organization),
    Route("/speaker", views.show_speaker),
    Route("/keys", views.show_keys),
    Route("/reviewer", views.show_reviewer),
    Route("/reviewer", decisions.name_reviewer, methods=["POST"]),
)


def application(setup: Setup) -> ASGIApp:
    """Make the application over one database; nothing is opened before the first request."""
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app = Starlette(routes=[*ROUTES, static], exception_handlers={ContradictError: _told, HTTPException: _no_page})
    app.state.setup = setup
    return guarded(app, setup)


def _told(request: Request, error: Exception) -> Response:
    """Say what is wrong in one line; while the database is busy the browser asks again by itself."""
    if isinstance(error, StoreBusyError):
        response = page(request, "problem.html", 503, title="The database is busy", line=str(error), kept=None)
        response.headers["Retry-After"] = "2"
        if request.method == "GET":
            response.headers["Refresh"] = "2"
        return response
    status = 404 if isinstance(error, MissingError) else 422 if isinstance(error, InputError) else 500
    title = "Not found" if status == 404 else "This does not work"
    return page(request, "problem.html", status, title=title, line=str(error), kept=None)


def _no_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    line = "There is no such page." if status == 404 else "This address takes no such request."
    return page(request, "problem.html", status, title="Not found", line=line, kept=None)
