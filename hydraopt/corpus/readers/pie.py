"""PIE: pairs of a slower and a faster program by the same person (Shypula et al., 2302.07867).

One line is one pair, under the data set's own names: `problem_id`, `language`,
`submission_id_v0` and `input` (the slower program), `submission_id_v1` and `target` (the faster).
Programs read standard input. All programs of a problem gather in one `Problem`; the data set's own
pairs stay known as its `given_pairs`.

The tests are a JSON file, problem to a list of `{"input": ..., "output": ...}`, or a folder with
`PROBLEM/input.0.txt` and `PROBLEM/output.0.txt`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hydraopt.common.errors import UserError
from hydraopt.common.files import DAMAGE, open_bytes, read_lines, sha256_text
from hydraopt.corpus.readers.choosing import LANGUAGES, choose_programs
from hydraopt.corpus.readers.reading import (
    NAME,
    Reading,
    ReadingReport,
    Wanted,
    Warn,
    largest,
    split_of,
    spread,
    text_of,
)
from hydraopt.corpus.readers.verifying import Verifier
from hydraopt.corpus.records import Problem, Test
from hydraopt.profiling.records import Call
from hydraopt.profiling.sandbox.contract import Language

if TYPE_CHECKING:
    from hydraopt.corpus.dataset import DatasetSpec


@dataclass
class _Gathered:
    """What the file holds of one problem in one language.

    Attributes:
        sources: Program's name to its source.
        names: SHA-256 of a source to the name that it was first seen under.
        pairs: Names of the slower and the faster program, with the pair's id.
    """

    sources: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    pairs: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, name: str, source: str) -> str:
        """Keep a program once, and return the name that it has here."""
        known = self.names.get(sha256_text(source))
        if known is not None:
            return known
        if name in self.sources:
            raise ValueError(f"{name!r} stood before with another source")
        self.names[sha256_text(source)] = name
        self.sources[name] = source
        return name


def read_pie(
    spec: DatasetSpec,
    verifier: Verifier | None = None,
    on_warning: Warn | None = None,
    wanted: Wanted | None = None,
) -> Reading:
    """Read `spec.path` and `spec.tests`, mend the programs, and verify them on the tests.

    Of the file, only the sources stay in memory, each once. A malformed line is named by file and
    line to `on_warning`, and the rest is kept.

    Raises:
        UserError: A file cannot be read.
    """
    warn = on_warning or (lambda message: None)
    report = ReadingReport(spec.name, verified=verifier is not None)
    gathered = _gather(Path(spec.path), report, warn)
    tests = read_tests(Path(spec.tests), {problem for problem, _ in gathered}, warn)
    problems = []
    for (identity, language), found in gathered.items():
        if wanted is not None and not wanted(f"{_family(language)}/{identity}"):
            continue
        own = tests.get(identity)
        if not own:
            report.drop("problem", "no tests", identity)
            for pair in found.pairs.values():
                report.drop("pair", "no tests", pair)
            continue
        made = _problem(spec, identity, language, found, own, report, verifier)
        problems += [made] if made is not None else []
    report.count(problems)
    return Reading(problems, report)


def _gather(path: Path, report: ReadingReport, warn: Warn) -> dict[tuple[str, Language], _Gathered]:
    gathered: dict[tuple[str, Language], _Gathered] = {}
    for number, record in read_lines(path, warn):
        try:
            identity = text_of(record, "problem_id")
            slow = text_of(record, "submission_id_v0"), text_of(record, "input")
            fast = text_of(record, "submission_id_v1"), text_of(record, "target")
            spoken = text_of(record, "language").strip().lower()
            if not NAME.fullmatch(identity):
                raise ValueError(f"problem_id={identity[:40]!r} is no name")
            if spoken in LANGUAGES:
                group = gathered.setdefault((identity, LANGUAGES[spoken]), _Gathered())
                names = group.add(*slow), group.add(*fast)
        except KeyError as error:
            warn(f"{path}:{number}: the field {error} is missing; the pair is skipped")
            report.drop("record", "malformed", f"line {number}")
            continue
        except ValueError as error:
            warn(f"{path}:{number}: not a pair ({error}); it is skipped")
            report.drop("record", "malformed", f"line {number}")
            continue
        report.records += 1
        pair = f"{identity}/{slow[0]}>{fast[0]}"
        if spoken not in LANGUAGES:
            report.drop("pair", f"language {spoken[:20]}", pair)
        elif names[0] == names[1]:
            report.drop("pair", "both programs are the same", pair)
        elif names in group.pairs:
            report.drop("pair", "stood before", pair)
        else:
            group.pairs[names] = pair
    return gathered


def _problem(
    spec: DatasetSpec,
    identity: str,
    language: Language,
    found: _Gathered,
    tests: list[Test],
    report: ReadingReport,
    verifier: Verifier | None,
) -> Problem | None:
    """Return the problem with the programs that are left, or None where no two are."""
    programs = choose_programs(
        found.sources,
        spread(tests, spec.max_tests),
        report,
        prefix=f"{identity}/",
        language=language,
        verifier=verifier,
    )
    # Repaired, two programs may have become one; the later one goes by the name of the first.
    first: dict[str, str] = {}
    names = {entry.name: first.setdefault(entry.source, entry.name) for entry in programs}
    programs = [entry for entry in programs if names[entry.name] == entry.name]
    given: dict[tuple[str, str], None] = {}
    for (slow, fast), pair in found.pairs.items():
        if slow not in names or fast not in names:
            report.drop("pair", "a program was dropped", pair)
        elif names[slow] == names[fast]:
            report.drop("pair", "both programs are the same once repaired", pair)
        else:
            given[names[slow], names[fast]] = None
    if len(programs) < 2:
        report.drop("problem", "fewer than two programs are left", identity)
        return None
    # The prompt's program should be one that can be improved: the slower of the first pair.
    original = next((slow for slow, _ in given), programs[0].name)
    programs.sort(key=lambda entry: entry.name != original)
    family = _family(language)
    return Problem(
        problem=f"{family}/{identity}",
        family=family,
        statement="",
        entry_point="",
        programs=programs,
        tests=spread(tests, spec.max_tests),
        generator="",
        scaled=[],
        split=split_of(identity, spec.validation_share, spec.test_share),
        language=language.value,
        inputs=largest(tests, spec.inputs),
        given_pairs=list(given),
    )


def _family(language: Language) -> str:
    return "pie" if language is Language.PYTHON else f"pie_{language.value}"


def read_tests(path: Path, wanted: Iterable[str], warn: Warn) -> dict[str, list[Test]]:
    """Return the tests of the wanted problems; an input that stands twice counts once.

    Args:
        path: JSON file or folder, see above.
        wanted: Problems.
        warn: Told of malformed tests.

    Raises:
        UserError: It cannot be read, or is no such file.
    """
    if path.is_dir():
        found: dict[str, Any] = {name: _samples_in(path / name, warn) for name in wanted}
    else:
        table = _table(path)
        found = {problem: table.get(problem, []) for problem in wanted}
    tests: dict[str, list[Test]] = {}
    for problem, samples in found.items():
        kept: dict[str, Test] = {}
        for position, sample in enumerate(samples if isinstance(samples, list) else [samples]):
            try:
                call = Call(args=[], stdin=text_of(sample, "input"))
                kept.setdefault(call.key(), Test(call, text_of(sample, "output")))
            except (KeyError, ValueError, TypeError, IndexError) as error:
                warn(f"{path}: {problem}: sample {position} is no test ({error}); it is skipped")
        tests[problem] = list(kept.values())
    return tests


def _table(path: Path) -> dict[str, Any]:
    try:
        with open_bytes(path) as stream:
            table = json.load(stream)
    except (*DAMAGE, ValueError, RecursionError) as error:
        raise UserError(
            f"dataset.tests={path} is no JSON file ({error}). It must map each problem to a list "
            'of {"input": ..., "output": ...}, or be a folder of PROBLEM/input.0.txt files.'
        ) from None
    if not isinstance(table, dict):
        raise UserError(
            f"dataset.tests={path} holds a {type(table).__name__}. It must be a JSON object that "
            'maps each problem to a list of {"input": ..., "output": ...}.'
        )
    return table


def _samples_in(folder: Path, warn: Warn) -> list[dict[str, str]]:
    samples = []
    inputs = sorted(folder.glob("input.*.txt"), key=lambda file: (len(file.name), file.name))
    for file in inputs:
        number = re.fullmatch(r"input\.(\d+)\.txt", file.name)
        if number is None:
            continue
        try:
            output = file.with_name(f"output.{number[1]}.txt").read_text(encoding="utf-8")
            samples.append({"input": file.read_text(encoding="utf-8"), "output": output})
        except (OSError, UnicodeDecodeError) as error:
            warn(f"{file}: no test ({error}); it is skipped")
    return samples
