"""Pairs of statements with figures, written by hand, with what the figures alone should tell."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from contradict.domain import Statement
from contradict.scoring.arithmetic import Finding, finding
from contradict.scoring.records import record_pair
from eval.results import save

PAIRS = Path(__file__).parent / "suites" / "figures.jsonl"

FINDINGS = ("update", "conflict", "forecast", "consistent", "abstain")
"""What is told of a pair; `abstain` where nothing should be."""


@dataclass(frozen=True)
class FiguredPair:
    """Two statements with the finding that the author of the pair expects."""

    id: str
    split: str
    template: str
    finding: str
    earlier: Statement
    later: Statement


def figured_pairs() -> list[FiguredPair]:
    """All pairs, in file order; the number of the line is the id."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [_pair(str(number), json.loads(line)) for number, line in enumerate(lines, 1)]


def results() -> Iterator[dict[str, object]]:
    """Find what the figures of each pair tell, beside what they should."""
    for pair in figured_pairs():
        yield {
            "case": pair.id,
            "split": pair.split,
            "template": pair.template,
            "label": pair.finding,
            "finding": told(finding(pair.earlier, pair.later)),
        }


def told(found: Finding | None) -> str:
    """Name a finding as the pairs do."""
    return found.outcome.value if found else "abstain"


def _pair(number: str, row: dict[str, str]) -> FiguredPair:
    return FiguredPair(number, row["split"], row["template"], row["finding"], *record_pair(row))


@click.command(name="figures")
def figures_command() -> None:
    """Measure what the figures of statements tell, by rules alone: precision and recall of each finding."""
    from eval import tables

    save("figures.rules", results())
    click.echo(tables.figures(tables.THRESHOLD))
