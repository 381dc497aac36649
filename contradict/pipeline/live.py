"""What became of the pages since: each is fetched again, and every quote is looked for on it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contradict.domain import Source, Statement
from contradict.errors import FetchError
from contradict.evidence import Standing, standing_of, web_address
from contradict.pipeline.watching import Watch, silent
from contradict.reading import Fetched, Given, fetch, read_fetched
from contradict.store import Kept, Store

_NO_LONGER = (404, 410)


class Fate(StrEnum):
    """What became of a page, or of a quote on it."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Sighting:
    """What was found when a page was looked at again: of the whole page, or of one of its statements."""

    fate: Fate
    source: str
    url: str
    statement: str | None
    detail: str

    @property
    def holds(self) -> bool:
        """True when the words can still be read on the page."""
        return self.fate in (Fate.UNCHANGED, Fate.MOVED)

    def __str__(self) -> str:
        """One line: what became of what."""
        statement = f" statement {self.statement}" if self.statement else ""
        return f"{self.fate:<11} {self.url}{statement}: {self.detail}"


def look_again(store: Store, get: Callable[[str], Fetched] = fetch, watch: Watch = silent) -> Iterator[Sighting]:
    """Fetch the page of every source with quotes again, one after another, and tell what became of it."""
    watched = [kept for kept in store.kept() if web_address(kept.source.url) and _quotes(kept)]
    for done, kept in enumerate(watched, 1):
        yield from _look(kept, get)
        watch("looking again", done, len(watched))


def _quotes(kept: Kept) -> list[Statement]:
    return [one.statement for one in kept.statements if one.statement.quote]


def _look(kept: Kept, get: Callable[[str], Fetched]) -> Iterator[Sighting]:
    url = kept.source.url or ""
    try:
        fetched = get(url)
    except FetchError as error:
        fate = Fate.GONE if error.status in _NO_LONGER else Fate.UNREACHABLE
        yield Sighting(fate, kept.id, url, None, str(error).removeprefix(f"{url}: "))
        return
    yield from compared(kept, fetched)


def compared(kept: Kept, fetched: Fetched) -> Iterator[Sighting]:
    """Compare a stored source with what its address answers now: a line for the page, one for each quote in trouble."""
    url = kept.source.url or ""
    quotes = _quotes(kept)
    if fetched.data == kept.source.raw:
        yield Sighting(Fate.UNCHANGED, kept.id, url, None, f"the same bytes, {_counted(quotes)}")
        return
    read = read_fetched(url, fetched, Given())
    if read.document is None:
        yield Sighting(Fate.CHANGED, kept.id, url, None, f"no longer a document ({read.problem})")
        return
    troubles = list(_troubles(kept, read.document))
    if fetched.redirects and not troubles:
        yield Sighting(Fate.MOVED, kept.id, url, None, f"leads to {fetched.url} now, {_counted(quotes)} there")
    elif len(troubles) < len(quotes):
        standing = quotes[len(troubles) :]
        yield Sighting(Fate.UNCHANGED, kept.id, url, None, f"{_counted(standing)} where they stood")
    yield from troubles


def _troubles(kept: Kept, page: Source) -> Iterator[Sighting]:
    url = kept.source.url or ""
    for one in kept.statements:
        if not one.statement.quote:
            continue
        match standing_of(one.statement.quote, one.around, page.text):
            case Standing.ELSEWHERE:
                yield Sighting(Fate.MOVED, kept.id, url, one.id, "the words stand elsewhere on the page now")
            case Standing.MISSING:
                yield Sighting(Fate.CHANGED, kept.id, url, one.id, f"“{_clip(one.statement.quote)}” is no longer there")


def _counted(quotes: Sequence[Statement]) -> str:
    return "1 quote" if len(quotes) == 1 else f"{len(quotes)} quotes"


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
