"""The filter of the queue as it stands in the address of a page. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from contradict.domain import Decision, Relation, SaidOn
from contradict.store import FlagFilter

UNREVIEWED, ANY = "unreviewed", "any"

STATUSES = (UNREVIEWED, Decision.CONFIRMED.value, Decision.REJECTED.value, Decision.UNSURE.value, ANY)

FIELDS = ("q", "org", "speaker", "relation", "since", "until", "min", "status", "round")
"""Names in the address, in their order there."""

MOST_PAGES = 1_000_000


@dataclass(frozen=True)
class Filter:
    """What was asked for, what it means, and what of it means nothing (in words for the page)."""

    wanted: FlagFilter
    given: dict[str, str] = field(default_factory=dict)
    page: int = 1
    problems: tuple[str, ...] = ()

    def query(self, **changes: Any) -> str:
        """Write the filter as the end of an address, with some fields changed (None leaves one out)."""
        fields = {**self.given, "page": str(self.page) if self.page > 1 else "", **changes}
        kept = {name: str(value) for name, value in fields.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def value(self, name: str) -> str:
        """Give a field as it was written, for the form that shows it again."""
        return self.given.get(name, "")

    @property
    def narrowed(self) -> bool:
        """Whether anything but the status is filtered."""
        return any(name != "status" for name in self.given)


def parse(query: Mapping[str, str]) -> Filter:
    """Read the filter of an address; what cannot be read is left out and told."""
    given = {name: query[name].strip() for name in FIELDS if query.get(name, "").strip()}
    problems: list[str] = []

    def read(name: str, reader: Any, remedy: str) -> Any:
        if name not in given:
            return None
        try:
            return reader(given[name])
        except ValueError:
            problems.append(f"“{given.pop(name)}” was left out: {remedy}")
            return None

    relation = read("relation", Relation, "there is no such relation")
    since = read("since", _first, "write a date as YYYY-MM-DD, YYYY-MM or YYYY")
    until = read("until", _last, "write a date as YYYY-MM-DD, YYYY-MM or YYYY")
    least = read("min", _share, "a score lies between 0 and 1")
    status = read("status", _status, "there is no such status") or UNREVIEWED
    wanted = FlagFilter(
        organization=given.get("org"),
        speaker=given.get("speaker"),
        since=since,
        until=until,
        relation=relation,
        status=None if status == ANY else "unreviewed" if status == UNREVIEWED else Decision(status),
        min_score=FlagFilter().min_score if least is None else least,
        text=given.get("q"),
    )
    return Filter(wanted, given, _page(query.get("page", "")), tuple(problems))


def _first(text: str) -> date:
    return SaidOn.parse(text).first


def _last(text: str) -> date:
    return SaidOn.parse(text).last


def _share(text: str) -> float:
    number = float(text)
    if not 0 <= number <= 1:
        raise ValueError(text)
    return number


def _status(text: str) -> str:
    if text not in STATUSES:
        raise ValueError(text)
    return text


def _page(text: str) -> int:
    return min(max(int(text), 1), MOST_PAGES) if text.isdecimal() and len(text) < 9 else 1
