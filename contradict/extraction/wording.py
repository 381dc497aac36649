"""What a sentence in somebody's own words does with what it says: assert, deny, make conditional, pass on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from contradict.domain import Mode
from contradict.extraction.conditions import is_conditional, plain
from contradict.extraction.denials import is_denial
from contradict.extraction.hearsay import passes_on

if TYPE_CHECKING:
    from spacy.tokens import Token

NOBODY: frozenset[str] = frozenset()


def mode_of_words(tokens: "Sequence[Token]", own: frozenset[str] = NOBODY) -> Mode:
    """Tell the mode of a sentence that somebody says or writes in their own words, from its tokens.

    A denial first, then what hangs on a condition, then what only others say; a hedge ("may", "we believe") asserts.
    `own` has the words of the speaker's name and organisation: what Acme expects is no hearsay from its own people.
    """
    text = plain(tokens)
    if is_denial(text):
        return Mode.DENIED
    if is_conditional(tokens):
        return Mode.CONDITIONAL
    return Mode.REPORTED if passes_on(tokens, text, own) else Mode.ASSERTED
