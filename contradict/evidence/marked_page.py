"""A document as one page of HTML with what was found in it marked: for people to see, with nothing from elsewhere."""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from contradict.domain import Source, Statement
from contradict.evidence.links import evidence_link, web_address

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #666; --line: #ddd; --mark: #fdf0b0 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --paper: #161616; --soft: #a5a5a5; --line: #3a3a3a; --mark: #55491a }
}
body { margin: 2rem auto; padding: 0 1rem; max-width: 78rem; color: var(--ink); background: var(--paper);
  font: 1.05rem/1.6 Georgia, serif }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2.5rem }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr) } }
h1 { font-size: 1.5rem; line-height: 1.25 }
.about, li small { color: var(--soft); font: .85rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
article p { white-space: pre-line; overflow-wrap: anywhere }
mark { background: var(--mark); color: inherit; padding: .1em 0 }
mark.both { outline: 1px dashed var(--soft) }
sup { line-height: 0 } sup a { font: .7rem system-ui, sans-serif; text-decoration: none }
ol { padding-left: 2rem } li { margin-bottom: 1rem; border-bottom: 1px solid var(--line); padding-bottom: .75rem }
li:target, mark:target { outline: 2px solid currentColor }
a { color: inherit }
@media print { main { display: block } }
"""


def marked_page(source: Source, statements: Sequence[Statement]) -> str:
    """Show a document with the spans of its statements marked, and beside it who said what, when and how.

    Everything is escaped, only http and https addresses become links, and there are no scripts.
    """
    title = escape(source.title or source.url or source.retrieved_from or "A document")
    spans = [s for s in statements if s.start is not None and s.end is not None]
    entries = "\n".join(_entry(number, source, s) for number, s in enumerate(spans, 1))
    body = "".join(_paragraphs(source.text, spans))
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p class="about">{_about(source)} · {len(spans)} statements marked</p>
<main>
<article>
{body}</article>
<ol>
{entries}
</ol>
</main>
</body>
</html>
"""


def _about(source: Source) -> str:
    address = web_address(source.url)
    link = f'<a href="{escape(address)}" rel="noreferrer">{escape(address)}</a>' if address else None
    facts = [
        source.author,
        source.publisher,
        str(source.published) if source.published else None,
        f"SHA-256 {source.sha256}" if source.sha256 else None,
    ]
    return " · ".join([*(escape(fact) for fact in facts if fact), *([link] if link else [])])


def _entry(number: int, source: Source, statement: Statement) -> str:
    who = ", ".join(part for part in (statement.speaker, statement.role, statement.organization) if part)
    when = f"{statement.said_on} ({statement.said_on.basis})" if statement.said_on else "undated"
    how = "direct" if statement.direct else "indirect"
    cue = f", “{statement.cue}”" if statement.cue else ""
    link = evidence_link(source, statement)
    place = f' · <a href="{escape(link)}" rel="noreferrer">on the page</a>' if link else ""
    return (
        f'<li id="s{number}"><strong>{escape(who)}</strong> · {escape(when)}<br>{escape(statement.claim)}<br>'
        f"<small>{escape(f'{statement.mode}, {how}{cue}')} · characters {statement.start} to {statement.end}"
        f' · <a href="#q{number}">in the text</a>{place}</small></li>'
    )


def _paragraphs(text: str, spans: Sequence[Statement]) -> Iterator[str]:
    """The text in paragraphs; spans may overlap and may run over several paragraphs."""
    place = 0
    for paragraph in text.split("\n\n"):
        end = place + len(paragraph)
        if paragraph.strip():
            yield f"<p>{''.join(_pieces(text, place, end, spans))}</p>\n"
        place = end + 2


def _pieces(text: str, start: int, end: int, spans: Sequence[Statement]) -> Iterator[str]:
    here = [
        (n, s.start or 0, s.end or 0) for n, s in enumerate(spans, 1) if (s.start or 0) < end and (s.end or 0) > start
    ]
    cuts = sorted({start, end, *(min(max(place, start), end) for _, *ends in here for place in ends)})
    for left, right in pairwise(cuts):
        inside = [number for number, first, last in here if first <= left and right <= last]
        opened = [number for number, first, _ in here if first == left]
        yield from (f'<sup id="q{number}"><a href="#s{number}">{number}</a></sup>' for number in opened)
        words = escape(text[left:right])
        kind = ' class="both"' if len(inside) > 1 else ""
        yield f"<mark{kind}>{words}</mark>" if inside else words
