"""The models that work together in a scan, and the name under which their verdicts are stored."""

from dataclasses import dataclass, field
from pathlib import Path

from contradict.scoring.calibration import Calibration
from contradict.scoring.embed import Embedder, load_embedder
from contradict.scoring.fitted import read_fitted
from contradict.scoring.judge import Judge, load_calibration, load_judge
from contradict.scoring.relation import scorer_name
from contradict.scoring.screen import Screen, load_screen


@dataclass(frozen=True)
class Models:
    """The models of a scan; each reads its weights only when it is first asked for something."""

    embedder: Embedder
    judge: Judge
    calibration: Calibration = field(default_factory=Calibration)
    screen: Screen | None = None
    """Looks at the pairs first and spares the judge those without promise; without one the judge reads them all."""

    @property
    def scorer(self) -> str:
        """The name under which verdicts are stored: judge, rules and calibration."""
        return scorer_name(self.judge.name, self.calibration)


def load_models(embedder: str | None = None, judge: str | None = None, calibration: Path | None = None) -> Models:
    """Find the default models, or others by folder or hub id; raises ModelError for one that cannot serve.

    `calibration` is a file that reviews were fitted to, used instead of the one that comes with the judge.
    """
    reader = load_judge(judge)
    score = read_fitted(calibration, reader.name) if calibration else load_calibration(judge)
    return Models(load_embedder(embedder), reader, score, load_screen(reader.name))
