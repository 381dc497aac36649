"""Reading: what comes in from files and pages becomes sources, statements and other names."""

from contradict.reading.addresses import read_fetched
from contradict.reading.fetching import Fetched, fetch
from contradict.reading.files import read_files
from contradict.reading.found import InputFile, Refusal
from contradict.reading.given import Given

__all__ = ["Fetched", "Given", "InputFile", "Refusal", "fetch", "read_fetched", "read_files"]
