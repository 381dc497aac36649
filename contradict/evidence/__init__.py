"""Evidence: what finds the words of a statement again, in the stored text, on the page and in a browser. Pure."""

from contradict.evidence.selectors import Selector, find, select

__all__ = ["Selector", "find", "select"]
