from __future__ import annotations

import os
import subprocess
from pathlib import Path

from hydraopt.cli.launching.submitting import python_command
from hydraopt.common.stopping import REQUEUE

OLD_ENV = """\
#!/bin/sh
case "$1" in -*) echo "env: unrecognized option '$1'" >&2; exit 125;; esac
exec {env} "$@"
"""
"""`env` of coreutils 8.30, which knows no option about signals."""

TELLS = "import signal, sys; print(*signal.pthread_sigmask(signal.SIG_BLOCK, []), *sys.argv[1:])"


def test_python_starts_on_a_node_with_the_signal_blocked_whatever_its_coreutils(tmp_path: Path):
    (tmp_path / "env").write_text(OLD_ENV.format(env="/usr/bin/env"))
    (tmp_path / "env").chmod(0o755)
    # What lies in the working directory is not taken for Python's own.
    (tmp_path / "signal.py").write_text("raise SystemExit('shadowed')")
    done = subprocess.run(
        f'{python_command()} -P -c "{TELLS}" "a b"',
        shell=True,
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(int(REQUEUE)), "a", "b"]
