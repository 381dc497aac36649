"""Reading: what comes in from files and pages becomes sources, statements and other names."""

from contradict.reading.files import read_files
from contradict.reading.found import InputFile, Refusal
from contradict.reading.given import Given

__all__ = ["Given", "InputFile", "Refusal", "read_files"]
