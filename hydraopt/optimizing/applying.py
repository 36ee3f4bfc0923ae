"""The way back into the user's file: a diff, and on request the file itself."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

from hydraopt.common.errors import UserError
from hydraopt.common.files import write_atomic
from hydraopt.optimizing.target import Target

_NEEDS_QUOTES = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_GIT_PATIENCE_S = 30.0
_AGAIN = "then run the same command again"


def unified_diff(target: Target, new_source: str) -> str:
    """Return the change as a diff for `git apply` or `patch -p1`; empty where nothing changes.

    Names are relative to the top of the Git work tree that the file lies in, else to the working
    folder, else the bare file name. Line endings are the file's own: write the text as bytes.
    """
    old, new = target.mark + target.source, target.mark + new_source
    if old == new:
        return ""
    name = _shown_name(target.path)
    head = [f"--- {_quoted('a/' + name)}\n", f"+++ {_quoted('b/' + name)}\n"]
    # For these tools only `\n` ends a line; `\r` belongs to its content.
    lines = difflib.unified_diff(_lines(old), _lines(new), n=3)
    body = list(lines)[2:]
    return "".join(
        head
        + [
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in body
        ]
    )


def apply(target: Target, new_source: str) -> Path | None:
    """Write the new text into the user's file, whole or not at all, with its mode kept.

    Returns:
        The backup `NAME.orig` that was made beside a file outside Git; None within a work tree.

    Raises:
        UserError: The file has changed since it was read; it lies in a Git work tree and is not
            tracked, or has uncommitted changes; outside Git a backup exists already; or it cannot
            be written.
    """
    path = target.path.resolve()  # a link stays a link
    try:
        current = path.read_bytes()
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError as error:
        raise UserError(
            f"{target.path} cannot be read any more ({error.strerror}), so nothing was applied. "
            f"Put it back, {_AGAIN}."
        ) from error
    if current != (target.mark + target.source).encode():
        raise UserError(
            f"{target.path} has changed since it was read, so the result was not applied. Run the "
            "same command again, or apply the diff by hand."
        )
    top = _work_tree(path)
    backup = None
    if top is not None:
        _check_clean(target.path, path)
    else:
        backup = _backed_up(target.path, path)
    try:
        write_atomic(path, (target.mark + new_source).encode(), mode=mode)
    except UserError:
        if backup is not None:  # it would forbid the next try
            backup.unlink(missing_ok=True)
        raise
    return backup


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _shown_name(path: Path) -> str:
    whole = path.resolve()
    top = _work_tree(whole) or Path.cwd().resolve()
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else whole.name


def _quoted(name: str) -> str:
    """Return a file's name as Git writes it in the head of a diff."""
    if _NEEDS_QUOTES.search(name):
        return (
            '"'
            + _NEEDS_QUOTES.sub(
                lambda found: _ESCAPES.get(found[0], f"\\{ord(found[0]):03o}"), name
            )
            + '"'
        )
    # A name with blanks is ended by a tab, so that what follows is no part of it.
    return name + "\t" if " " in name else name


def _work_tree(path: Path) -> Path | None:
    """Return the top of the Git work tree that a file lies in."""
    return next((folder for folder in path.parents if (folder / ".git").exists()), None)


def _check_clean(shown: Path, path: Path) -> None:
    """Refuse a file that Git could not bring back.

    Raises:
        UserError: It is not tracked, has uncommitted changes, or Git cannot say.
    """
    if not _git(shown, path, "ls-files", "--", path.name):
        raise UserError(
            f"{shown} lies in a Git work tree but is not tracked, so what stood there could not be "
            f"brought back. Commit it, {_AGAIN}; or apply the diff by hand."
        )
    if _git(shown, path, "status", "--porcelain", "--", path.name):
        raise UserError(
            f"{shown} has changes that are not committed, so the result was not applied. Commit or "
            f"stash them, {_AGAIN}; or apply the diff by hand."
        )


def _git(shown: Path, path: Path, *arguments: str) -> str:
    """Return what a Git command prints about a file.

    Raises:
        UserError: Git is not there, or fails.
    """
    # Within a hook, Git names another work tree by these.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    command = ["git", "--literal-pathspecs", "-C", str(path.parent), *arguments]
    try:
        done = subprocess.run(
            command,
            env=environment,
            capture_output=True,
            timeout=_GIT_PATIENCE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error).encode()
        raise UserError(
            f"Git cannot say whether {shown} is clean ({said.decode(errors='replace').strip()}), "
            "so the result was not applied. Apply the diff by hand."
        ) from error
    return done.stdout.decode(errors="replace")


def _backed_up(shown: Path, path: Path) -> Path:
    """Copy a file to `NAME.orig`, which must not exist, and return that path."""
    backup = path.with_name(path.name + ".orig")
    try:
        with backup.open("xb") as stream, path.open("rb") as original:
            shutil.copyfileobj(original, stream)
        shutil.copystat(path, backup)
    except FileExistsError as error:
        raise UserError(
            f"{backup} exists already, and {shown} lies in no Git work tree: its backup would be "
            f"lost. Move it away, {_AGAIN}; or apply the diff by hand."
        ) from error
    except OSError as error:
        raise UserError(
            f"{backup} cannot be written ({error.strerror}), so the result was not applied. Give "
            f"yourself the right to write there, {_AGAIN}; or apply the diff by hand."
        ) from error
    return backup
