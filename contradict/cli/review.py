"""Review in the terminal: one key decides and moves on."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from contradict.cli import options
from contradict.cli.filters import filter_of, filters
from contradict.cli.output import note
from contradict.cli.summary import reviewed_before, side_by_side, told
from contradict.domain import Decision, Flag, Reason, Review
from contradict.errors import InputError, StoreBusyError
from contradict.evidence import evidence_link
from contradict.reviewing import reviewer_name, set_reviewer
from contradict.store import FlagFilter, Store

DECISIONS = {"c": Decision.CONFIRMED, "r": Decision.REJECTED, "u": Decision.UNSURE}
REASONS = {str(number): reason for number, reason in enumerate(Reason, start=1)}
STEPS = {"j": 1, "k": -1}

HELP = "\n".join(
    [
        "c confirm   r reject   u unsure: decides and moves on",
        "reject with a reason: " + "  ".join(f"{key} {reason.replace('_', ' ')}" for key, reason in REASONS.items()),
        "z undo the last decision   n note   o links   j next   k back   ? keys   q quit",
    ]
)


@click.command()
@click.argument("name", required=False)
def reviewer(name: str | None) -> None:
    """Set the NAME under which you review, once; without NAME, print it.

    The environment variable CONTRADICT_REVIEWER goes before it.

    \b
    Example:
        contradict reviewer "Ada Lovelace"
    """
    if name is not None:
        note(f"reviews are signed {name.strip()} (kept in {set_reviewer(name)})")
        return
    known = reviewer_name()
    if known is None:
        raise InputError("no reviewer is set; `contradict reviewer NAME` sets one")
    click.echo(known)


@click.command()
@options.database
@click.option("--round", "round_name", metavar="NAME", help="The pairs of this round that you have not decided yet.")
@click.option("--reviewer", "name", help="Who reviews. [default: CONTRADICT_REVIEWER, or `contradict reviewer`]")
@filters
def review(db: Path, round_name: str | None, name: str | None, **chosen: Any) -> None:
    """Review flags in the terminal, the likeliest first: one key decides and moves on.

    c confirms, r rejects, u leaves it unsure, z undoes, n adds a note, ? shows all keys. What is decided already does
    not come again. Keys can also be piped in.

    \b
    Example:
        contradict review --db demo.duckdb --org BlackBerry
    """
    who = name or reviewer_name() or _asked()
    store = Store(db)
    everything = filter_of(chosen, "unreviewed", FlagFilter().min_score, None)
    pairs = store.round_queue(round_name, who) if round_name else store.queue(everything)
    note(f"{len(pairs)} to review, as {who}; ? shows the keys")
    _walk(store, pairs, who)


def _asked() -> str:
    if not sys.stdin.isatty():
        raise InputError("say who reviews: `contradict reviewer NAME`, --reviewer or CONTRADICT_REVIEWER")
    name = str(click.prompt("Your name, for the log of reviews"))
    set_reviewer(name)
    return name.strip()


def _walk(store: Store, pairs: list[str], who: str) -> None:
    at, shown = 0, -1
    while at < len(pairs):
        if at != shown:
            _show(store, pairs[at], f"{at + 1} of {len(pairs)}", who)
            shown = at
        key = _key()
        if key in ("", "q"):
            return
        try:
            at, again = _act(store, pairs, at, key, who)
        except StoreBusyError as error:
            note(f"not stored: {error}")
            continue
        shown = -1 if again else shown
    note("nothing is left to review here")


def _act(store: Store, pairs: list[str], at: int, key: str, who: str) -> tuple[int, bool]:
    """Do what a key asks for on the pair at this place; returns the next place, and whether to show it again."""
    if key in DECISIONS or key in REASONS:
        _decide(store, pairs[at], key, who)
        return at + 1, False
    if key in STEPS:
        return min(max(at + STEPS[key], 0), len(pairs) - 1), False
    if key == "z":
        return _undo(store, pairs, at, who)
    if key == "n":
        _add_note(store, pairs[at], who)
    elif key == "o":
        _links(store.flag(pairs[at]))
    else:
        click.echo(HELP)
    return at, False


def _decide(store: Store, pair: str, key: str, who: str) -> None:
    reason = REASONS.get(key)
    decision = Decision.REJECTED if reason else DECISIONS[key]
    store.add_review(Review(pair, who, decision, datetime.now(UTC), reason=reason))
    click.echo(f"{decision} {pair}" + (f": {reason.replace('_', ' ')}" if reason else ""))


def _undo(store: Store, pairs: list[str], at: int, who: str) -> tuple[int, bool]:
    undone = store.undo_review(who)
    if undone is None:
        click.echo("nothing to undo")
        return at, False
    click.echo(f"taken back: {undone.decision} {undone.pair_id}")
    return (pairs.index(undone.pair_id) if undone.pair_id in pairs else at), True


def _add_note(store: Store, pair: str, who: str) -> None:
    text = str(click.prompt("note")) if sys.stdin.isatty() else sys.stdin.readline().strip()
    if text:
        store.add_review(Review(pair, who, Decision.NOTED, datetime.now(UTC), note=text))
        click.echo("noted")


def _show(store: Store, pair: str, place: str, who: str) -> None:
    flag = store.flag(pair)
    click.echo(f"\n{place}")
    side_by_side([flag])
    click.echo("\n".join(f"- {reason}" for reason in flag.verdict.reasons))
    for found in store.earlier_reviews([pair]).values():
        click.echo(reviewed_before(found))
    for entry in store.reviews(pair, who):
        click.echo(told(entry))


def _links(flag: Flag) -> None:
    for side, source, statement in (
        ("earlier", flag.earlier_source, flag.earlier),
        ("later", flag.later_source, flag.later),
    ):
        place = evidence_link(source, statement) or source.title or source.retrieved_from
        click.echo(f"{side}: {place}")


def _key() -> str:
    """One key, or an empty string at the end of what is piped in."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    while (key := sys.stdin.read(1)).isspace():
        pass
    return key.lower()


COMMANDS = (reviewer, review)
