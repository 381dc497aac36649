"""The layers of the house, read from the imports: nothing imports upward or sideways."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "contradict"

LAYERS = (
    ("errors",),
    ("domain", "noise", "people"),
    ("reading", "extraction", "evidence", "pairing", "scoring"),
    ("training", "store"),
    ("pipeline", "reviewing", "diagnosis"),
    ("exporting",),
    ("web",),
    ("cli",),
)
"""Bottom first; a room may import only from rows above its own."""

ONLY_IN = {"duckdb": "store", "click": "cli", "starlette": "web", "uvicorn": "web"}
"""Libraries that one room keeps to itself."""

LAZY = {
    "dateparser",
    "docx",
    "feedparser",
    "lxml",
    "nltk",
    "peft",
    "pyarrow",
    "pypdf",
    "ray",
    "sentence_transformers",
    "spacy",
}
LAZY |= {"torch", "trafilatura", "transformers", "urllib3", "uvicorn"}
"""Heavy libraries: imported inside functions, so that `contradict --help` and `flags` answer at once."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    part = path.relative_to(PACKAGE).parts[0]
    return part.removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def imports_at_load(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(ast.Module([node], []))


def level(name: str) -> int:
    return next(number for number, rooms in enumerate(LAYERS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_downward(path: Path) -> None:
    own = room(path)
    for module in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = module.split(".")
        if own not in ("__init__", "__main__") and parts[0] == "contradict" and len(parts) > 1 and parts[1] != own:
            assert level(parts[1]) < level(own), f"{path}: {own} may not import {module}"
        keeper = ONLY_IN.get(parts[0])
        assert keeper in (None, own), f"{path}: {parts[0]} belongs in {keeper}"
        assert parts[0] not in ("eval", "corpus", "tests"), f"{path} reads {parts[0]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_are_imported_late(path: Path) -> None:
    loaded = {module.split(".")[0] for module in imports_at_load(ast.parse(path.read_text(encoding="utf-8")))}
    assert not loaded & LAZY


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_pages_load_the_pages(path: Path) -> None:
    loaded = set(imports_at_load(ast.parse(path.read_text(encoding="utf-8"))))
    assert room(path) == "web" or not any(module.startswith("contradict.web") for module in loaded)


def test_every_room_has_a_place() -> None:
    rooms = {room(path) for path in MODULES} - {"__init__", "__main__"}
    assert rooms <= {name for row in LAYERS for name in row}
