"""Text as a browser compares it: without case, accents, soft hyphens, kinds of quotation marks and of white space."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = str.maketrans({**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), "\u00ad": None})

# Between two letters or digits these do not end a word: "don't", "U.S.", "1,000", "user_name".
_INSIDE_WORDS = frozenset("'’‘.·:‧․﹒＇．,;")


@dataclass(frozen=True)
class Folded:
    """Text as it is compared; character `i` of `text` comes from character `places[i]` of the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the folded text, not an empty one, lies in the original."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=16)  # one text is asked for once a statement
def fold(text: str) -> Folded:
    """Fold case, accents and quotation marks, drop soft hyphens, make any white space one space."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in _folded(character):
            if part != " " or (folded and folded[-1] != " "):
                folded.append(part)
                places.append(place)
    return Folded("".join(folded), tuple(places))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    if character.isascii():
        return character.lower() if character != "`" else "'"
    decomposed = unicodedata.normalize("NFKD", character.translate(_QUOTES)).casefold()
    bare = "".join(part for part in decomposed if not unicodedata.combining(part))
    return bare.replace("\u2044", "/").translate(_QUOTES)


def word_ends(text: str, place: int) -> bool:
    """Tell whether a word may begin or end before character `place`: never inside "don't", "1,000" or "U.S."."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    if _in_word(before) and _in_word(after):
        return False
    if after in _INSIDE_WORDS and place + 1 < len(text):
        return not (_in_word(before) and _in_word(text[place + 1]))
    if before in _INSIDE_WORDS and place > 1:
        return not (_in_word(text[place - 2]) and _in_word(after))
    return True


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
