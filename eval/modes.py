"""Mode and speaker of statements: short passages in our own words, labelled before any rule had read them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from contradict.domain import SaidOn, Source, Statement
from contradict.extraction import statements
from contradict.extraction.event import short_name
from eval.metrics import Interval, Measure, bootstrap, precision, rate, recall
from eval.results import Row, load

PASSAGES = Path(__file__).parent / "suites" / "modes.jsonl"

PARTS = ("dev", "test", "news", "unseen")
"""`news` is ordinary prose by two who knew no rule, read since: a dev part. `unseen` is by a third, and unread."""

MODES = ("asserted", "denied", "conditional", "reported", "none")
"""What a passage can hold; `none` where nobody states anything for the company."""

_LEAST = 0.5
"""Share of the labelled words that a statement must cover to be the one that is meant."""

_FRAMES = {
    "news": "{text}\n",
    "release": (
        "{organization} Gives an Update\n\nLEEDS – (Business Wire) – March 3, 2020 – {organization} Limited today gave "
        "an update on its business.\n\n{text}\n\nAbout {organization}\n{organization} has offices in nine countries.\n"
    ),
    "call": (
        "{organization}, Inc. (NYSE: XYZ) Q2 2019 Earnings Call July 24, 2019 10:30 AM ET\n"
        "Executives\nMara Olsen - {organization}, Inc.\n{speaker} - {organization}, Inc.\n"
        "Analysts\nCai Berg - Stone & Co. LLC\n"
        "Operator\nGood day, and welcome to the {organization} Second Quarter 2019 Earnings Call.\n"
        "Mara Olsen - {organization}, Inc.\nThank you. With me today is {speaker}, our Chief Executive Officer.\n"
        "{speaker} - {organization}, Inc.\nGood morning. {text}\n"
        "Operator\nThis concludes today's call.\n"
    ),
    "question": (
        "{organization}, Inc. (NYSE: XYZ) Q2 2019 Earnings Call July 24, 2019 10:30 AM ET\n"
        "Executives\nMara Olsen - {organization}, Inc.\n"
        "Analysts\n{speaker} - Stone & Co. LLC\n"
        "Operator\nOur first question comes from {speaker} with Stone.\n"
        "{speaker} - Stone & Co. LLC\nGood morning. {text}\n"
        "Mara Olsen - {organization}, Inc.\nThank you for the question.\n"
        "{speaker} - Stone & Co. LLC\nThank you.\n"
    ),
    "hearing": (
        "{speaker}: (00:00)\nOur first witness is Jane Roe, the chief executive officer of {organization}.\n"
        "Ms. Roe: (01:06)\nThank you, Mr. Chairman.\n{speaker}: (02:10)\n{text}\nMs. Roe: (03:00)\nThank you.\n"
    ),
}
"""What stands around a passage, so that it is read as what it is."""


@dataclass(frozen=True)
class Passage:
    """A document with one stretch of words that somebody says, and how."""

    source: Source
    start: int
    end: int
    mode: str
    speaker: str | None
    organization: str
    layout: str
    template: str
    split: str


def passages() -> list[Passage]:
    """All passages, in file order, each in a document of its layout."""
    return [_passage(json.loads(line)) for line in PASSAGES.read_text(encoding="utf-8").splitlines()]


def _passage(row: dict[str, str | None]) -> Passage:
    speaker, layout = row["speaker"], str(row["layout"])
    asked = layout == "question" and str(speaker).startswith(("Rep.", "Sen."))
    text = _FRAMES["hearing" if asked else layout].format(**row)
    start = text.index(str(row["statement"]))
    source = Source(None, publisher="The Daily Planet", published=SaidOn.parse("2020-03-03"), text=text)
    end = start + len(str(row["statement"]))
    labels = (str(row[name]) for name in ("organization", "layout", "template", "split"))
    return Passage(source, start, end, str(row["mode"]), speaker, *labels)


def results(wanted: list[Passage]) -> Iterator[dict[str, object]]:
    """Extract each passage: what it holds, what was found there, and whether the right speaker was."""
    for number, passage in enumerate(wanted, 1):
        found = meant(passage, statements(passage.source))
        yield {
            "case": number,
            "split": passage.split,
            "template": passage.template,
            "layout": passage.layout,
            "mode": passage.mode,
            "found": found.mode.value if found else "none",
            "speaker": int(found.speaker == passage.speaker) if found and passage.mode != "none" else "",
        }


def meant(passage: Passage, found: list[Statement]) -> Statement | None:
    """Pick the statement given to the company that covers most of the labelled words, half of them at least."""
    ours = [(_covered(passage, one), one) for one in found if short_name(one.organization) == passage.organization]
    share, best = max(ours, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= _LEAST else None


def _covered(passage: Passage, statement: Statement) -> float:
    start, end = max(passage.start, statement.start or 0), min(passage.end, statement.end or 0)
    return max(0, end - start) / (passage.end - passage.start)


def table() -> str:
    """Make the lines of the table: each mode's precision and recall, then the shares that are right, by part."""
    rows = load("modes")["rules"]
    parts = [(split, [row for row in rows if row["split"] == split]) for split in PARTS]
    lines = [["part, mode", "passages", "precision", "recall"], ["---", "---:", "---:", "---:"]]
    lines += [[f"{split}, {cells[0]}", *map(str, cells[1:])] for split, part in parts for cells in _figures(part)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _figures(rows: Sequence[Row]) -> Iterator[tuple[object, ...]]:
    for mode in MODES:
        truth, told = [row["mode"] == mode for row in rows], [float(row["found"] == mode) for row in rows]
        yield mode, sum(truth), _over(rows, precision, truth, told), _over(rows, recall, truth, told)
    right = [row["mode"] == row["found"] for row in rows]
    yield "mode right (accuracy)", len(rows), "", _over(rows, rate, right, [float(one) for one in right])
    named = [row for row in rows if row["speaker"]]
    known = [row["speaker"] == "1" for row in named]
    yield "speaker right, of those found", len(named), "", _over(named, rate, known, [float(one) for one in known])


def _over(rows: Sequence[Row], measure: Measure, truth: list[bool], told: list[float]) -> Interval:
    """Give a figure with its interval over templates: passages of one template hang together."""
    return bootstrap(measure, truth, told, [row["template"] for row in rows])
