"""Files that appear whole or not at all, and JSON lines that survive a torn tail."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hydraopt.common.errors import UserError


def sha256_text(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits (a program's identity)."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical_json(value: Any) -> str:
    """Return JSON with sorted keys and no spaces, so that equal values have equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def write_atomic(path: Path, data: str | bytes) -> None:
    """Write a file whole or not at all: temporary file, fsync, rename.

    Raises:
        UserError: The disk is full or the folder cannot be written; what stood at `path` stays.
    """
    payload = data.encode() if isinstance(data, str) else data
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            os.fchmod(handle, 0o666 & ~_umask())  # mkstemp's 0600 is for secrets
            stream.write(payload)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UserError(
            f"{path} could not be written ({error.strerror}); what stood there is unchanged. "
            "Free some space or choose another folder, then run the same command again."
        ) from error


def _umask() -> int:
    """Return the process' mask of permissions, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Append one JSON record in a single write, so that a kill tears at most the last line.

    If an earlier kill left a torn last line, it is first closed with a newline.

    Raises:
        UserError: The disk is full or the file cannot be written; earlier records stay.
    """
    payload = (canonical_json(record) + "\n").encode()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab+") as stream:
            if stream.tell() > 0:
                stream.seek(-1, os.SEEK_END)
                if stream.read(1) != b"\n":
                    payload = b"\n" + payload
            stream.write(payload)
            stream.flush()
    except OSError as error:
        raise UserError(
            f"{path} could not be extended ({error.strerror}); its earlier records are kept. "
            "Free some space or choose another folder, then run the same command again."
        ) from error


def read_lines(
    path: Path, on_bad: Callable[[str], None] | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line number, record) for each well-formed JSON object of a JSONL file.

    A malformed or truncated line is named by file and line to `on_bad`, and the rest is kept.

    Raises:
        UserError: The file does not exist or cannot be read.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    with stream:
        for number, raw in enumerate(stream, start=1):
            if not raw.strip():
                continue
            try:
                record = json.loads(raw)
                if not isinstance(record, dict):
                    raise ValueError(f"a JSON object is expected, not {type(record).__name__}")
            except (ValueError, RecursionError) as error:
                if on_bad is not None:
                    on_bad(f"{path}:{number}: not a record ({error}); the line is skipped")
                continue
            yield number, record
