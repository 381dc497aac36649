"""The suites: pairs in our own words, each suite one way to be fooled or one kind of conflict to be found."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from contradict.domain import Statement
from contradict.pairing.names import Names
from contradict.pairing.proposals import candidates
from contradict.pairing.settings import Settings
from contradict.scoring import Models, load_models
from contradict.scoring.embed import Embedder
from contradict.scoring.records import record_pair, score_pairs
from eval.results import file_name, save

SUITES = Path(__file__).parent / "suites"

Record = dict[str, Any]


def records() -> list[Record]:
    """All rows of `suites/*.jsonl` that say whether they are a conflict, each with the name of its suite."""
    rows = [
        {"suite": path.stem, **json.loads(line)}
        for path in sorted(SUITES.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [row for row in rows if "conflict" in row]


def scored(listed: Sequence[Record], models: Models) -> Iterator[dict[str, object]]:
    """One row a pair: what it is, whether pairing would propose it, and what the scorer makes of it."""
    pairs = [record_pair(record) for record in listed]
    for pair, told in zip(pairs, score_pairs(listed, pairs, models), strict=True):
        yield {
            "suite": told["suite"],
            "split": told["split"],
            "template": told["template"],
            "conflict": told["conflict"],
            "proposed": _proposed(pair, models.embedder),
            "score": told["score"],
            "relation": told["relation"],
            "reading": told["contradiction"],
            "entailment": told["entailment"],
        }


def _proposed(pair: tuple[Statement, Statement], embedder: Embedder) -> bool:
    """Whether the two would be compared if a database held no others: what is not compared is never flagged."""
    return bool(candidates(pair, embedder.encode([s.claim for s in pair]), Names.of(pair), Settings()).pairs)


@click.command(name="suites")
@click.option("--judge", help="Folder or hub id of another judge. [default: the shipped one]")
def suites_command(judge: str | None) -> None:
    """Score the suites in our own words: false flags on hard negatives, conflicts found on positives."""
    from eval import tables

    models = load_models(None, judge)
    save(f"suites.{file_name(models.judge.name)}", scored(records(), models))
    click.echo(tables.suites(tables.THRESHOLD))
