"""MBPP (Austin et al., 2108.07732) and MBPP+ (Liu et al., 2305.01210), for evaluation only.

One line is one problem. MBPP has `task_id`, `text`, `code`, `test_list` and `challenge_test_list`
(assertions); MBPP+ has `task_id`, `prompt`, `entry_point`, `canonical_solution`, `assertion`,
`base_input` and `plus_input`.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hydraopt.corpus.readers.assertions import asserted_calls, called_names
from hydraopt.corpus.readers.benchmarks import Task, plus_inputs, read_tasks
from hydraopt.corpus.readers.edits import parse
from hydraopt.corpus.readers.reading import Reading, Wanted, Warn, text_of
from hydraopt.corpus.readers.verifying import Verifier

if TYPE_CHECKING:
    from hydraopt.corpus.dataset import DatasetSpec


def read_mbpp(
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
    if "canonical_solution" in record:
        tests = text_of(record, "assertion")
        statement = text_of(record, "prompt").strip().strip('"').strip()
        solution = text_of(record, "canonical_solution").lstrip("\n")
        entry_point = text_of(record, "entry_point")
    else:
        listed = [*record["test_list"], *(record.get("challenge_test_list") or [])]
        tests = "\n".join(text_of({"test": test}, "test") for test in listed)
        statement = text_of(record, "text")
        solution = text_of(record, "code")
        entry_point = _entry_point(solution, tests)
    asserted, unread = asserted_calls(tests, entry_point)
    return Task(
        family="mbpp",
        name=_name(record),
        statement=statement,
        entry_point=entry_point,
        solution=solution,
        asserted=asserted,
        unread=unread,
        inputs=plus_inputs(record),
    )


def _name(record: Mapping[str, Any]) -> str:
    """Return the problem's name: MBPP numbers its problems, MBPP+ writes `Mbpp/NUMBER`."""
    if isinstance(record["task_id"], int):
        return str(record["task_id"])
    return text_of(record, "task_id").rpartition("/")[2]


def _entry_point(solution: str, tests: str) -> str:
    """Return the function that the tests call and the solution defines.

    Raises:
        ValueError: There is none, or more than one.
    """
    tree = parse(solution.replace("\r\n", "\n"))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    both = defined & called_names(tests)
    if len(both) != 1:
        raise ValueError(f"its tests call {len(both)} of its functions, not one")
    return both.pop()
