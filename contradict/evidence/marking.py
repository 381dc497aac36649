"""What a browser marks for a text fragment, by the steps of its specification, on text without blocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from contradict.evidence.folding import fold, word_ends


@dataclass(frozen=True)
class Search:
    """What is looked for, folded: `start` through the next `end`, between `prefix` and `suffix`; each may be empty."""

    start: str
    end: str
    prefix: str
    suffix: str

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Every span of the text that fits, in order; a browser marks the first."""
        folded = fold(text)
        for begin in self._begins(folded.text):
            finish = self._finish(folded.text, begin + len(self.start))
            if finish is not None:
                yield folded.span(begin, finish)

    def _begins(self, text: str) -> Iterator[int]:
        if not self.start:
            return
        for place in _places(text, self.prefix or self.start):
            begin = _past_space(text, place + len(self.prefix)) if self.prefix else place
            whole = (self.suffix and not self.end) or word_ends(text, begin + len(self.start))
            if word_ends(text, place) and whole and text.startswith(self.start, begin):
                yield begin

    def _finish(self, text: str, place: int) -> int | None:
        """Where what began ends: at `place`, or with the next `end` after it; None when the suffix does not follow."""
        if not self.end:
            return place if self._suffix_follows(text, place) else None
        ends = (found + len(self.end) for found in _places(text, self.end, place) if word_ends(text, found))
        return next((end for end in ends if self._suffix_follows(text, end)), None)

    def _suffix_follows(self, text: str, place: int) -> bool:
        if not self.suffix:
            return word_ends(text, place)
        after = _past_space(text, place)
        return text.startswith(self.suffix, after) and word_ends(text, after + len(self.suffix))


def _places(text: str, words: str, first: int = 0) -> Iterator[int]:
    place = text.find(words, first)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _past_space(text: str, place: int) -> int:
    return place + 1 if text[place : place + 1] == " " else place
