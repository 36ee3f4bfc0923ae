"""Differential testing: the original says what is right, on inputs that no model has seen.

The original runs first, twice on every input. What it does not end on, does differently the second
time, or what cannot be compared is set aside and counted. A candidate must then do the same on
every input that is left: answer or type of exception, arguments and object after the call, what was
printed, files in the working folder, and globals of the user's own modules. An original that does
more than that (it opens a connection, say) is refused: its replacement might leave it out.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hydraopt.common.errors import UserError
from hydraopt.evaluation.verify import Verdict
from hydraopt.optimizing.codec import decode, encode, opaque_types, same
from hydraopt.optimizing.driver import Driver, key_of
from hydraopt.optimizing.inputs.generated import Choice, draw, propose
from hydraopt.optimizing.inputs.given import NOTHING, Given
from hydraopt.optimizing.target import Kind
from hydraopt.profiling.answers import same_output
from hydraopt.profiling.records import Limits, Outcome
from hydraopt.profiling.sandbox.contract import Program, RunOptions, Worker

HASH_SEEDS = (0, 1)
"""Each run of an input has one of its own: the order of a set may decide an answer."""
_TRIAL = 12
"""Inputs by which the original chooses among the ways to make inputs."""
_ACCEPTED = 0.5
"""Share of them on which it returns, for a way that is taken at once."""
_GENERATED_SHARE = 1 / 3
"""Least share of the inputs that is generated, however many are given."""
_MOST_HANGS = 3
"""Inputs that the original does not end on, after which no further one is tried."""
_SLOWER, _LEAST_S = 10.0, 1.0
"""A candidate has ten times the original's time, and this many seconds more."""
_SHOWN = 80
"""Characters of a value that a message shows."""
_BOTTOMLESS = ("RecursionError", "MemoryError")
"""Exceptions that say something of the interpreter's limits and nothing of the answer."""


class Refused(Exception):
    """Nothing can be said of any candidate; the message says why and what would help."""


@dataclass(frozen=True)
class Seen:
    """What the original did on one input.

    Attributes:
        given: The input.
        told: What the probe told of it (see `inside/probe.py`).
    """

    given: Given
    told: dict[str, Any]

    @property
    def returned(self) -> bool:
        """Whether it returned and did not raise."""
        return "raised" not in self.told

    @property
    def seconds(self) -> float:
        """How long the call took."""
        return float(self.told["seconds"])


@dataclass
class Probed:
    """The inputs on which candidates are compared with the original.

    Attributes:
        seen: Those that are left, in order.
        aside: Why inputs were set aside, and how many each.
        choice: How the generated ones were made; None: none were.
        examples: For each reason in `aside`, the first input.
    """

    seen: list[Seen] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)
    choice: Choice | None = None
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def givens(self) -> list[Given]:
        """The inputs alone."""
        return [entry.given for entry in self.seen]

    @property
    def effects(self) -> list[str]:
        """What the original does beside answering, in words; all of it is compared."""
        return list(dict.fromkeys(found for entry in self.seen for found in _effects(entry)))

    @property
    def unseen(self) -> list[str]:
        """What it may change and nothing shows: globals, and attributes of its object."""
        return sorted({found for entry in self.seen for found in _unseen(entry.told)})

    @property
    def guessed(self) -> bool:
        """Whether the generated inputs rest on a guess."""
        return self.choice is not None and self.choice.basis == "guess"


@dataclass(frozen=True)
class _Aside:
    reason: str
    detail: str


class Differential:
    """Runs the original and its candidates on inputs, in one worker."""

    def __init__(self, driver: Driver, worker: Worker, limits: Limits) -> None:
        """Prepare.

        Args:
            driver: Makes the programs.
            worker: Runs them, each call in a process of its own.
            limits: Of one call.
        """
        self._driver = driver
        self._worker = worker
        self._limits = limits
        self._original = driver.observing(driver.target.source)
        self._looked: dict[str, Seen | _Aside] = {}

    def probe(self, givens: Sequence[Given], count: int, seed: int) -> Probed:
        """Find the inputs on which the original can be compared with.

        Args:
            givens: Known inputs; all are tried.
            count: Inputs altogether, if known and generated ones are enough.
            seed: Of the generated ones.

        Raises:
            UserError: The file cannot be loaded, or the original fails its own tests.
            Refused: No input is left, or too few of those that were tried.
        """
        self._load()
        found = Probed()
        tried: set[str] = set()
        self._try(givens, found, tried)
        self._check_expected(found.seen)
        wanted = max(count - len(found.seen), round(count * _GENERATED_SHARE))
        proposal = propose(self._driver.target, [*givens], seed)
        found.choice = self._choose(proposal.choices, found, seed)
        if found.choice is not None:
            self._try(draw(found.choice, wanted, seed), found, tried)
        self._check(found, proposal.reason)
        return found

    def look(self, given: Given) -> Seen | _Aside:
        """Run the original on an input, once a hash seed; or say why the input is set aside."""
        key = key_of(given)
        if key not in self._looked:
            self._looked[key] = self._look(given)
        return self._looked[key]

    def _look(self, given: Given) -> Seen | _Aside:
        first: dict[str, Any] = {}
        for hash_seed in HASH_SEEDS:
            outcome, detail, told = self._observe(self._original, given, hash_seed, self._limits)
            if outcome is Outcome.SANDBOX_ERROR:
                raise UserError(f"The sandbox failed: {detail} Run `hydraopt doctor`.")
            if outcome is not Outcome.OK:
                return _Aside(str(outcome), detail)
            if "undecodable" in told:
                return _Aside("not_encodable", told["undecodable"])
            if told["reaches"]:
                return _Aside("reaches_out", f"it {' and '.join(told['reaches'])}")
            if told.get("raised") in _BOTTOMLESS:
                return _Aside("limits", f"it raises {told['raised']}")
            opaque = sorted({kind for data in _answers(told) for kind in opaque_types(data)})
            if opaque:
                return _Aside("not_encodable", f"its answer holds {opaque[0]}")
            if not first:
                first = told
            elif different := difference(first, told):
                return _Aside("not_deterministic", different)
        return Seen(given, first)

    def verify(self, source: str, seen: Sequence[Seen]) -> Verdict:
        """Run a candidate on one input after the other, up to the first on which it differs.

        Args:
            source: The whole file with the candidate in the original's place.
            seen: What the original did.
        """
        program = self._driver.observing(source)
        for hash_seed in HASH_SEEDS:
            for number, entry in enumerate(seen):
                allowed = _SLOWER * entry.seconds + _LEAST_S
                limits = Limits(
                    min(self._limits.wall_s, allowed),
                    self._limits.memory_mib,
                    self._limits.output_mib,
                )
                outcome, detail, told = self._observe(program, entry.given, hash_seed, limits)
                where = f"input {number + 1} of {len(seen)}, {self.shown(entry.given)}"
                if outcome is Outcome.TIMEOUT:
                    detail += f"; the original took {entry.seconds:.2g} s"
                if outcome is not Outcome.OK:
                    return Verdict(outcome, f"{where}: {detail}")
                if "undecodable" in told:
                    return Verdict(Outcome.ERROR, f"{where}: {told['undecodable']}")
                if different := difference(entry.told, told):
                    return Verdict(Outcome.WRONG_ANSWER, f"{where}: {different}")
        return Verdict(Outcome.OK)

    def shown(self, given: Given) -> str:
        """Return an input as a reader would write the call, shortened."""
        return shown_call(self._driver, given)

    def _observe(
        self, program: Program, given: Given, hash_seed: int, limits: Limits
    ) -> tuple[Outcome, str, dict[str, Any]]:
        options = RunOptions(hash_seed=hash_seed)
        run = self._worker.run(program, self._driver.call(given), limits, options)
        if run.outcome is Outcome.OK and not isinstance(run.answer, dict):
            return Outcome.ERROR, "its report is no answer", {}
        return run.outcome, run.detail, run.answer if run.outcome is Outcome.OK else {}

    def _load(self) -> None:
        """See to it that the file can be loaded.

        Raises:
            UserError: It cannot.
            Refused: It does not come to an end.
        """
        nothing = RunOptions(repeats=0)
        run = self._worker.run(self._original, self._driver.call(Given()), self._limits, nothing)
        path = self._driver.target.path
        if run.outcome is Outcome.TIMEOUT:
            raise Refused(
                f"{path} is not loaded within limits.wall_s={self._limits.wall_s:g} s. Move what "
                'it does when it is loaded below `if __name__ == "__main__":`.'
            )
        if run.outcome is not Outcome.OK:
            remedy = (
                "Name the folder in which that package lies: sandbox.packages=[...]."
                if "ModuleNotFoundError" in run.detail
                else "Mend it first; in the sandbox there is no network and no file of yours."
            )
            raise UserError(f"{path} cannot be loaded in the sandbox: {run.detail}. {remedy}")

    def _try(self, givens: Iterable[Given], found: Probed, tried: set[str]) -> None:
        """Add what the original does on inputs that were not tried yet."""
        for given in givens:
            key = key_of(given)
            if key in tried:
                continue
            tried.add(key)
            if found.aside["timeout"] >= _MOST_HANGS:
                return
            seen = self.look(given)
            if isinstance(seen, Seen):
                found.seen.append(seen)
            else:
                found.aside[seen.reason] += 1
                found.examples.setdefault(seen.reason, f"{self.shown(given)}: {seen.detail}")

    def _choose(self, choices: Sequence[Choice], found: Probed, seed: int) -> Choice | None:
        """Return the first way whose inputs the original mostly accepts, else the best one."""
        if found.aside["timeout"] >= _MOST_HANGS:
            return None
        best, best_share = None, 0.0
        for choice in choices:
            if len(choices) == 1:
                return choice
            trial = Probed()
            self._try(draw(choice, _TRIAL, seed), trial, set())
            tried = len(trial.seen) + trial.aside.total()
            # What runs long or answers otherwise each time was accepted, and is counted later.
            accepted = sum(entry.returned for entry in trial.seen)
            accepted += trial.aside["timeout"] + trial.aside["not_deterministic"]
            share = accepted / tried if tried else 0.0
            if share >= _ACCEPTED:
                return choice
            if share > best_share:
                best, best_share = choice, share
        return best or next(iter(choices), None)

    def _check_expected(self, seen: Sequence[Seen]) -> None:
        for entry in seen:
            fault = self._fault(entry)
            if fault:
                raise UserError(
                    f"The original fails its own tests: {self.shown(entry.given)} {fault}. Mend "
                    "the file or the tests; a candidate can only be as right as the original."
                )

    def _fault(self, entry: Seen) -> str:
        """Return how the original's answer is not the one that was given; empty where it is."""
        expected, told = entry.given.expected, entry.told
        if expected is NOTHING:
            return ""
        if not entry.returned:
            return f"raises {told['raised']}: {told['message']}"
        kind = self._driver.target.kind
        if kind is Kind.PROGRAM:
            printed = told["stdout"][0]
            if same_output(printed, str(expected)):
                return ""
            return f"prints {_short(printed)}, and the example says {_short(str(expected))}"
        if kind is not Kind.CLASS:
            return _unequal(told["answer"], expected)
        for step, answer in zip(told["steps"], expected, strict=False):
            if answer is not NOTHING:
                if "answer" not in step:
                    return f"raises {step.get('raised')}"
                if fault := _unequal(step["answer"], answer):
                    return fault
        return ""

    def _check(self, found: Probed, reason: str) -> None:
        """Refuse where nothing, or nearly nothing, could be compared."""
        name = self._driver.target.qualname or self._driver.target.path.name
        tried = len(found.seen) + found.aside.total()
        returned = [entry for entry in found.seen if entry.returned]

        def example(what: str) -> str:
            return found.examples.get(what, "")

        if not tried:
            raise Refused(
                f"no input of {name} could be made: {reason or 'nothing is known of its arguments'}"
                ". Give some: examples=FILE, tests=FILE, or type hints."
            )
        if found.aside["reaches_out"]:
            raise Refused(
                f"{name} does what cannot be compared ({example('reaches_out')}), so a candidate "
                "might leave it out and nobody would see it. Move that out of the function, and "
                "name what computes."
            )
        if found.aside["not_deterministic"] * 2 > tried:
            raise Refused(
                f"{name} does not do the same twice on {found.aside['not_deterministic']} of "
                f"{tried} inputs ({example('not_deterministic')}), so nothing could be said of a "
                "candidate. Does it draw random numbers, read the clock or follow the order of a "
                "set? Hand that over as an argument."
            )
        if found.aside["timeout"] and not returned:
            raise Refused(
                f"{name} does not come to an end within limits.wall_s={self._limits.wall_s:g} s "
                f"({example('timeout')}), so there is no answer to compare with. Give smaller "
                "inputs (examples=FILE) or more time (limits.wall_s=...)."
            )
        if not returned:
            raised = next((entry for entry in found.seen), None)
            seen = (
                f"{self.shown(raised.given)} raises {raised.told['raised']}: "
                f"{raised.told['message']}"
                if raised is not None
                else example(found.aside.most_common(1)[0][0])
            )
            raise Refused(
                f"no input was found on which {name} returns ({tried} tried; {seen}). In the "
                "sandbox there is no network and no file of yours. Give inputs that it takes: "
                "examples=FILE, tests=FILE, or type hints."
            )


def difference(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    """Return the first thing that a candidate did otherwise; empty where there is none."""
    for finder in (_answer, _arguments, _state, _printed, _files, _reaches, _globals):
        found = finder(original, candidate)
        if found:
            return found
    return ""


def _answer(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    if original.get("raised") != candidate.get("raised"):
        return f"it {_did(candidate)}, where the original {_did(original)}"
    if "steps" in original:
        for number, pair in enumerate(zip(original["steps"], candidate["steps"], strict=True)):
            if found := _answer(*pair):
                return f"step {number + 1}: {found}"
        return ""
    if "raised" in original or same(original["answer"], candidate["answer"]):
        return ""
    return f"it {_did(candidate)}, not {_value(original['answer'])}"


def _did(told: dict[str, Any]) -> str:
    if "raised" in told:
        return f"raises {told['raised']}" + (f" ({told['message']})" if told["message"] else "")
    return f"returns {_value(told['answer'])}" if "answer" in told else "returns"


def _arguments(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    if same(original["args"], candidate["args"]):
        return ""
    return (
        f"it leaves its arguments as {_value(candidate['args'])}, the original as "
        f"{_value(original['args'])}"
    )


def _state(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    if same(original["state"], candidate["state"]):
        return ""
    return (
        f"it leaves the object as {_value(candidate['state'])}, the original as "
        f"{_value(original['state'])}"
    )


def _printed(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    for stream in ("stdout", "stderr"):
        if original[stream] != candidate[stream]:
            return (
                f"it prints {_short(candidate[stream][0])} to {stream}, the original "
                f"{_short(original[stream][0])}"
            )
    return ""


def _files(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    first, second = original["files"], candidate["files"]
    for name in sorted({*first, *second}):
        if first.get(name) != second.get(name):
            return f"it leaves the file {name!r} otherwise than the original does"
    # On a file that is there already, appending and overwriting are not the same.
    for name, ways in candidate["writes"]:
        if [name, ways] not in original["writes"]:
            return f"it opens the file {name!r} for writing in another way than the original does"
    return ""


def _reaches(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    fresh = [act for act in candidate["reaches"] if act not in original["reaches"]]
    return f"it {fresh[0]}, and the original does not" if fresh else ""


def _globals(original: dict[str, Any], candidate: dict[str, Any]) -> str:
    first, second = original["changed"], candidate["changed"]
    known = {*first, *original["names"]}
    for name in sorted({*first, *second} & known):  # names of its own are a candidate's business
        before, after = first.get(name), second.get(name)
        if (name in first) != (name in second) or not same(before, after):
            return f"it leaves the global {name} otherwise than the original does"
    return ""


def _effects(entry: Seen) -> Iterator[str]:
    """Yield what a call did beside answering."""
    told, given = entry.told, entry.given
    if told["args"] and "steps" not in told:  # a program has none
        if not same(told["args"], encode([given.args, given.kwargs])):
            yield "changes its arguments"
        if told["stdout"][0] or told["stderr"][0]:
            yield "prints"
    yield from (f"writes {name}" for name in told["files"] if name not in given.files)
    yield from (f"changes {name}" for name in told["changed"])


def _unseen(told: dict[str, Any]) -> Iterator[str]:
    yield from told["unseen"]
    yield from (f"a {kind.replace(':', '.')} of its object" for kind in opaque_types(told["state"]))


def _answers(told: dict[str, Any]) -> Iterator[Any]:
    for part in told.get("steps", [told]):
        if "answer" in part:
            yield part["answer"]


def _unequal(data: Any, expected: Any) -> str:
    """Return how an answer is not the expected one, by Python's `==` or by the codec's rule."""
    answer = decode(data, None)
    if answer == expected or same(data, encode(expected)):
        return ""
    return f"returns {_short(repr(answer))}, and the test says {_short(repr(expected))}"


def _value(data: Any) -> str:
    try:
        return _short(repr(decode(data, None)))
    except Exception:  # only for a message, and the data comes from a stranger
        return _short(json.dumps(data))


def _short(text: str) -> str:
    line = text if text and text.isprintable() else repr(text)
    return line if len(line) <= _SHOWN else line[: _SHOWN - 3] + "..."


def shown_call(driver: Driver, given: Given) -> str:
    """Return an input as a reader would write the call, shortened."""
    target = driver.target
    if target.kind is Kind.PROGRAM:
        return f"standard input {_short(repr(given.stdin))}"
    name = target.name
    if given.init is not None or target.kind is Kind.CLASS:
        made = target.class_name or target.name
        made += _arguments_of(given.init or Given())
        steps = "; ".join(name + _arguments_of(Given(a, k)) for name, a, k in given.steps)
        if target.kind is Kind.CLASS:
            return _short(f"{made}: {steps}" if steps else made)
        whole = f"{made}.{name}{_arguments_of(given)}"
        return _short(f"{whole} after {steps}" if steps else whole)
    return _short(name + _arguments_of(given))


def _arguments_of(given: Given) -> str:
    parts = [repr(value) for value in given.args]
    parts += [f"{name}={value!r}" for name, value in given.kwargs.items()]
    return f"({', '.join(parts)})"
