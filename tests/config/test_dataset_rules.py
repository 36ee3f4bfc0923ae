import re

import pytest

from hydraopt.common.errors import UserError
from hydraopt.config.validate import validate


def problems_of(adjusted, command, *overrides):
    """Return what a composed configuration breaks: key, with its value, to rule and remedy."""
    with pytest.raises(UserError) as caught:
        validate(adjusted(command, *overrides))
    found = re.findall(r"^  (\S+)\n    rule:   (.*)\n    remedy: (.*)$", str(caught.value), re.M)
    return {key: (rule, remedy) for key, rule, remedy in found}


@pytest.fixture
def files(tmp_path):
    for name in ("pairs.jsonl.gz", "tests.json"):
        (tmp_path / name).touch()
    return [f"dataset.path={tmp_path}/pairs.jsonl.gz", f"dataset.tests={tmp_path}/tests.json"]


@pytest.mark.parametrize("name", ["pie", "codecontests", "humaneval", "mbpp"])
def test_public_data_sets_compose_with_their_files(adjusted, files, name):
    validate(adjusted("profile", "profiler=auto", f"dataset={name}", *files))


def test_tests_may_lie_in_a_folder(adjusted, files, tmp_path):
    validate(
        adjusted("profile", "profiler=auto", "dataset=pie", files[0], f"dataset.tests={tmp_path}")
    )


def test_missing_files_are_named_with_an_example(adjusted):
    assert problems_of(adjusted, "profile", "profiler=auto", "dataset=pie") == {
        "dataset.path": (
            "dataset.name=pie needs it.",
            "Give one: dataset.path=pairs.jsonl.gz",
        ),
        "dataset.tests": (
            "dataset.name=pie needs it.",
            "Give one: dataset.tests=sample_io.json.gz",
        ),
    }


def test_files_that_are_not_there_are_named(adjusted):
    broken = problems_of(
        adjusted, "profile", "dataset=pie", "dataset.path=no/a", "dataset.tests=no/b"
    )

    assert broken["dataset.path=no/a"][0] == "a file must be there."
    assert broken["dataset.tests=no/b"][0] == "a file or folder must be there."


def test_programs_of_strangers_are_measured_in_a_sandbox_only(adjusted, files):
    broken = problems_of(adjusted, "profile", "profiler=rusage", "dataset=pie", *files)

    assert list(broken) == ["profiler=RusageProfiler"]
    assert broken["profiler=RusageProfiler"][1] == "Take profiler=auto."
    validate(
        adjusted("pairs", "profiler=rusage", "dataset=pie", *files, f"measurements={files[1][14:]}")
    )


@pytest.mark.parametrize("command", ["train", "evaluate"])
def test_what_a_model_wrote_is_measured_in_a_sandbox_only(adjusted, command):
    broken = problems_of(adjusted, command, "profiler=rusage")

    assert list(broken) == ["profiler=RusageProfiler"]
    assert "sandbox=none" in broken["profiler=RusageProfiler"][1]
    validate(adjusted(command, "profiler=rusage", "sandbox=none"))


def test_a_training_that_evaluates_nothing_may_measure_without_a_sandbox(adjusted):
    validate(adjusted("train", "profiler=rusage", "evaluate=false"))


@pytest.mark.parametrize("name", ["humaneval", "mbpp"])
@pytest.mark.parametrize("command", ["train", "pairs"])
def test_no_policy_learns_from_what_it_is_evaluated_on(adjusted, files, command, name):
    broken = problems_of(adjusted, command, f"dataset={name}", files[0], "measurements=measure")

    assert "for evaluation only" in broken[f"dataset={name}"][0]


@pytest.mark.parametrize(
    ("overrides", "key"),
    [
        (["dataset.pairs=given"], "dataset.pairs=given"),
        (["dataset.inputs=0"], "dataset.inputs=0"),
        (["dataset.max_tests=-1"], "dataset.max_tests=-1"),
        (["dataset.max_programs=-1"], "dataset.max_programs=-1"),
        (["dataset.validation_share=1"], "dataset.validation_share=1"),
        (["dataset.validation_share=.6", "dataset.test_share=.6"], "dataset.test_share=0.6"),
    ],
)
def test_a_broken_setting_is_named_with_its_value(adjusted, overrides, key):
    assert list(problems_of(adjusted, "profile", *overrides)) == [key]
