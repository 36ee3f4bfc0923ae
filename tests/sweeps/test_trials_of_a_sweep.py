import os

import pytest
from made_sweep import ELSEWHERE, make_trial

from hydraopt.common.errors import UserError
from hydraopt.sweeps.trials import corrected, differing, find_trials, labels


def only(sweep, jobs=None):
    (found,) = corrected(find_trials(sweep), jobs)
    return found


def test_a_missing_folder_and_one_without_trials_are_refused(tmp_path):
    with pytest.raises(UserError, match="nowhere is no folder"):
        find_trials(tmp_path / "nowhere")
    (tmp_path / "data").mkdir()
    with pytest.raises(UserError, match=r"holds no trial .*trial\.json"):
        find_trials(tmp_path)


def test_trials_come_in_the_order_of_asking(tmp_path):
    make_trial(tmp_path, "a", submitted=3.0)
    make_trial(tmp_path, "c", submitted=1.0)
    make_trial(tmp_path, "b", submitted=1.0)
    assert [each.name for each in find_trials(tmp_path)] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("made", "outcome"),
    [
        ({"attempts": 0}, "waiting"),
        ({"pid": os.getpid()}, "running"),
        ({}, "lost"),
        ({"host": ELSEWHERE}, "running"),
        ({"outcome": "done"}, "done"),
        ({"outcome": "failed"}, "failed"),
        ({"outcome": "stopped"}, "stopped"),
    ],
)
def test_states_by_the_files_alone(tmp_path, made, outcome):
    make_trial(tmp_path, "t", **made)
    assert only(tmp_path).state.outcome == outcome


@pytest.mark.parametrize(
    ("made", "word", "outcome"),
    [
        ({"attempts": 0}, "PENDING", "waiting"),
        ({"attempts": 0}, "RUNNING", "running"),  # it has not come as far as its ledger
        ({"attempts": 0}, "", "lost"),
        ({"attempts": 0}, "CANCELLED", "lost"),
        ({}, "PENDING", "waiting"),  # killed and queued again
        ({}, "RUNNING", "running"),
        ({}, "", "lost"),
        ({"host": ELSEWHERE}, "RUNNING", "running"),
        ({"host": ELSEWHERE}, "COMPLETING", "running"),
        ({"host": ELSEWHERE}, "PENDING", "waiting"),
        ({"host": ELSEWHERE}, "", "lost"),
        ({"host": ELSEWHERE}, "NODE_FAIL", "lost"),
        ({"host": ELSEWHERE, "ran_as": "6"}, "", "running"),  # another job's process is at it
        ({"pid": os.getpid()}, "", "running"),  # the process lives, whatever SLURM has forgotten
        ({"outcome": "stopped"}, "PENDING", "waiting"),
        ({"outcome": "stopped"}, "RUNNING", "running"),
        ({"outcome": "stopped"}, "", "stopped"),
        ({"outcome": "failed"}, "", "failed"),
        ({"outcome": "failed"}, "COMPLETING", "failed"),
        ({"outcome": "failed", "ran_as": "6"}, "RUNNING", "running"),  # submitted anew
        ({"outcome": "failed", "ran_as": "6"}, "PENDING", "waiting"),
        ({"outcome": "done"}, "RUNNING", "done"),
        ({"outcome": "done"}, "", "done"),
    ],
)
def test_slurm_knows_better_of_waiting_jobs_and_other_machines(tmp_path, made, word, outcome):
    make_trial(tmp_path, "t", job="7_1", **made)
    assert only(tmp_path, {"7_1": word} if word else {}).state.outcome == outcome


def test_a_slurm_that_does_not_answer_corrects_nothing(tmp_path):
    make_trial(tmp_path, "t", job="7_1", host=ELSEWHERE)
    assert only(tmp_path, None).state.outcome == "running"


def test_a_lost_job_tells_what_slurm_says(tmp_path):
    make_trial(tmp_path, "t", job="7_1", host=ELSEWHERE)
    assert only(tmp_path, {"7_1": "NODE_FAIL"}).state.message == (
        "job 7_1 is gone: SLURM says NODE_FAIL"
    )


def test_a_torn_line_hides_no_attempt(tmp_path):
    folder = make_trial(tmp_path, "t", outcome="done", attempts=2)
    with (folder / "attempts.jsonl").open("a") as stream:
        stream.write('{"event":"start","time":3')
    found = only(tmp_path)
    assert (found.state.outcome, found.state.attempts) == ("done", 2)


@pytest.mark.parametrize("text", ["{torn", "[]", '{"name": "t", "command": "x", "overrides": [1]}'])
def test_an_unreadable_trial_is_kept_and_called_by_its_folder(tmp_path, text):
    folder = make_trial(tmp_path, "tiny-static-1a", ["seed=0"], outcome="done")
    make_trial(tmp_path, "tiny-static-2b", ["seed=1"], outcome="done")
    (folder / "trial.json").write_text(text)
    found = find_trials(tmp_path)
    assert [each.trial is None for each in found] == [True, False]
    assert labels(found) == ["tiny-static-1a", "tiny-static-2b"]


def test_a_damaged_ledger_is_told_and_hides_no_other_trial(tmp_path):
    folder = make_trial(tmp_path, "bad", attempts=0)
    (folder / "attempts.jsonl").write_text('{"event":"start","time":"yesterday"}\n')
    make_trial(tmp_path, "good", outcome="done")
    bad, good = find_trials(tmp_path)
    assert bad.state.outcome == "failed"
    assert "attempts.jsonl cannot be read" in bad.state.message
    assert good.state.outcome == "done"


def test_labels_are_the_overrides_that_differ(tmp_path):
    common = ["experiment=smoke", "hydra/launcher=slurm"]
    make_trial(tmp_path, "a", [*common, "weighting=static", "seed=0"])
    make_trial(tmp_path, "b", [*common[:1], "weighting=static", "seed=1", "+extra=x=y"])
    found = find_trials(tmp_path)
    assert differing(found) == ["seed", "extra"]
    assert labels(found) == ["seed=0", "seed=1 extra=x=y"]


def test_labels_that_would_be_equal_carry_the_folders_name(tmp_path):
    make_trial(tmp_path, "a-1", ["seed=0"])
    make_trial(tmp_path, "a-2", ["seed=0"])
    make_trial(tmp_path, "b-3", ["seed=1"])
    assert labels(find_trials(tmp_path)) == ["seed=0 (a-1)", "seed=0 (a-2)", "seed=1"]


def test_a_lone_trial_is_called_by_its_folder(tmp_path):
    make_trial(tmp_path, "tiny-static-1a", ["seed=0"])
    assert labels(find_trials(tmp_path)) == ["tiny-static-1a"]
