"""Markdown becomes the text that a reader sees: paragraphs, headings and list items, without marks, code and images."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from contradict.domain import Basis, SaidOn
from contradict.reading import charset
from contradict.reading.cleaning import clean, tidy
from contradict.reading.facts import web_address
from contradict.reading.heads import date_in, head_of
from contradict.reading.parsed import Parsed

_FRONT = re.compile(r"---\n(?P<fields>.*?)\n(?:---|\.\.\.)(?:\n|$)", re.DOTALL)
_FIELD = re.compile(r"(?m)^(?P<name>[A-Za-z_]+):[ ]+(?P<value>\S.*)$")
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read_markdown(data: bytes, declared: str | None = None) -> Parsed:
    """Read Markdown, with the fields of its front matter if it has one. InputError for bytes that are no text."""
    content, remarks = charset.decode(data, declared)
    marked = clean(content)
    front = _FRONT.match(marked)
    fields = _fields(front["fields"]) if front else {}
    text = tidy(clean("\n\n".join(_blocks(marked[front.end() :] if front else marked))))
    head = head_of(text)
    return Parsed(
        text,
        url=web_address(fields.get("canonical_url") or fields.get("url")),
        title=fields.get("title") or head.title,
        publisher=fields.get("publisher"),
        author=fields.get("author") or head.author,
        published=_date(fields) or head.published,
        remarks=remarks,
    )


def _fields(front: str) -> Mapping[str, str]:
    return {match["name"].lower(): match["value"].strip().strip("\"'") for match in _FIELD.finditer(front)}


def _date(fields: Mapping[str, str]) -> SaidOn | None:
    return date_in(fields.get("published") or fields.get("date") or "", Basis.STATED)


def _blocks(marked: str) -> Iterator[str]:
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").enable("table").parse(marked):
        if token.type == "inline":
            yield "".join(_visible(token.children or []))


def _visible(tokens: list[Any]) -> Iterator[str]:
    for token in tokens:
        yield token.content if token.type in ("text", "code_inline") else _BREAKS.get(token.type, "")
