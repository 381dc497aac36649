"""Reading: what comes in from files becomes sources, statements and other names."""

from contradict.reading.tables import Refusal, TableFile, read_tables

__all__ = ["Refusal", "TableFile", "read_tables"]
