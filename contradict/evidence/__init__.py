"""Evidence: what finds the words of a statement again, in the stored text, on the page and in a browser. Pure."""

from contradict.evidence.context import Context, context_of
from contradict.evidence.fragments import Fragment, fragment_of, marked
from contradict.evidence.links import evidence_link, web_address
from contradict.evidence.marked_page import marked_page
from contradict.evidence.selectors import Selector, find, select
from contradict.evidence.standing import Standing, standing_of

__all__ = [
    "Context",
    "Fragment",
    "Selector",
    "Standing",
    "context_of",
    "evidence_link",
    "find",
    "fragment_of",
    "marked",
    "marked_page",
    "select",
    "standing_of",
    "web_address",
]
