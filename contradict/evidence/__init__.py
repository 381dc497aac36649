"""Evidence: what finds the words of a statement again, in the stored text, on the page and in a browser. Pure."""

from contradict.evidence.fragments import Fragment, fragment_of, marked
from contradict.evidence.links import evidence_link, web_address
from contradict.evidence.selectors import Selector, find, select

__all__ = ["Fragment", "Selector", "evidence_link", "find", "fragment_of", "marked", "select", "web_address"]
