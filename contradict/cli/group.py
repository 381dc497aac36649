"""The root command, and how errors leave it: one clear line, exit 1."""

import logging
from typing import Any

import click

from contradict import __version__
from contradict.cli import evidence, exports, findings, job, learning, models, review, rounds, serving
from contradict.cli.output import Notes
from contradict.errors import ContradictError


class _Root(click.Group):
    """Turns what a user can mend into one line on stderr."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a ContradictError becomes exit 1 with its message."""
        try:
            return super().invoke(ctx)
        except ContradictError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            raise click.ClickException("stopped; what was stored stays, run the command again to go on") from None


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="contradict")
def main() -> None:
    """Find where a company says one thing and then another.

    \b
    Example:
        contradict run corpus --db demo.duckdb
        contradict flags --db demo.duckdb --org BlackBerry

    The database can also be named by the environment variable CONTRADICT_DB.
    """


logging.getLogger("contradict").addHandler(Notes(logging.WARNING))

for room in (job, findings, evidence, review, rounds, serving, exports, learning, models):
    for command in room.COMMANDS:
        main.add_command(command)
