"""The templates of this folder, filled in. Whatever goes into HTML is escaped; links lead to http and https only."""

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from contradict.evidence import evidence_link, web_address
from contradict.exporting import phrases

if TYPE_CHECKING:
    from jinja2 import Environment

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def rendered(template: str, **values: Any) -> str:
    """Fill in a template by its file name."""
    return _environment().get_template(template).render(**values)


def markdown_text(text: object) -> str:
    """Put text into one line of Markdown, where it means nothing but itself; white space at its ends stays."""
    one_line = escape(re.sub(r"\s+", " ", str(text)), quote=False)  # entities, since Markdown may hold HTML
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", one_line))


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    made = Environment(
        loader=PackageLoader("contradict.exporting"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"md": markdown_text}
    made.globals |= {"link": evidence_link, "web": web_address}
    made.globals |= {"indirect": phrases.INDIRECT, "paraphrased": phrases.PARAPHRASED}
    made.globals |= {name: getattr(phrases, name) for name in ("words", "who", "when", "place", "decided")}
    return made
