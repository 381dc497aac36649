"""Who reviews is said once; the environment goes before it."""

import pytest

from contradict.errors import InputError
from contradict.reviewing import reviewer_name, set_reviewer


def test_a_name_is_kept():
    assert reviewer_name() is None
    place = set_reviewer("  Ada Lovelace ")
    assert reviewer_name() == "Ada Lovelace"
    set_reviewer("Bo")
    assert reviewer_name() == "Bo"
    place.write_bytes(b"\xff")
    assert reviewer_name() is None


def test_the_environment_goes_first(monkeypatch):
    set_reviewer("Ada")
    monkeypatch.setenv("CONTRADICT_REVIEWER", "Bo")
    assert reviewer_name() == "Bo"
    monkeypatch.setenv("CONTRADICT_REVIEWER", " ")
    assert reviewer_name() == "Ada"


@pytest.mark.parametrize("name", ["", "  ", "two\nlines", "a\x00b"])
def test_no_name(name):
    with pytest.raises(InputError, match="one line of text"):
        set_reviewer(name)


def test_a_place_that_cannot_be_written(tmp_path, monkeypatch):
    (tmp_path / "contradict").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with pytest.raises(InputError, match="set CONTRADICT_REVIEWER instead"):
        set_reviewer("Ada")
    assert reviewer_name() is None
