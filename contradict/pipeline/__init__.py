"""Joins the stages to the store: what is read goes in, what is missing is computed, what is asked is answered."""

from contradict.pipeline.checking import Answer, check, explain_pair
from contradict.pipeline.ingestion import FileReport, IngestReport, ingest, read, statements
from contradict.pipeline.live import Fate, Sighting, look_again
from contradict.pipeline.reconciling import Reconciling, reconciling
from contradict.pipeline.renewal import RenewalReport, renew
from contradict.pipeline.retraction import RetractionReport, reinstate, retract
from contradict.pipeline.scanning import ScanReport, scan
from contradict.pipeline.verification import Drift, Verification, verify
from contradict.pipeline.watching import Watch

__all__ = [
    "Answer",
    "Drift",
    "Fate",
    "FileReport",
    "IngestReport",
    "Reconciling",
    "RenewalReport",
    "RetractionReport",
    "ScanReport",
    "Sighting",
    "Verification",
    "Watch",
    "check",
    "explain_pair",
    "ingest",
    "look_again",
    "read",
    "reconciling",
    "reinstate",
    "renew",
    "retract",
    "scan",
    "statements",
    "verify",
]
