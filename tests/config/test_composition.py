from __future__ import annotations

import pytest
import yaml

from hydraopt.config.choices import description, read_choices
from hydraopt.config.location import conf_dir
from hydraopt.config.schema import ROOTS

CHOICES = read_choices([conf_dir()])
SINGLE = [
    (group, choice)
    for group, choices in CHOICES.items()
    if group != "objective"
    for choice in choices
]
YAMLS = sorted(path for path in conf_dir().rglob("*.yaml"))


@pytest.mark.parametrize("command", ROOTS)
def test_every_command_composes_to_its_own_type(configure, command):
    needed = {
        "report": ["run=somewhere"],
        "optimize": ["file=slow.py"],
        "review": ["policy.model=any"],
    }
    assert type(configure(command, *needed.get(command, []))) is ROOTS[command]


@pytest.mark.parametrize(("group", "choice"), SINGLE, ids=lambda value: value)
def test_every_choice_of_every_group_composes(configure, group, choice):
    command = {"sandbox": "doctor", "policy": "evaluate", "instruction": "prompting"}
    needed = {"openai": ["policy.model=any"], "completions": ["policy.path=any.jsonl"]}
    more = needed.get(choice, []) if group == "policy" else []
    configure(command.get(group, "train"), f"{group}={choice}", *more)


def test_the_issues_groups_and_choices_are_there():
    wanted = {
        "model": {"smollm2_135m", "qwen2_5_coder_7b", "codeqwen1_5_7b", "tiny", "hub"},
        "dataset": {"starter", "jsonl", "pie", "codecontests", "humaneval", "mbpp"},
        "objective": {"latency", "memory", "cycles", "throughput", "energy"},
        "weighting": {"static", "adaptive", "adaptive_region", "fixed"},
        "alpha_bounds": {"paper", "wide", "tight"},
        "normalizer": {"log_ratio", "raw_sigmoid"},
        "label": {"hard", "soft"},
        "conditioning": {"none", "prompt"},
        "profiler": {"auto", "callgrind", "perf", "rapl", "rusage", "sandboxed", "tracemalloc"},
        "sandbox": {"zygote", "bare", "none"},
        "trainer": {"cpu", "gpu"},
        "warm_start": {"sft", "none", "adapter"},
        "logger": {"wandb", "local"},
        "suite": {
            "seven",
            "fifty",
            "humaneval",
            "humaneval_plus",
            "mbpp",
            "mbpp_plus",
            "pie",
            "codecontests",
            "jsonl",
        },
        "policy": {"local", "openai", "completions", "identity", "human"},
        "instruction": {
            f"{objective}_{detail}"
            for objective in ("runtime", "memory", "balanced")
            for detail in ("minimal", "detailed")
        },
        "decoding": {"greedy", "sample", "best_of_n", "prompt_lookup"},
        "cluster": {"default", "cpu", "gpu_a100"},
        "experiment": {"smoke", "quickstart", "starter_full", "steered", "hydra_paper"},
    }
    assert {group: set(choices) for group, choices in CHOICES.items()} == wanted


@pytest.mark.parametrize("path", YAMLS, ids=lambda path: path.relative_to(conf_dir()).as_posix())
def test_every_file_says_in_one_line_what_it_is(path):
    assert description(path)


@pytest.mark.parametrize(
    "path",
    [path for path in YAMLS if path.parts[-2] not in ("experiment", "job_logging", "help")],
    ids=lambda path: path.relative_to(conf_dir()).as_posix(),
)
def test_every_file_begins_with_its_schema_or_is_common_to_all(path):
    defaults = yaml.safe_load(path.read_text())["defaults"]
    if path.name == "common.yaml":
        assert "_self_" in defaults
    else:
        assert defaults[0].endswith("_schema")
        assert "_self_" in defaults


def test_the_papers_numbers_stand_in_the_default_weighting(configure):
    config = configure("train")
    assert config.beta == 0.015
    assert config.weighting["step_size"] == 0.002
    assert (config.weighting["alpha_min"], config.weighting["alpha_max"]) == (0.75, 1.5)


def test_the_papers_experiment_is_the_papers_run(configure):
    config = configure("train", "experiment=hydra_paper")
    assert config.model.location == "Qwen/Qwen2.5-Coder-7B-Instruct"
    assert config.model.quantization == "nf4"
    assert config.model.dtype == "bfloat16"
    assert config.trainer.max_steps == 72_000
    assert config.trainer.learning_rate == 2e-6
    assert config.trainer.optimizer == "paged_adamw_8bit"
    assert config.warm_start.kind == "sft"
    assert config.beta == 0.015
    assert config.weighting["_target_"].endswith(".Adaptive")
    assert config.weighting["step_size"] == 0.002
    assert (config.weighting["alpha_min"], config.weighting["alpha_max"]) == (0.75, 1.5)


def test_quickstart_is_what_happens_without_an_experiment(configure):
    assert configure("train") == configure("train", "experiment=quickstart")


def test_the_command_line_wins_over_an_experiment(configure):
    config = configure("train", "experiment=smoke", "model=smollm2_135m", "trainer.max_steps=7")
    assert config.model.name == "smollm2_135m"
    assert config.trainer.max_steps == 7


def test_region_control_takes_wide_bounds_unless_others_are_asked_for(configure):
    default = configure("train", "weighting=adaptive_region")
    asked = configure("train", "weighting=adaptive_region", "alpha_bounds=paper")
    assert (default.weighting["alpha_min"], default.weighting["alpha_max"]) == (0.1, 10.0)
    assert (asked.weighting["alpha_min"], asked.weighting["alpha_max"]) == (0.75, 1.5)


def test_a_single_bound_reaches_the_weighting(configure):
    config = configure("train", "alpha_bounds.max=3")
    assert config.weighting["alpha_max"] == 3.0


def test_objectives_are_chosen_several_at_once_and_in_order(configure):
    config = configure("train", "objective=[memory,latency]")
    assert list(config.objectives) == ["memory", "latency"]
    assert config.objectives["latency"]["unit"] == "ms"


def test_weights_need_no_declaration(configure):
    config = configure("train", "weighting=fixed", "weights.latency=0.7", "weights.lines=0.3")
    assert config.weighting["weights"] == {"latency": 0.7, "lines": 0.3}


def test_the_seed_reaches_everything_random(configure):
    config = configure("train", "seed=5", "decoding=sample")
    assert (config.weighting["seed"], config.dataset.seed, config.decoding.seed) == (5, 5, 5)


def test_the_objectives_of_the_configuration_are_those_of_the_paper(configure):
    from hydraopt.config import build
    from hydraopt.preference.objectives import PAPER_OBJECTIVES

    made = build.objectives(configure("train"))
    assert {objective.name: objective for objective in made} == dict(PAPER_OBJECTIVES)
