"""A withdrawn source takes its flags with it; nothing is erased."""

import pytest

from contradict.errors import InputError, StoreError
from contradict.pipeline import ingest, reinstate, retract, scan
from contradict.scoring import Models
from contradict.store import FlagFilter
from tests.fakes import FakeEmbedder, FakeJudge
from tests.pipeline.articles import ADMISSION, DENIAL, SECOND, article


@pytest.fixture
def flagged(tmp_path, store):
    for name, page in (("a.html", None), ("b.html", SECOND)):
        article(tmp_path / name, *([page] if page else []))
    ingest([tmp_path / "a.html", tmp_path / "b.html"], store)
    scan(store, Models(FakeEmbedder(), FakeJudge()))
    assert len(store.flags()) == 1
    return store


def test_flags_fall_and_stand_again(flagged, tmp_path):
    report = retract(flagged, str(tmp_path / "b.html"), "withdrawn by the paper")
    assert [source.retrieved_from for source in report.sources] == [str(tmp_path / "b.html")]
    assert [(flag.earlier.quote, flag.later.quote) for flag in report.flags] == [(DENIAL, ADMISSION)]
    assert flagged.flags(FlagFilter(min_score=0)) == []
    assert retract(flagged, report.sources[0].id, "again").flags == ()
    assert len(flagged.retractions(report.sources[0].id)) == 1, "what is withdrawn is not withdrawn again"
    back = reinstate(flagged, report.sources[0].id[:8], "the wrong page")
    assert [flag.pair for flag in back.flags] == [flag.pair for flag in report.flags]
    assert [entry.reason for entry in flagged.retractions(report.sources[0].id)] == [
        "withdrawn by the paper",
        "the wrong page",
    ]


@pytest.mark.parametrize(
    ("name", "reason", "error", "message"),
    [
        ("nosuch", "because", StoreError, "no source 'nosuch'"),
        ("", "because", StoreError, "no source ''"),
        ("a.html", " ", InputError, "a reason is needed"),
    ],
)
def test_refusals(flagged, tmp_path, name, reason, error, message):
    where = str(tmp_path / name) if name.endswith("html") else name
    with pytest.raises(error, match=message):
        retract(flagged, where, reason)
    assert flagged.withdrawn() == {}
