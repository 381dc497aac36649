"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click

from contradict.domain import SaidOn
from contradict.pairing.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

database = click.option(
    "--db",
    envvar="CONTRADICT_DB",
    required=True,
    type=click.Path(path_type=Path),
    help="The DuckDB file; also from CONTRADICT_DB.",
)

embedder = click.option(
    "--embedder", metavar="MODEL", help="Folder or hub id of a sentence-transformers model. [default: all-MiniLM-L6-v2]"
)

judge = click.option(
    "--judge", metavar="MODEL", help="Folder or hub id of an NLI cross-encoder. [default: the one shipped]"
)


no_screen = click.option(
    "--no-screen", is_flag=True, help="Let the judge read every pair, also those of little promise."
)


def combine(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Make one decorator of several; the options are shown in this order."""
    return lambda command: reduce(lambda done, decorate: decorate(done), reversed(decorators), command)


pairing = combine(
    click.option(
        "--top-k",
        type=click.IntRange(1),
        default=Settings().top_k,
        show_default=True,
        help="Nearest statements that each one is compared with, in each block.",
    ),
    click.option(
        "--floor",
        type=click.FloatRange(-1, 1),
        default=Settings().floor,
        show_default=True,
        help="Least cosine similarity of two statements that are compared.",
    ),
)

output = combine(
    click.option("--json", "style", flag_value="json", help="Print a JSON array."),
    click.option("--nl", "style", flag_value="nl", help="Print JSON, a line each."),
    click.option("--csv", "style", flag_value="csv", help="Print CSV."),
)


class Day(click.ParamType[date]):
    """A day, month or year on the command line; `at` says which end of a month or year is meant."""

    name = "date"

    def __init__(self, at: str) -> None:
        """`at` is 'first' or 'last'."""
        self.at = at

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read YYYY, YYYY-MM or YYYY-MM-DD."""
        if isinstance(value, date):
            return value
        try:
            said_on = SaidOn.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return said_on.first if self.at == "first" else said_on.last
