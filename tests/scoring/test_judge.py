"""Loading judges of every kind, and what they read: real, tiny models with random weights."""

import json
import shutil
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from contradict.domain import Probabilities
from contradict.errors import ModelError
from contradict.scoring.calibration import Calibration, to_json
from contradict.scoring.checksum import weights_files
from contradict.scoring.cross_encoder import CrossEncoder
from contradict.scoring.direction import combined, judge_pairs
from contradict.scoring.judge import load_calibration, load_judge
from contradict.scoring.models import JUDGE_BASE
from tests.conftest import TinyClassifier
from tests.fakes import FakeJudge

LABELS = ("contradiction", "neutral", "entailment")

PAIRS = [
    ("we will never sell data", "we sold data"),
    ("the store is open", "the store is closed"),
    ("we sold data", "we will never sell data"),
    ("the company is not open.", "stores are closed, no longer open"),
]

LONG = "we will never sell data. the store is open! " * 12
"""More tokens than the tiny model takes."""


def values(found: list[Probabilities]) -> np.ndarray:
    return np.array([(p.contradiction, p.neutral, p.entailment) for p in found])


@pytest.fixture(scope="session")
def nli(tiny_classifier: TinyClassifier) -> Path:
    return tiny_classifier(LABELS)


@pytest.fixture
def judge(nli: Path) -> CrossEncoder:
    return load_judge(str(nli))


def test_six_label_orders_give_the_same_verdicts(tiny_classifier: TinyClassifier, judge: CrossEncoder) -> None:
    expected = values(judge.probabilities(PAIRS))
    assert np.ptp(expected, axis=0).max() > 0.05  # else any order would pass
    for order in permutations(LABELS):
        found = load_judge(str(tiny_classifier(order))).probabilities(PAIRS)
        np.testing.assert_allclose(values(found), expected, atol=0.01)


@pytest.mark.parametrize("names", [("ENTAILMENT", "NEUTRAL", "CONTRADICTION"), ("entail", "neutral", "contradict")])
def test_labels_are_known_in_their_other_spellings(tiny_classifier: TinyClassifier, names: tuple[str, ...]) -> None:
    assert load_judge(str(tiny_classifier(names))).order == (2, 1, 0)


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (("entailment", "not_entailment"), "no contradiction class.*entailment, not_entailment.*two-class"),
        (("LABEL_0", "LABEL_1", "LABEL_2"), "LABEL_0, LABEL_1, LABEL_2: no trained NLI head"),
        (("contradiction", "other"), "contradiction, other; a judge has"),
        (("contradiction", "neutral", "entailment", "unsure"), "unsure; a judge has"),
    ],
)
def test_heads_of_another_kind_are_refused(
    tiny_classifier: TinyClassifier, labels: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ModelError, match=message):
        load_judge(str(tiny_classifier(labels)))


def test_plain_encoder_is_refused(tiny_encoder: Path) -> None:
    with pytest.raises(ModelError, match="no trained NLI head"):
        load_judge(str(tiny_encoder))


def test_encoder_that_only_names_the_classes_is_refused(tiny_encoder: Path, nli: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_encoder, tmp_path / "pretender")
    shutil.copy(nli / "config.json", tmp_path / "pretender")
    judge = load_judge(str(tmp_path / "pretender"))
    with pytest.raises(ModelError, match=r"no trained head, the weights lack classifier\.bias"):
        judge.probabilities(PAIRS)


def test_sentence_transformers_folder_is_refused(tiny_encoder: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_encoder, tmp_path / "embedder")
    (tmp_path / "embedder" / "modules.json").write_text("[]")
    with pytest.raises(ModelError, match="which makes vectors"):
        load_judge(str(tmp_path / "embedder"))


def test_folders_without_a_model_say_so(nli: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere: no such model folder"):
        load_judge(str(tmp_path / "nowhere"))
    with pytest.raises(ModelError, match="no model there"):
        load_judge(str(tmp_path))
    shutil.copy(weights_files(nli)[0], tmp_path)
    with pytest.raises(ModelError, match=r"no config\.json"):
        load_judge(str(tmp_path))
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(ModelError, match=r"config\.json: cannot be read as JSON"):
        load_judge(str(tmp_path))


def test_broken_weights_are_one_line(nli: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(nli, tmp_path / "broken")
    weights_files(tmp_path / "broken")[0].write_bytes(b"not weights")
    with pytest.raises(ModelError, match="broken: this model cannot be loaded") as caught:
        load_judge(str(tmp_path / "broken")).probabilities(PAIRS)
    assert "\n" not in str(caught.value)


def test_loading_prints_nothing(
    nli: Path, tiny_adapter: Path, tiny_encoder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    load_judge(str(nli)).probabilities(PAIRS)
    load_judge(str(tiny_adapter), str(tiny_encoder)).probabilities(PAIRS)
    assert capfd.readouterr() == ("", "")


def test_adapter_is_merged_into_its_base(tiny_adapter: Path, tiny_encoder: Path) -> None:
    import torch
    from peft import PeftModel
    from transformers import AutoTokenizer, BertForSequenceClassification

    found = load_judge(str(tiny_adapter)).probabilities(PAIRS)  # its base is a folder that it names itself
    base = BertForSequenceClassification.from_pretrained(tiny_encoder, num_labels=3)
    model = PeftModel.from_pretrained(base, tiny_adapter).eval()
    encoded = AutoTokenizer.from_pretrained(tiny_encoder)(
        *map(list, zip(*PAIRS, strict=True)), padding=True, return_tensors="pt"
    )
    with torch.inference_mode():
        expected = model(**encoded).logits.softmax(-1).numpy()
    np.testing.assert_allclose(values(found), expected, atol=0.03)


def test_adapter_without_a_head_is_refused(tiny_adapter: Path, tiny_encoder: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    shutil.copytree(tiny_adapter, tmp_path / "headless")
    place = tmp_path / "headless" / "adapter_model.safetensors"
    save_file({name: value for name, value in load_file(place).items() if "classifier" not in name}, place)
    with pytest.raises(ModelError, match="no trained head"):
        load_judge(str(tmp_path / "headless")).probabilities(PAIRS)


def test_adapter_on_another_base_than_the_pinned_one_is_refused(
    tiny_adapter: Path, tiny_encoder: Path, tmp_path: Path
) -> None:
    shutil.copytree(tiny_adapter, tmp_path / "adapter")
    place = tmp_path / "adapter" / "adapter_config.json"
    place.write_text(json.dumps(json.loads(place.read_text()) | {"base_model_name_or_path": JUDGE_BASE.hub_id}))
    with pytest.raises(ModelError, match=f"not the weights of {JUDGE_BASE.hub_id}"):
        load_judge(str(tmp_path / "adapter"), str(tiny_encoder))


def test_name_follows_weights_and_labels(nli: Path, tiny_classifier: TinyClassifier, tmp_path: Path) -> None:
    name = load_judge(str(nli)).name
    assert name.startswith("classifier@")
    shutil.copytree(nli, tmp_path / "classifier")
    copy = str(tmp_path / "classifier")
    assert load_judge(copy).name == name
    config = tmp_path / "classifier" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"id2label": dict(enumerate(LABELS[::-1]))}))
    assert load_judge(copy).name != name
    assert load_judge(str(tiny_classifier(("a", *LABELS)[1:]))).name == name
    assert load_judge(str(tiny_classifier(LABELS[::-1]))).name != name


def test_each_text_pair_is_read_once_and_answers_keep_their_order(judge: CrossEncoder) -> None:
    tiny = judge._classifier
    read = []
    tiny.model.register_forward_pre_hook(lambda _, __, kw: read.append(len(kw["input_ids"])), with_kwargs=True)
    found = judge.probabilities([PAIRS[1], PAIRS[0], PAIRS[1]])
    assert sum(read) == 2
    assert found[0] == found[2] != found[1]
    alone = [judge.probabilities([pair])[0] for pair in PAIRS]
    np.testing.assert_allclose(values(judge.probabilities(PAIRS)), values(alone), atol=0.01)


def test_long_statements_are_windowed_not_cut(judge: CrossEncoder) -> None:
    end = "the company is not closed."
    other = "we sold data"
    (whole,) = judge.probabilities([(LONG + end, other)])
    parts = judge._split((LONG + end, other))
    read = judge.probabilities(parts)
    assert len(parts) > 2
    assert whole.contradiction == pytest.approx(max(p.contradiction for p in read), abs=0.01)
    assert all(word in " ".join(premise for premise, _ in parts) for word in end.split())
    both = judge._split((LONG, LONG))
    assert all(sum(judge._counts(pair)) <= judge._room for pair in [*parts, *both])


def test_text_of_any_kind_is_read(judge: CrossEncoder) -> None:
    found = judge.probabilities([("", ""), ("\ud800 half a pair", "x" * 5000), ("\0", "🙂" * 300), ("a\n" * 500, " ")])
    np.testing.assert_allclose(values(found).sum(axis=1), 1, atol=1e-6)


def test_no_pairs_load_no_model() -> None:
    judge = CrossEncoder("never", (0, 1, 2), load=lambda: pytest.fail("loaded"))
    assert judge.probabilities([]) == []
    assert judge_pairs(judge, []) == []


def test_both_directions_are_read() -> None:
    judge = FakeJudge()
    (found,) = judge_pairs(judge, [("we sell data", "we never sell data")])
    assert judge.pairs == [("we sell data", "we never sell data"), ("we never sell data", "we sell data")]
    assert found[0].contradiction > 0.9 < found[1].contradiction


def test_combined_is_the_mean() -> None:
    found = combined(Probabilities(0.9, 0.1, 0.0), Probabilities(0.5, 0.1, 0.4))
    assert values([found])[0] == pytest.approx([0.7, 0.1, 0.2])


def test_calibration_lies_beside_the_weights(nli: Path, tmp_path: Path) -> None:
    assert load_calibration(str(nli)) == Calibration()
    shutil.copytree(nli, tmp_path / "calibrated")
    (tmp_path / "calibrated" / "calibration.json").write_text(to_json(Calibration(-1.5, 0.8, 0.5, "40 pairs")))
    assert load_calibration(str(tmp_path / "calibrated")) == Calibration(-1.5, 0.8, 0.5, "40 pairs")
    (tmp_path / "calibrated" / "calibration.json").write_text("{}")
    with pytest.raises(ModelError, match="not a calibration"):
        load_calibration(str(tmp_path / "calibrated"))


@pytest.mark.models
def test_shipped_judge_knows_a_plain_conflict() -> None:
    conflict, same, other = judge_pairs(
        load_judge(),
        [
            ("We will never sell our customers' data.", "We sell our customers' data to brokers."),
            ("All of our stores will stay open.", "None of our stores will be closed."),
            ("We opened a plant in Ohio.", "Our chief financial officer will retire in May."),
        ],
    )
    assert min(reading.contradiction for reading in conflict) > 0.5
    assert max(reading.contradiction for reading in (*same, *other)) < 0.5
