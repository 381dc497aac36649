"""The bytes of a text become characters: UTF-8 first, then what the document declares, then Windows-1252."""

import codecs
import re

from contradict.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BROKEN = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a document, with remarks on what was not as it should be. InputError for bytes that are no text.

    UTF-8 is tried before the declared charset: pages often declare wrongly, and other text is hardly ever valid UTF-8.
    """
    text, charset = _marked(data) or _unmarked(data, declared)
    remarks = [] if charset == "utf-8" else [f"not UTF-8; read as {charset}"]
    broken, printable = text.count(_BROKEN), _UNPRINTABLE.sub("", text)
    if broken:
        remarks.append(f"{_count(broken, 'character')} could not be decoded and stand as {_BROKEN}")
    if len(printable) < len(text):
        remarks.append(f"{_count(len(text) - len(printable), 'control character')} left out")
    return printable, tuple(remarks)


def _marked(data: bytes) -> tuple[str, str] | None:
    """Decode by the byte order mark."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(charset, "replace"), charset
    return None


def _unmarked(data: bytes, declared: str | None) -> tuple[str, str]:
    if _mostly_control(data):
        raise InputError("binary or UTF-16, not text; save the text as UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # A few broken bytes among many good ones: UTF-8 that was cut or patched, not another charset.
    good = sum(character > "\x7f" for character in text) - text.count(_BROKEN)
    if good > 3 * text.count(_BROKEN):
        return text, "utf-8"
    charset = _known(declared) or "windows-1252"
    return data.decode(charset, "replace"), charset


def _known(charset: str | None) -> str | None:
    """The charset if it is one of text; Latin-1 is read as Windows-1252, as browsers do."""
    try:
        name = codecs.lookup(charset or "").name
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return None if name in ("iso8859-1", "ascii", "utf-8") else name


def _mostly_control(data: bytes) -> bool:
    head = data[:8192]
    return len(head.translate(None, _CONTROL_BYTES)) < 0.9 * len(head)


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
