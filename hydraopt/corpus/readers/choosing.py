"""From the sources of a problem to its programs: the form that passes the tests, or a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hydraopt.corpus.readers.reading import ReadingReport
from hydraopt.corpus.readers.repairs import LONGEST, Form, forms, mend_lines
from hydraopt.corpus.readers.verifying import Verdict, Verifier
from hydraopt.corpus.records import Program, Test
from hydraopt.profiling.sandbox.contract import Language
from hydraopt.profiling.sandbox.contract import Program as Runnable

LANGUAGES = {
    "python": Language.PYTHON,
    "python3": Language.PYTHON,
    "pypy3": Language.PYTHON,
    "c": Language.C,
    "c++": Language.CPP,
    "cpp": Language.CPP,
}
"""How data sets call the languages that can be run, in lower case."""


def choose_programs(
    sources: Mapping[str, str],
    tests: Sequence[Test],
    report: ReadingReport,
    *,
    prefix: str,
    language: Language = Language.PYTHON,
    converted: bool = True,
    verifier: Verifier | None = None,
) -> list[Program]:
    """Return the programs of one problem that pass its tests, mended, in the order given.

    All programs are tried in their likeliest form first, then those that failed in their next one.
    The verdict on a program that passes in no form is the one on its likeliest. Without a verifier
    the likeliest forms are returned. What is mended or dropped goes into the report.

    Args:
        sources: Name to source.
        tests: The problem's tests.
        report: Gets repairs and dropped programs.
        prefix: What stands before a name in the report, such as `p03013/`.
        language: What the sources are written in.
        converted: See `repairs.forms`.
        verifier: Runs the programs.
    """
    waiting = _all_forms(sources, report, prefix, language, converted)
    chosen: dict[str, Form] = {}
    first_verdicts: dict[str, Verdict] = {}
    if verifier is None:
        chosen = {name: found[0] for name, found in waiting.items()}
        waiting = {}
    while waiting and verifier is not None:
        tasks = [(Runnable(found[0].source, "", language), tests) for found in waiting.values()]
        verdicts = dict(zip(waiting, verifier.verdicts(tasks), strict=True))
        for name, verdict in verdicts.items():
            first_verdicts.setdefault(name, verdict)
            if verdict.passed:
                chosen[name] = waiting[name][0]
            elif len(waiting[name]) == 1:
                report.drop("program", first_verdicts[name].reason, prefix + name)
        waiting = {
            name: found[1:]
            for name, found in waiting.items()
            if not verdicts[name].passed and len(found) > 1
        }
    programs = []
    for name in sources:
        if name in chosen:
            programs.append(Program(name, chosen[name].source))
            for repair in chosen[name].repairs:
                report.repair(repair, prefix + name)
    return programs


def _all_forms(
    sources: Mapping[str, str],
    report: ReadingReport,
    prefix: str,
    language: Language,
    converted: bool,
) -> dict[str, list[Form]]:
    """Return the forms of each program, and report those that have none."""
    found: dict[str, list[Form]] = {}
    for name, source in sources.items():
        if language is not Language.PYTHON:
            text, repairs = mend_lines(source)
            if len(text) <= LONGEST:
                found[name] = [Form(text, tuple(sorted(repairs)))]
            else:
                report.drop("program", "too long", prefix + name)
            continue
        try:
            found[name] = forms(source, converted=converted)
        except ValueError:
            report.drop("program", "does not parse", prefix + name)
    return found
