"""The labelled corporate pairs of `corpus/` as cases, split by organisation."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from contradict.domain import Statement
from contradict.reading import read_files

CORPUS = Path(__file__).parent.parent / "corpus"

WORTH_REPORTING = ("contradiction", "tension", "changed_position")
"""The labels that a reviewer would want to see flagged."""


@dataclass(frozen=True)
class Case:
    """Two statements of one organisation, earlier first, with a reader's label."""

    id: str
    earlier: Statement
    later: Statement
    label: str
    first_label: str
    """What the reader said at first; differs where a label was corrected."""
    split: str

    @property
    def positive(self) -> bool:
        """Whether the pair is worth reporting."""
        return self.label in WORTH_REPORTING


def split_of(organization: str) -> str:
    """'dev' or 'test', by a hash of the name: no organisation is in both, and adding one moves no other."""
    return "dev" if hashlib.sha256(organization.encode()).digest()[0] % 2 == 0 else "test"


def statements() -> list[Statement]:
    """All statements of `corpus/`, in file order."""
    return [statement for file in read_files([CORPUS / "statements.jsonl"]) for statement in file.statements]


def cases() -> list[Case]:
    """All labelled pairs of `corpus/`, in file order."""
    by_id = {str(statement.metadata["id"]): statement for statement in statements()}
    lines = (CORPUS / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line), by_id) for line in lines]


def _case(row: dict[str, str], by_id: dict[str, Statement]) -> Case:
    earlier, later = by_id[row["a"]], by_id[row["b"]]
    label, first = row["label"], row.get("label_was", row["label"])
    return Case(f"{row['a']}~{row['b']}", earlier, later, label, first, split_of(earlier.organization))
