from __future__ import annotations

from pathlib import Path

import pytest

from hydraopt.models.cache import cache_folder


def test_an_argument_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYDRAOPT_CACHE", "/named")
    monkeypatch.setenv("XDG_CACHE_HOME", "/xdg")
    monkeypatch.setenv("HOME", "/home/me")
    assert cache_folder("~/mine") == Path("/home/me/mine")
    assert cache_folder() == Path("/named")
    monkeypatch.delenv("HYDRAOPT_CACHE")
    assert cache_folder() == Path("/xdg/hydraopt")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path("/home/me/.cache/hydraopt")
