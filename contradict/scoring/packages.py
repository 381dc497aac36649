"""Models that were installed as Python packages: a folder of one, or a zip archive split over several."""

import logging
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePosixPath

from contradict.errors import ModelError
from contradict.scoring.checksum import cache_folder, check

REMEDY = "install the packages that offline.txt of the project lists"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PackagedFolder:
    """A model that lies as a folder inside the installed `package`."""

    package: str

    def find(self, sha256: str) -> Path | None:
        """Find the folder of its `model.safetensors`, unchecked; None when the package is not installed."""
        weights = _installed_file(self.package, "/model.safetensors")
        return weights and weights.parent


@dataclass(frozen=True)
class PackagedParts:
    """A zip archive with one folder `folder`, split into files `*.zip.001` and on, each in a package of its own."""

    folder: str
    packages: tuple[str, ...]

    def find(self, sha256: str) -> Path | None:
        """Find the folder, assembled once into the user's cache; None when no part is installed.

        Raises ModelError when only some parts are installed, when they do not make the model with this hash, or when
        the cache cannot be written.
        """
        home = cache_folder() / "models" / f"{self.folder}-{sha256[:8]}"
        if home.is_dir():
            return home
        parts = [_installed_file(name, f".zip.{n:03}") for n, name in enumerate(self.packages, 1)]
        if not any(parts):
            return None
        missing = [name for name, part in zip(self.packages, parts, strict=True) if part is None]
        if missing:
            raise ModelError(f"{', '.join(missing)}: not installed; {REMEDY}")
        log.info("assembling %s in %s, once", self.folder, home)
        try:
            self._assemble([part for part in parts if part], home, sha256)
        except OSError as error:
            raise ModelError(f"{home}: cannot be written ({error.strerror}); set XDG_CACHE_HOME elsewhere") from error
        except zipfile.BadZipFile as error:
            raise ModelError(f"{self.packages[0]} and on: damaged ({error}); install them again") from error
        return home

    def _assemble(self, parts: list[Path], home: Path, sha256: str) -> None:
        """Work beside `home` and rename at the end, so that nobody ever sees half a model."""
        home.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.parent, prefix=".assembling-") as work:
            archive = Path(work) / "archive.zip"
            with archive.open("wb") as joined:
                for part in parts:
                    with part.open("rb") as piece:
                        shutil.copyfileobj(piece, joined, 1 << 20)
            folder = unzip_folder(archive, self.folder, Path(work))
            check(folder / "model.safetensors", sha256, self.folder)
            try:
                folder.rename(home)
            except OSError:
                if not home.is_dir():  # else another process was faster, with the same model
                    raise


def unzip_folder(archive: Path, folder: str, target: Path) -> Path:
    """Extract the files of one folder of an archive; a member that points elsewhere is refused with ModelError."""
    with zipfile.ZipFile(archive) as opened:
        for member in opened.infolist():
            parts = PurePosixPath(member.filename.replace("\\", "/")).parts
            if parts[:1] != (folder,) or ".." in parts:
                raise ModelError(f"{archive.name}: unsafe name '{member.filename}' in the archive; it is not unpacked")
            opened.extract(member, target)
    return target / folder


def _installed_file(package: str, ending: str) -> Path | None:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        return None
    located = (Path(str(file.locate())) for file in files if str(file).endswith(ending))
    return next((path for path in located if path.is_file()), None)
