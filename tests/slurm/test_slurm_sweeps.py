"""Sweeps on a real SLURM: whatever happens, no trial is lost, and none is run twice."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
from pathlib import Path

import pytest
import yaml
from conftest import ONE, SHORT, asked, assert_same, results, state
from slurm_cluster import lacking_accounts

from hydraopt.sweeps.queue import job_states

QUIET = ("--output=/dev/null", "--wrap=sleep 2")

pytestmark = [pytest.mark.slurm, pytest.mark.timeout(240)]


def test_an_array_over_alpha_bounds_finds_what_a_local_sweep_finds(on_slurm, here):
    bounds = ("alpha_bounds.min=0.5,0.75", "alpha_bounds.max=1.05,1.1,1.15,3")
    said = on_slurm.run(*SHORT, *bounds, "cluster.max_parallel=3")
    assert "8 submitted" in said
    assert "All 8 trials are done" in said
    found = on_slurm.trials()
    assert len(found) == 8
    jobs = {asked(folder).job for folder in found.values()}
    assert {job.split("_")[1] for job in jobs} == set("01234567")
    assert len({job.split("_")[0] for job in jobs}) == 1
    for folder in found.values():
        assert (state(folder).outcome, state(folder).attempts) == ("done", 1)
        assert on_slurm.cluster.ended(asked(folder).job)["JobState"] == "COMPLETED"
        assert state(folder).job == asked(folder).job

    here.run(*SHORT, *bounds)
    expected = here.trials()
    assert expected.keys() == found.keys()
    for name, folder in found.items():
        assert_same(folder, expected[name])

    alphas = [results(folder)["records"][-1]["alpha"] for folder in found.values()]
    assert len({json.dumps(alpha) for alpha in alphas}) == 8  # each ran into bounds of its own

    again = on_slurm.run(*SHORT, *bounds)
    assert "8 done before" in again
    assert {asked(folder).job for folder in found.values()} == jobs
    assert {state(folder).attempts for folder in found.values()} == {1}


@pytest.mark.parametrize("interruption", ["admin requeue", "signal", "preemption"])
def test_an_interrupted_trial_goes_on_where_it_was(on_slurm, uninterrupted, interruption):
    cluster = on_slurm.cluster
    # A signal reaches the loader's workers, too: they have to leave it alone.
    workers = 2 if interruption == "signal" else 0
    changed = ("cluster.partition=low", f"trainer.num_workers={workers}")
    launch = on_slurm.start(*ONE, *changed, PAUSE_S="0.2")
    folder = on_slurm.trial()
    job = asked(folder).job
    on_slurm.until_step(folder, 3)
    if interruption == "admin requeue":
        cluster.tell("scontrol", "requeue", job)
    elif interruption == "signal":
        cluster.tell("scancel", "--signal=USR2", job)
    else:
        cluster.tell("sbatch", "--partition=high", "--nodes=4", "--exclusive", *QUIET)
    cluster.until(lambda: cluster.job(job)["Restarts"] == "1", "a restart")
    on_slurm.end(launch)

    assert (state(folder).outcome, state(folder).attempts) == ("done", 2)
    log = [json.loads(line) for line in (folder / "attempts.jsonl").read_text().splitlines()]
    assert [entry.get("outcome") for entry in log] == [None, "stopped", None, "done"]
    shown = cluster.ended(job)
    assert (shown["JobState"], shown["ExitCode"], shown["Restarts"]) == ("COMPLETED", "0:0", "1")
    assert (folder.name == uninterrupted.name) == (workers == 0)  # workers are in the configuration
    assert_same(folder, uninterrupted)


def test_a_signal_before_the_handlers_exist_is_not_lost(on_slurm, uninterrupted):
    cluster = on_slurm.cluster
    launch = on_slurm.start(*ONE)
    folder = on_slurm.trial()
    job = asked(folder).job
    cluster.until(lambda: cluster.runs_python(job), "Python")  # its handlers take it seconds
    cluster.tell("scancel", "--signal=USR2", job)
    cluster.until(lambda: cluster.job(job)["Restarts"] == "1", "a restart")
    on_slurm.end(launch)
    assert (state(folder).outcome, state(folder).attempts) == ("done", 1)
    assert cluster.ended(job)["JobState"] == "COMPLETED"
    assert folder.name == uninterrupted.name
    assert_same(folder, uninterrupted)


def test_a_trial_survives_the_crash_of_its_node(on_slurm, uninterrupted):
    cluster = on_slurm.cluster
    launch = on_slurm.start(*ONE, PAUSE_S="0.2")
    folder = on_slurm.trial()
    job = asked(folder).job
    on_slurm.until_step(folder, 5)
    node = cluster.job(job)["NodeList"]
    cluster.crash_node(node)
    try:
        on_slurm.end(launch)
    finally:
        cluster.start_node(node)
    assert (state(folder).outcome, state(folder).attempts) == ("done", 2)
    shown = cluster.ended(job)
    assert (shown["JobState"], shown["Restarts"]) == ("COMPLETED", "1")
    assert shown["NodeList"] != node
    assert folder.name == uninterrupted.name
    assert_same(folder, uninterrupted)
    cluster.until(lambda: cluster.node_states()[node] == "idle", "the node to come back")


def test_an_edit_of_conf_changes_neither_a_job_that_waits_nor_one_that_is_run_again(on_slurm, here):
    cluster = on_slurm.cluster
    mine = (ONE[0], "--config-dir", "mine", *ONE[1:], "alpha_bounds=mine")
    bounds = "defaults: [alpha_bounds_schema, _self_]\nmin: {}\nmax: {}\n"
    for bench in (on_slurm, here):
        (bench.folder / "mine" / "alpha_bounds").mkdir(parents=True)
        (bench.folder / "mine" / "alpha_bounds" / "mine.yaml").write_text(bounds.format(0.5, 1.1))
    launch = on_slurm.start(*mine, "cluster.sbatch.begin=now+1hour", PAUSE_S="0.2")
    folder = on_slurm.trial()
    job = asked(folder).job
    choice = on_slurm.folder / "mine" / "alpha_bounds" / "mine.yaml"
    choice.write_text(bounds.format(0.9, 9.0))
    cluster.tell("scontrol", "update", f"JobId={job}", "StartTime=now")
    on_slurm.until_step(folder, 3)
    choice.write_text("no longer: a choice")
    cluster.tell("scancel", "--signal=USR2", job)
    on_slurm.end(launch)
    assert (state(folder).outcome, state(folder).attempts) == ("done", 2)
    assert cluster.ended(job)["JobState"] == "COMPLETED"
    here.run(*mine)
    (expected,) = here.trials().values()
    assert folder.name == expected.name
    assert_same(folder, expected)


@pytest.mark.skipif(bool(lacking_accounts()), reason=lacking_accounts())
def test_sacct_tells_of_each_start_of_a_trial_how_it_ended(on_slurm, tmp_path, monkeypatch):
    cluster = on_slurm.cluster
    switch = tmp_path / "fail"
    switch.touch()
    labels = "label._target_=slurm_choices.PausingLabel,slurm_choices.FailingLabel"
    arguments = [entry for entry in SHORT if not entry.startswith("label.")] + [labels]
    launch = on_slurm.start(*arguments, FAIL_WHILE=str(switch), PAUSE_S="0.2")
    cluster.until(lambda: len(on_slurm.trials()) == 2, "two trials")
    by_label = {
        entry.rpartition(".")[2]: folder
        for folder in on_slurm.trials().values()
        for entry in asked(folder).overrides
        if entry.startswith("label.")
    }
    requeued, raised = by_label["PausingLabel"], by_label["FailingLabel"]
    on_slurm.until_step(requeued, 3)
    cluster.tell("scancel", "--signal=USR2", asked(requeued).job)
    on_slurm.end(launch, status=1)
    for folder in (requeued, raised):
        cluster.ended(asked(folder).job)
    assert cluster.accounted(asked(requeued).job) == [("REQUEUED", "0:0"), ("COMPLETED", "0:0")]
    assert cluster.accounted(asked(raised).job) == [("FAILED", "1:0")]

    failed = asked(raised).job
    switch.unlink()
    on_slurm.run(*arguments, FAIL_WHILE=str(switch))
    cluster.ended(asked(raised).job)
    assert cluster.accounted(asked(raised).job) == [("COMPLETED", "0:0")]
    assert cluster.accounted(failed) == [("FAILED", "1:0")]

    # So much is known of jobs that the controller has forgotten.
    (tmp_path / "squeue").write_text("#!/bin/sh\n")
    (tmp_path / "squeue").chmod(0o755)
    monkeypatch.setenv("SLURM_CONF", cluster.env["SLURM_CONF"])
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    jobs = {asked(requeued).job: "COMPLETED", failed: "FAILED", asked(raised).job: "COMPLETED"}
    assert job_states(list(jobs)) == jobs


def test_a_trial_that_raises_is_seen_to_fail_and_the_others_are_kept(on_slurm, tmp_path):
    cluster = on_slurm.cluster
    switch = tmp_path / "fail"
    switch.touch()
    labels = "label._target_=slurm_choices.PausingLabel,slurm_choices.FailingLabel"
    arguments = [entry for entry in SHORT if not entry.startswith("label.")] + [labels]
    said = on_slurm.run(*arguments, status=1, FAIL_WHILE=str(switch))
    assert "1 of 2 trials failed" in said
    assert "the label has failed" in said
    assert "Traceback" not in said
    ended = {state(folder).outcome: folder for folder in on_slurm.trials().values()}
    assert ended.keys() == {"done", "failed"}
    failed, done = ended["failed"], ended["done"]
    shown = cluster.ended(asked(failed).job)
    assert (shown["JobState"], shown["ExitCode"]) == ("FAILED", "1:0")
    assert "the label has failed" in Path(asked(failed).log).read_text()
    assert asked(failed).log in said or asked(failed).log.rpartition("/")[2] in said
    job = asked(done).job

    switch.unlink()
    said = on_slurm.run(*arguments, FAIL_WHILE=str(switch))
    assert "1 submitted, 1 done before" in said
    assert (state(failed).outcome, state(failed).attempts) == ("done", 2)
    assert (asked(done).job, state(done).attempts) == (job, 1)


def test_a_job_that_slurm_refuses_is_told_with_its_reason(on_slurm):
    said = on_slurm.run(*ONE, "cluster.partition=nowhere", status=2)
    assert "invalid partition specified: nowhere" in said
    assert "--package cluster" in said
    assert "Traceback" not in said
    assert not on_slurm.trials()


def test_ctrl_c_cancels_what_this_launch_has_submitted_and_nothing_else(on_slurm):
    cluster = on_slurm.cluster
    first = on_slurm.start(*ONE, "cluster.sbatch.begin=now+1hour")
    on_slurm.trial()
    kept = asked(on_slurm.trial()).job
    second = on_slurm.start(*SHORT, "seed=0,1", "cluster.sbatch.begin=now+1hour")
    cluster.until(lambda: len(on_slurm.trials()) == 2, "a second trial")
    (job,) = {asked(folder).job for folder in on_slurm.trials().values()} - {kept}
    second.send_signal(signal.SIGINT)
    said = on_slurm.end(second, status=130)
    assert "Cancelled the 1 jobs" in said
    assert cluster.ended(job)["JobState"] == "CANCELLED"
    assert cluster.job(kept)["JobState"] == "PENDING"
    first.send_signal(signal.SIGINT)
    on_slurm.end(first, status=130)
    assert cluster.ended(kept)["JobState"] == "CANCELLED"


def test_the_loss_of_the_shell_leaves_jobs_and_the_same_command_waits_for_them(on_slurm):
    launch = on_slurm.start(*ONE, PAUSE_S="0.2")
    folder = on_slurm.trial()
    job = asked(folder).job
    launch.send_signal(signal.SIGHUP)
    on_slurm.end(launch, status=-signal.SIGHUP)
    said = on_slurm.run(*ONE)
    assert "1 waiting or running already" in said
    assert (state(folder).outcome, state(folder).attempts) == ("done", 1)
    assert (state(folder).job, asked(folder).job) == (job, job)


@pytest.mark.parametrize("asker", ["its own warning", "slurm"])
def test_restarts_have_an_end_and_the_same_command_goes_on(on_slurm, asker):
    cluster = on_slurm.cluster
    launch = on_slurm.start(*ONE, "cluster.max_restarts=0", PAUSE_S="0.2")
    folder = on_slurm.trial()
    on_slurm.until_step(folder, 2)
    job = asked(folder).job
    if asker == "slurm":
        cluster.tell("scontrol", "requeue", job)
    else:
        cluster.tell("scancel", "--signal=USR2", job)
    said = on_slurm.end(launch, status=1)
    assert "cluster.max_restarts=0" in said
    assert cluster.ended(asked(folder).job)["JobState"] == "FAILED"
    taken = len((folder / "metrics.jsonl").read_text().splitlines())
    assert taken >= 2
    on_slurm.run(*ONE)
    assert (state(folder).outcome, state(folder).attempts) == ("done", 2)
    assert [record["step"] for record in results(folder)["records"]] == list(range(1, 13))


def test_a_trial_that_ends_within_an_admins_requeue_is_not_run_twice(on_slurm):
    cluster = on_slurm.cluster
    launch = on_slurm.start(*ONE)
    folder = on_slurm.trial()
    cluster.until(lambda: state(folder).outcome == "done", "the end")
    cluster.ask("scontrol", "requeue", asked(folder).job)  # it may have left, or not
    on_slurm.end(launch)
    assert cluster.ended(asked(folder).job)["JobState"] == "COMPLETED"
    assert (state(folder).outcome, state(folder).attempts) == ("done", 1)


def test_two_ranks_find_what_two_local_ranks_find(on_slurm, here):
    # torchrun gives each rank one thread, SLURM here all cores; sums differ by their threads.
    two = (*ONE, "trainer.devices=2", "trainer.threads=1")
    on_slurm.run(*two, "cluster.tasks_per_node=2")
    (folder,) = on_slurm.trials().values()
    assert (state(folder).outcome, state(folder).attempts) == ("done", 1)
    assert on_slurm.cluster.ended(asked(folder).job)["JobState"] == "COMPLETED"
    assert [record["step"] for record in results(folder)["records"]] == list(range(1, 13))
    here.run(*two, ranks=2)
    (expected,) = here.trials().values()
    assert_same(folder, expected)


@pytest.mark.skipif(
    importlib.util.find_spec("hydra_plugins.hydra_optuna_sweeper") is None,
    reason="hydra-optuna-sweeper is not installed",
)
def test_optuna_gets_each_trials_figure_from_the_cluster(on_slurm):
    search = ("hydra/sweeper=optuna", "hydra.sweeper.n_trials=2", "hydra.sweeper.n_jobs=2")
    on_slurm.run(*ONE, *search, "beta=interval(0.1, 0.9)")
    found = [state(folder).figures["validation_loss"] for folder in on_slurm.trials().values()]
    assert len(found) == 2
    (told,) = on_slurm.folder.rglob("optimization_results.yaml")
    assert yaml.safe_load(told.read_text())["best_value"] == min(found)


@pytest.mark.parametrize(("profiler", "recorded"), [("rusage", "rusage"), ("sandboxed", "zygote")])
def test_shards_run_as_an_array_and_are_merged(on_slurm, here, tmp_path, profiler, recorded):
    arguments = ("profile", "--multirun", "dataset=jsonl", f"profiler={profiler}")
    arguments += ("shard.count=3", "shard.index=range(3)", "output=m.jsonl", "limits.wall_s=60")
    arguments += ("profiler.values=2",)
    problems = Path(on_slurm.data[0].partition("=")[2]).read_text().splitlines()
    (tmp_path / "few.jsonl").write_text("\n".join(problems[:4]) + "\n")
    on_slurm.data = here.data = [f"dataset.path={tmp_path / 'few.jsonl'}"]
    said = on_slurm.run(*arguments)
    assert "3 submitted" in said
    assert "Merged 3 files" in said
    here.run(*arguments)

    def keys(bench):
        lines = (bench.folder / "m.jsonl").read_text().splitlines()
        records = [json.loads(line) for line in lines]
        return sorted((record["program"], record["inputs"]) for record in records)

    assert keys(on_slurm) == keys(here)
    assert len(set(keys(here))) == len(keys(here)) > 0
    records = [json.loads(line) for line in (on_slurm.folder / "m.jsonl").read_text().splitlines()]
    assert {record["outcome"] for record in records} == {"ok"}
    assert {record["profiler"] for record in records} == {recorded}
    for folder in on_slurm.trials("profile").values():
        assert (state(folder).outcome, state(folder).attempts) == ("done", 1)
        assert on_slurm.cluster.ended(asked(folder).job)["JobState"] == "COMPLETED"
