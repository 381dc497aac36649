"""What is looked at: the queue, a pair, a source, people. Each page is read in one transaction."""

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from contradict.domain import CONFLICTS, Decision, Flag, Relation, Source, Statement
from contradict.evidence import context_of, evidence_link
from contradict.pipeline.reconciling import ranked
from contradict.scoring.band import band
from contradict.scoring.influence import Influence, Weight
from contradict.store import FlagFilter, Store, pages, people, queue
from contradict.store.pages import Link, Neighbour
from contradict.store.people import Kind
from contradict.web import filters
from contradict.web.filters import Filter
from contradict.web.marks import Word, pieces, weighed
from contradict.web.rendering import page, person, reviewer_of
from contradict.web.setup import Setup

RECONCILING, TIMELINE = 3, 24
"""Third statements shown on the page of a pair: those that may reconcile, and all in order of time."""

PATIENCE = 2.0
"""Seconds that a page waits for another process before it says so; the browser then asks again."""

DOWNLOADS = (("csv", "CSV"), ("json", "JSON"), ("jsonl", "JSON lines"), ("markdown", "Markdown"), ("html", "a report"))
"""Formats that the queue offers for what it shows, and their names there."""

FOR_CONFIRMED = ("claimreview", "ClaimReview")
"""The format for what is confirmed alone."""

PEOPLE = 100
"""Names on the page of people, of each kind."""

DONE = {
    "confirmed": "Confirmed.",
    "rejected": "Rejected.",
    "unsure": "Marked as unsure.",
    "noted": "Note saved.",
    "undone": "Your last decision was undone.",
    "nothing": "There is no decision of yours to undo.",
    "end": "That was the last one here.",
    "round": "You have decided every pair of this round.",
}
"""What a page says after a form, by the word in its address."""


@dataclass(frozen=True)
class Side:
    """One statement of a pair as its page shows it; `words` is the claim with its marks, None when not measured."""

    name: str
    statement: Statement
    source: Source
    before: str
    after: str
    address: str | None
    same: bool
    """Whether the judge read the very words of the quote."""
    words: list[Word] | None
    again: list[Neighbour]
    """Restatements."""


@dataclass(frozen=True)
class Entry:
    """A statement on the timeline of a pair; `role` is earlier, later or other."""

    statement: Statement
    role: str
    links: list[tuple[str, Link]]


def show_queue(request: Request) -> Response:
    """Show a page of the queue under the filter of the address."""
    asked = filters.parse(request.query_params)
    found = queue.page(store_of(request), asked.wanted, asked.page)
    return page(
        request,
        "queue.html",
        area="queue",
        filter=asked,
        page=found,
        first=queue.PAGE * (asked.page - 1) + 1,
        pages=-(-found.total // queue.PAGE),
        link=lambda number: "/" + asked.query(page=number),
        relations=list(Relation),
        conflicts=sum(found.by_relation[relation.value] for relation in CONFLICTS),
        statuses=filters.STATUSES,
        downloads=(*DOWNLOADS, FOR_CONFIRMED) if asked.wanted.status is Decision.CONFIRMED else DOWNLOADS,
        status=asked.given.get("status", filters.UNREVIEWED),
        done=_done(request),
        rounds=[found_round for found_round in found.rounds if reviewer_of(request) in found_round.reviewers],
        database=store_of(request).path,
    )


def show_pair(request: Request) -> Response:
    """Show one pair with all around it."""
    setup: Setup = request.app.state.setup
    asked = filters.parse(request.query_params)
    found = pages.pair(
        store_of(request), request.path_params["pair"], asked.wanted, reviewer_of(request), asked.given.get("round")
    )
    flag, influence = found.flag, found.influence
    sides = _sides(flag, influence, found.neighbours)
    return page(
        request,
        "pair.html",
        area="queue",
        filter=asked,
        query=asked.query(),
        flag=flag,
        place=found.place,
        sides=sides,
        band=band(flag.verdict, flag.earlier, flag.later, setup.calibration),
        reviews=found.reviews,
        earlier_review=found.earlier_review,
        rounds=found.rounds,
        note="",
        influence=influence,
        measured_alike=influence is not None and flag.verdict.scorer.startswith(f"{influence.judge}/"),
        any_marked=any(word.level for side in sides for word in side.words or ()),
        marked=_marked,
        reconciling=ranked(flag, found.neighbours)[:RECONCILING],
        timeline=_timeline(flag, found.neighbours),
        done=_done(request),
    )


def show_source(request: Request) -> Response:
    """Show the stored text of a source with its statements marked."""
    found = pages.source(store_of(request), request.path_params["source"])
    spans = [(s.id, s.start, s.end) for s in found.statements if s.start is not None and s.end is not None]
    return page(
        request,
        "source.html",
        source=found.source,
        withdrawn=found.withdrawn,
        statements=found.statements,
        flags={statement.id: found.flags.get(statement.id, 0) for statement in found.statements},
        pieces=pieces(found.source.text, spans),
        about=lambda statement: Filter(FlagFilter(), _about(statement)).query(),
    )


def show_people(request: Request) -> Response:
    """Show organisations and speakers, those with the most flags first."""
    part = request.query_params.get("q", "").strip()
    found = people.people(store_of(request), part, PEOPLE)
    titles = {"organization": "Organisations", "speaker": "Speakers"}
    groups = [(titles[kind], kind, some) for kind, some in found.items()]
    return page(request, "people.html", area="people", part=part, groups=groups, most=PEOPLE)


def show_organization(request: Request) -> Response:
    """Show what one organisation said."""
    return _person(request, "organization")


def show_speaker(request: Request) -> Response:
    """Show what one speaker said."""
    return _person(request, "speaker")


def show_keys(request: Request) -> Response:
    """Show the keys, for a browser without scripts."""
    return page(request, "keys.html", area="keys")


def show_reviewer(request: Request) -> Response:
    """Ask who is reviewing."""
    return page(request, "reviewer.html")


def _person(request: Request, kind: Kind) -> Response:
    name = request.query_params.get("name", "")
    number = filters.parse(request.query_params).page
    found = people.person(store_of(request), kind, name, number)
    field = "org" if kind == "organization" else "speaker"
    return page(
        request,
        "person.html",
        area="people",
        kind=kind,
        name=name,
        page=found,
        number=number,
        pages=-(-found.total // people.PAGE),
        link=lambda other: f"{person(kind, name)}&page={other}",
        queue_query=Filter(FlagFilter(), {field: name, "status": filters.ANY}).query(),
    )


def _sides(flag: Flag, influence: Influence | None, neighbours: list[Neighbour]) -> list[Side]:
    weights = (influence.earlier, influence.later) if influence else ((), ())
    return [
        _side("earlier", flag.earlier, flag.earlier_source, weights[0], influence, neighbours),
        _side("later", flag.later, flag.later_source, weights[1], influence, neighbours),
    ]


def _side(
    name: str,
    statement: Statement,
    source: Source,
    weights: tuple[Weight, ...],
    influence: Influence | None,
    neighbours: list[Neighbour],
) -> Side:
    around = context_of(source, statement)
    links = [(n, n.to_earlier if name == "earlier" else n.to_later) for n in neighbours]
    return Side(
        name=name,
        statement=statement,
        source=source,
        before=_unquoted(around.before, "“\"‘'„«", -1) if around else "",
        after=_unquoted(around.after, "”\"’'“»", 0) if around else "",
        address=evidence_link(source, statement),
        same=statement.quote == statement.claim,
        words=weighed(statement.claim, weights, influence.baseline) if influence and weights else None,
        again=[n for n, link in links if link and link.restated],
    )


def _unquoted(text: str, marks: str, end: int) -> str:
    """Drop the source's own quotation mark beside a quote: the page sets one."""
    bare = text.rstrip() if end else text.lstrip()
    if bare and bare[end] in marks:
        return bare[:-1] if end else bare[1:]
    return text


def _marked(words: list[Word]) -> Any:
    """Write the words of a claim with their marks; the text itself is escaped."""
    from markupsafe import Markup

    template = Markup('<mark class="w w{}" title="{} of the reading is lost without it">{}</mark>')
    parts = [
        template.format(w.level, f"{w.loss:.2f}", w.text) if w.level else Markup("{}").format(w.text) for w in words
    ]
    return Markup("").join(parts)


def _timeline(flag: Flag, neighbours: list[Neighbour]) -> list[Entry]:
    """The two and their nearest neighbours in order of time; the undated come last."""
    nearest = sorted(neighbours, key=_distance)[:TIMELINE]
    entries = [Entry(n.statement, "other", _links(n)) for n in nearest]
    entries += [Entry(flag.earlier, "earlier", []), Entry(flag.later, "later", [])]
    order = {"earlier": 0, "other": 1, "later": 2}
    return sorted(
        entries, key=lambda e: (e.statement.said_on is None, str(e.statement.said_on), order[e.role], e.statement.id)
    )


def _distance(neighbour: Neighbour) -> float:
    return -max(link.similarity for link in (neighbour.to_earlier, neighbour.to_later) if link)


def _links(neighbour: Neighbour) -> list[tuple[str, Link]]:
    both = (("earlier", neighbour.to_earlier), ("later", neighbour.to_later))
    return [(name, link) for name, link in both if link]


def _about(statement: Statement) -> dict[str, str]:
    """The queue's fields that find the flags of a statement: its first words and whoever said it."""
    words = " ".join(statement.claim.split()[:8])
    return {"q": words, "org": statement.organization, "status": filters.ANY}


def _done(request: Request) -> str:
    return DONE.get(request.query_params.get("done", ""), "")


def store_of(request: Request) -> Store:
    """Give the database of the pages, with the patience of a reader."""
    setup: Setup = request.app.state.setup
    return Store(setup.path, PATIENCE)
