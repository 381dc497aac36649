"""`calibrate` and `train --reviews`: from decisions to a new score and a new judge, with what they change."""

import json

import pytest

from contradict.scoring.calibration import Calibration
from contradict.store import Store
from tests.reviewing.test_learning import SCORER, reviewed
from tests.test_cli import call


@pytest.fixture
def decided(tmp_path):
    return reviewed(tmp_path).path


RECIPE = """
base = "tiny"
[adapter]
rank = 2
alpha = 4
first_layer = 0
targets = ["query", "value"]
[schedule]
rate = 1e-3
warmup_steps = 1
decay = 0.5
batch = 16
max_tokens = 24
seed = 1
heldout = {}
[[phase]]
name = "reviews"
unrelated = 4
[phase.sources]
"reviews.confirmed" = 20
"reviews.*" = 20
"""


def test_calibrate_says_what_changes_and_writes_it(decided, tmp_path):
    told = call("calibrate", "--db", decided)
    assert "40 confirmed and 40 rejected" in told.stderr
    assert "80 held-out reviews: log loss -0." in told.stderr
    assert ", better" in told.stderr
    rows = json.loads(call("calibrate", "--db", decided, "--json", "-o", tmp_path / "c.json").stdout)
    assert [row["measure"] for row in rows] == ["log loss", "Brier score", "calibration error", "AUC"]
    assert rows[0]["after"] < rows[0]["before"]
    fitted = json.loads((tmp_path / "c.json").read_text())
    assert fitted["judge"] == "judge@1"
    assert "is there already" in call("calibrate", "--db", decided, "-o", tmp_path / "c.json", code=1).stderr


def test_calibrate_refuses_too_few(db):
    message = call("calibrate", "--db", db, code=1).stderr
    assert "from 20 confirmed and 20 rejected pairs on; there are 0 and 0" in message


def test_scan_uses_a_calibration_under_a_new_name(db, tmp_path):
    path = tmp_path / "c.json"
    path.write_text(json.dumps({**vars(Calibration(-1, 1, 0, "reviews")), "judge": "fake-judge"}))
    before = json.loads(call("flags", "--db", db, "--min-score", 0, "--json").stdout)
    call("scan", "--db", db, "--calibration", path)
    after = json.loads(call("flags", "--db", db, "--min-score", 0, "--json").stdout)
    assert {row["scorer"] for row in before}.isdisjoint({row["scorer"] for row in after})
    assert all(new["score"] < old["score"] for new, old in zip(after, before, strict=True))
    path.write_text(path.read_text().replace("fake-judge", "another"))
    assert "fitted for the judge another" in call("scan", "--db", db, "--calibration", path, code=1).stderr


def test_train_takes_reviews_and_says_what_changes(decided, tmp_path, tiny_encoder):
    recipe = tmp_path / "recipe.toml"
    recipe.write_text(RECIPE)
    options = ("--reviews", decided, "--base", tiny_encoder, "--out", tmp_path / "judge")
    told = call("train", recipe, *options)
    assert "reviewed pairs teach" in told.stderr
    assert f"before: {SCORER}" in told.stderr
    assert "held-out reviews: log loss" in told.stderr
    assert "log loss" in told.stdout
    assert (tmp_path / "judge" / "adapter_model.safetensors").exists()
    assert Store(decided).newest_scorer() == SCORER


def test_train_without_a_recipe_needs_reviews(tmp_path, db):
    assert "name a RECIPE" in call("train", "--out", tmp_path / "judge", code=1).stderr
    assert "reviews teach from 20" in call("train", "--reviews", db, "--out", tmp_path / "judge", code=1).stderr
