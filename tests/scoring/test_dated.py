"""What a judge reads: the claim, with the date before it where the judge has learned to read dates."""

import json
import shutil
from dataclasses import dataclass

import pytest

from contradict.domain import Basis, Precision, SaidOn, Statement
from contradict.scoring.dated import dated, texts_read
from contradict.scoring.judge import SHIPPED, load_judge


@dataclass(frozen=True)
class Reader:
    reads_dates: bool


def said(claim, on):
    return Statement("s", "Acme", claim, said_on=SaidOn.parse(on) if on else None)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2015-11-17", "17 November 2015: We sell."),
        ("2015-11-02", "2 November 2015: We sell."),
        ("2015-11", "November 2015: We sell."),
        ("2015-Q4", "Q4 2015: We sell."),
        ("2015", "2015: We sell."),
    ],
)
def test_a_date_is_put_as_exactly_as_it_is_known(on, expected):
    assert dated("We sell.", SaidOn.parse(on)) == expected


def test_a_week_is_put_as_its_month():
    week = SaidOn(SaidOn.parse("2015-11-16").first, Precision.WEEK, Basis.RELATIVE)
    assert dated("We sell.", week) == "November 2015: We sell."


@pytest.mark.parametrize(
    ("reader", "later", "expected"),
    [
        (Reader(True), "2021-02", ("2020: We sell.", "February 2021: We do not.")),
        (Reader(True), None, ("We sell.", "We do not.")),
        (Reader(False), "2021-02", ("We sell.", "We do not.")),
    ],
)
def test_dates_are_read_when_both_are_known_and_the_judge_knows_dates(reader, later, expected):
    assert texts_read(reader, said("We sell.", "2020"), said("We do not.", later)) == expected


@pytest.mark.parametrize(
    ("setting", "expected"), [({"reads_dates": True}, True), ({"reads_dates": False}, False), ({}, False)]
)
def test_a_judge_says_in_its_config_whether_it_reads_dates(tmp_path, setting, expected):
    shutil.copytree(SHIPPED.path, tmp_path, dirs_exist_ok=True)
    config = json.loads((tmp_path / "config.json").read_text())
    config.pop("reads_dates", None)
    (tmp_path / "config.json").write_text(json.dumps(config | setting))
    assert load_judge(str(tmp_path)).reads_dates is expected
