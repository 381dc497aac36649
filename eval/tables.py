"""Markdown tables of `eval/README.md`, made from the frozen results alone."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from contradict.domain import CONFLICTS
from contradict.store import FlagFilter
from eval import attributions, metrics, modes
from eval.cases import WORTH_REPORTING
from eval.figures import FINDINGS
from eval.results import Row, load

README = Path(__file__).parent / "README.md"

THRESHOLD = FlagFilter().min_score
"""The default of `contradict flags --min-score`."""

LABELS = ("contradiction", "tension", "changed_position", "scope_difference", "consistent", "unrelated")

_SLOT = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def render(text: str, threshold: float = THRESHOLD) -> str:
    """`text` with every table slot filled anew from the results."""
    return _SLOT.sub(lambda m: f"{m[1]}\n{TABLES[m[2]](threshold)}\n\n{m[3]}", text)


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with the first column left and the others right."""
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def ranking(threshold: float) -> str:
    """AUC of pairs worth reporting against the rest, for each scorer and part of the corpus; no threshold matters."""
    header = ["scorer", "dev organisations", "test organisations", "all", "all, labels as first given"]
    return markdown(header, ([name, *_rankings(rows)] for name, rows in [*_scorers(), *_readings()]))


def flagged(threshold: float) -> str:
    """Share of the pairs of each label that are flagged, on all of the corpus."""
    results = _scorers()
    counts = Counter(row["label"] for row in results[0][1])
    header = ["scorer", *(f"{label} ({counts[label]})" for label in LABELS)]
    return markdown(header, ([name, *(_share(rows, label, threshold) for label in LABELS)] for name, rows in results))


def quality(threshold: float) -> str:
    """Precision and recall of the flags at the threshold, on test organisations."""
    header = ["scorer", "flagged", "precision", "recall"]
    return markdown(header, (_quality(name, _of(rows, "test"), threshold) for name, rows in _scorers()))


def pairing(threshold: float) -> str:
    """Recall of the labelled pairs by rule, beside what was proposed in all."""
    rows = next(iter(load("pairing").values()))
    labelled = [row for row in rows if row["label"]]
    by_rule = Counter(row["rule"] or "not proposed" for row in labelled)
    proposed = sum(bool(row["rule"]) for row in rows)
    found = sum(bool(row["rule"]) for row in labelled)
    lines: list[Sequence[object]] = [
        ["labelled pairs proposed", f"{found} of {len(labelled)} ({found / len(labelled):.3f})"],
        *([f"… by rule {rule}", count] for rule, count in sorted(by_rule.items())),
        ["pairs proposed of all pairs", f"{proposed:,} of {len(rows):,} ({proposed / len(rows):.3f})"],
        ["pairs proposed of pairs of one organisation", _within(rows)],
    ]
    return markdown(["measure", "pairs"], lines)


def nli(threshold: float) -> str:
    """Accuracy and contradiction measures on public test sets."""
    header = ["scorer", "set", "pairs", "accuracy", "contradiction precision", "recall", "AUC"]
    rows = [
        [scorer, name, len(part), *_nli(part)]
        for scorer, results in load("nli").items()
        for name, part in _grouped(results, "dataset").items()
    ]
    return markdown(header, rows)


def suites(threshold: float) -> str:
    """For each suite the share flagged: of hard negatives it should be low, of positives high."""
    header = ["scorer", "suite", "should be", "dev pairs", "dev flagged", "test pairs", "test flagged"]
    return markdown(
        header,
        (
            [scorer, name, "flagged" if part[0]["conflict"] == "True" else "left alone", *_suite(part, threshold)]
            for scorer, rows in load("suites").items()
            for name, part in _grouped(rows, "suite").items()
        ),
    )


def queue(threshold: float) -> str:
    """Share of proposed pairs that are flagged, and how much of the top is worth a reporter's time."""
    header = ["scorer", "proposed", "flagged", "worth it in top 20", "top 50", "top 100"]
    return markdown(header, ([scorer, *_queue(rows)] for scorer, rows in load("queue").items()))


def calls(threshold: float) -> str:
    """Calls in our own words: how many of the hidden conflicts are flagged, and what share of the flags they are."""
    header = ["scorer, part", "pairs", "flagged", "hidden conflicts found", "share of the flags", "of the top 20"]
    return markdown(
        header,
        (
            [f"{scorer}, {split}", *_hidden(_of(rows, split), threshold)]
            for scorer, rows in load("calls").items()
            for split in ("dev", "test")
        ),
    )


def calibration(threshold: float) -> str:
    """Expected calibration error of the score on held-out pairs, at the base rate and with all pairs alike."""
    header = [
        "scorer",
        "held-out pairs",
        "worth reporting",
        "error at the base rate",
        "mean score of the worthy",
        "of the rest",
    ]
    return markdown(header, ([scorer, *_calibration(rows)] for scorer, rows in load("calibration").items()))


def screen(threshold: float) -> str:
    """What the screen spares the judge, and what of the judge's flags it loses."""
    header = ["pairs", "number", "spared the judge", "the judge's flags", "lost"]
    rows = load("screen").get("default", [])
    return markdown(header, ([part, *_spared(found)] for part, found in _grouped(rows, "part").items()))


def speed(threshold: float) -> str:
    """Pairs per second, and how many times faster the judge is than each reader."""
    rows = load("speed").get("machine", [])
    if not rows:
        return markdown(["reader", "pairs per second", "judge is so many times as fast", "share of matmul peak"], [])
    rates = {row["reader"]: int(row["pairs"]) / float(row["seconds"]) for row in rows}
    lines = [
        [row["reader"], f"{rates[row['reader']]:.1f}", f"{rates['judge'] / rates[row['reader']]:.2f}", _percent(row)]
        for row in rows
    ]
    return markdown(["reader", "pairs per second", "judge is so many times as fast", "share of matmul peak"], lines)


def extraction(threshold: float) -> str:
    """How well attributions are found in annotated news articles; no threshold matters."""
    return attributions.table()


def mode(threshold: float) -> str:
    """How well the mode and the speaker of short passages are told; no threshold matters."""
    return modes.table()


def figures(threshold: float) -> str:
    """Precision and recall of what figures tell by rules, for each finding and part of the pairs."""
    rows = next(iter(load("figures").values()))
    parts = [(split, finding, _of(rows, split)) for split in ("dev", "test") for finding in FINDINGS]
    return markdown(["part, finding", "pairs", "told", "precision", "recall"], (_told(*part) for part in parts))


TABLES: dict[str, Callable[[float], str]] = {
    "ranking": ranking,
    "flagged": flagged,
    "quality": quality,
    "pairing": pairing,
    "nli": nli,
    "suites": suites,
    "queue": queue,
    "calls": calls,
    "calibration": calibration,
    "screen": screen,
    "speed": speed,
    "extraction": extraction,
    "modes": mode,
    "figures": figures,
}


def _scorers() -> list[tuple[str, Sequence[Row]]]:
    return list(load("relations").items())


def _readings() -> list[tuple[str, Sequence[Row]]]:
    """The judges without dates: the mean contradiction alone, the relations as they are."""
    return [
        (f"{name}, reading alone", [{**row, "score": row["reading"]} for row in rows])
        for name, rows in _scorers()
        if "reading" in rows[0]
    ]


def _of(rows: Sequence[Row], split: str) -> Sequence[Row]:
    return [row for row in rows if row["split"] == split]


def _positive(rows: Sequence[Row]) -> list[bool]:
    return [row["label"] in WORTH_REPORTING for row in rows]


def is_flag(row: Row, threshold: float) -> bool:
    """Whether a scored row is a flag: a conflict (floors name no relation) whose score reaches the threshold.

    What pairing would not propose is none; a row that does not say so was proposed.
    """
    proposed = row.get("proposed", "True") == "True"
    return proposed and float(row["score"]) >= threshold and row["relation"] in (*CONFLICTS, "")


def _cut(rows: Sequence[Row], threshold: float) -> list[float]:
    return [float(is_flag(row, threshold)) for row in rows]


def _rankings(rows: Sequence[Row]) -> list[metrics.Interval]:
    first = [{**row, "label": row["first_label"]} for row in rows]
    return [_auc(part) for part in (_of(rows, "dev"), _of(rows, "test"), rows, first)]


def _auc(rows: Sequence[Row]) -> metrics.Interval:
    scores = [float(row["score"]) for row in rows]
    return metrics.bootstrap(metrics.auc, _positive(rows), scores, [row["organization"] for row in rows])


def _share(rows: Sequence[Row], label: str, threshold: float) -> metrics.Interval:
    part = [row for row in rows if row["label"] == label]
    groups = [row["organization"] for row in part]
    return metrics.bootstrap(metrics.rate, _positive(part), _cut(part, threshold), groups)


def _quality(name: str, rows: Sequence[Row], threshold: float) -> list[object]:
    truth, cut, groups = _positive(rows), _cut(rows, threshold), [row["organization"] for row in rows]
    measured = (metrics.bootstrap(measure, truth, cut, groups) for measure in (metrics.precision, metrics.recall))
    return [name, f"{sum(map(int, cut))} of {len(rows)}", *measured]


def _within(rows: Sequence[Row]) -> str:
    same = [row for row in rows if row["same_organization"] == "True"]
    proposed = sum(bool(row["rule"]) for row in same)
    return f"{proposed:,} of {len(same):,} ({proposed / len(same):.3f})"


def _suite(rows: Sequence[Row], threshold: float) -> list[object]:
    cells: list[object] = []
    for split in ("dev", "test"):
        part = _of(rows, split)
        truth = [row["conflict"] == "True" for row in part]
        groups = [row["template"] for row in part]
        cells += [len(part), metrics.bootstrap(metrics.rate, truth, _cut(part, threshold), groups, 200)]
    return cells


def _queue(rows: Sequence[Row]) -> list[object]:
    proposed, flagged = int(rows[0]["proposed"]), int(rows[0]["flagged"])
    return [f"{proposed:,}", f"{flagged:,} ({flagged / proposed:.2%})", *(_worth(rows[:top]) for top in (20, 50, 100))]


def _worth(rows: Sequence[Row]) -> str:
    read = [row for row in rows if row["worth"]]
    told = f"{sum(row['worth'] == 'yes' for row in read)} of {len(read)}"
    return told if len(read) == len(rows) else f"{told} read"


def _hidden(rows: Sequence[Row], threshold: float) -> list[object]:
    truth, cut = [bool(row["hidden"]) for row in rows], _cut(rows, threshold)
    conflicts = [row for row in rows if is_flag(row, 0.0) and float(row["score"])]
    ranked = sorted(conflicts, key=lambda row: -float(row["score"]))
    found, flags = sum(yes for yes, flag in zip(truth, cut, strict=True) if flag), int(sum(cut))
    precise = metrics.bootstrap(metrics.precision, truth, cut, [str(number) for number in range(len(rows))], 200)
    top = sum(bool(row["hidden"]) for row in ranked[:20])
    return [len(rows), f"{flags} ({flags / len(rows):.1%})", f"{found} of {sum(truth)}", precise, f"{top} of 20"]


def _calibration(rows: Sequence[Row]) -> list[object]:
    truth = [row["positive"] == "True" for row in rows]
    scores, weight = ([float(row[column]) for row in rows] for column in ("score", "weight"))
    worthy = [score for score, yes in zip(scores, truth, strict=True) if yes]
    rest = [score for score, yes in zip(scores, truth, strict=True) if not yes]
    error = metrics.calibration_error(truth, scores, weight)
    means = (sum(part) / max(1, len(part)) for part in (worthy, rest))
    return [len(rows), len(worthy), f"{error:.4f}", *(f"{mean:.3f}" for mean in means)]


def _told(split: str, finding: str, rows: Sequence[Row]) -> list[object]:
    """One finding: its pairs, how often it is told, and both measures, drawn over templates."""
    truth, told = ([row[column] == finding for row in rows] for column in ("label", "finding"))
    cut, groups = [float(yes) for yes in told], [row["template"] for row in rows]
    measured = (metrics.bootstrap(measure, truth, cut, groups) for measure in (metrics.precision, metrics.recall))
    return [f"{split}, {finding}", sum(truth), sum(told), *measured]


def _spared(rows: Sequence[Row]) -> list[object]:
    spared = [row for row in rows if float(row["promise"]) < float(row["threshold"])]
    flags = sum(row["flagged"] == "True" for row in rows)
    lost = sum(row["flagged"] == "True" for row in spared)
    return [len(rows), f"{len(spared) / len(rows):.0%}", flags, f"{lost} ({lost / max(1, flags):.1%})"]


def _percent(row: Row) -> str:
    return f"{float(row['share_of_peak']):.0%}" if row["share_of_peak"] else ""


def _nli(rows: Sequence[Row]) -> list[object]:
    groups = [str(number) for number in range(len(rows))]
    truth = [row["label"] == "contradiction" for row in rows]
    called = [float(row["predicted"] == "contradiction") for row in rows]
    right = [float(_right(row)) for row in rows]
    score = [float(row["contradiction"]) for row in rows]
    return [
        metrics.bootstrap(metrics.rate, truth, right, groups, 200),
        *(metrics.bootstrap(measure, truth, called, groups, 200) for measure in (metrics.precision, metrics.recall)),
        metrics.bootstrap(metrics.auc, truth, score, groups, 200),
    ]


def _right(row: Row) -> bool:
    if row["label"].startswith("not_"):
        return row["predicted"] != row["label"].removeprefix("not_")
    return row["predicted"] == row["label"]


def _grouped(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups
