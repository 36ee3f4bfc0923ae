from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hydraopt.common.files import append_line
from hydraopt.sweeps.ledger import Trial, attempt, write_trial


@pytest.fixture
def sweep(tmp_path: Path) -> Path:
    """Two groups of two seeds, done by this process."""
    folder = tmp_path / "multirun" / "mine"
    losses = {"static": (0.70, 0.66), "adaptive": (0.68, 0.65)}
    for weighting, values in losses.items():
        for seed, loss in enumerate(values):
            trial = folder / f"{weighting}-{seed}"
            overrides = [f"weighting={weighting}", f"seed={seed}"]
            write_trial(trial, Trial(trial.name, "train", overrides, submitted=len(weighting)))
            with attempt(trial):
                step = {"step": 1, "loss": loss, "validation_loss": loss}
                append_line(trial / "metrics.jsonl", step)
    return folder


def test_status_prints_whole_lines_into_a_pipe(shell, sweep):
    done = shell("sweep", "status", "multirun/mine")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].strip() == "4 trials: done 4"
    assert [line.split()[:3] for line in lines if "seed=" in line] == [
        [f"weighting={weighting}", f"seed={seed}", "done"]
        for weighting in ("static", "adaptive")
        for seed in (0, 1)
    ]


def test_status_as_json(shell, sweep):
    done = shell("sweep", "status", "multirun/mine", "--json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["counts"] == {"done": 4}
    assert record["trials"][0]["overrides"] == {"weighting": "static", "seed": "0"}


def test_watching_ends_when_all_have_ended(shell, sweep):
    done = shell("sweep", "status", "multirun/mine", "--watch")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("4 trials: done 4") == 1


def cpu_ticks(pid: int) -> list[str]:
    """Return the CPU time that a process has taken so far, in user and system mode."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]


def test_watching_is_left_by_ctrl_c(shell, sweep):
    write_trial(sweep / "waits", Trial("waits", "train", ["seed=9"]))
    watching = subprocess.Popen(
        shell.command("sweep", "status", "multirun/mine", "--watch"),
        cwd=shell.folder,
        env=shell.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # A signal that meets an import may be lost in one of Python's own callbacks.
    before, now = None, cpu_ticks(watching.pid)
    while now != before or now == ["0", "0"]:
        time.sleep(1.0)
        before, now = now, cpu_ticks(watching.pid)
    assert watching.poll() is None, "it ended although a trial waits"
    watching.send_signal(signal.SIGINT)
    printed, said = watching.communicate(timeout=30)
    assert (watching.returncode, said) == (0, "")
    assert "waiting 1" in printed


def test_the_table_is_printed_and_written_with_its_figure(shell, sweep):
    done = shell("sweep", "table", "multirun/mine", "--against", "weighting=adaptive")
    assert done.returncode == 0, done.stderr
    assert "| weighting | n | validation_loss |" in done.stdout
    assert "Paired differences from **weighting=adaptive**" in done.stdout
    assert (sweep / "table.md").read_text() == done.stdout.removesuffix("\n")
    assert (sweep / "table.csv").read_text().startswith("figure,kind,group,n,")
    assert (sweep / "table.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (sweep / "table.svg").read_text()


def test_figures_and_folder_of_a_table_can_be_chosen(shell, sweep):
    done = shell("sweep", "table", "multirun/mine", "--figure", "loss", "--out", "mine/out")
    assert done.returncode == 0, done.stderr
    assert "| weighting | n | loss |" in done.stdout
    assert sorted(path.name for path in (shell.folder / "mine" / "out").iterdir()) == [
        "table.csv",
        "table.md",
        "table.png",
        "table.svg",
    ]
    assert not (sweep / "table.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "nowhere"), "nowhere is no folder"),
        (("status", "."), "holds no trial"),
        (("table", "nowhere"), "nowhere is no folder"),
        (("table", "multirun/mine", "--figure", "lss"), "--figure lss"),
        (("status", "multirun/mine", "--watch", "--json"), "not allowed with argument --watch"),
        (("status",), "DIR"),
        (("statu", "multirun/mine"), "statu"),
        ((), "status|table"),
    ],
)
def test_what_the_user_can_mend_ends_with_2(shell, sweep, arguments, said):
    done = shell("sweep", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_help_names_the_command_and_its_actions(shell):
    assert "\n  sweep " in shell("--help").stdout
    done = shell("sweep", "--help")
    assert done.returncode == 0
    assert "status" in done.stdout
    assert "table" in done.stdout


def test_the_status_loads_neither_hydra_nor_torch(sweep):
    code = (
        "import sys; from hydraopt.cli.main import main\n"
        f"sys.argv = ['hydraopt', 'sweep', 'status', {str(sweep)!r}]\n"
        "assert main() == 0\n"
        "print(sorted({'torch', 'hydra', 'omegaconf', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("hydraopt sweep ", ["status", "table"]),
        ("hydraopt sweep st", ["status"]),
        ("hydraopt sweep status multi", ["multirun/"]),
        ("hydraopt sweep status multirun/", ["multirun/mine/"]),
        ("hydraopt sweep status multirun/mine --w", ["--watch"]),
        ("hydraopt sweep table x --", ["--figure", "--against", "--out"]),
        ("hydraopt sweep status nowhere/x", []),
        ("hydraopt sweep other x", []),
    ],
)
def test_actions_options_and_folders_are_completed(shell, sweep, line, offered):
    done = shell("-sc", "query=bash", COMP_LINE=line)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == offered
