"""A calibration in a file of its own, with the judge that it was fitted for."""

import json
from dataclasses import asdict
from pathlib import Path

from contradict.errors import InputError, ModelError
from contradict.scoring.calibration import Calibration, from_json


def write_fitted(place: Path, calibration: Calibration, judge: str) -> None:
    """Write the calibration of a judge; raises InputError when the file cannot be written or is there already."""
    try:
        with place.open("x", encoding="utf-8") as file:
            file.write(json.dumps({**asdict(calibration), "judge": judge}, indent=2) + "\n")
    except FileExistsError:
        raise InputError(f"{place}: is there already; name a new file, calibrations are kept") from None
    except OSError as error:
        raise InputError(f"{place}: cannot be written ({error.strerror}); name another file") from None


def read_fitted(place: Path, judge: str) -> Calibration:
    """Read the calibration of this judge; raises ModelError for a file that is none, or is another judge's."""
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"{place}: cannot be read: {error}") from None
    calibration = from_json(text, str(place))
    fitted_for = json.loads(text).get("judge", judge)
    if fitted_for != judge:
        raise ModelError(f"{place}: fitted for the judge {fitted_for}, not {judge}; run `contradict calibrate` again")
    return calibration
