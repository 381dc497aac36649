"""A calibration on disk belongs to its judge and is not written over."""

import pytest

from contradict.errors import InputError, ModelError
from contradict.scoring.calibration import Calibration, to_json
from contradict.scoring.fitted import read_fitted, write_fitted

FITTED = Calibration(-1.5, 0.8, 0.3, "21 confirmed and 20 rejected pairs")


def test_what_is_written_is_read(tmp_path):
    write_fitted(tmp_path / "c.json", FITTED, "judge@1")
    assert read_fitted(tmp_path / "c.json", "judge@1") == FITTED


def test_another_judge_is_refused(tmp_path):
    write_fitted(tmp_path / "c.json", FITTED, "judge@1")
    with pytest.raises(ModelError, match="fitted for the judge judge@1, not judge@2"):
        read_fitted(tmp_path / "c.json", "judge@2")


def test_the_shipped_form_is_read_too(tmp_path):
    (tmp_path / "c.json").write_text(to_json(FITTED))
    assert read_fitted(tmp_path / "c.json", "any") == FITTED


def test_nothing_is_written_over(tmp_path):
    write_fitted(tmp_path / "c.json", FITTED, "judge@1")
    with pytest.raises(InputError, match="is there already"):
        write_fitted(tmp_path / "c.json", Calibration(), "judge@1")
    with pytest.raises(InputError, match="cannot be written"):
        write_fitted(tmp_path / "none" / "c.json", FITTED, "judge@1")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"intercept": "x"}'])
def test_what_is_no_calibration(tmp_path, content):
    (tmp_path / "c.json").write_bytes(content)
    with pytest.raises(ModelError):
        read_fitted(tmp_path / "c.json", "judge@1")
    with pytest.raises(ModelError, match="cannot be read"):
        read_fitted(tmp_path / "nowhere.json", "judge@1")
