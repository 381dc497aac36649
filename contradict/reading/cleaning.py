"""Characters as they are kept: one kind of space and line end, nothing invisible; quotation marks are left alone."""

import re

# Line and paragraph separators, vertical tab and next line end a line; a form feed ends a page and is kept until then.
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters and halves of surrogate pairs, which cannot be stored; marks of direction and of possible breaks.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_BLANK_LINES = re.compile(r"\n(?: *\n){2,}")
_SPACE_AT_EDGES = re.compile(r"(?m)^ +| +$")


def clean(text: str) -> str:
    """Give every space, line end and invisible character of a text its one form; form feeds stay."""
    return _INVISIBLE.sub("", _SPACES.sub(" ", _LINE_ENDS.sub("\n", text)))


def tidy(text: str) -> str:
    """Take away spaces at both ends of lines, all blank lines but one between two lines, and those around the text."""
    return _BLANK_LINES.sub("\n\n", _SPACE_AT_EDGES.sub("", text.replace("\f", "\n\n"))).strip()
