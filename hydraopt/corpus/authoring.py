"""From the starter corpus' sources (one file a problem, in `# %%` cells) to its JSONL.

A source file has these cells, in this order::

    # %% statement
    # What the function must do, as comment lines.
    # %% inputs
    SIZES = (100, 1000, 4000)
    EDGE_CASES = [[[]], [[3, 1]]]          # argument lists
    CONSTANTS = {"7": ["5", "11"]}         # optional
    def make_input(rng, size):             # the argument list, or {"args": ..., "files": ...}
        return [[rng.randrange(1000) for _ in range(size)]]
    # %% program: name                     # three or more; the first is the original
    def entry_point(values):
        ...
    # %% properties                        # optional: Hypothesis draws further tests
    from hypothesis import strategies as st
    ARGUMENTS = [st.lists(st.integers())]  # a strategy an argument; or INPUTS, of {"args", "files"}
    def property_is_sorted(answer, values):  # asserts what holds of every right answer
        ...
"""

from __future__ import annotations

import ast
import contextlib
import copy
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json, sha256_text
from hydraopt.corpus.records import Problem, Program, ScaledInput, Split, Test, make_call
from hydraopt.corpus.starter.templates.building import drafts
from hydraopt.corpus.starter.templates.catalogue import TEMPLATES
from hydraopt.profiling.answers import answer_sha256
from hydraopt.profiling.records import Call

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_CELL = re.compile(r"^# %% *(.+?) *$", re.MULTILINE)
_GENERATED_TESTS = 3
"""Tests made by the generator at the smallest size, beside the author's edge cases."""
_DRAWN_TESTS = 25
"""Tests that Hypothesis draws, where a source has a cell of properties."""


def split_of(statement: str) -> Split:
    """Return the split of a problem, from its statement alone: 90 % train, 10 % validation.

    Two originals of one statement are one problem to whoever is asked to solve it unseen.
    """
    return "validation" if int(sha256_text(statement)[:8], 16) % 10 == 0 else "train"


def call_function(source: str, entry_point: str, call: Call) -> Any:
    """Call a trusted corpus program in this process and return its answer as JSON values."""
    scope: dict[str, Any] = {"__name__": "program"}
    exec(compile(source, "<program>", "exec"), scope)
    with _folder_with(call.files), contextlib.redirect_stdout(io.StringIO()):
        answer = scope[entry_point](*copy.deepcopy(call.args))
    return json.loads(json.dumps(answer))


@contextlib.contextmanager
def _folder_with(files: dict[str, str]) -> Iterator[None]:
    if not files:
        yield
        return
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def parse_source(path: Path, least_programs: int = 3) -> Problem:
    """Read one source file and compute its expected answers from the original program.

    `least_programs` is how many programs the file must have.

    Raises:
        UserError: A cell is missing, or the programs do not define one common function.
    """
    return parse_text(path.read_text(), path.parent.name, path.stem, str(path), least_programs)


def parse_text(
    text: str, family: str, name: str, path: str = "<template>", least_programs: int = 3
) -> Problem:
    """Read a problem in cell form, as `parse_source` does; `path` stands in error messages.

    Raises:
        UserError: A cell is missing, or the programs do not define one common function.
    """
    cells = _cells(text)
    named = dict(cells)
    programs = [
        Program(title.removeprefix("program:").strip(), body.strip() + "\n")
        for title, body in cells
        if title.startswith("program:")
    ]
    if "statement" not in named or "inputs" not in named or len(programs) < least_programs:
        raise UserError(
            f"{path}: the cells `statement`, `inputs` and at least {least_programs} "
            f"`program: NAME` are needed; found {[title for title, _ in cells]}."
        )
    statement = " ".join(line.lstrip("# ") for line in named["statement"].splitlines()).strip()
    entry_point = _last_function(path, programs[0])
    for program in programs[1:]:
        if _last_function(path, program) != entry_point:
            raise UserError(f"{path}: program {program.name!r} must define {entry_point}() last.")
    generator = named["inputs"].strip() + "\n"
    scope: dict[str, Any] = {}
    exec(compile(generator, path, "exec"), scope)
    sizes: tuple[int, ...] = scope["SIZES"]
    calls = [
        Call(**case) if isinstance(case, dict) else Call(args=case) for case in scope["EDGE_CASES"]
    ]
    calls += [make_call(generator, sizes[0], seed) for seed in range(1, _GENERATED_TESTS + 1)]
    if "properties" in named:
        calls += [
            drawn for drawn in Properties(named["properties"], path).draw() if drawn not in calls
        ]
    # The record sorts the keys of dicts, and answers may depend on their order.
    calls = [Call(**json.loads(canonical_json(asdict(call)))) for call in calls]
    original = programs[0].source
    return Problem(
        problem=f"{family}/{name}",
        family=family,
        statement=statement,
        entry_point=entry_point,
        programs=programs,
        tests=[Test(call, call_function(original, entry_point, call)) for call in calls],
        generator=generator,
        scaled=[
            ScaledInput(
                size, 0, answer_sha256(_scaled_answer(original, entry_point, generator, size))
            )
            for size in sizes
        ],
        constants=scope.get("CONSTANTS", {}),
        split=split_of(statement),
    )


class Properties:
    """What a source's cell `properties` says of every right answer, and of its inputs."""

    def __init__(self, cell: str, path: str) -> None:
        """Run the cell, which is trusted code of the corpus.

        Raises:
            UserError: It has neither ARGUMENTS nor INPUTS, or no property.
        """
        self._scope: dict[str, Any] = {}
        exec(compile(cell, path, "exec"), self._scope)
        self._properties = [
            value for name, value in self._scope.items() if name.startswith("property_")
        ]
        if not self._properties or not {"ARGUMENTS", "INPUTS"} & self._scope.keys():
            raise UserError(
                f"{path}: the cell `properties` needs ARGUMENTS or INPUTS (strategies) and a "
                "function property_NAME(answer, *arguments)."
            )

    def strategy(self) -> SearchStrategy[Call]:
        """Return the strategy of the program's inputs."""
        from hypothesis import strategies

        if "INPUTS" in self._scope:
            inputs: SearchStrategy[dict[str, Any]] = self._scope["INPUTS"]
            return inputs.map(lambda drawn: Call(**drawn))
        return strategies.tuples(*self._scope["ARGUMENTS"]).map(lambda drawn: Call(list(drawn)))

    def draw(self, count: int = _DRAWN_TESTS) -> list[Call]:
        """Draw different inputs; the same version of Hypothesis draws the same ones."""
        from hypothesis import HealthCheck, Phase, given, settings

        found: dict[str, Call] = {}

        @settings(
            max_examples=4 * count,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(self.strategy())
        def collect(call: Call) -> None:
            if len(found) < count:
                found[call.key()] = copy.deepcopy(call)

        collect()
        return list(found.values())

    def check(self, answer: Any, call: Call) -> None:
        """Check every property of an answer.

        Raises:
            AssertionError: One does not hold.
        """
        inputs = (call.args, call.files) if "INPUTS" in self._scope else call.args
        for holds in self._properties:
            holds(answer, *copy.deepcopy(inputs))


def properties_of(path: Path) -> Properties | None:
    """Return the properties of a source file, where it has any."""
    cells = dict(_cells(path.read_text()))
    return Properties(cells["properties"], str(path)) if "properties" in cells else None


def _cells(text: str) -> list[tuple[str, str]]:
    """Return title and body of each cell."""
    heads = list(_CELL.finditer(text))
    ends = [head.start() for head in heads[1:]] + [len(text)]
    return [
        (head.group(1), text[head.end() : end].strip("\n"))
        for head, end in zip(heads, ends, strict=True)
    ]


def _scaled_answer(source: str, entry_point: str, generator: str, size: int) -> Any:
    return call_function(source, entry_point, make_call(generator, size, 0))


def _last_function(path: str, program: Program) -> str:
    functions = [
        node.name for node in ast.parse(program.source).body if isinstance(node, ast.FunctionDef)
    ]
    if not functions:
        raise UserError(f"{path}: program {program.name!r} defines no function.")
    return functions[-1]


def build(sources: Path, least_programs: int = 3) -> Iterator[Problem]:
    """Yield every problem that is written in the folder, ordered by name."""
    for path in sorted(sources.glob("*/*.py")):
        yield parse_source(path, least_programs)


def build_starter(sources: Path) -> Iterator[Problem]:
    """Yield the starter corpus: the written problems, then those made from templates."""
    yield from build(sources)
    for family, name, draft in drafts(TEMPLATES):
        yield parse_text(draft.text(), family, name)
