"""Names that older Python or NumPy had and this one has elsewhere: `fractions.gcd`, `numpy.int`.

Both ways to a name are mended: `from fractions import gcd` becomes `from math import gcd`, and
`fractions.gcd(a, b)` becomes `math.gcd(a, b)` with `import math` beside `import fractions`. The old
name is the repair's name. Where the program has another use for a name that the repair would need
(a variable `math`), it is left alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from hydraopt.corpus.readers.edits import Edit, Places, bound_names

_ABSTRACT = (
    "Awaitable Coroutine AsyncIterable AsyncIterator AsyncGenerator Hashable Iterable Iterator "
    "Generator Reversible Sized Container Callable Collection Set MutableSet Mapping "
    "MutableMapping MappingView KeysView ItemsView ValuesView Sequence MutableSequence ByteString"
)

MOVED = {
    "fractions.gcd": "math.gcd",  # until 3.8
    "time.clock": "time.perf_counter",  # until 3.7
    "cgi.escape": "html.escape",  # until 3.7
    "scipy.misc.comb": "scipy.special.comb",
    "scipy.misc.factorial": "scipy.special.factorial",
    "scipy.misc.logsumexp": "scipy.special.logsumexp",
    "numpy.math": "math",  # until NumPy 1.24, never documented
    **{f"collections.{name}": f"collections.abc.{name}" for name in _ABSTRACT.split()},  # until 3.9
    # Until NumPy 1.23: the built-in types under another name.
    **{f"numpy.{name}": name for name in ("int", "float", "bool", "complex", "object", "str")},
    "numpy.long": "int",
    "numpy.unicode": "str",
    # Until NumPy 1.26.
    **{f"numpy.{name}": "numpy.inf" for name in ("Inf", "Infinity", "PINF", "infty")},
    **{f"numpy.{name}": "numpy.nan" for name in ("NaN", "NAN")},
    "numpy.float_": "numpy.float64",
    "numpy.complex_": "numpy.complex128",
    "numpy.unicode_": "numpy.str_",
    "numpy.string_": "numpy.bytes_",
    "numpy.int0": "numpy.intp",
    "numpy.uint0": "numpy.uintp",
    "numpy.product": "numpy.prod",
    "numpy.cumproduct": "numpy.cumprod",
    "numpy.alltrue": "numpy.all",
    "numpy.sometrue": "numpy.any",
    "numpy.round_": "numpy.round",
}
"""Old dotted name to the new one; a name without a dot is a module or built in."""

_MODULES = {"math"}
"""New names without a dot that must be imported."""


def moved_edits(tree: ast.Module, places: Places) -> list[Edit]:
    """Return the edits that make every moved name be found again."""
    finder = _Finder(tree, places)
    return [*finder.imports(), *finder.attributes()]


class _Finder:
    def __init__(self, tree: ast.Module, places: Places) -> None:
        self._places = places
        self._nodes = list(ast.walk(tree))
        self._bound = bound_names(tree)
        self._loaded = {
            node.id
            for node in self._nodes
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
        }

    def imports(self) -> Iterator[Edit]:
        """Yield edits of `from OLD import NAME`."""
        found = [
            node for node in self._nodes if isinstance(node, ast.ImportFrom) and not node.level
        ]
        stars = sum(node.names[0].name == "*" for node in found)
        for node in found:
            if node.names[0].name == "*":
                # Among several, the name may have come from another module.
                yield from self._of_star(node) if stars == 1 else ()
                continue
            moved = [alias for alias in node.names if f"{node.module}.{alias.name}" in MOVED]
            if not moved:
                continue
            kept = [ast.unparse(alias) for alias in node.names if alias not in moved]
            parts = [f"from {node.module} import {', '.join(kept)}"] if kept else []
            parts += [_import(f"{node.module}.{a.name}", a.asname or a.name) for a in moved]
            start, end = self._places.span(node)
            text = "; ".join(part for part in parts if part) or "pass"
            for alias in moved:
                yield Edit(start, end, text, f"{node.module}.{alias.name}")
                start, text = end, ""  # one replacement, but every repair is named

    def _of_star(self, node: ast.ImportFrom) -> Iterator[Edit]:
        for old in ("fractions.gcd", "time.clock"):
            module, _, name = old.rpartition(".")
            if node.module == module and name in self._loaded - self._bound:
                end = self._places.span(node)[1]
                yield Edit(end, end, f"; {_import(old, name)}", old)

    def attributes(self) -> Iterator[Edit]:
        """Yield edits of `OLD.NAME`, and of the imports that its new place needs."""
        modules: dict[str, str] = {}
        statements: dict[str, list[ast.Import]] = {}
        for node in self._nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    local = alias.asname or alias.name.partition(".")[0]
                    modules[local] = alias.name if alias.asname else local
                    statements.setdefault(local, []).append(node)
        needed: dict[tuple[int, str], str] = {}
        for node in self._nodes:
            dotted = _dotted(node) if isinstance(node, ast.Attribute) else None
            local, _, rest = (dotted or "").partition(".")
            old = f"{modules.get(local, '')}.{rest}"
            if not isinstance(node, ast.Attribute) or old not in MOVED:
                continue
            new = MOVED[old]
            module = new if new in _MODULES else new.rpartition(".")[0]
            start, end = self._places.span(node)
            if module and module == modules[local]:
                new = f"{local}.{new.rpartition('.')[2]}"
            elif (module or new).partition(".")[0] in self._bound:
                continue
            elif module:
                for statement in statements[local]:
                    needed.setdefault((self._places.span(statement)[1], module), old)
            yield Edit(start, end, new, old)
        for (end, module), old in needed.items():
            yield Edit(end, end, f"; import {module}", old)


def _import(old: str, bound: str) -> str:
    """Return the statement that binds a moved name; empty where it is built in under that name."""
    module, _, name = MOVED[old].rpartition(".")
    if module:
        return f"from {module} import {name}" + (f" as {bound}" if bound != name else "")
    if name in _MODULES:
        return f"import {name}" + (f" as {bound}" if bound != name else "")
    return f"{bound} = {name}" if bound != name else ""


def _dotted(node: ast.expr) -> str | None:
    """Return `a.b.c` for attributes of a plain name."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else None
