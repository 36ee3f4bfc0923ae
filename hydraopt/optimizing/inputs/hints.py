"""Shapes from type hints: read as text by our own table, so that no module of the user's runs."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from hydraopt.optimizing.codec import Named
from hydraopt.optimizing.inputs.binding import constructor
from hydraopt.optimizing.inputs.calls import imported_names, own_names, simple_values
from hydraopt.optimizing.inputs.literals import NotRead, Reader
from hydraopt.optimizing.inputs.shapes import Shape, union
from hydraopt.optimizing.layout import BROKEN, parse

_DEEPEST = 4
"""Levels of own classes within own classes; a tree of nodes ends there."""

_PLAIN = {
    **{name: Shape(name) for name in ("int", "float", "str", "bool", "bytes", "bytearray")},
    "complex": Shape("complex"),
    "None": Shape("none"),
    "numbers.Number": Shape("float"),
    "numbers.Real": Shape("float"),
    "numbers.Integral": Shape("int"),
    "decimal.Decimal": Shape("Decimal"),
    "fractions.Fraction": Shape("Fraction"),
    **{f"datetime.{name}": Shape(name) for name in ("date", "datetime", "time", "timedelta")},
    "uuid.UUID": Shape("uuid"),
    "object": Shape("any"),
    "Any": Shape("any"),
    "Hashable": Shape("any"),
    "AnyStr": Shape("str"),
    "LiteralString": Shape("str"),
    "Text": Shape("str"),
    "SupportsInt": Shape("int"),
    "SupportsFloat": Shape("float"),
    "SupportsIndex": Shape("int"),
    "ByteString": Shape("bytes"),
    "Sized": Shape("list", (Shape("int"),)),
}
_LISTS = {
    **dict.fromkeys(
        ("list", "List", "Sequence", "MutableSequence", "Iterable", "Collection", "Container",
         "Reversible"), "list"
    ),
    **dict.fromkeys(("Iterator", "Generator"), "iterator"),
    **dict.fromkeys(("set", "Set", "MutableSet", "AbstractSet"), "set"),
    **dict.fromkeys(("frozenset", "FrozenSet"), "frozenset"),
    **dict.fromkeys(("deque", "Deque"), "deque"),
}  # fmt: skip
_DICTS = {
    **dict.fromkeys(("dict", "Dict", "Mapping", "MutableMapping"), "dict"),
    **dict.fromkeys(("defaultdict", "DefaultDict"), "dict"),
    **dict.fromkeys(("OrderedDict",), "ordereddict"),
}
_THROUGH = frozenset({"Annotated", "Final", "Required", "NotRequired", "ReadOnly", "Unpack"})
_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})


@dataclass
class Hints:
    """Reads the annotations of one file.

    Attributes:
        tree: The file's syntax.
        module: Name of the file, without folders and ending.
    """

    tree: ast.Module
    module: str
    _imported: Mapping[str, str] = field(init=False)
    _values: Mapping[str, ast.expr] = field(init=False)
    _classes: Mapping[str, ast.ClassDef] = field(init=False)
    _reader: Reader = field(init=False)

    def __post_init__(self) -> None:
        own = own_names(self.tree)
        self._imported = imported_names(self.tree, self.module, own)
        self._values = simple_values(self.tree.body)
        found: dict[str, ast.ClassDef] = {}
        waiting: list[tuple[str, ast.stmt]] = [("", node) for node in self.tree.body]
        for prefix, node in waiting:  # grows while it is read
            if isinstance(node, ast.ClassDef):
                found.setdefault(prefix + node.name, node)
                waiting += [(f"{prefix}{node.name}.", entry) for entry in node.body]
        self._classes = found
        self._reader = Reader(self._values, self._imported, own)

    def shape(self, hint: ast.expr | None, depth: int = 0, within: str = "") -> Shape | None:
        """Return the shape that an annotation describes; None where it is not known.

        Args:
            hint: The annotation.
            depth: Own classes around it.
            within: Name of the class that it stands in (`Self`).
        """
        if hint is None or depth > _DEEPEST:
            return None
        if isinstance(hint, ast.Constant):
            if hint.value is None:
                return Shape("none")
            return self._quoted(hint.value, depth, within)
        if isinstance(hint, ast.BinOp) and isinstance(hint.op, ast.BitOr):
            return self._union([hint.left, hint.right], depth, within)
        if isinstance(hint, ast.Subscript):
            return self._generic(hint, depth, within)
        if isinstance(hint, ast.Name | ast.Attribute):
            return self._named(hint, depth, within)
        return None

    def _quoted(self, text: object, depth: int, within: str) -> Shape | None:
        if not isinstance(text, str):
            return None
        try:
            return self.shape(ast.parse(text.strip(), mode="eval").body, depth, within)
        except BROKEN:
            return None

    def _last(self, node: ast.expr) -> tuple[str, str]:
        """Return a type's full name, and its last part where it comes from the library."""
        full = self._reader.dotted(node)
        root = full.partition(".")[0]
        library = root in ("typing", "typing_extensions", "collections", "types", "enum")
        return full, full.rpartition(".")[2] if library or "." not in full else ""

    def _union(self, hints: list[ast.expr], depth: int, within: str) -> Shape | None:
        shapes = [self.shape(entry, depth, within) for entry in hints]
        known = [shape for shape in shapes if shape is not None]
        if depth >= _DEEPEST and any(shape.kind == "none" for shape in known):
            return Shape("none")  # so that trees end
        return union(known) if known else None

    def _generic(self, hint: ast.Subscript, depth: int, within: str) -> Shape | None:
        _, name = self._last(hint.value)
        given = hint.slice.elts if isinstance(hint.slice, ast.Tuple) else [hint.slice]
        if name in ("Union", "Optional"):
            more = [ast.Constant(None)] if name == "Optional" else []
            return self._union([*given, *more], depth, within)
        if name == "Literal":
            try:
                values = tuple(self._reader.value(entry) for entry in given)
            except NotRead:
                return None
            return Shape("choice", choices=values)
        if name in _THROUGH:
            return self.shape(given[0], depth, within)
        if name in ("tuple", "Tuple"):
            return self._tuple(given, depth, within)
        if name in _LISTS:
            part = self.shape(given[0], depth, within)
            return None if part is None else Shape(_LISTS[name], (part,))
        if name in _DICTS and len(given) == 2:
            parts = [self.shape(entry, depth, within) for entry in given]
            if parts[0] is None or parts[1] is None:
                return None
            return Shape(_DICTS[name], (parts[0], parts[1]))
        if name == "Counter":
            part = self.shape(given[0], depth, within)
            return None if part is None else Shape("counter", (part, Shape("int", low=1, high=9)))
        return self._named(hint.value, depth, within)  # a generic class of the file

    def _tuple(self, given: list[ast.expr], depth: int, within: str) -> Shape | None:
        if len(given) == 1 and isinstance(given[0], ast.Tuple) and not given[0].elts:
            return Shape("tuple")
        if len(given) == 2 and isinstance(given[1], ast.Constant) and given[1].value is ...:
            part = self.shape(given[0], depth, within)
            return None if part is None else Shape("tuples", (part,))
        parts = [self.shape(entry, depth, within) for entry in given]
        known = tuple(part for part in parts if part is not None)
        return Shape("tuple", known) if len(known) == len(parts) else None

    def _named(self, hint: ast.expr, depth: int, within: str) -> Shape | None:
        full, name = self._last(hint)
        own = full.removeprefix(".")
        if name == "Self" and within:
            own = within
        if own in self._classes:
            return self._own(own, depth)
        if full in _PLAIN or name in _PLAIN:
            return _PLAIN.get(full) or _PLAIN[name]
        if name in ("tuple", "Tuple"):
            return Shape("tuples", (Shape("int"),))
        if name in _LISTS:
            return Shape(_LISTS[name], (Shape("int"),))
        if name in _DICTS or name == "Counter":
            return Shape(_DICTS.get(name, "counter"), (Shape("str"), Shape("int", low=0, high=20)))
        return self._alias(full, depth, within)

    def _alias(self, name: str, depth: int, within: str) -> Shape | None:
        """Return the shape behind `Vector = list[float]`, a type variable or a `NewType`."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, ast.Call):
            made = self._last(value.func)[1]
            if made == "NewType" and len(value.args) == 2:
                return self.shape(value.args[1], depth + 1, within)
            if made == "TypeVar":
                words = {word.arg: word.value for word in value.keywords}
                limits = [*value.args[1:2], *([words["bound"]] if "bound" in words else [])]
                found = self.shape(limits[0], depth + 1, within) if limits else None
                return found or Shape("int")
            return None
        return self.shape(value, depth + 1, within)

    def _own(self, name: str, depth: int) -> Shape | None:
        """Return the shape of an own class: how its objects are made."""
        node = self._classes[name]
        bases = {self._last(base)[1] for base in node.bases}
        if bases & _ENUMS:
            members = [Named(f"{name}.{entry}") for entry in simple_values(node.body)]
            return Shape("choice", choices=tuple(members)) if members else None
        fields = self._fields(node, name, depth)
        if "TypedDict" in bases:
            return None if fields is None else Shape("record", fields[1], names=fields[0])
        decorated = {self._last(d.func if isinstance(d, ast.Call) else d)[1] or ast.unparse(d)
                     for d in node.decorator_list}  # fmt: skip
        data = any(entry.rpartition(".")[2] in ("dataclass", "define", "frozen") for entry in
                   map(str, decorated)) or any("dataclass" in ast.unparse(d) for d in
                                               node.decorator_list)  # fmt: skip
        if data or "NamedTuple" in bases:
            return None if fields is None else Shape("made", fields[1], name=name, names=fields[0])
        given = constructor(node)
        if given is None or given.vararg or given.kwarg:
            return None
        known = parameter_shapes(self, given, depth + 1, name)
        if any(shape is None for shape in known.values()):
            return None
        parts = tuple(shape for shape in known.values() if shape is not None)
        return Shape("made", parts, name=name, names=tuple(known))

    def _fields(
        self, node: ast.ClassDef, name: str, depth: int
    ) -> tuple[tuple[str, ...], tuple[Shape, ...]] | None:
        """Return names and shapes of the annotated fields of a class and of its own bases."""
        found: dict[str, Shape] = {}
        for base in node.bases:
            other = self._classes.get(self._reader.dotted(base).removeprefix("."))
            if other is not None and other is not node:
                inherited = self._fields(other, name, depth)
                if inherited is None:
                    return None
                found.update(zip(*inherited, strict=True))
        for entry in node.body:
            if not isinstance(entry, ast.AnnAssign) or not isinstance(entry.target, ast.Name):
                continue
            text = ast.unparse(entry.annotation)
            made = ast.unparse(entry.value) if entry.value is not None else ""
            if "ClassVar" in text or "init=False" in made or "KW_ONLY" in text:
                continue
            shape = self.shape(entry.annotation, depth + 1, name)
            if shape is not None:
                found[entry.target.id] = shape
            elif entry.value is None:
                return None  # there is no default to leave it at
        return tuple(found), tuple(found.values())


def hints_of(source: str, module: str) -> Hints:
    """Return the reader of a file's annotations."""
    return Hints(parse(source), module)


def parameter_shapes(
    hints: Hints, given: ast.arguments, depth: int = 0, within: str = ""
) -> dict[str, Shape | None]:
    """Return each parameter's shape by its hint; those with a default and no hint are left out."""
    plain = [*given.posonlyargs, *given.args]
    optional = {entry.arg for entry in plain[len(plain) - len(given.defaults) :]}
    optional |= {
        entry.arg
        for entry, value in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        if value is not None
    }
    found: dict[str, Shape | None] = {}
    for entry in (*plain, *given.kwonlyargs):
        shape = hints.shape(entry.annotation, depth, within)
        if shape is not None or entry.arg not in optional:
            found[entry.arg] = shape
    return found
