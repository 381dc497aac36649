"""Calls of companies that do not exist, with a few real conflicts hidden in them: a queue that anyone can scan.

Three companies a part, five quarters each, written by people who knew no rule and saw no judge. The writers hid twelve
conflicts a company and reworded what else would have conflicted; all else that is flagged counts as false, though a
reader might grant some of it.
"""

import json
from collections import Counter
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
from eval.floors import FLOORS
from eval.results import file_name, save

CALLS = Path(__file__).parent / "calls"

Record = dict[str, Any]


def records(embedder: Embedder) -> list[Record]:
    """All pairs that pairing proposes at its default settings, and the hidden conflicts that it does not propose."""
    listed = _lines("statements.jsonl")
    hidden = {frozenset((row["a"], row["b"])): row["label"] for row in _lines("conflicts.jsonl")}
    return [record for split in ("dev", "test") for record in _records(split, listed, hidden, embedder)]


def _records(
    split: str, listed: Sequence[Record], hidden: dict[frozenset[str], str], embedder: Embedder
) -> Iterator[Record]:
    part = [row for row in listed if row["split"] == split]
    said = [_statement(row) for row in part]
    rows = {statement.id: row for statement, row in zip(said, part, strict=True)}
    found = candidates(said, embedder.encode([s.claim for s in said]), Names.of(said), Settings()).pairs
    proposed = {frozenset(rows[one]["text"] for one in (pair.earlier, pair.later)) for pair in found}
    texts = {row["text"]: row for row in part}
    for both in sorted(proposed | {pair for pair in hidden if pair <= texts.keys()}, key=sorted):
        first, second = sorted((texts[text] for text in both), key=lambda row: (row["on"], row["text"]))
        yield {
            "split": split,
            "company": first["company"],
            **_side("a", first),
            **_side("b", second),
            "hidden": hidden.get(both, ""),
            "proposed": both in proposed,
        }


def _side(side: str, row: Record) -> Record:
    named = {"said_on": row["on"], "speaker": row["speaker"], "organization": row["company"]}
    return {side: row["text"], **{f"{side}_{name}": value for name, value in named.items()}}


def _statement(row: Record) -> Statement:
    return record_pair(_side("a", row) | _side("b", row))[0]


def _lines(name: str) -> list[Record]:
    return [json.loads(line) for line in (CALLS / name).read_text(encoding="utf-8").splitlines()]


def scored(listed: Sequence[Record], models: Models) -> Iterator[dict[str, object]]:
    """One row a pair, without its words: what it is, and what the scorer makes of it."""
    pairs = [record_pair(record) for record in listed]
    for told in score_pairs(listed, pairs, models):
        yield _row(told, told["score"], told["relation"]) | {"reading": told["contradiction"]}


def _row(record: Record, score: float, relation: str) -> dict[str, object]:
    kept = {name: record[name] for name in ("split", "company", "hidden", "proposed")}
    return {**kept, "score": score, "relation": relation}


@click.command(name="calls")
@click.option("--judge", help="Folder or hub id of another judge to put on the table. [default: the shipped one]")
def calls_command(judge: str | None) -> None:
    """Scan the calls in our own words: hidden conflicts found, and what else is flagged."""
    from eval import tables

    models = load_models(None, judge)
    listed = records(models.embedder)
    click.echo(f"{len(listed):,} pairs: {dict(Counter(row['split'] for row in listed))}", err=True)
    save(f"calls.{file_name(models.judge.name)}", scored(listed, models))
    pairs = [record_pair(record) for record in listed]
    for name, floor in FLOORS.items():
        save(f"calls.floor-{name}", (_row(row, score, "") for row, score in zip(listed, floor(pairs), strict=True)))
    click.echo(tables.calls(tables.THRESHOLD))
