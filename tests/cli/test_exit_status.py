from __future__ import annotations

import json
import signal
import subprocess
import time

BROKEN = """\
class Broken:
    alpha = None

    def __init__(self, objectives):
        self.names = tuple(objectives)

    def draw(self, indices):
        raise RuntimeError("a bug of its own")
"""

SLOW = """\
import pathlib, time
from hydraopt.profiling.profilers.rusage import RusageProfiler

class Slow(RusageProfiler):
    name = "slow"

    def measure(self, *arguments, **more):
        pathlib.Path("started").touch()
        time.sleep(1)
        return super().measure(*arguments, **more)
"""


def own_choice(shell, group: str, module: str, code: str, target: str) -> list[str]:
    """Put one Python file and one YAML into the user's folder; return the arguments."""
    (shell.folder / f"{module}.py").write_text(code)
    folder = shell.folder / "conf" / group
    folder.mkdir(parents=True)
    (folder / f"{module}.yaml").write_text(f"# Mine.\n_target_: {module}.{target}\n")
    return ["--config-dir", "conf", f"{group}={module}", f"allow_targets=[{module}]"]


def test_what_the_user_can_mend_ends_with_2_and_no_traceback(shell):
    done = shell("train.py", "beta=-1", "alpha_bounds.min=2")
    assert done.returncode == 2
    assert done.stderr.startswith("2 settings cannot be used:")
    assert "Traceback" not in done.stderr
    assert "HYDRA_FULL_ERROR" not in done.stderr
    assert done.stdout == ""
    assert list(shell.folder.iterdir()) == []  # not even a run's folder


def test_what_hydra_cannot_compose_ends_with_2_in_the_same_form(shell):
    done = shell("train", "weighting=adaptve", "betta=1", "seed=[")
    assert done.returncode == 2
    assert done.stderr.startswith("3 settings cannot be used:")
    assert "Traceback" not in done.stderr


def test_a_sweep_is_checked_as_a_whole_before_its_first_trial(shell):
    done = shell("train", "--multirun", "beta=0.1,-1", "weighting=static,foo")
    assert done.returncode == 2
    assert "Trial beta=-1 weighting=static: " in done.stderr
    assert "weighting=foo" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(shell.folder.iterdir()) == []


def test_a_broken_yaml_of_the_users_own_is_named(shell):
    (shell.folder / "label").mkdir()
    (shell.folder / "label" / "mine.yaml").write_text("a: [1\n")
    done = shell("train", "--config-dir", ".", "label=mine")
    assert done.returncode == 2
    assert "mine.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_config_dir_that_is_not_there_is_named(shell):
    done = shell("train", "--config-dir", "nowhere")
    assert done.returncode == 2
    assert "--config-dir nowhere" in done.stderr


def test_an_unknown_command_names_the_known_ones(shell):
    done = shell("trian")
    assert done.returncode == 2
    assert "Did you mean train?" in done.stderr


def test_a_failure_inside_a_command_is_said_and_logged(shell):
    folder = shell.folder / "empty"
    folder.mkdir()
    done = shell("report", f"run={folder}")
    assert done.returncode == 2
    assert "is not a run's folder" in done.stderr
    assert "is not a run's folder" in (folder / "run.log").read_text()
    assert "Traceback" not in done.stderr


def test_a_bug_shows_its_traceback_and_ends_with_1(shell, pairs_command):
    mine = own_choice(shell, "weighting", "broken", BROKEN, "Broken")
    done = shell(*pairs_command(*mine))
    assert done.returncode == 1
    assert "Traceback" in done.stderr
    assert "RuntimeError: a bug of its own" in done.stderr


def test_one_trial_that_fails_does_not_stop_the_others(shell, pairs_command, corpus):
    torn = shell.folder / "torn.jsonl"
    torn.write_text("{}\n")
    arguments = pairs_command(f"measurements={torn},{corpus.with_name('measurements.jsonl')}")
    done = shell(*arguments, "--multirun")
    assert done.returncode == 2
    assert "holds no measurement" in done.stderr
    assert "Traceback" not in done.stderr
    written = list((shell.folder / "multirun" / "pairs").glob("*/pairs.jsonl"))
    assert len(written) == 1
    assert json.loads(written[0].read_text().splitlines()[0]).keys() == {
        "prompt",
        "chosen",
        "rejected",
    }


def test_ctrl_c_ends_with_130_and_no_traceback(shell, corpus):
    mine = own_choice(shell, "profiler", "slow", SLOW, "Slow")
    running = subprocess.Popen(
        shell.command("profile", "dataset=jsonl", f"dataset.path={corpus}", *mine),
        cwd=shell.folder,
        env=shell.env,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (shell.folder / "started").exists():
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in said
