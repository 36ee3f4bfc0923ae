"""Inputs made by Hypothesis, from type hints, defaults, known inputs and names of parameters."""

from __future__ import annotations

import ast
import contextlib
import itertools
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from hydraopt.optimizing.codec import encode
from hydraopt.optimizing.inputs.binding import called, class_of, constructor, parameters
from hydraopt.optimizing.inputs.given import NOTHING, Given, Step
from hydraopt.optimizing.inputs.guesses import guesses
from hydraopt.optimizing.inputs.hints import Hints, hints_of
from hydraopt.optimizing.inputs.literals import NotRead, Reader
from hydraopt.optimizing.inputs.shapes import SIZED, Shape, shape_of
from hydraopt.optimizing.inputs.stdin import changed_stdin
from hydraopt.optimizing.layout import unix
from hydraopt.optimizing.target import Kind, Target, binding, definition, is_property

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

Basis = Literal["hints", "examples", "defaults", "guess"]

_ORDER: tuple[Basis, ...] = ("hints", "examples", "defaults", "guess")
_MOST_CHOICES = 12
_LARGEST = 8
"""Greatest size of arguments that are made to fit each other."""
_MOST_STEPS = 8
_MORE = 3
"""Draws for each input that is asked for, as some come out equal."""
_BARE = frozenset({"list", "dict", "tuple", "set", "List", "Dict", "Tuple", "Set", "Sequence",
                   "Iterable", "Collection", "Mapping", "object", "Any", "Iterator"})  # fmt: skip
_ANYTHING = frozenset({"object", "Any"})


@dataclass(frozen=True)
class Choice:
    """One way to make inputs of a target.

    Attributes:
        label: One line for the user, such as `values: list[int] (hint)`.
        basis: What it rests on; `hints` and `examples` are better evidence than `guess`.
        strategy: Hypothesis strategy of `Given`.
    """

    label: str
    basis: Basis
    strategy: Any


@dataclass(frozen=True)
class Proposal:
    """The ways to make inputs of a target, best first.

    Where a parameter has a hint there is one way. Where nothing stands, several are proposed, and
    the original decides: keep those whose inputs it accepts (most of its calls return).

    Attributes:
        choices: Empty where no input can be made; then `reason` says why.
        reason: One line.
    """

    choices: list[Choice]
    reason: str = ""


@dataclass(frozen=True)
class _Parameter:
    """What a parameter may be.

    Attributes:
        name: Its name.
        shapes: Likeliest first; one where it is known.
        basis: Where they come from.
        optional: Whether it may be left out.
        by_position: Whether it can only be given by position.
        by_name: Whether it can only be given by name.
        spread: Whether the value is a list of arguments by position (`*args`).
    """

    name: str
    shapes: tuple[Shape, ...]
    basis: Basis
    optional: bool = False
    by_position: bool = False
    by_name: bool = False
    spread: bool = False


class _Unknown(Exception):
    """Nothing is known of an argument; the message says of which."""


def propose(target: Target, givens: Sequence[Given], seed: int = 0) -> Proposal:
    """Return the ways to make inputs of a target, given the inputs that are known already.

    Args:
        target: What is called.
        givens: Known inputs: where no hint stands, new ones are made like these.
        seed: Of the changes that are made to a program's known standard inputs.
    """
    if target.kind is Kind.PROGRAM:
        return _propose_program(givens, seed)
    try:
        return _Proposer(target, givens).proposal()
    except _Unknown as unknown:
        return Proposal([], str(unknown))


def draw(choice: Choice, count: int, seed: int) -> list[Given]:
    """Return up to `count` different inputs, the same for the same seed, small ones first.

    No example database is read or written. Fewer come back where the choice has no more different
    ones (a function without parameters has one input).
    """
    import hypothesis

    found: dict[str, Given] = {}

    def take(given: Given) -> None:
        if len(found) < count:
            found.setdefault(_key(given), given)

    settings = hypothesis.settings(
        max_examples=max(1, count * _MORE),
        database=None,
        deadline=None,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
        verbosity=hypothesis.Verbosity.quiet,
    )
    run: Callable[[], None] = hypothesis.seed(seed)(
        settings(hypothesis.given(choice.strategy)(take))
    )
    with _elsewhere():
        run()
    return [found[key] for key in sorted(found, key=lambda key: (len(key), key))]


@contextlib.contextmanager
def _elsewhere() -> Iterator[None]:
    """Keep Hypothesis' files out of the user's folder."""
    from hypothesis import configuration

    before = getattr(configuration, "__hypothesis_home_directory", None)
    with tempfile.TemporaryDirectory() as folder:
        configuration.set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            configuration.set_hypothesis_home_dir(before)


def _key(given: Given) -> str:
    init = "" if given.init is None else _key(given.init)
    parts = [encode(given.args), encode(given.kwargs), encode(given.steps), given.stdin, init]
    return json.dumps(parts, sort_keys=True)


def _propose_program(givens: Sequence[Given], seed: int) -> Proposal:
    from hypothesis import strategies as st

    changed = [entry for given in givens for entry in changed_stdin(given, seed)]
    if not changed:
        return Proposal([], "new standard inputs are only made from known ones; give examples=...")
    label = "the known standard inputs with other numbers and letters"
    return Proposal([Choice(label, "examples", st.sampled_from(changed))])


class _Proposer:
    """Finds the ways to make inputs of one function, method or class."""

    def __init__(self, target: Target, givens: Sequence[Given]) -> None:
        self._target = target
        self._givens = givens
        source = unix(target.source)
        self._hints: Hints = hints_of(source, target.path.stem)
        self._reader = Reader()
        self._node = definition(target)

    def proposal(self) -> Proposal:
        """Return them.

        Raises:
            _Unknown: Nothing is known of an argument.
        """
        if isinstance(self._node, ast.ClassDef):
            return self._of_class(self._node)
        given = called(self._target)
        assert given is not None
        method = self._target.kind is Kind.METHOD and binding(self._node) == "self"
        groups = [
            # A recorded object is the first of the arguments.
            (entry.args[method and entry.init is None :], entry.kwargs)
            for entry in self._givens
        ]
        known = self._parameters(given, self._node, groups, self._target.class_name)
        inits = self._inits() if method else [None]
        before = self._history() if method else None
        choices: list[Choice] = []
        for shapes in _combined(known):
            call = _call_strategy(known, shapes, self._fits(known))
            init = inits[min(len(choices), len(inits) - 1)]
            choices.append(self._choice(known, shapes, call, init, before))
        return Proposal(choices)

    def _choice(
        self,
        known: list[_Parameter],
        shapes: Sequence[Shape],
        call: SearchStrategy[Given],
        init: Choice | None,
        before: Choice | None,
    ) -> Choice:
        from hypothesis import strategies as st

        label = _label(known, shapes) or "no arguments"
        basis = _worst([*(entry.basis for entry in known), *([init.basis] if init else [])])
        if init is None:
            return Choice(label, basis, call)
        label += f"; the object: {init.label}"
        steps: Any = st.just([])
        if before is not None:
            label += f"; called before: {before.label}"
            basis, steps = _worst([basis, before.basis]), before.strategy
        return Choice(label, basis, st.builds(_on_object, init.strategy, call, steps))

    def _history(self) -> Choice | None:
        """Return the way to fill the object that a method is called on: by its other methods."""
        from hypothesis import strategies as st

        node = class_of(self._target)
        methods = [] if node is None else self._methods(node)
        methods = [entry for entry in methods if entry[0] != self._target.name]
        if not methods:
            return None
        steps, labels, bases = [], [], []
        for name, known in methods:
            shapes = [entry.shapes[0] for entry in known]
            steps.append(_step_strategy(name, _call_strategy(known, shapes, False)))
            labels.append(f"{name}({_label(known, shapes)})")
            bases += [entry.basis for entry in known]
        drawn = st.lists(st.one_of(*steps), max_size=_MOST_STEPS)
        return Choice(", ".join(labels), _worst(bases), drawn)

    def _inits(self) -> list[Choice | None]:
        """Return the ways to make the object that a method is called on."""
        from hypothesis import strategies as st

        seen = [
            Given(entry.args[:1])
            if entry.init is None
            else Given(init=entry.init, steps=entry.steps)
            for entry in self._givens
        ]
        found: list[Choice | None] = []
        if seen:
            found.append(Choice("as in the known inputs", "examples", st.sampled_from(seen)))
        node = class_of(self._target)
        if node is None:
            raise _Unknown(f"the class {self._target.class_name} is not found")
        try:
            made = self._constructions(node)
        except _Unknown:
            if not found:
                raise
            return found
        return found or [
            Choice(way.label, way.basis, way.strategy.map(lambda init: Given(init=init)))
            for way in made
        ]

    def _constructions(self, node: ast.ClassDef) -> list[Choice]:
        """Return the ways to call a class."""
        given = constructor(node)
        if given is None:
            name = ast.Name(self._target.class_name.partition(".")[0], ast.Load())
            parts = self._target.class_name.split(".")[1:]
            hint: ast.expr = name
            for part in parts:
                hint = ast.Attribute(hint, part, ast.Load())
            shape = self._hints.shape(hint)
            if shape is None or shape.kind != "made":
                raise _Unknown(
                    f"how objects of {self._target.class_name} are made cannot be told from its "
                    "text"
                )
            made = shape.strategy().map(lambda value: Given(value.args, value.kwargs))
            return [Choice(str(shape), "hints", made)]
        init = next(e for e in [*node.body, None] if getattr(e, "name", "") == "__init__" or not e)
        body = init if isinstance(init, ast.FunctionDef) else None
        inits = [e.init for e in self._givens if e.init is not None]
        groups = [(entry.args, entry.kwargs) for entry in inits]
        known = self._parameters(given, body, groups, self._target.class_name)
        return [
            Choice(
                _label(known, shapes) or "no arguments",
                _worst([entry.basis for entry in known]),
                _call_strategy(known, shapes, self._fits(known)),
            )
            for shapes in _combined(known)
        ]

    def _of_class(self, node: ast.ClassDef) -> Proposal:
        from hypothesis import strategies as st

        inits = self._constructions(node)
        methods = self._methods(node)
        if not methods:
            return Proposal(inits)
        choices: list[Choice] = []
        for rank in range(3):
            steps, labels, bases = [], [], []
            for name, known in methods:
                shapes = [entry.shapes[min(rank, len(entry.shapes) - 1)] for entry in known]
                steps.append(_step_strategy(name, _call_strategy(known, shapes, False)))
                labels.append(f"{name}({_label(known, shapes)})")
                bases += [entry.basis for entry in known]
            init = inits[min(rank, len(inits) - 1)]
            whole = st.builds(
                lambda init, steps: Given(init=init, steps=steps, origin="generated"),
                init.strategy,
                st.lists(st.one_of(*steps), min_size=1, max_size=_MOST_STEPS),
            )
            label = f"{self._target.name}({init.label}), then {', '.join(labels)}"
            choice = Choice(label, _worst([init.basis, *bases]), whole)
            if choice.label not in [entry.label for entry in choices]:
                choices.append(choice)
        return Proposal(choices)

    def _methods(self, node: ast.ClassDef) -> list[tuple[str, list[_Parameter]]]:
        """Return the public methods of a class whose arguments can be made."""
        found = []
        for entry in node.body:
            if not isinstance(entry, ast.FunctionDef) or is_property(entry):
                continue
            if entry.name.startswith("_") and entry.name not in ("__len__", "__iter__", "__call__"):
                continue
            groups = [
                (args, kwargs)
                for given in self._givens
                for name, args, kwargs in given.steps
                if name == entry.name
            ]
            seen = parameters(entry, binding(entry) != "static")
            with contextlib.suppress(_Unknown):
                found.append(
                    (entry.name, self._parameters(seen, entry, groups, self._target.class_name))
                )
        return found

    def _parameters(
        self,
        given: ast.arguments,
        body: ast.FunctionDef | ast.AsyncFunctionDef | None,
        groups: Sequence[tuple[list[Any], dict[str, Any]]],
        within: str,
    ) -> list[_Parameter]:
        """Return what the parameters of a function may be.

        Args:
            given: Its parameters.
            body: The function.
            groups: Known arguments, by position and by name.
            within: Name of its class.

        Raises:
            _Unknown: Nothing is known of one that cannot be left out.
        """
        plain = [*given.posonlyargs, *given.args]
        defaults: dict[str, ast.expr | None] = {
            entry.arg: value
            for entry, value in zip(plain[len(plain) - len(given.defaults) :], given.defaults,
                                    strict=True)
        }  # fmt: skip
        defaults |= dict(
            zip([entry.arg for entry in given.kwonlyargs], given.kw_defaults, strict=True)
        )
        found = []
        for place, entry in enumerate([*plain, *given.kwonlyargs]):
            seen = [args[place] for args, _ in groups if place < min(len(args), len(plain))]
            seen += [kwargs[entry.arg] for _, kwargs in groups if entry.arg in kwargs]
            default = defaults.get(entry.arg)
            made = self._parameter(entry, seen, default, body, within)
            if made is not None:
                found.append(
                    replace(
                        made,
                        optional=default is not None,
                        by_position=place < len(given.posonlyargs),
                        by_name=place >= len(plain),
                    )
                )
        if given.vararg is not None and not found:
            rest = [value for args, _ in groups for value in args[len(plain) :]]
            made = self._parameter(given.vararg, rest, None, None, within)
            if made is not None:
                shapes = tuple(Shape("list", (shape,), high=6) for shape in made.shapes)
                found.append(replace(made, shapes=shapes, by_position=True, spread=True))
        return found

    def _parameter(
        self,
        entry: ast.arg,
        seen: Sequence[Any],
        default: ast.expr | None,
        body: ast.FunctionDef | ast.AsyncFunctionDef | None,
        within: str,
    ) -> _Parameter | None:
        """Return what one parameter may be; None: it is left at its default."""
        name = entry.arg
        hint = self._hints.shape(entry.annotation, within=within)
        observed = shape_of(list(seen)) if seen else None
        bare = _last_word(entry.annotation) if entry.annotation is not None else ""
        if hint is not None and bare not in _BARE:
            # What was seen tells the range: an index, a sorted list, a digit.
            close = observed is not None and len(seen) > 1 and str(observed) == str(hint)
            return _Parameter(name, (observed if close and observed else hint,), "hints")
        if observed is not None:
            return _Parameter(name, (observed,), "examples")
        if default is not None:
            shape = self._shape_of_default(default)
            return None if shape is None else _Parameter(name, (shape,), "defaults")
        if entry.annotation is not None and hint is None:
            raise _Unknown(
                f"no value of `{name}: {ast.unparse(entry.annotation)}` can be made; give "
                "examples=... or tests=..."
            )
        ranked = guesses(body, name) if body is not None else [hint or Shape("int")]
        if bare and bare not in _ANYTHING and hint is not None:
            ranked = [replace(shape, kind=hint.kind) for shape in ranked
                      if _family(shape) == _family(hint)] or [hint]  # fmt: skip
        if "sorted" in name:
            ranked = [replace(shape, ordered=shape.kind == "list") for shape in ranked]
        return _Parameter(name, tuple(ranked), "guess")

    def _shape_of_default(self, default: ast.expr) -> Shape | None:
        """Return the shape of values like a default; None where others cannot be told."""
        try:
            value = self._reader.value(default)
        except NotRead:
            return None
        # A text mostly names a way to do it, and a negative number often means `none`.
        if value is None or isinstance(value, str) or (type(value) is int and value < 0):
            return None
        return shape_of([value])

    def _fits(self, known: list[_Parameter]) -> bool:
        """Whether all known inputs have arguments of one length."""
        lengths = []
        for given in self._givens:
            sized = [len(value) for value in given.args if hasattr(value, "__len__")]
            if len(sized) > 1:
                lengths.append(len(set(sized)) == 1)
        return len(lengths) > 1 and all(lengths)


def _on_object(made: Given, call: Given, steps: list[Step]) -> Given:
    if made.init is None:  # recorded with its state, as the first of the arguments
        return replace(call, args=[*made.args, *call.args])
    return replace(call, init=made.init, steps=[*made.steps, *steps])


def _family(shape: Shape) -> str:
    return "list" if shape.kind in ("list", "tuples", "iterator", "deque") else shape.kind


def _last_word(hint: ast.expr) -> str:
    text = hint.value if isinstance(hint, ast.Constant) else ast.unparse(hint)
    return str(text).rpartition(".")[2]


def _worst(bases: Sequence[Basis]) -> Basis:
    return max(bases, key=_ORDER.index, default="hints")


def _combined(known: list[_Parameter]) -> list[list[Shape]]:
    """Return the combinations of the parameters' shapes, likeliest first."""
    open_ones = sum(len(entry.shapes) > 1 for entry in known)
    depth = {0: 1, 1: 8, 2: 4}.get(open_ones, 3)
    ranked = [list(enumerate(entry.shapes[:depth])) for entry in known]
    products = sorted(itertools.product(*ranked), key=lambda parts: sum(rank for rank, _ in parts))
    return [[shape for _, shape in parts] for parts in products[:_MOST_CHOICES]]


def _label(known: Sequence[_Parameter], shapes: Sequence[Shape]) -> str:
    words = {"hints": "hint", "examples": "as in the known inputs", "defaults": "as its default",
             "guess": "guessed from name and use"}  # fmt: skip
    return ", ".join(
        f"{entry.name}: {shape} ({words[entry.basis]})"
        for entry, shape in zip(known, shapes, strict=True)
    )


def _call_strategy(
    known: Sequence[_Parameter], shapes: Sequence[Shape], fitting: bool
) -> SearchStrategy[Given]:
    """Return what makes calls with arguments of these shapes."""
    from hypothesis import strategies as st

    def values(size: int | None) -> SearchStrategy[tuple[Any, ...]]:
        return st.tuples(
            *(
                st.one_of(shape.strategy(size), st.just(NOTHING))
                if entry.optional
                else shape.strategy(size)
                for entry, shape in zip(known, shapes, strict=True)
            )
        )

    def call(drawn: tuple[Any, ...]) -> Given:
        args: list[Any] = []
        kwargs: dict[str, Any] = {}
        plain = True  # by position, up to the first that is left out
        for entry, value in zip(known, drawn, strict=True):
            if value is NOTHING:
                plain = False
            elif entry.spread:
                args.extend(value)
            elif plain and not entry.by_name and (not entry.optional or entry.by_position):
                args.append(value)
            elif not entry.by_position:
                kwargs[entry.name] = value
        return Given(args=args, kwargs=kwargs, origin="generated")

    sized = sum(shape.kind in SIZED for shape in shapes)
    related = st.integers(0, _LARGEST).flatmap(values)
    if fitting and sized > 1:
        return related.map(call)
    if sized and len(shapes) > 1:
        return st.one_of(values(None), related).map(call)
    return values(None).map(call)


def _step_strategy(name: str, call: SearchStrategy[Given]) -> SearchStrategy[Any]:
    return call.map(lambda given: (name, given.args, given.kwargs))
