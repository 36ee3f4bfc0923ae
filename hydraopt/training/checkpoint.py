"""Checkpoints: whole files with a checksum, the newest good one is used."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hydraopt.common.files import canonical_json, sha256_text, write_atomic

FORMAT = 2
"""Version of a checkpoint. 2: generators of every rank, hash of the configuration."""


@dataclass
class Checkpoint:
    """All that changes in training, and what it belongs to.

    Attributes:
        step: Optimiser steps done.
        weights: Name to tensor of the trained parameters (the frozen model is not among them).
        optimizer: The optimiser's `state_dict`.
        random: For each rank the state of every generator (`hydraopt.training.randomness`).
        work: State of what is trained on, such as the weighting's, as JSON values.
        sampler: Seed and position of the order of pairs. Like the learning rate, the position is a
            function of `step`; it is kept for the reader.
        identity: What the run is, part by part; a run continues only as what it was.
        tracking: Identity of the run in W&B; empty without.
        config: The run's resolved configuration, against which a later one is compared.
        config_hash: SHA-256 of `config`.
    """

    step: int
    weights: dict[str, Any]
    optimizer: dict[str, Any]
    random: list[dict[str, Any]]
    work: dict[str, Any]
    sampler: dict[str, int]
    identity: dict[str, Any]
    tracking: str = ""
    config: dict[str, Any] | None = None
    config_hash: str = ""


def checkpoint_path(folder: Path, step: int) -> Path:
    """Return where the checkpoint of a step lies; names sort by step."""
    return folder / f"step-{step:08d}.ckpt"


def save_checkpoint(folder: Path, checkpoint: Checkpoint, keep: int) -> Path:
    """Write a checkpoint whole, with its SHA-256 beside it, and drop the oldest beyond `keep`.

    The checksum is written first: a checkpoint that has its name is complete.

    Raises:
        UserError: The disk is full; the earlier checkpoints stay.
    """
    import torch

    config = canonical_json(checkpoint.config)
    plain = {
        name: getattr(checkpoint, name)
        for name in ("work", "sampler", "identity", "tracking", "config")
    } | {"config_hash": sha256_text(config)}
    random = [{n: v for n, v in rank.items() if _is_json(n)} for rank in checkpoint.random]
    generators = [{n: v for n, v in rank.items() if not _is_json(n)} for rank in checkpoint.random]
    stream = io.BytesIO()
    torch.save(
        {
            "format": FORMAT,
            "step": checkpoint.step,
            "weights": checkpoint.weights,
            "optimizer": checkpoint.optimizer,
            "generators": generators,
            # As text, for the integers of some generators have more than 64 bits.
            "plain": json.dumps({**plain, "random": random}),
        },
        stream,
    )
    payload = stream.getvalue()
    path = checkpoint_path(folder, checkpoint.step)
    write_atomic(_sum_path(path), f"{hashlib.sha256(payload).hexdigest()}  {path.name}\n")
    write_atomic(path, payload)
    prune(folder, keep)
    return path


def load_latest(folder: Path, on_bad: Callable[[str], None]) -> Checkpoint | None:
    """Return the newest checkpoint that is whole, or None without any.

    A truncated or damaged one is named to `on_bad`, with the one that is used instead, and gets
    the ending `.bad`, so that it is never counted among those that are kept.
    """
    bad: list[str] = []
    for path in sorted(folder.glob("step-*.ckpt"), reverse=True):
        try:
            checkpoint = load_checkpoint(path)
        except (OSError, ValueError) as error:
            bad.append(f"Checkpoint {path} cannot be used ({error}).")
            with contextlib.suppress(OSError):
                path.rename(path.with_name(path.name + ".bad"))
            continue
        for message in bad:
            on_bad(f"{message} The one before it is used: step {checkpoint.step}.")
        return checkpoint
    for message in bad:
        on_bad(f"{message} None before it can be used: training starts from the beginning.")
    return None


def load_checkpoint(path: Path) -> Checkpoint:
    """Read a checkpoint, onto the CPU.

    Raises:
        ValueError: It is not whole, or of another format.
        OSError: It cannot be read.
    """
    import torch

    payload = path.read_bytes()
    try:
        expected = _sum_path(path).read_text().split()[0]
    except (OSError, IndexError) as error:
        raise ValueError(f"{_sum_path(path).name} is missing or empty") from error
    if hashlib.sha256(payload).hexdigest() != expected:
        raise ValueError("its content does not match its SHA-256: it is truncated or damaged")
    try:
        held = torch.load(io.BytesIO(payload), map_location="cpu", weights_only=True)
    except (pickle.UnpicklingError, RuntimeError, EOFError) as error:
        raise ValueError("it holds more than tensors and plain values") from error
    if held.get("format") != FORMAT:
        raise ValueError(f"its format {held.get('format')!r} is not {FORMAT}")
    plain = json.loads(held["plain"])
    return Checkpoint(
        step=held["step"],
        weights=held["weights"],
        optimizer=held["optimizer"],
        random=[
            {**json_part, **tensors}
            for json_part, tensors in zip(plain.pop("random"), held["generators"], strict=True)
        ],
        **plain,
    )


def prune(folder: Path, keep: int) -> None:
    """Drop all but the `keep` newest checkpoints (at least one stays), and stray checksums."""
    paths = sorted(folder.glob("step-*.ckpt"))
    for path in paths[: -max(1, keep)]:
        path.unlink(missing_ok=True)
    for checksum in folder.glob("step-*.ckpt.sha256"):
        if not checksum.with_suffix("").exists():
            checksum.unlink(missing_ok=True)


def _sum_path(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _is_json(generator: str) -> bool:
    return generator in ("python", "numpy")
