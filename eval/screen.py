"""The screen's threshold, set on dev pairs so that little of what the judge would flag is lost, and what it spares."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
import numpy as np

from contradict.domain import CONFLICTS
from contradict.scoring.dated import texts_read
from contradict.scoring.judge import load_judge
from contradict.scoring.records import record_pair
from contradict.scoring.screen import MEASURED, SHIPPED, SmallScreen
from contradict.store import Store
from eval.results import file_name, load, save
from eval.suites import records
from eval.tables import THRESHOLD, is_flag

LOST = 0.01
"""Share of the judge's flags that the screen may lose on dev pairs."""


def threshold_for(promises: Sequence[float], lost: float = LOST) -> float:
    """The highest threshold that keeps all but `lost` of these promises, those of pairs that the judge flags."""
    ordered = np.sort(np.asarray(promises, dtype=float))
    return float(ordered[int(lost * len(ordered))])


def natural(db: Path, screen: SmallScreen) -> tuple[list[float], list[bool]]:
    """Promise of each judged pair of a database, and whether the judge flags it."""
    store = Store(db)
    by_id = {s.id: s for s in store.statements()}
    pairs = {pair.id: pair for pair in store.pairs()}
    ((scorer,),) = store.query("SELECT scorer FROM verdict ORDER BY seq DESC LIMIT 1")[1]
    verdicts = store.verdicts(str(scorer))
    judged = [pairs[v.pair_id] for v in verdicts]
    texts = [texts_read(screen, by_id[pair.earlier], by_id[pair.later]) for pair in judged]
    return screen.promises(texts), [v.relation in CONFLICTS and v.score >= THRESHOLD for v in verdicts]


def suites(split: str, judge: str, screen: SmallScreen) -> tuple[list[float], list[bool]]:
    """The same for one part of the suites, as the judge's frozen results have them."""
    rows = [(record, row) for record, row in zip(records(), load("suites")[judge], strict=True)]
    part = [(record, row) for record, row in rows if row["split"] == split]
    promises = screen.promises([texts_read(screen, *record_pair(record)) for record, _ in part])
    return promises, [is_flag(row, THRESHOLD) for _, row in part]


@click.command(name="screen")
@click.argument("db", type=click.Path(exists=True, path_type=Path))
def screen_command(db: Path) -> None:
    """Set the shipped screen's threshold on the dev suites and on DB, a scan of dev documents without screen."""
    from eval import tables

    judge = load_judge().name
    screen = SmallScreen(load_judge(str(SHIPPED)), 0.0)
    field = natural(db, screen)
    dev, test = (suites(split, file_name(judge), screen) for split in ("dev", "test"))
    flagged = [p for promises, flags in (field, dev) for p, flag in zip(promises, flags, strict=True) if flag]
    threshold = threshold_for(flagged)
    measured = {"judge": judge, "threshold": threshold, "set_on": f"{len(flagged)} pairs that the judge flags"}
    (SHIPPED / MEASURED).write_text(json.dumps(measured, indent=2) + "\n", encoding="utf-8")
    parts = (("natural pairs", field), ("suites, dev", dev), ("suites, test", test))
    rows = [
        {"part": part, "promise": p, "flagged": flag, "threshold": threshold}
        for part, (promises, flags) in parts
        for p, flag in zip(promises, flags, strict=True)
    ]
    save("screen.default", rows)
    click.echo(tables.screen(tables.THRESHOLD))
