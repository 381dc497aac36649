"""Plain text, and what was text once: pages without their headers, wrapped lines joined, the lines of turns kept."""

from contradict.reading import charset
from contradict.reading.cleaning import clean, tidy
from contradict.reading.heads import head_of
from contradict.reading.parsed import Parsed
from contradict.reading.running import pages_of, without_running_lines
from contradict.reading.wrapping import is_wrapped, paragraphs


def read_plain(data: bytes, declared: str | None = None) -> Parsed:
    """Read a plain text, with the title and date in its first lines. InputError for bytes that are no text."""
    content, remarks = charset.decode(data, declared)
    text = text_of_pages(pages_of(clean(content)))
    head = head_of(text)
    return Parsed(text, title=head.title, author=head.author, published=head.published, remarks=remarks)


def text_of_pages(pages: list[list[str]]) -> str:
    """Give the text of cleaned pages: paragraphs with a blank line between, or lines as they are if not wrapped."""
    lines = [line for page in without_running_lines(pages) for line in page]
    return "\n\n".join(paragraphs(lines)) if is_wrapped(lines) else tidy("\n".join(lines))
