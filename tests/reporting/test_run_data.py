import json

import pytest

from hydraopt.common.errors import UserError
from hydraopt.reporting.run_data import concentration_bounds, read_run


def test_a_run_is_read_whole(run_dir):
    run = read_run(run_dir)

    assert run.name == "adaptive-smollm2_135m-0a1b2c"
    assert run.finished
    assert [entry["step"] for entry in run.steps] == list(range(1, 61))
    assert len(run.warm_start) == 60
    assert run.config["beta"] == 0.015
    assert len(run.evaluation["programs"]) == 4
    assert run.notes == []


def test_a_folder_that_is_no_run_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"is not a run's folder.*metrics\.jsonl"):
        read_run(tmp_path)


def test_a_torn_line_is_noted_and_the_rest_kept(run_dir):
    path = run_dir / "metrics.jsonl"
    path.write_text(path.read_text()[:-40])

    run = read_run(run_dir)

    assert len(run.steps) == 59
    assert "metrics.jsonl:60: not a record" in run.notes[0]


def test_of_a_step_that_stands_twice_the_later_record_counts(tmp_path):
    lines = [{"step": 1, "loss": 1.0}, {"step": 2, "loss": 2.0}, {"step": 1, "loss": 9.0}]
    (tmp_path / "metrics.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))

    assert [entry["loss"] for entry in read_run(tmp_path).steps] == [9.0, 2.0]


@pytest.mark.parametrize("text", ["{", "[]", '{"programs": 3}'])
def test_a_spoilt_evaluation_is_noted(run_dir, text):
    (run_dir / "evaluation" / "evaluation.json").write_text(text)

    run = read_run(run_dir)

    assert run.evaluation is None
    assert "evaluate the run again" in run.notes[0]


def test_a_spoilt_configuration_is_noted_and_kept_as_text(run_dir):
    (run_dir / "config.yaml").write_text("a: [1")

    run = read_run(run_dir)

    assert run.config == {}
    assert run.config_text == "a: [1"
    assert "config.yaml is not YAML" in run.notes[0]


@pytest.mark.parametrize(
    ("config", "bounds"),
    [
        ({"weighting": {"alpha_min": 0.1, "alpha_max": 10}}, (0.1, 10.0)),
        (
            {
                "weighting": {"alpha_min": "${alpha_bounds.min}", "alpha_max": "?"},
                "alpha_bounds": {"min": 0.75, "max": 1.5},
            },
            (0.75, 1.5),
        ),
        ({"weighting": {"alpha": 1.0}, "alpha_bounds": {"min": 0.75, "max": 1.5}}, None),
        ({}, None),
    ],
)
def test_bounds_are_those_of_the_weighting(config, bounds):
    assert concentration_bounds(config) == bounds
