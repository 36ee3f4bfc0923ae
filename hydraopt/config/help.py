"""`--help` in plain words: what a command does, its choices, its keys, its options."""

from __future__ import annotations

import inspect
import os
import re
import sys
from collections.abc import Iterator
from typing import Any

from omegaconf import DictConfig, OmegaConf

from hydraopt.config.choices import config_folders, description, read_choices
from hydraopt.config.location import conf_dir

GROUPS = {
    "experiment": "a whole recipe: a few settings that belong together",
    "model": "the policy: which language model is trained",
    "dataset": "problems and their equivalent programs",
    "objective": "what is to become better; several: objective=[latency,memory]",
    "weighting": "how the objectives' weights are drawn for each pair",
    "alpha_bounds": "interval that the concentration α of the draws is kept in",
    "normalizer": "how raw values become comparable",
    "label": "how a pair's chosen program is told from its rejected one",
    "conditioning": "whether the prompt shows the weights",
    "profiler": "what measures programs",
    "sandbox": "what keeps programs of strangers from doing harm",
    "warm_start": "what happens before DPO",
    "trainer": "optimisation and checkpoints, by hardware",
    "logger": "where figures of training go",
    "policy": "what writes the candidates: a model here or elsewhere, or what is there already",
    "suite": "programs that the trained policy is to improve",
    "decoding": "how candidates are written",
    "instruction": "ways to ask for a rewrite; several: instruction=[runtime_minimal,...]",
    "cluster": "what a job asks for, with --multirun hydra/launcher=slurm",
}
"""Group to its explanation, in the order of the help; groups from elsewhere follow."""

OPTIONS = """\
  --cfg job               print the composed configuration and do nothing
  --multirun, -m          sweep: weighting=static,adaptive beta=0.01,0.015 runs every combination
  --config-dir, -cd DIR   a folder of your own with further choices, laid out like conf/
  --info [defaults]       print how the configuration comes about
  -sc install=bash        shell completion: eval "$({program} -sc install=bash)" (also zsh, fish)
  --hydra-help            everything else
"""


def help_text(root: DictConfig) -> str:
    """Return the help of a composed command, as a template of `string.Template`."""
    command = root.hydra.job.config_name
    schema = OmegaConf.get_type(root)
    lines = [description(conf_dir() / f"{command}.yaml") or f"{command}", ""]
    lines += [f"Usage: {_program()} [GROUP=CHOICE ...] [KEY=VALUE ...] [OPTIONS]", ""]
    lines += ["Groups and their choices (* is chosen)"]
    lines += list(_group_lines(root))
    lines += ["", "Keys (--cfg job prints all of them with their values)"]
    lines += list(_key_lines(schema, root))
    lines += ["", "Options", OPTIONS.format(program=_program().removesuffix(f" {command}"))]
    return "\n".join(lines).replace("$", "$$")


def _program() -> str:
    """Return the command as it was called."""
    name = os.path.basename(sys.argv[0])
    return f"python {name}" if name.endswith(".py") else name


def _group_lines(root: DictConfig) -> Iterator[str]:
    chosen = root.hydra.runtime.choices
    choices = read_choices(config_folders(root))
    order = [*(g for g in GROUPS if g in choices), *(g for g in sorted(choices) if g not in GROUPS)]
    for group in order:
        # Groups of other commands stand in the same folder but not in this command's defaults.
        if group not in chosen and not (group == "objective" and "objectives" in root):
            continue
        yield f"\n  {group}: {GROUPS.get(group, '')}".rstrip(": ")
        for choice, text in choices[group].items():
            mark = (
                "*" if chosen.get(group) == choice or choice in root.get(f"{group}s", {}) else " "
            )
            yield f"   {mark} {choice:<18} {text}".rstrip()


def _key_lines(schema: Any, root: DictConfig) -> Iterator[str]:
    for key, text in documented_keys(schema).items():
        if key in GROUPS or key == "objectives":
            continue
        value = root._get_node(key)
        shown = "" if OmegaConf.is_config(value) else f"={value}"
        yield f"  {key + shown:<32} {text}"


def documented_keys(schema: type) -> dict[str, str]:
    """Return key to explanation, from the `Attributes:` of a schema's docstring and its bases'."""
    found: dict[str, str] = {}
    for base in schema.__mro__:
        body = inspect.cleandoc(base.__doc__ or "").partition("Attributes:\n")[2]
        for key, text in re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", body, re.MULTILINE):
            found.setdefault(key, " ".join(text.split()))
    return found
