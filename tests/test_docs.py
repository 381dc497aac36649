"""The docs say what the program does: the CLI reference is its own help, the README's example runs.

`python -m tests.test_docs` prints the CLI reference.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from contradict.cli import main

ROOT = Path(__file__).parent.parent

INTRODUCTION = """# Command line reference

Made from `--help` by `make docs`; a test fails when the two differ.
"""


def contexts() -> Iterator[click.Context]:
    """The root command and every command below it, as they are when they are called."""
    settings = {**main.context_settings, "max_content_width": 100, "terminal_width": 100}
    yield from below(click.Context(main, info_name="contradict", **settings))


def below(context: click.Context) -> Iterator[click.Context]:
    yield context
    if isinstance(context.command, click.Group):
        for name, command in sorted(context.command.commands.items()):
            yield from below(click.Context(command, info_name=name, parent=context))


def reference() -> str:
    parts = [f"## {context.command_path}\n\n```text\n{context.get_help()}\n```\n" for context in contexts()]
    return "\n".join([INTRODUCTION, *parts])


def test_cli_reference_is_the_help() -> None:
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").strip() == reference().strip(), "run `make docs`"


@pytest.mark.parametrize("context", list(contexts()), ids=lambda context: context.command_path)
def test_every_command_teaches_by_example(context: click.Context) -> None:
    told, _, example = (context.command.help or "").partition("Example:")
    assert told.strip()
    assert context.command_path in example


def test_readme_names_only_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\$ contradict (\w+)", readme, re.MULTILINE))
    assert named
    assert named <= set(main.commands)


def test_readme_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.fakes import fake_models

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    monkeypatch.setattr("contradict.scoring.load_models", fake_models)
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "README.md", "exec"), {})  # the README is ours
    assert "pairs judged" in capsys.readouterr().out


def test_changelog_starts_with_unreleased() -> None:
    headings = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


if __name__ == "__main__":
    print(reference())
