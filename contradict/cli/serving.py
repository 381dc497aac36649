"""The review pages: serve."""

from pathlib import Path

import click

from contradict.cli import options
from contradict.cli.output import note
from contradict.errors import InputError
from contradict.store import Store


@click.command()
@options.database
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option(
    "--password-file",
    type=click.Path(path_type=Path),
    help="File with the password that browsers must give; also from CONTRADICT_PASSWORD.",
)
@click.option(
    "--reviewer", metavar="NAME", help="Who reviews. [default: CONTRADICT_REVIEWER, or `contradict reviewer`]"
)
@options.judge
def serve(db: Path, host: str, port: int, password_file: Path | None, reviewer: str | None, judge: str | None) -> None:
    """Open the review pages in a browser: queue, pairs, sources, people.

    They answer to this machine alone. An address that others can reach needs a password; what passes between is not
    encrypted, so put a TLS proxy before it, or use an SSH tunnel instead.

    \b
    Example:
        contradict serve --db demo.duckdb --port 8080
    """
    from contradict.reviewing import reviewer_name
    from contradict.scoring.judge import load_calibration, load_judge
    from contradict.web.server import serve as run
    from contradict.web.setup import Setup

    Store(db).stats()  # a mistyped file name is told at once, not on the first page
    who = reviewer or reviewer_name() or ""
    models = (lambda: load_judge(judge)), (lambda: load_calibration(judge))
    setup = Setup(db, host, port, _password(password_file), who, *models)
    note(f"review pages at http://{_shown(host)}:{port}/ (stop with Ctrl-C)")
    if not setup.loopback:
        note("others can reach this address: the password is asked for, but nothing is encrypted without a TLS proxy")
    run(setup)


def _password(file: Path | None) -> str | None:
    import os

    if file is None:
        return os.environ.get("CONTRADICT_PASSWORD") or None
    try:
        password = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: the password cannot be read: {error}") from None
    if not password:
        raise InputError(f"{file}: no password in it; write one line")
    return password


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


COMMANDS = (serve,)
