"""Alias tables: other names of organisations and speakers."""

import pytest

from contradict.domain import Alias
from tests.reading.tables import ROW, jsonl, read

META = [Alias("organization", "Meta", "Facebook"), Alias("organization", "Meta", "Facebook, Inc.")]


@pytest.mark.parametrize(
    ("row", "aliases"),
    [
        ({"organization": "Meta", "aliases": ["Facebook", "Facebook, Inc."]}, META),
        ({"organization": "Meta", "aliases": " Facebook | Facebook, Inc.|"}, META),
        ({"organization": "Meta", "aliases": ["Facebook", "Meta", "Facebook", " ", None, "Facebook, Inc."]}, META),
        (
            {
                "speaker": "Jensen Huang",
                "organization": "Nvidia",
                "aliases": ["Jen-Hsun Huang"],
                "roles": [{"role": "CEO"}],
            },
            [Alias("speaker", "Jensen Huang", "Jen-Hsun Huang")],
        ),
        ({"organization": "Meta", "aliases": []}, []),
        ({"organization": "Meta", "aliases": None}, []),
    ],
)
def test_rows_of_other_names(tmp_path, row, aliases):
    table = read(tmp_path, jsonl(row))
    assert (table.aliases, table.refused, table.problem, table.statements) == (aliases, [], None, [])


def test_csv_of_other_names(tmp_path):
    table = read(tmp_path, b'organization,aliases\nMeta,"Facebook|Facebook, Inc."\nApple,\n', "t.csv")
    assert (table.aliases, table.refused) == (META, [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            {"organization": "", "aliases": ["x"]},
            "aliases of nobody; name the organization or the speaker they belong to",
        ),
        ({"organization": "Meta", "aliases": [3]}, "alias must be text, not a number"),
        ({"organization": "Meta", "aliases": {"a": "b"}}, "aliases must be text, not an object"),
    ],
)
def test_a_bad_row_is_refused(tmp_path, row, reason):
    table = read(tmp_path, jsonl(row, {"organization": "Apple", "aliases": ["Apple Inc."]}))
    assert [(refused.line, refused.reason) for refused in table.refused] == [(1, reason)]
    assert table.aliases == [Alias("organization", "Apple", "Apple Inc.")]


def test_a_statement_may_have_a_column_of_that_name(tmp_path):
    table = read(tmp_path, jsonl({**ROW, "aliases": ["tag"]}))
    assert (table.statements[0].metadata, table.aliases) == ({"aliases": ["tag"]}, [])
