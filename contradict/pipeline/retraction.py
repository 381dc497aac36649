"""A source is withdrawn or reinstated, and the flags that rest on it fall or stand again."""

from dataclasses import dataclass
from datetime import UTC, datetime

from contradict.domain import Flag, Retraction, Source
from contradict.errors import InputError, StoreError
from contradict.store import FlagFilter, Store

_FLAGS = FlagFilter(limit=None)


@dataclass(frozen=True)
class RetractionReport:
    """The sources that were meant, and the flags that rest on them: those that fell, or that stand again."""

    sources: tuple[Source, ...]
    flags: tuple[Flag, ...]


def retract(store: Store, name: str, reason: str) -> RetractionReport:
    """Withdraw a source, named by id (or its start), URL or path: all its stored versions, and the flags on them.

    Nothing is erased. Raises InputError without a reason, StoreError when no source has that name.
    """
    sources = _named(store, name)
    resting = _resting(store, sources)
    _decide(store, sources, True, reason)
    return RetractionReport(sources, resting)


def reinstate(store: Store, name: str, reason: str) -> RetractionReport:
    """Take back that a source was withdrawn; raises as `retract` does."""
    sources = _named(store, name)
    _decide(store, sources, False, reason)
    return RetractionReport(sources, _resting(store, sources))


def _named(store: Store, name: str) -> tuple[Source, ...]:
    found = tuple(store.find_sources(name))
    if not found:
        raise StoreError(
            f"{store.path}: no source '{name}'; give its URL, its path or its id, which the table source has"
        )
    if len({source.url or source.retrieved_from for source in found}) > 1:
        some = ", ".join(source.id for source in found[:3])
        raise StoreError(f"{store.path}: '{name}' names {len(found)} sources ({some}…); give more of the id")
    return found


def _decide(store: Store, sources: tuple[Source, ...], withdrawn: bool, reason: str) -> None:
    if not reason.strip():
        raise InputError("a reason is needed; say why in --reason")
    now = store.withdrawn()
    for source in sources:
        if (source.id in now) is not withdrawn:
            store.retract(Retraction(source.id, withdrawn, reason.strip(), datetime.now(UTC)))


def _resting(store: Store, sources: tuple[Source, ...]) -> tuple[Flag, ...]:
    ids = {source.id for source in sources}
    return tuple(flag for flag in store.flags(_FLAGS) if ids & {flag.earlier_source.id, flag.later_source.id})
