from __future__ import annotations

import pytest

import hydraopt
from hydraopt.common.errors import UserError
from hydraopt.config.location import conf_dir


def installed_at(monkeypatch, folder):
    package = folder / "hydraopt"
    package.mkdir()
    monkeypatch.setattr(hydraopt, "__file__", str(package / "__init__.py"))
    return package


def test_a_wheel_carries_the_files_inside_the_package(monkeypatch, tmp_path):
    package = installed_at(monkeypatch, tmp_path)
    (package / "conf").mkdir()
    (package / "conf" / "train.yaml").touch()
    assert conf_dir() == package / "conf"


def test_a_checkout_has_the_files_beside_the_package(monkeypatch, tmp_path):
    installed_at(monkeypatch, tmp_path)
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "train.yaml").touch()
    assert conf_dir() == tmp_path / "conf"


def test_an_installation_without_the_files_says_so(monkeypatch, tmp_path):
    installed_at(monkeypatch, tmp_path)
    with pytest.raises(UserError, match="install it again"):
        conf_dir()
