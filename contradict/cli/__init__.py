"""The command line: each command makes one library call, prints and exits."""

from contradict.cli.group import main

__all__ = ["main"]
