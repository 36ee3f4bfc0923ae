from __future__ import annotations

import subprocess

import pytest


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hydraopt tr", ["train"]),
        (
            "hydraopt ",
            [
                "train",
                "profile",
                "evaluate",
                "optimize",
                "prompting",
                "steer",
                "report",
                "compare",
                "rate",
                "review",
                "sweep",
                "corpus",
                "pairs",
                "doctor",
            ],
        ),
        (
            "hydraopt train weighting=",
            [f"weighting={name}" for name in ("adaptive", "adaptive_region", "fixed", "static")],
        ),
        ("hydraopt train trainer.max_s", ["trainer.max_steps="]),
        ("hydraopt corpus che", ["check"]),
        ("hydraopt corpus re", ["report"]),
        ("hydraopt rate re", ["read"]),
        ("hydraopt corpus check datas", ["dataset.", "dataset="]),
        ("hydraopt train [[ da", []),
        ("hydraopt nothing da", []),
    ],
)
def test_commands_groups_choices_and_keys_are_completed(shell, line, offered):
    done = shell("-sc", "query=bash", COMP_LINE=line)
    assert done.returncode == 0
    assert done.stdout.split() == offered
    assert done.stderr == ""


def test_the_script_completes_in_a_real_bash(shell):
    bin_folder = shell.folder / "bin"
    bin_folder.mkdir()
    command = subprocess.list2cmdline(shell.command("X")[:-1])
    (bin_folder / "hydraopt").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    (bin_folder / "hydraopt").chmod(0o755)
    script = (
        'eval "$(hydraopt -sc install=bash)"\n'
        'COMP_LINE="hydraopt train label=s" COMP_POINT=22 COMP_CWORD=2\n'
        "hydra_bash_completion\n"
        'echo "${COMPREPLY[@]}"\n'
    )
    path = f"{bin_folder}:{shell.env['PATH']}"
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        text=True,
        cwd=shell.folder,
        env=shell.env | {"PATH": path},
    )
    assert done.stdout.strip() == "label=soft", done.stderr
