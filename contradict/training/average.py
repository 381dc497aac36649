"""Average two adapters of one shape, of which one goes on from the other: the mean keeps more of what each knows.

    python -m contradict.training.average first second judge

Uniform weight averaging after Wortsman et al. 2022 (arXiv 2203.05482).
"""

import argparse
import shutil
from pathlib import Path

from contradict.errors import RecipeError

WEIGHTS = "adapter_model.safetensors"


def average(one: Path, other: Path, out: Path) -> None:
    """Write the mean of the adapters in `one` and `other` to the folder `out`, with the settings of `other`.

    Raises RecipeError when the two differ in shape or one holds no adapter.
    """
    from safetensors.torch import load_file, save_file

    try:
        first, second = load_file(one / WEIGHTS), load_file(other / WEIGHTS)
    except OSError as error:
        raise RecipeError(f"{error.filename or one}: no adapter there; name the folders of two adapters") from None
    if {name: w.shape for name, w in first.items()} != {name: w.shape for name, w in second.items()}:
        raise RecipeError(f"{one} and {other}: adapters of different shapes; only those of one recipe can be averaged")
    out.mkdir(parents=True, exist_ok=True)
    save_file({name: (first[name] + second[name]) / 2 for name in second}, out / WEIGHTS, metadata={"format": "pt"})
    for name in ("adapter_config.json", "config.json"):
        shutil.copy(other / name, out / name)


def _main() -> None:
    parser = argparse.ArgumentParser(description="Average two adapters of one shape.")
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    average(options.one, options.other, options.out)


if __name__ == "__main__":
    _main()
