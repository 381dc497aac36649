"""What bytes are, told from the bytes alone, where no name tells."""

import re

from contradict.reading.columns import KNOWN, canonical
from contradict.reading.media import DOCX, HTML, PDF

_BOM = b"\xef\xbb\xbf"
_JSON = re.compile(rb"\s*(?:\{|\[\s*[{\[\"\]\d])")
_PAGE = re.compile(rb"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b")
_SEPARATOR = re.compile(r"[,;\t]")


def looks_like_a_table(data: bytes) -> bool:
    """Tell a table from a document: JSON, Parquet, or a first line that names a column with a meaning."""
    content = data.removeprefix(_BOM).lstrip()
    if not content or _JSON.match(content) or content.startswith(b"PAR1"):
        return True
    header = content[:4096].split(b"\n", 1)[0].decode("utf-8", "replace")
    cells = [cell.strip().strip('"') for cell in _SEPARATOR.split(header)]
    return len(cells) > 1 and any(canonical(cell) in KNOWN for cell in cells)


def magic_type(data: bytes) -> str | None:
    """Give the media type that the first bytes show; None for text and for what is not known."""
    head = data[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    return HTML if _PAGE.match(head.removeprefix(_BOM)) else None
