"""Joins the stages to the store: what is read goes in, what is missing is computed, what is asked is answered."""

from contradict.pipeline.checking import Answer, check, explain_pair
from contradict.pipeline.ingestion import IngestReport, ingest, read, statements
from contradict.pipeline.scanning import ScanReport, Watch, scan

__all__ = [
    "Answer",
    "IngestReport",
    "ScanReport",
    "Watch",
    "check",
    "explain_pair",
    "ingest",
    "read",
    "scan",
    "statements",
]
