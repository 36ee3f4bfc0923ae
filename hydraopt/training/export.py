"""Folders that appear whole: a finished adapter with its model card."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError


def write_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write into a new folder and put it in its place whole; an older one is replaced.

    Raises:
        UserError: The disk is full or the folder cannot be written; what stood there stays.
    """
    making: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        fill(making)
        making.chmod(0o755)  # mkdtemp's folder is the owner's alone
        if folder.exists():
            shutil.rmtree(folder)
        making.rename(folder)
    except OSError as error:
        raise UserError(
            f"{folder} could not be written ({error.strerror or error}). Free some space, then run "
            "the same command again: it continues."
        ) from error
    finally:
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)


def save_adapter(model: Any, tokenizer: Any, folder: Path, card: str) -> None:
    """Write a PEFT adapter with its tokenizer and model card, whole.

    Args:
        model: A `PeftModel`.
        tokenizer: Its chat template is part of what the adapter was trained on.
        folder: Such as `run_dir/adapter`.
        card: Text of `README.md`.

    Raises:
        UserError: The disk is full.
    """
    from safetensors import SafetensorError

    def fill(made: Path) -> None:
        try:
            model.save_pretrained(made)
        except SafetensorError as error:  # safetensors' own, for a full disk
            raise OSError(str(error)) from error
        tokenizer.save_pretrained(made)
        (made / "README.md").write_text(card, encoding="utf-8")

    write_folder(folder, fill)
