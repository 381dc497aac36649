"""Every row of the corpus: complete, linked, dated, and counted as its README says."""

import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from contradict.domain import Relation, SaidOn
from contradict.reading import read_files

CORPUS = Path(__file__).parent.parent / "corpus"


def rows(name):
    return [json.loads(line) for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


STATEMENTS, PAIRS, ORGANIZATIONS, SPEAKERS = map(rows, ("statements", "pairs", "organizations", "speakers"))
BY_ID = {row["id"]: row for row in STATEMENTS}
REQUIRED = ("id", "topic", "organization", "claim", "said_on", "date_basis", "source_url", "source_title", "publisher")


def named(row):
    return row.get("id") or row.get("speaker") or row.get("organization") or f"{row['a']}/{row['b']}"


each_statement = pytest.mark.parametrize("row", STATEMENTS, ids=named)
each_pair = pytest.mark.parametrize("pair", PAIRS, ids=named)


@each_statement
def test_statement_is_complete(row):
    missing = [name for name in REQUIRED if not (isinstance(row.get(name), str) and row[name].strip())]
    assert not missing
    assert isinstance(row["quoted_directly"], bool)
    assert row["date_basis"] in {"stated", "inferred", "page date"}


@each_statement
def test_source_is_on_the_web(row):
    parts = urlsplit(row["source_url"])
    assert parts.scheme in {"http", "https"}
    assert parts.hostname


@each_statement
def test_dates_are_read(row):
    said = SaidOn.parse(row["said_on"])
    if row["published"]:
        assert SaidOn.parse(row["published"]).last >= said.first, "published before it was said"


@each_statement
def test_claim_is_a_short_paraphrase(row):
    assert not re.search('["“”„«»]', row["claim"]), "a paraphrase carries no quotation marks"
    assert len(row["claim"].split()) <= 45


@each_statement
def test_organization_and_speaker_are_listed(row):
    assert row["organization"] in {listed["organization"] for listed in ORGANIZATIONS}
    if row["speaker"]:
        assert (row["speaker"], row["organization"]) in {(s["speaker"], s["organization"]) for s in SPEAKERS}


@pytest.mark.parametrize("row", [row for row in STATEMENTS if row["speaker"]], ids=named)
def test_speaker_held_a_listed_role_on_the_day(row):
    said = SaidOn.parse(row["said_on"])
    roles = next(listed["roles"] for listed in SPEAKERS if listed["speaker"] == row["speaker"])
    assert any(
        (not role["from"] or SaidOn.parse(role["from"]).first <= said.last)
        and (not role["to"] or said.first <= SaidOn.parse(role["to"]).last)
        for role in roles
    )


def test_ids_and_claims_are_unique():
    assert len(BY_ID) == len(STATEMENTS)
    assert len({(row["organization"], row["claim"]) for row in STATEMENTS}) == len(STATEMENTS)


@each_pair
def test_pair_is_of_two_statements_the_earlier_first(pair):
    a, b = BY_ID[pair["a"]], BY_ID[pair["b"]]
    assert a is not b
    assert a["organization"] == b["organization"]
    assert SaidOn.parse(a["said_on"]).first <= SaidOn.parse(b["said_on"]).last, "a is later than b"


@each_pair
def test_label_is_known_and_reasoned(pair):
    assert pair["label"] in set(Relation)
    assert pair["why"].strip()
    assert ("label_was" in pair) == ("label_reason" in pair)
    if "label_was" in pair:
        assert pair["label_was"] in set(Relation) - {pair["label"]}
        assert pair["label_reason"].strip()


def test_no_pair_is_labelled_twice():
    assert len({frozenset((pair["a"], pair["b"])) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("row", [*ORGANIZATIONS, *SPEAKERS], ids=named)
def test_other_names_are_other_names(row):
    name = row.get("speaker") or row["organization"]
    assert len(set(row["aliases"])) == len(row["aliases"])
    assert name not in row["aliases"]
    assert all(alias == alias.strip() != "" for alias in row["aliases"])


@pytest.mark.parametrize("listed", [ORGANIZATIONS, SPEAKERS], ids=["organizations", "speakers"])
def test_a_name_belongs_to_one_only(listed):
    owners = Counter()
    for row in listed:
        owners.update({name.casefold() for name in (row.get("speaker") or row["organization"], *row["aliases"])})
    shared = [name for name, count in owners.items() if count > 1]
    assert not shared


@pytest.mark.parametrize("row", SPEAKERS, ids=named)
def test_roles_are_in_order(row):
    assert row["roles"]
    for role in row["roles"]:
        assert role["role"].strip()
        if role["from"] and role["to"]:
            assert SaidOn.parse(role["from"]).first <= SaidOn.parse(role["to"]).last


def test_the_lists_hold_nobody_who_says_nothing():
    assert {row["organization"] for row in ORGANIZATIONS} == {row["organization"] for row in STATEMENTS}
    assert {row["speaker"] for row in SPEAKERS} == {row["speaker"] for row in STATEMENTS} - {None}


def test_readme_counts_what_is_there():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"^\| (\w[\w ]*) \|(?:.*\|)? (\d+) \|$", readme, re.MULTILINE))
    bases = Counter(row["date_basis"] for row in STATEMENTS)
    assert {name: int(count) for name, count in table.items()} == {
        "statements": len(STATEMENTS),
        "organizations": len(ORGANIZATIONS),
        "speakers": len(SPEAKERS),
        "pages cited": len({row["source_url"] for row in STATEMENTS}),
        "labelled pairs": len(PAIRS),
        **Counter(pair["label"] for pair in PAIRS),
    }
    assert f"{bases['inferred']} of the {len(STATEMENTS)} dates are inferred" in readme
    assert f"{bases['stated']} are stated and {bases['page date']} are the date of the page" in readme
    assert f"({sum('label_was' in pair for pair in PAIRS)} pairs)" in readme


def test_the_folder_is_read_without_loss():
    files = {Path(table.file).name: table for table in read_files([CORPUS])}
    assert not [table.problem or table.refused for table in files.values() if table.problem or table.refused]
    assert {name for name, table in files.items() if table.ignored} == {"README.md", "pairs.jsonl"}
    read = files["statements.jsonl"]
    assert (len(read.statements), read.repeated) == (len(STATEMENTS), 0)
    assert {statement.metadata["id"] for statement in read.statements} == set(BY_ID)
    aliases = [*files["organizations.jsonl"].aliases, *files["speakers.jsonl"].aliases]
    assert len(aliases) == sum(len(row["aliases"]) for row in [*ORGANIZATIONS, *SPEAKERS])
