"""CSV in a real spreadsheet program: LibreOffice opens it and saves what it understood, which is read back."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from contradict.domain import SaidOn
from contradict.exporting import Exported, export
from tests.exporting.examples import EVIL, ITEMS, PARAPHRASE, confirmed, flag

SOFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="there is no LibreOffice here")

ACCENTS = "Société Générale “déjà vu”; Zürich, Łódź, Ελλάδα, 東京 – 50 € 👍"
DATES = ("2020-03-04", "2020-03", "2021", "2020-Q3", "2020-01-02")

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

READ_AS = "CSV:44,34,76,1"
"""Commas, double quotes, UTF-8, from line 1: what a person confirms in the window that opens for a CSV file."""


def dated(said_on: str) -> Exported:
    return Exported(confirmed(flag(later=replace(PARAPHRASE, said_on=SaidOn.parse(said_on), claim=ACCENTS))))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice made of the files."""
    folder = tmp_path_factory.mktemp("calc")
    items = [*ITEMS, *map(dated, DATES)]
    for name, text in (
        ("plain", export(items, "csv")),
        ("bom", export(items, "csv", bom=True)),
        ("unguarded", "pair,note\r\n1,=1+1\r\n"),
    ):
        (folder / f"{name}.csv").write_bytes(text.encode())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", f"--infilter={READ_AS}", "--convert-to", "ods", "--outdir", folder]
    subprocess.run([*command, *folder.glob("*.csv")], check=True, capture_output=True, timeout=300)
    return folder


def cells(path: Path) -> Iterator[list[ElementTree.Element]]:
    root = ElementTree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    for row in root.iter(f"{TABLE}table-row"):
        found: list[ElementTree.Element] = []
        for cell in row.iter(f"{TABLE}table-cell"):
            found += [cell] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 200)
        yield found


def shown(cell: ElementTree.Element) -> str:
    return "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p"))


def table(path: Path) -> list[dict[str, ElementTree.Element]]:
    header, *rows = cells(path)
    names = [shown(cell) for cell in header]
    return [dict(zip(names, row, strict=False)) for row in rows]


@pytest.mark.parametrize("name", ["plain", "bom"])
def test_accents_lines_and_columns_are_right(opened, name):
    first, hostile, *rest = table(opened / f"{name}.ods")
    assert next(iter(first)) == "pair", "the byte order mark is no part of the first name"
    assert len(rest) == len(DATES)
    assert all(shown(row["later_claim"]) == ACCENTS for row in rest)
    assert shown(first["review_note"]) == "Checked against\nthe page."
    assert shown(hostile["later_quote"]) == EVIL
    assert first["score"].get(f"{OFFICE}value") == "0.8765"


@pytest.mark.parametrize("name", ["plain", "bom"])
def test_nothing_is_a_formula(opened, name):
    found = [cell for row in cells(opened / f"{name}.ods") for cell in row]
    assert [shown(cell) for cell in found if cell.get(f"{TABLE}formula")] == []
    assert [cell for cell in found if cell.get(f"{OFFICE}value-type") == "error"] == []


def test_without_our_guard_it_would_be_one(opened):
    (row,) = table(opened / "unguarded.ods")
    assert row["note"].get(f"{TABLE}formula") == "of:=1+1"


@pytest.mark.parametrize("name", ["plain", "bom"])
def test_days_are_dates_and_what_is_less_exact_is_not_made_a_day(opened, name):
    rows = table(opened / f"{name}.ods")[2:]
    said = [row["later_said_on"] for row in rows]
    assert [shown(cell) for cell in said] == list(DATES)
    assert [cell.get(f"{OFFICE}date-value") for cell in said] == ["2020-03-04", None, None, None, "2020-01-02"]
