"""HumanEval (Chen et al., 2107.03374) and HumanEval+ (Liu et al., 2305.01210), for evaluation only.

One line is one problem: `task_id`, `prompt`, `entry_point`, `canonical_solution` (what follows the
prompt) and `test` (a function `check(candidate)`); HumanEval+ adds `base_input` and `plus_input`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hydraopt.corpus.readers.assertions import asserted_calls
from hydraopt.corpus.readers.benchmarks import Task, plus_inputs, read_tasks
from hydraopt.corpus.readers.reading import Reading, Wanted, Warn, text_of
from hydraopt.corpus.readers.verifying import Verifier

if TYPE_CHECKING:
    from hydraopt.corpus.dataset import DatasetSpec


def read_humaneval(
    spec: DatasetSpec,
    verifier: Verifier | None = None,
    on_warning: Warn | None = None,
    wanted: Wanted | None = None,
) -> Reading:
    """Read `spec.path`; a malformed line is named by file and line, and the rest is kept.

    Raises:
        UserError: The file cannot be read.
    """
    return read_tasks(spec, _task, verifier, on_warning, wanted)


def _task(record: Mapping[str, Any]) -> Task:
    name = text_of(record, "task_id").rpartition("/")[2]
    entry_point = text_of(record, "entry_point")
    asserted, unread = asserted_calls(text_of(record, "test"), "candidate")
    return Task(
        family="humaneval",
        name=name,
        statement=text_of(record, "prompt"),
        entry_point=entry_point,
        solution=text_of(record, "prompt") + text_of(record, "canonical_solution"),
        asserted=asserted,
        unread=unread,
        inputs=plus_inputs(record),
    )
