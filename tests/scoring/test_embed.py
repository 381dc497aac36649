"""Vectors: unit rows, windows for long texts, names that follow the weights."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from contradict.errors import ModelError
from contradict.scoring.embed import SentenceEmbedder, load_embedder
from tests.fakes import FakeEmbedder


@pytest.fixture(scope="module")
def embedder(tiny_encoder: Path) -> SentenceEmbedder:
    return load_embedder(str(tiny_encoder))


def test_rows_have_length_one(embedder: SentenceEmbedder) -> None:
    vectors = embedder.encode(["we sold data", "the store is open", "", "\ud800"])
    assert vectors.shape == (4, 16)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(embedder: SentenceEmbedder) -> None:
    assert embedder.encode([]).shape == (0, 16)


def test_same_text_gives_the_same_vector_in_any_batch(embedder: SentenceEmbedder) -> None:
    texts = ["we sold data", "the company is not open in a store.", "never"]
    alone = np.vstack([embedder.encode([text]) for text in texts])
    np.testing.assert_allclose(embedder.encode(texts), alone, atol=1e-5)


def test_end_of_a_long_text_counts(embedder: SentenceEmbedder) -> None:
    long = "we will never sell data. " * 20
    with_end, without = embedder.encode([long + "the store is closed! " * 5, long])
    assert with_end @ without < 0.9999
    assert np.linalg.norm(with_end) == pytest.approx(1, abs=1e-5)


def test_name_is_that_of_folder_and_weights(embedder: SentenceEmbedder, tiny_encoder: Path, tmp_path: Path) -> None:
    assert embedder.name.startswith("encoder@")
    copy = shutil.copytree(tiny_encoder, tmp_path / "encoder")
    assert load_embedder(str(copy)).name == embedder.name
    with (copy / "model.safetensors").open("ab") as weights:
        weights.write(b" ")
    assert load_embedder(str(copy)).name != embedder.name


def test_folder_without_a_model_is_one_line(tiny_encoder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model there"):
        load_embedder(str(tmp_path))
    broken = shutil.copytree(tiny_encoder, tmp_path / "broken")
    (broken / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="this model cannot be loaded") as caught:
        load_embedder(str(broken)).encode(["a"])
    assert "\n" not in str(caught.value)


def test_loading_prints_nothing(tiny_encoder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    load_embedder(str(tiny_encoder)).encode(["we sold data", "we will never sell data. " * 40])
    assert capfd.readouterr() == ("", "")


def test_fake_embedder_keeps_the_promises_of_a_real_one() -> None:
    vectors = FakeEmbedder().encode(["We sell data.", "We never sell data.", "Stores are open.", ""])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert vectors[0] @ vectors[1] > 0.9 > 0.3 > vectors[0] @ vectors[2]


@pytest.mark.models
def test_default_embedder_knows_what_is_alike() -> None:
    embedder = load_embedder()
    assert embedder.name == "all-MiniLM-L6-v2@53aa5117"
    alike, other, one = embedder.encode(
        ["We will not sell customer data.", "The plant opens in May.", "Customer data will not be sold."]
    )
    assert alike @ one > 0.8 > 0.3 > alike @ other
