"""When an article itself says that somebody's words are at odds with what they said before. Pure."""

import re

REACH = 90
"""Characters between such words and the statement that they are about."""

_AT_ODDS = re.compile(
    r"\b(?:contradict(?:s|ed|ing|ory)?|at odds with|inconsistent with|contrary to|in contrast (?:to|with)|"
    r"conflict(?:s|ed|ing)? with|clash(?:es|ed)? with|flies in the face of|(?:a|an) (?:reversal|about-face|u-turn)|"
    r"backtrack(?:s|ed|ing)? (?:on|from)|walk(?:s|ed|ing)? back|(?:despite|after) (?:having )?(?:earlier |previously )?"
    r"(?:said|saying|claimed|claiming|insisted|insisting|promised|promising)|"
    r"had (?:earlier|previously) (?:said|claimed|insisted|promised))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|hardly|n['\u2019]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!][\"'\u201d\u2019)]*\s+(?=[A-Z\"\u201c])|\n\s*\n")


def at_odds(text: str, start: int) -> str | None:
    """Find the words before a statement that begins at `start` by which its sentence sets it against earlier words."""
    before = _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]
    found = [m for m in _AT_ODDS.finditer(before) if not _NEGATED.search(before[: m.start()])]
    return found[-1][0] if found else None
