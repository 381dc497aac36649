"""Is a text in English? The share of words that only English has, and has everywhere, tells."""

import re

from contradict.errors import InputError

# Words such as "in", "a", "is", "was", "for" and "have" are left out: other languages have them too.
_WORDS_OF_ENGLISH = """
the of and that it with are be this you by not from they which would their our but has been were there what
when who can if its these those should could than then them his she your about into because
"""
_ENGLISH = frozenset(_WORDS_OF_ENGLISH.split())
_LEAST = 0.08
"""Share of English function words; English prose has about 0.3, tables of an earnings release 0.12, German 0.01."""
_ENOUGH = 20
"""Words or, in scripts without spaces, letters; a shorter text is not judged."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_JUDGED = 200_000


def check_english(text: str) -> None:
    """Raise InputError when a text is clearly not in English; a mixed or a very short one passes."""
    words = _WORD.findall(text[:_JUDGED].lower())
    letters = sum(len(word) for word in words)
    latin = sum(letter < "\u0250" for word in words for letter in word)
    english = sum(word in _ENGLISH for word in words)
    if letters >= _ENOUGH and latin < 0.5 * letters:
        raise InputError("not in a Latin script, so not in English; only English is read")
    if len(words) >= _ENOUGH and english < _LEAST * len(words):
        raise InputError(
            f"not English prose ({english} of {len(words):,} words are common English words); only English is read"
        )
