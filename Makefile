# The two commands of the README: `make demo` runs the main job on real statements, `make test` is all that CI runs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test check docs clean

install: .venv/installed

.venv/installed: pyproject.toml constraints.txt offline.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement offline.txt
	touch $@

demo: install
	$(BIN)/contradict run corpus --db demo.duckdb

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest

docs: install
	$(BIN)/python -m tests.test_docs > docs/cli.md

clean:
	rm -rf demo.duckdb build dist *.egg-info
