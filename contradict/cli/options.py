"""Options that several commands share."""

from collections.abc import Callable
from datetime import date
from functools import reduce, wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from contradict.domain import SaidOn
from contradict.evidence import web_address
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


calibration = click.option(
    "--calibration",
    envvar="CONTRADICT_CALIBRATION",
    type=click.Path(path_type=Path),
    help="File of `contradict calibrate`; also from CONTRADICT_CALIBRATION. [default: that of the judge]",
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


class PartialDate(click.ParamType[SaidOn]):
    """A day, month or year on the command line, as exact as it is written."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> SaidOn:
        """Read YYYY, YYYY-MM or YYYY-MM-DD."""
        if isinstance(value, SaidOn):
            return value
        try:
            return SaidOn.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class WebAddress(click.ParamType[str]):
    """An address that may become a link."""

    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take http and https addresses only."""
        address = web_address(str(value))
        if address is None:
            self.fail(f"'{value}' is not a web address; write one that starts with https:// or http://", param, ctx)
        return address


_facts = combine(
    click.option("--url", type=WebAddress(), help="Where the document stands on the web."),
    click.option("--title", help="Its title."),
    click.option("--publisher", help="Who published it."),
    click.option("--author", help="Who wrote it."),
    click.option("--published", type=PartialDate(), help="When it was published: YYYY, YYYY-MM or YYYY-MM-DD."),
)


def given(command: Callable[..., None]) -> Callable[..., None]:
    """Options for what is known of a document better than it says itself; the command gets them as `given`."""

    @wraps(command)
    def with_facts(
        *arguments: Any,
        url: str | None,
        title: str | None,
        publisher: str | None,
        author: str | None,
        published: SaidOn | None,
        **options: Any,
    ) -> None:
        from contradict.reading import Given

        command(*arguments, given=Given(url, title, publisher, author, published), **options)

    return _facts(with_facts)


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
