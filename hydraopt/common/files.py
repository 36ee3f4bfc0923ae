"""Files that appear whole or not at all, and JSON lines that survive a torn tail."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import logging
import os
import re
import shutil
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

from hydraopt.common.errors import UserError

log = logging.getLogger(__name__)

DAMAGE = (OSError, EOFError, zlib.error)
"""What reading a damaged file raises, compressed or not."""

_TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}")
"""Name of a file or folder that `tempfile` made for `write_atomic`, or for a whole folder."""
_GZIP = b"\x1f\x8b"
_LONGEST_LINE = 1 << 28
"""Bytes of one record, so that a hostile file cannot fill the memory."""


def sha256_text(text: str) -> str:
    """Return the SHA-256 of a text as 64 hexadecimal digits (a program's identity)."""
    return hashlib.sha256(text.encode()).hexdigest()


def canonical_json(value: Any) -> str:
    """Return JSON with sorted keys and no spaces, so that equal values have equal text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def write_atomic(path: Path, data: str | bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all: temporary file, fsync, rename.

    Args:
        path: The file.
        data: Its content.
        mode: Its permissions; None: those of any new file.

    Raises:
        UserError: The disk is full or the folder cannot be written; what stood at `path` stays.
    """
    payload = data.encode() if isinstance(data, str) else data
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            # mkstemp's 0600 is for secrets
            os.fchmod(handle, 0o666 & ~_umask() if mode is None else mode)
            stream.write(payload)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise UserError(
            f"{path} could not be written ({error.strerror}); what stood there is unchanged. "
            "Free some space or choose another folder, then run the same command again."
        ) from error


def _sync_folder(folder: Path) -> None:
    """Put a folder's names on the disk, so that a rename outlives a power cut."""
    with contextlib.suppress(OSError):  # some file systems have no such thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_unfinished(folder: Path) -> None:
    """Drop what a killed process left of files and folders that were never put in their place.

    Only for a folder that one process at a time writes to, and by that process.
    """
    if folder.is_dir():
        for path in folder.iterdir():
            if _TEMPORARY.fullmatch(path.name):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _umask() -> int:
    """Return the process' mask of permissions, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def append_line(path: Path, record: Mapping[str, Any]) -> None:
    """Append one JSON record; see `append_lines`."""
    append_lines(path, [record])


def append_lines(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Append JSON records in a single write, so that a kill tears at most the last line.

    If an earlier kill left a torn last line, it is first closed with a newline.

    Raises:
        UserError: The disk is full or the file cannot be written; earlier records stay.
    """
    payload = "".join(canonical_json(record) + "\n" for record in records).encode()
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


@contextlib.contextmanager
def lockable(path: Path) -> Iterator[Callable[[], bool]]:
    """Open a file, and yield what tries to lock it: True where it is ours until the block ends.

    The file is made where it is missing, and its content is left alone. Some network file systems
    and systems without `flock` have no locks; there every process is told True.

    Raises:
        UserError: The file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("ab")
    except OSError as error:
        raise UserError(
            f"{path} cannot be written ({error.strerror}). Choose another file or folder."
        ) from error
    with stream:
        yield lambda: _locked(stream)


@contextlib.contextmanager
def sole_holder(path: Path, busy: str, patience_s: float = 0.0) -> Iterator[None]:
    """Hold a file's lock, so that no second process does the same work into the same place.

    Where there are no locks (see `lockable`) the user has to see to it.

    Args:
        path: The file.
        busy: What to tell the user where another process holds it.
        patience_s: How long to wait for it. What a killed process has forked, such as a loader's
            workers, shares its lock and outlives it by some seconds.

    Raises:
        UserError: Another process holds it, or the file cannot be written.
    """
    with lockable(path) as locked:
        give_up = time.monotonic() + patience_s
        while not locked():
            if time.monotonic() > give_up:
                raise UserError(busy)
            time.sleep(0.1)
        yield


def _locked(stream: IO[bytes]) -> bool:
    """Lock a file, and return False where another process holds it."""
    try:
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError) as error:
        log.debug("%s cannot be locked (%s)", stream.name, error)
    return True


def open_bytes(path: Path) -> IO[bytes]:
    """Open a file for reading, unpacked where it is gzip (its first bytes decide, not its name).

    Raises:
        UserError: The file does not exist or cannot be read.
    """
    try:
        with path.open("rb") as stream:
            packed = stream.read(len(_GZIP)) == _GZIP
        return cast("IO[bytes]", gzip.open(path)) if packed else path.open("rb")
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Check the path.") from error


def read_lines(
    path: Path, on_bad: Callable[[str], None] | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (line number, record) for each well-formed JSON object of a JSONL file, gzip or not.

    A malformed or truncated line is named by file and line to `on_bad`, and the rest is kept.

    Raises:
        UserError: The file does not exist or cannot be read.
    """

    def bad(number: int, message: str) -> None:
        if on_bad is not None:
            on_bad(f"{path}:{number}: {message}")

    with open_bytes(path) as stream:
        for number, raw in _numbered_lines(stream, bad):
            try:
                record = json.loads(raw)
                if not isinstance(record, dict):
                    raise ValueError(f"a JSON object is expected, not {type(record).__name__}")
            except (ValueError, RecursionError) as error:
                bad(number, f"not a record ({error}); the line is skipped")
                continue
            yield number, record


def _numbered_lines(
    stream: IO[bytes], bad: Callable[[int, str], None]
) -> Iterator[tuple[int, bytes]]:
    """Yield (line number, line) for each line that says something, up to the first damage."""
    number = 0
    try:
        while raw := stream.readline(_LONGEST_LINE):
            number += 1
            if len(raw) == _LONGEST_LINE and not raw.endswith(b"\n"):
                while rest := stream.readline(_LONGEST_LINE):
                    if rest.endswith(b"\n"):
                        break
                bad(number, f"longer than {_LONGEST_LINE >> 20} MiB; the line is skipped")
            elif raw.strip():
                yield number, raw
    except DAMAGE as error:
        bad(number + 1, f"the file is damaged from here on ({error}); what stood before is kept")
