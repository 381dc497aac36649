"""The only SQL of the house: what was read, found and decided, kept in one DuckDB file that only ever grows."""

from contradict.store.documents import Kept, KeptStatement
from contradict.store.flags import FlagFilter
from contradict.store.renewals import Renewed
from contradict.store.runs import Run
from contradict.store.store import Ingested, Store

__all__ = ["FlagFilter", "Ingested", "Kept", "KeptStatement", "Renewed", "Run", "Store"]
