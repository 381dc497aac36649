"""`python -m contradict` is the command line."""

from contradict.cli import main

main()
