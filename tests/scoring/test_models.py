"""Finding models: folders, the hub's cache, installed packages, the hub; and their hashes."""

import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from contradict.errors import ModelError
from contradict.scoring import checksum, models
from contradict.scoring.checksum import cache_folder, check, fingerprint, sha256
from contradict.scoring.models import EMBEDDER, ModelFolder, Pinned, resolve, resolve_base
from contradict.scoring.packages import PackagedFolder, PackagedParts, unzip_folder

WEIGHTS = b"pretend weights" * 1000
SHA256 = hashlib.sha256(WEIGHTS).hexdigest()
PARTS = ("tiny-model-part-001", "tiny-model-part-002", "tiny-model-part-003")

Install = Callable[[str, dict[str, bytes]], None]


@pytest.fixture(autouse=True)
def offline_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty hub cache, and no network."""
    cache = tmp_path / "hub"
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(cache))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    return cache


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put files into a site folder as an installed package has them."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def _install(package: str, files: dict[str, bytes]) -> None:
        info = site / f"{package.replace('-', '_')}-0.0.1.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 0.0.1\n")
        for name, content in files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
        (info / "RECORD").write_text("".join(f"{name},,\n" for name in files))

    return _install


def split_zip(path: Path, members: dict[str, bytes]) -> list[bytes]:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    whole, third = path.read_bytes(), path.stat().st_size // 3
    return [whole[:third], whole[third : 2 * third], whole[2 * third :]]


@pytest.fixture
def parts(tmp_path: Path, install: Install) -> PackagedParts:
    members = {"tiny-model/": b"", "tiny-model/model.safetensors": WEIGHTS, "tiny-model/1_Pooling/config.json": b"{}"}
    for number, content in enumerate(split_zip(tmp_path / "all.zip", members), 1):
        install(PARTS[number - 1], {f"tiny-model-part_00{number}/input/tiny-model.zip.00{number}": content})
    return PackagedParts("tiny-model", PARTS)


def test_parts_are_assembled_once(parts: PackagedParts, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = parts.find(SHA256)
    assert folder == cache_folder() / "models" / f"tiny-model-{SHA256[:8]}"
    assert (folder / "model.safetensors").read_bytes() == WEIGHTS
    assert (folder / "1_Pooling" / "config.json").is_file()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    monkeypatch.setattr(PackagedParts, "_assemble", lambda *_: pytest.fail("assembled again"))
    assert parts.find(SHA256) == folder


def test_parts_with_other_weights_leave_nothing_behind(parts: PackagedParts) -> None:
    with pytest.raises(ModelError, match="not the weights of tiny-model"):
        parts.find("0" * 64)
    assert list((cache_folder() / "models").iterdir()) == []


def test_missing_part_is_named(parts: PackagedParts) -> None:
    more = PackagedParts("tiny-model", (*PARTS, "tiny-model-part-004"))
    with pytest.raises(ModelError, match="^tiny-model-part-004: not installed; install the packages"):
        more.find(SHA256)


def test_no_part_is_no_error() -> None:
    assert PackagedParts("tiny-model", ("no-such-part-001",)).find(SHA256) is None


def test_damaged_parts_say_so(install: Install) -> None:
    install(PARTS[0], {"tiny/tiny-model.zip.001": b"not a zip"})
    with pytest.raises(ModelError, match="damaged"):
        PackagedParts("tiny-model", PARTS[:1]).find(SHA256)


def test_cache_that_cannot_be_written_says_so(
    parts: PackagedParts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(ModelError, match=r"cannot be written .*set XDG_CACHE_HOME"):
        parts.find(SHA256)


@pytest.mark.parametrize(
    "name", ["../evil", "/evil", "tiny-model/../../evil", "other/file", "tiny-model\\..\\..\\evil"]
)
def test_unsafe_member_is_not_unpacked(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr(name, b"")
    with pytest.raises(ModelError, match="unsafe name"):
        unzip_folder(tmp_path / "bad.zip", "tiny-model", tmp_path / "target")
    assert not (tmp_path / "target").exists()
    assert not (tmp_path / "evil").exists()


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> Pinned:
    found = Pinned("owner/tiny", SHA256, PackagedFolder("tiny-package"))
    monkeypatch.setitem(models.PINNED, found.hub_id, found)
    return found


def cached_snapshot(cache: Path, hub_id: str, weights: bytes) -> Path:
    repository = cache / f"models--{hub_id.replace('/', '--')}"
    folder = repository / "snapshots" / ("a" * 40)
    folder.mkdir(parents=True)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("a" * 40)
    (folder / "config.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_packaged_model_is_found_and_checked(pinned: Pinned, install: Install, tmp_path: Path) -> None:
    install("tiny-package", {"tiny/model/model.safetensors": WEIGHTS})
    assert resolve(pinned.hub_id) == ModelFolder("tiny", tmp_path / "site" / "tiny" / "model")
    assert resolve(pinned.hub_id).name == f"tiny@{SHA256[:8]}"
    (tmp_path / "site" / "tiny" / "model" / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelError, match=f"not the weights of {pinned.hub_id}"):
        resolve(pinned.hub_id)


def test_hub_cache_comes_before_packages(pinned: Pinned, install: Install, offline_hub: Path) -> None:
    install("tiny-package", {"tiny/model/model.safetensors": WEIGHTS})
    folder = cached_snapshot(offline_hub, pinned.hub_id, WEIGHTS)
    assert resolve(pinned.hub_id).path == folder
    (folder / "model.safetensors").write_bytes(b"other weights")
    with pytest.raises(ModelError, match="not the weights"):
        resolve(pinned.hub_id)


def test_any_model_in_the_hub_cache_is_found(offline_hub: Path) -> None:
    folder = cached_snapshot(offline_hub, "someone/judge", b"x")
    assert resolve("someone/judge") == ModelFolder("judge", folder)


def test_hub_out_of_reach_is_one_line(pinned: Pinned, capfd: pytest.CaptureFixture[str]) -> None:
    for name, remedy in (("someone/nothing", "name a local folder$"), (pinned.hub_id, "install the packages")):
        with pytest.raises(
            ModelError, match=f"{name}: no such folder here, and the hub did not give it.*{remedy}"
        ) as caught:
            resolve(name)
        assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["nowhere", "./no/where", "/no/such/folder", "a/b/c", ""])
def test_folder_that_is_missing_is_not_looked_for_on_the_hub(name: str) -> None:
    with pytest.raises(ModelError, match="no such model folder"):
        resolve(name)


def test_file_is_no_model_folder(tmp_path: Path) -> None:
    (tmp_path / "model.bin").touch()
    with pytest.raises(ModelError, match="no such model folder"):
        resolve(str(tmp_path / "model.bin"))


def test_base_that_the_user_names_is_held_to_the_hash(pinned: Pinned, tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    with pytest.raises(ModelError, match=r"model\.safetensors: missing"):
        resolve_base(pinned.hub_id, str(tmp_path / "base"))
    (tmp_path / "base" / "model.safetensors").write_bytes(WEIGHTS)
    assert resolve_base(pinned.hub_id, str(tmp_path / "base")) == tmp_path / "base"


def test_file_is_hashed_again_only_when_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, computed = tmp_path / "weights", []
    digest = hashlib.file_digest
    monkeypatch.setattr(checksum.hashlib, "file_digest", lambda *args: computed.append(1) or digest(*args))
    path.write_bytes(b"one")
    first = sha256(path)
    assert (sha256(path), len(computed)) == (first, 1)
    path.write_bytes(b"two!")
    assert sha256(path) == hashlib.sha256(b"two!").hexdigest()
    assert len(computed) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}'])
def test_damaged_memory_of_hashes_is_started_anew(tmp_path: Path, content: str) -> None:
    cache_folder().mkdir(parents=True)
    (cache_folder() / "sha256.json").write_text(content)
    (tmp_path / "weights").write_bytes(WEIGHTS)
    check(tmp_path / "weights", SHA256, "tiny")


def test_hashes_need_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(WEIGHTS)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert sha256(tmp_path / "file") == SHA256


def test_fingerprint_covers_every_file_of_weights(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(WEIGHTS)
    assert fingerprint(tmp_path) == SHA256[:8]
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"a")
    before = fingerprint(tmp_path)
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"bb")
    assert fingerprint(tmp_path) != before != SHA256[:8]


@pytest.mark.models
def test_default_embedder_is_the_pinned_one() -> None:
    assert resolve(EMBEDDER.hub_id).name == "all-MiniLM-L6-v2@53aa5117"
