"""What `from contradict import …` gives."""

import pytest

import contradict


@pytest.mark.parametrize("name", contradict.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(contradict, name).__doc__


def test_any_other_name_is_not():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        contradict.nothing  # noqa: B018
