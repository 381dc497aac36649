"""Stored documents are extracted anew after extraction has improved; what people decided stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from contradict.domain import Flag, Source, Statement
from contradict.errors import InputError, StoreError
from contradict.pipeline.watching import Watch, silent
from contradict.store import FlagFilter, Renewed, Store

_FLAGS = FlagFilter(limit=None)


@dataclass(frozen=True)
class RenewalReport:
    """What became of the statements of the documents that were extracted anew."""

    documents: int
    found: Renewed
    fallen: tuple[Flag, ...]
    """Flags that rest on what is superseded now."""
    problems: tuple[str, ...]
    """Documents that could not be extracted, with the reason: theirs stay as they are."""


def renew(store: Store, names: Sequence[str] = (), watch: Watch = silent) -> RenewalReport:
    """Find the statements of stored documents anew: of those named by id, URL or path, or of all.

    Each document's stored text is read, not the page or file. What is new is added and what is no longer found is
    superseded, all in one transaction. Raises StoreError when no document has one of the names.
    """
    with store.claim():
        documents = _named(store, names) if names else [s for s in store.sources().values() if s.text]
        before = store.flags(_FLAGS)
        sources, found, problems = _extracted(documents, watch)
        renewed = store.renew(sources, found)
        fallen = _fallen(store, before) if renewed.superseded else ()
        return RenewalReport(len(sources), renewed, fallen, tuple(problems))


def _named(store: Store, names: Sequence[str]) -> list[Source]:
    found: dict[str, Source] = {}
    for name in names:
        sources = [source for source in store.find_sources(name) if source.text]
        if not sources:
            raise StoreError(f"{store.path}: no stored document is called '{name}'; give its URL, its path or its id")
        found |= {source.id: source for source in sources}
    return list(found.values())


def _extracted(documents: Sequence[Source], watch: Watch) -> tuple[list[Source], list[Statement], list[str]]:
    sources: list[Source] = []
    found: list[Statement] = []
    problems: list[str] = []
    for number, document in enumerate(documents):
        watch("extracting", number, len(documents))
        try:
            found += _statements(document)
            sources.append(document)
        except (InputError, ValueError) as error:
            problems.append(f"{document.url or document.retrieved_from}: no statements can be found in it ({error})")
    watch("extracting", len(documents), len(documents))
    return sources, found, problems


def _statements(document: Source) -> list[Statement]:
    from contradict.extraction import statements

    return statements(document)


def _fallen(store: Store, before: Sequence[Flag]) -> tuple[Flag, ...]:
    standing = {flag.pair.id for flag in store.flags(_FLAGS)}
    return tuple(flag for flag in before if flag.pair.id not in standing)
