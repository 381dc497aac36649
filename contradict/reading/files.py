"""Files, folders, web addresses and standard input become what was found in them: one `InputFile` for each."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from contradict.errors import InputError
from contradict.reading.addresses import read_address, read_feed
from contradict.reading.documents import Origin, document_file, limit_of, media_type_of, too_large
from contradict.reading.feeds import SUFFIXES, is_feed
from contradict.reading.formats import FORMATS, rows_of_text
from contradict.reading.found import InputFile
from contradict.reading.given import Given
from contradict.reading.media import BY_SUFFIX
from contradict.reading.sniffing import looks_like_a_table
from contradict.reading.tables import read_table, without_labelled_pairs

STANDARD_INPUT = "-"

_TYPES = f"tables are {', '.join(FORMATS)}; documents are {', '.join(BY_SUFFIX)}; feeds are {', '.join(SUFFIXES)}"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_NOT_READ = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), "workbooks are not read; save it as CSV UTF-8"),
    **dict.fromkeys((".doc", ".rtf", ".odt", ".pages"), "old and other word processors are not read; save it as .docx"),
    **dict.fromkeys((".ppt", ".pptx", ".key"), "slides are not read; save them as PDF"),
}
_ABOUT_THE_FOLDER = re.compile(
    r"(?i)(?:(?:readme|licen[cs]e|copying|changelog|contributing)(?:[._-]\w{2,6})?|notice)\.\w+"
)


def read_files(paths: Sequence[Path | str], given: Given | None = None) -> Iterator[InputFile]:
    """Read tables and documents: files, folders (with all below them, in order of name), web addresses, feeds, `-`.

    A document comes back as its source, without statements. Only the addresses that are named are fetched and, where
    one is a feed, the pages it links to. Nothing is raised for bad input: a row that cannot be used
    is in `refused`, a file that cannot be used has a `problem`, and the rest goes on. `given` stands above what
    documents say of themselves; InputError when it names one document (by URL or title) and several are read.
    """
    given = given or Given()
    if given.names_one and (len(paths) > 1 or any(_is_folder(str(path)) for path in paths)):
        raise InputError("a URL or title belongs to one document, and several are read; read that one alone")
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield _standard_input(given)
        elif _ADDRESS.match(str(path)):
            yield from read_address(str(path), given)
        elif _is_folder(str(path)):
            yield from _folder(Path(path), given)
        else:
            yield from _file_or_feed(str(path), given)


def _is_folder(path: str) -> bool:
    try:
        # An empty text, such as a shell variable that is not set, would be the current folder.
        return bool(path) and Path(path).is_dir()
    except OSError:
        return False  # reading it will say why


def _folder(folder: Path, given: Given) -> Iterator[InputFile]:
    closed: list[OSError] = []
    files = sorted(_files_below(folder, closed.append))
    yield from (InputFile(_shown(error.filename), problem=_unreadable(error.filename, error)) for error in closed)
    if not any(_is_read(path) for path in files):
        problem = f"{_shown(folder)}: no table or document among the {len(files)} files in this folder; {_TYPES}"
        yield InputFile(_shown(folder), problem=problem)
    for path in files:
        reason = _left_out(path)
        if reason:
            yield InputFile(_shown(path), ignored=reason)
        else:
            yield from map(without_labelled_pairs, _file_or_feed(str(path), given))


def _files_below(folder: Path, closed: Callable[[OSError], None]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if not name.startswith("."))


def _is_read(path: Path) -> bool:
    return _left_out(path) is None


def _left_out(path: Path) -> str | None:
    """Why a file of a folder is not read."""
    suffix = path.suffix.lower()
    # A pipe with the name of a table would block for ever; a broken link is left to say that it is one.
    if not (suffix in FORMATS or suffix in BY_SUFFIX or suffix in SUFFIXES) or not _is_file(path):
        return "neither a table nor a document"
    if suffix == ".xml" and not _holds_feed(path):
        return "XML that is no feed"
    if suffix in BY_SUFFIX and _ABOUT_THE_FOLDER.fullmatch(path.name):
        return "about the folder; name the file to read it"
    return None


def _is_file(path: Path) -> bool:
    return path.is_file() or path.is_symlink()


def _holds_feed(path: Path) -> bool:
    with suppress(OSError, ValueError), path.open("rb") as file:
        return is_feed(file.read(4096))
    return True  # reading it will say what is wrong


def _file_or_feed(path: str, given: Given) -> Iterator[InputFile]:
    if not path.lower().endswith(SUFFIXES):
        yield _file(path, given)
        return
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        yield InputFile(_shown(path), problem=_unreadable(path, error))
        return
    if is_feed(data):
        yield from read_feed(_shown(path), data, given)
    else:
        yield InputFile(_shown(path), problem=f"{_shown(path)}: XML that is no feed (RSS or Atom); {_TYPES}")


def _standard_input(given: Given) -> InputFile:
    return _read(STANDARD_INPUT, "standard input", sys.stdin.buffer.read, "", given)


def _file(path: str, given: Given) -> InputFile:
    suffix = Path(path).suffix.lower()
    if not path:
        return InputFile(path, problem=f"an empty path; name a file or a folder; {_TYPES}")
    try:
        size = Path(path).stat().st_size
    except (OSError, ValueError) as error:
        return InputFile(_shown(path), problem=_unreadable(path, error))
    if suffix and suffix not in FORMATS and suffix not in BY_SUFFIX:
        return InputFile(_shown(path), problem=f"{_shown(path)}: {_NOT_READ.get(suffix, 'not read')}; {_TYPES}")
    if suffix in BY_SUFFIX and size > limit_of(BY_SUFFIX[suffix]):
        return InputFile(_shown(path), problem=f"{_shown(path)}: {too_large(size, BY_SUFFIX[suffix])}")
    return _read(path, Path(path).name, Path(path).read_bytes, suffix, given)


def _read(path: str, title: str, load: Callable[[], bytes], suffix: str, given: Given) -> InputFile:
    name = _shown(title if path == STANDARD_INPUT else path)
    try:
        data = load()
    except (OSError, ValueError) as error:
        return InputFile(name, problem=_unreadable(path, error))
    rows = FORMATS.get(suffix) or (rows_of_text if not suffix and looks_like_a_table(data) else None)
    if rows:
        return read_table(name, _shown(title), _shown(path), data, rows)
    media_type = media_type_of(data, BY_SUFFIX.get(suffix))
    return document_file(name, data, media_type, Origin(_shown(path), _shown(title), retrieved_at=_now()), given)


def _now() -> datetime:
    return datetime.now(UTC)


def _unreadable(path: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{_shown(path)}: no such file or folder; check the path"
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"{_shown(path)}: cannot be read ({reason}); check the file and its permissions"


def _shown(path: str | Path) -> str:
    # A file name need not be UTF-8; what is stored and printed must be.
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
