"""Python values as tagged JSON, so that inputs and answers can cross the border of the sandbox.

Standard library only, and none of it is imported that the program has not: `CODEC_SOURCE` is run
inside the sandbox as a module of its own.

None, booleans, finite floats, integers below 2^63, texts and lists stand for themselves; anything
else is an object with one key, its tag: `{"tuple": [1, 2]}`, `{"set": [...]}`, `{"float": "nan"}`.
Objects of the file's own classes lie in a heap beside the value, and so does what is nested deeply,
so that linked lists, trees and cycles of any length have an encoding that is nowhere deep.

What has no data form (an open file, a lambda) becomes `{"opaque": "its type"}`: two of a type count
as the same, and `opaque_types` names them, so that the evidence can be called what it is.
"""

from __future__ import annotations

import math
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

_DEPTH = 60
"""Levels that stand in one piece; what lies deeper goes to the heap."""
_LARGE = 2**63
_HEAP_TYPE = 1 << 9
"""Flag of a class that a `class` statement made (some of C's have it too)."""
_TOLERANCE = 1e-9
_CONTAINERS = (list, tuple, dict, set, frozenset)
_BASES = (*_CONTAINERS, str, bytes, bytearray, int, float, complex)
"""What an own class may derive from and keep content in."""
_FRAMES = frozenset({"abc", "typing", "collections.abc", "_collections_abc"})
"""Modules of base classes without content."""
_TEXTUAL = {
    "decimal:Decimal": "",
    "fractions:Fraction": "",
    "uuid:UUID": "",
    "zoneinfo:ZoneInfo": "",
    **{f"pathlib:{name}Path": "" for name in ("", "Pure", "Posix", "PurePosix", "PureWindows")},
    **{f"ipaddress:IPv{v}{kind}": "" for v in (4, 6) for kind in ("Address", "Network")},
}
"""Classes whose values are made from their own text again."""
_OPEN_MODULES = frozenset(
    {"builtins", "collections", "datetime", "functools", "itertools", "math", "operator", "types"}
    | {name.partition(":")[0] for name in _TEXTUAL}
)
"""Where names are looked up when a value is decoded: data of strangers must not import at will."""


class Made:
    """Outside the sandbox: a value of the file's own class, as the call that makes it.

    `Made("Point", [1, 2], {})` is decoded inside as `Point(1, 2)`. The one call of the library is
    `builtins:iter`: an iterator itself would be used up by its first encoding.
    """

    def __init__(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        self.name = name
        self.args = args
        self.kwargs = kwargs

    def __repr__(self) -> str:
        given = [*map(repr, self.args), *(f"{k}={v!r}" for k, v in self.kwargs.items())]
        return f"{self.name.rpartition(':')[2]}({', '.join(given)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Made) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))


class Named:
    """Outside the sandbox: what a dotted name of the file means, such as `Color.RED`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


class Instance:
    """Outside the sandbox: an object of the file's own class, as its attributes.

    `base` is its content where the class derives from a builtin container or number: by that it
    equals a plain value, as the object itself does where its class does not say otherwise.
    """

    def __init__(self, name: str, attributes: dict[str, Any], base: Any = None) -> None:
        self.name = name
        self.attributes = attributes
        self.base = base

    def __repr__(self) -> str:
        # Objects within are not followed: they may lead back here.
        parts = [] if self.base is None else [repr(self.base)]
        for name, content in self.attributes.items():
            inner = isinstance(content, (Instance, *_CONTAINERS)) and content
            parts.append(f"{name}={'...' if inner else repr(content)}")
        return f"<{self.name} {', '.join(parts)}>"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Instance):
            return same(encode(self), encode(other))
        return self.base is not None and bool(self.base == other)

    def __hash__(self) -> int:
        return hash(self.base) if self.base is not None else hash(self.name)


class Undecodable(Exception):
    """A value cannot be made here: no data form, or its class is not there."""


def encode(value: Any, items: int = 1000, hidden: Collection[str] = ()) -> Any:
    """Return a value as JSON. Nothing is refused: see `opaque_types`.

    Args:
        value: Any Python value.
        items: How many items of an iterator or generator are taken (it is used up by that).
        hidden: Names of the file's classes whose private attributes (`_x`) are left out, so that a
            class may be rewritten with other insides.
    """
    return _Encoder(items, hidden).whole(value)


def decode(data: Any, namespace: Mapping[str, Any] | None) -> Any:
    """Return the value of an encoding, made anew.

    Args:
        data: What `encode` returned.
        namespace: Where the file's own classes are found; None: they stay `Instance`, `Named`,
            `Made`, and nothing of the data is called.

    Raises:
        Undecodable: It holds something that cannot be made.
    """
    try:
        return _Decoder(namespace).whole(data)
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
        raise Undecodable(f"{type(error).__name__}: {error}") from error


def same(first: Any, second: Any) -> bool:
    """Return whether two encoded answers are the same.

    Types count (True is not 1, 1 is not 1.0, a list is no tuple); floats are the same within 1e-9
    (relative), NaN is NaN; the order of sets and of plain dictionaries does not count; objects are
    the same where class and attributes are. What is no encoding (a program can write what it likes)
    is the same as nothing.
    """
    try:
        (first_heap, one), (second_heap, other) = _parts(first), _parts(second)
        return _same(one, other, first_heap, second_heap, set())
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError):
        return False


def opaque_types(data: Any) -> list[str]:
    """Return the types within an encoding of which nothing but the type was taken, sorted."""
    found: set[str] = set()
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(entry for entry in node if isinstance(entry, list | dict))
        elif isinstance(node, dict):
            for tag, payload in node.items():
                if tag == "opaque":
                    found.add(str(payload))
                else:
                    waiting.append(payload)
    return sorted(found)


def _parts(data: Any) -> tuple[list[Any], Any]:
    """Return the heap and the root of an encoding."""
    if isinstance(data, dict) and "heap" in data:
        heap, root = data["heap"]
        return heap, root
    return [], data


class _Encoder:
    """One value on its way out."""

    def __init__(self, items: int, hidden: Collection[str]) -> None:
        self._items = items
        self._hidden = frozenset(hidden)
        self._heap: list[Any] = []
        self._places: dict[int, int] = {}
        self._kept: list[Any] = []  # whose identities must not be given to others meanwhile

    def whole(self, value: Any) -> Any:
        root = self._tree(value, 0)
        for place, kept in enumerate(self._kept):  # grows while it is read
            self._heap[place] = self._entry(kept)
        return {"heap": [self._heap, root]} if self._heap else root

    def _tree(self, value: Any, depth: int) -> Any:
        cls = type(value)
        if value is None or cls is bool:
            return value
        if cls is int:
            return value if -_LARGE < value < _LARGE else {"int": hex(value)}
        if cls is float:
            return value if math.isfinite(value) else {"float": repr(value)}
        if cls is str:
            return _text(value)
        tag = _reference(cls)
        if cls in _CONTAINERS or tag in _COLLECTIONS:
            return self._container(value, cls, tag, depth)
        if cls is complex:
            return {"complex": [self._tree(value.real, 0), self._tree(value.imag, 0)]}
        if cls in (bytes, bytearray, memoryview):
            return {cls.__name__: bytes(value).hex()}
        if cls is range or cls is slice:
            ends = [value.start, value.stop, value.step]
            return {cls.__name__: [self._tree(end, depth + 1) for end in ends]}
        if tag in _TEXTUAL:
            return {"text": [tag, _text(str(value))]}
        return self._special(value, cls, tag, depth)

    def _container(self, value: Any, cls: type, tag: str, depth: int) -> Any:
        if depth >= _DEPTH:
            return self._ref(value)
        if cls is list:
            return self._list(value, depth)
        if cls is tuple:
            return {"tuple": self._list(value, depth)}
        if cls is set or cls is frozenset:
            # Sorted, so that equal sets mostly have equal encodings.
            return {cls.__name__: sorted(self._list(list(value), depth), key=repr)}
        if tag == "collections:deque":
            return {"deque": [self._list(value, depth), value.maxlen]}
        pairs = [[self._tree(k, depth + 1), self._tree(v, depth + 1)] for k, v in value.items()]
        if tag == "collections:defaultdict":
            return {"defaultdict": [self._tree(value.default_factory, depth + 1), pairs]}
        return {_COLLECTIONS.get(tag, "dict"): pairs}

    def _list(self, values: Collection[Any], depth: int) -> list[Any]:
        kinds = set(map(type, values))
        if kinds == {int} and min(values) > -_LARGE and max(values) < _LARGE:
            return list(values)
        if (kinds == {str} and all(map(str.isascii, values))) or (
            kinds == {float} and all(map(math.isfinite, values))
        ):
            return list(values)
        return [self._tree(entry, depth + 1) for entry in values]

    def _special(self, value: Any, cls: type, tag: str, depth: int) -> Any:
        if cls in (Made, Named, Instance):
            return self._stand_in(value, depth)
        if tag.startswith("datetime:"):
            found = self._time(value, tag, depth)
            if found is not None:
                return found
        if isinstance(value, type) or cls.__name__ in _CALLABLES:
            name = _name_of(value)
            return {"name": name} if name else {"opaque": tag}
        if cls.__name__ in _VIEWS and cls.__module__ == "builtins":
            return {"view": [cls.__name__, self._list(list(value), depth)]}
        enum = sys.modules.get("enum")
        if enum is not None and isinstance(value, enum.Enum):
            return {"enum": [tag, value.name, self._tree(value.value, depth + 1)]}
        if isinstance(value, BaseException):
            return {"exception": [tag, self._list(list(value.args), depth)]}
        if cls.__name__ in _SINGLE and cls.__module__ == "builtins":
            return {"name": f"builtins:{_SINGLE[cls.__name__]}"}
        if _is_iterator(value):
            return {"iterator": self._consumed(value, depth)}
        return self._ref(value) if _is_plain(cls) else {"opaque": tag}

    def _stand_in(self, value: Any, depth: int) -> Any:
        if isinstance(value, Named):
            return {"name": value.name}
        if isinstance(value, Instance):
            return self._ref(value)
        named = [[_text(k), self._tree(v, depth + 1)] for k, v in value.kwargs.items()]
        return {"call": [value.name, self._list(value.args, depth), named]}

    def _time(self, value: Any, tag: str, depth: int) -> Any:
        kind = tag.partition(":")[2]
        if kind == "timedelta":
            return {kind: [value.days, value.seconds, value.microseconds]}
        if kind == "date":
            return {kind: [value.year, value.month, value.day]}
        if kind == "timezone":
            return {kind: self._list(value.__getinitargs__(), depth)}
        clock = ["hour", "minute", "second", "microsecond", "fold"]
        parts = {"time": clock, "datetime": ["year", "month", "day", *clock]}.get(kind)
        if parts is None:
            return None
        zone = self._tree(value.tzinfo, depth + 1)
        return {kind: [*(getattr(value, part) for part in parts), zone]}

    def _consumed(self, value: Any, depth: int) -> list[Any]:
        """Return the first items of an iterator and how it went on: `end`, `more` or an error."""
        found: list[Any] = []
        end: Any = "more"
        while len(found) < self._items:
            try:
                entry = next(value)
            except StopIteration:
                end = "end"
                break
            except MemoryError:
                raise
            except Exception as error:
                end = self._tree(error, depth + 1)
                break
            found.append(self._tree(entry, depth + 1))
        return [found, end]

    def _ref(self, value: Any) -> Any:
        place = self._places.get(id(value))
        if place is None:
            place = self._places[id(value)] = len(self._kept)
            self._kept.append(value)
            self._heap.append(None)
        return {"ref": place}

    def _entry(self, value: Any) -> Any:
        """Return a heap entry: an object with its attributes, or what was nested deeply."""
        cls = type(value)
        if cls in _CONTAINERS or _reference(cls) in _COLLECTIONS:
            return self._tree(value, 0)
        if cls is Instance:
            name, attributes, base = value.name, value.attributes, self._tree(value.base, 1)
        else:
            name, attributes = _reference(cls), _attributes(value, cls)
            base = next(
                (self._tree(_plain_content(value, b), 1) for b in _BASES if isinstance(value, b)),
                None,
            )
            if any(entry.__qualname__ in self._hidden for entry in cls.__mro__):
                attributes = {k: v for k, v in attributes.items() if not k.startswith("_")}
        pairs = [[_text(k), self._tree(v, 1)] for k, v in sorted(attributes.items())]
        return {"object": [name, pairs, base]}


_COLLECTIONS = {
    "collections:deque": "deque",
    "collections:Counter": "counter",
    "collections:OrderedDict": "ordereddict",
    "collections:defaultdict": "defaultdict",
}
_VIEWS = frozenset(
    {f"{kind}dict_{view}" for kind in ("", "o") for view in ("keys", "values", "items")}
)
_SINGLE = {"ellipsis": "Ellipsis", "NotImplementedType": "NotImplemented"}
_CALLABLES = frozenset(
    {
        "function",
        "builtin_function_or_method",
        "method_descriptor",
        "wrapper_descriptor",
        "classmethod_descriptor",
    }
)


def _text(value: str) -> Any:
    """Return a text; one with lone surrogates, which JSON in UTF-8 cannot hold, as bytes."""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return {"str": value.encode("utf-8", "surrogatepass").hex()}
    return value


def _reference(cls: type) -> str:
    """Return a class' name: dotted for the file's own, with its module for the library's."""
    module = cls.__module__
    if module == "__main__" or module.partition(".")[0] not in sys.stdlib_module_names:
        return cls.__qualname__
    return f"{_PUBLIC.get(module, module)}:{cls.__qualname__}"


_PUBLIC = {"_decimal": "decimal", "pathlib._local": "pathlib", "zoneinfo._zoneinfo": "zoneinfo"}


def _name_of(value: Any) -> str:
    """Return the name under which a class or function is found; empty where it has none."""
    owner = getattr(value, "__self__", None)
    if owner is not None and type(owner).__name__ != "module":
        return ""  # a bound method
    name = getattr(value, "__qualname__", "<")
    module = getattr(getattr(value, "__objclass__", value), "__module__", None) or "builtins"
    if "<" in name:
        return ""
    own = module == "__main__" or module.partition(".")[0] not in sys.stdlib_module_names
    return name if own else f"{module}:{name}"


def _is_iterator(value: Any) -> bool:
    cls = type(value)
    return hasattr(cls, "__next__") and hasattr(cls, "__iter__") and not hasattr(cls, "readline")


def _is_plain(cls: type) -> bool:
    """Whether an object's attributes say all: a class of Python code, down to its bases."""
    if not cls.__flags__ & _HEAP_TYPE or ":" in _reference(cls):
        return _reference(cls) == "types:SimpleNamespace"
    return all(
        entry is object
        or entry in _BASES
        or ":" not in _reference(entry)
        or entry.__module__ in _FRAMES
        or _reference(entry) in ("collections:UserDict", "collections:UserList")
        for entry in cls.__mro__
    )


def _attributes(value: Any, cls: type) -> dict[str, Any]:
    """Return an object's own attributes, those in slots too; what is only cached does not count."""
    found: dict[str, Any] = {}
    for entry in cls.__mro__:
        slots = entry.__dict__.get("__slots__", ())
        for slot in (slots,) if isinstance(slots, str) else tuple(slots):
            private = slot.startswith("__") and not slot.endswith("__")
            name = f"_{entry.__name__.lstrip('_')}{slot}" if private else slot
            try:
                found[name] = object.__getattribute__(value, name)
            except AttributeError:
                continue
    found.update(getattr(value, "__dict__", {}))
    for name in ("__dict__", "__weakref__"):
        found.pop(name, None)
    return {
        name: content
        for name, content in found.items()
        if isinstance(name, str)
        and type(getattr(cls, "__dict__", {}).get(name)).__name__ != "cached_property"
    }


def _plain_content(value: Any, base: Any) -> Any:
    """Return the content of an object whose class derives from a builtin, as that builtin."""
    if base is dict:
        return {key: dict.__getitem__(value, key) for key in dict.keys(value)}
    if base in (list, tuple, set, frozenset):
        return base(base.__iter__(value))
    if base in (int, float):
        return base.__add__(value, base(0)) if base is int else base.__pos__(value)
    if base is complex:
        return complex.__pos__(value)
    if base is str:
        return str.__str__(value) if type(value) is str else str.__add__(value, "")
    return base.__getitem__(value, slice(None))


class _Decoder:
    """One value on its way in."""

    def __init__(self, namespace: Mapping[str, Any] | None) -> None:
        self._namespace = namespace
        self._heap: list[Any] = []
        self._made: dict[int, Any] = {}
        self._waiting: list[tuple[Any, Any]] = []
        self._open: set[int] = set()

    def whole(self, data: Any) -> Any:
        self._heap, root = _parts(data)
        value = self._tree(root)
        self._fill()
        return value

    def _tree(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._tree(entry) for entry in node]
        if not isinstance(node, dict):
            return node
        ((tag, payload),) = node.items()
        maker = _MAKERS.get(tag)
        if maker is None:
            raise Undecodable(f"{payload if tag == 'opaque' else tag} has no data form")
        return maker(self, payload)

    def _fill(self) -> None:
        """Give the objects made so far their content, which may make more."""
        while self._waiting:
            shell, entry = self._waiting.pop()
            if isinstance(entry, list):
                shell.extend(self._tree(part) for part in entry)
            elif "dict" in entry:
                shell.update(self._pairs(entry["dict"]))
            else:
                self._fill_object(shell, entry["object"])

    def _fill_object(self, shell: Any, payload: list[Any]) -> None:
        _, pairs, base = payload
        attributes = {self._tree(name): self._tree(content) for name, content in pairs}
        if isinstance(shell, Instance):
            shell.attributes.update(attributes)
            shell.base = self._tree(base)
            return
        for name, content in attributes.items():
            object.__setattr__(shell, name, content)
        if isinstance(shell, list):
            list.extend(shell, self._tree(base))
        elif isinstance(shell, dict):
            dict.update(shell, self._tree(base))
        elif isinstance(shell, set):
            set.update(shell, self._tree(base))
        elif isinstance(shell, bytearray):
            bytearray.extend(shell, self._tree(base))

    def ref(self, place: int) -> Any:
        if place in self._made:
            return self._made[place]
        entry = self._heap[place]
        shell: Any
        if isinstance(entry, list):
            shell = []
        elif "object" in entry:
            shell = self._shell(*entry["object"])
        elif "dict" in entry:
            shell = {}
        elif place in self._open:
            raise Undecodable("a tuple or set that contains itself")
        else:
            self._open.add(place)
            shell = self._made[place] = self._tree(entry)
            return shell
        self._made[place] = shell
        self._waiting.append((shell, entry))
        return shell

    def _shell(self, name: str, pairs: list[Any], base: Any) -> Any:
        """Return an object without attributes; an immutable builtin's content is there already."""
        if self._namespace is None and ":" not in name:
            return Instance(name, {})
        cls = self._find(name)
        if not isinstance(cls, type):
            raise Undecodable(f"{name} is no class")
        for kind in (tuple, frozenset, str, bytes, int, float, complex):
            if issubclass(cls, kind):
                make: Any = kind.__new__
                return make(cls, self._tree(base))
        return cls.__new__(cls)

    def _find(self, name: str) -> Any:
        """Return what a name means: of the file, or of one of the library's modules."""
        module, colon, path = name.rpartition(":")
        if colon:
            if module not in _OPEN_MODULES:
                raise Undecodable(f"{name} is not made from data")
            __import__(module)
            found: Any = sys.modules[module]
        else:
            first, _, path = path.partition(".")
            if self._namespace is None or first not in self._namespace:
                raise Undecodable(f"{name} is not defined")
            found = self._namespace[first]
        for part in path.split(".") if path else ():
            found = getattr(found, part)
        return found

    def name(self, name: str) -> Any:
        return Named(name) if self._namespace is None and ":" not in name else self._find(name)

    def enum(self, payload: list[Any]) -> Any:
        name, member, value = payload
        if self._namespace is None:
            single = isinstance(member, str) and member.isidentifier()
            return Named(f"{name}.{member}") if single else Made(name, [self._tree(value)], {})
        cls = self._find(name)
        known = getattr(cls, "__members__", {})
        return known[member] if member in known else cls(self._tree(value))

    def call(self, payload: list[Any]) -> Any:
        name, args, kwargs = payload
        given = self._tree(args), {self._tree(key): self._tree(value) for key, value in kwargs}
        if self._namespace is None:
            return Made(name, *given)
        self._fill()
        if ":" in name and name != "builtins:iter":
            raise Undecodable(f"{name} is not called")
        try:
            return self._find(name)(*given[0], **given[1])
        except Exception as error:
            raise Undecodable(f"{name}(...) raised {type(error).__name__}: {error}") from error

    def exception(self, payload: list[Any]) -> Any:
        name, args = payload
        given = self._tree(args)
        if self._namespace is None and ":" not in name:
            return Made(name, given, {})
        cls = self._find(name)
        if not (isinstance(cls, type) and issubclass(cls, BaseException)):
            raise Undecodable(f"{name} is no exception")
        made = cls.__new__(cls, *given)
        made.args = tuple(given)
        return made

    def text(self, payload: list[Any]) -> Any:
        name, text = payload
        if name not in _TEXTUAL:
            raise Undecodable(f"{name} is not made from its text")
        return self._find(name)(self._tree(text))

    def time(self, kind: str, payload: list[Any]) -> Any:
        cls = self._find(f"datetime:{kind}")
        parts = [self._tree(part) for part in payload]
        if kind not in ("time", "datetime"):
            return cls(*parts)
        *parts, fold, zone = parts
        return cls(*parts, zone, fold=fold)

    def iterator(self, payload: list[Any]) -> Iterator[Any]:
        return iter(self._tree(payload[0]))

    def keyed(self, kind: str, payload: list[Any]) -> Any:
        made = self._find(f"collections:{kind}")()
        made.update(self._pairs(payload))
        return made

    def defaultdict(self, payload: list[Any]) -> Any:
        factory, pairs = payload
        return self._find("collections:defaultdict")(self._tree(factory), self._pairs(pairs))

    def deque(self, payload: list[Any]) -> Any:
        return self._find("collections:deque")(self._tree(payload[0]), payload[1])

    def members(self, payload: list[Any]) -> list[Any]:
        """Return values that are about to be hashed: whole, where they are objects."""
        values = [self._tree(entry) for entry in payload]
        self._fill()
        return values

    def _pairs(self, payload: list[Any]) -> dict[Any, Any]:
        keys = self.members([key for key, _ in payload])
        return dict(zip(keys, [self._tree(value) for _, value in payload], strict=True))


_MAKERS: dict[str, Any] = {
    "ref": _Decoder.ref,
    "int": lambda made, text: int(text, 16),
    "float": lambda made, text: float(text),
    "str": lambda made, text: bytes.fromhex(text).decode("utf-8", "surrogatepass"),
    "bytes": lambda made, text: bytes.fromhex(text),
    "bytearray": lambda made, text: bytearray.fromhex(text),
    "memoryview": lambda made, text: memoryview(bytes.fromhex(text)),
    "complex": lambda made, parts: complex(*map(made._tree, parts)),
    "range": lambda made, parts: range(*map(made._tree, parts)),
    "slice": lambda made, parts: slice(*map(made._tree, parts)),
    "tuple": lambda made, parts: tuple(map(made._tree, parts)),
    "set": lambda made, parts: set(made.members(parts)),
    "frozenset": lambda made, parts: frozenset(made.members(parts)),
    "dict": lambda made, parts: made._pairs(parts),
    "view": lambda made, parts: made._tree(parts[1]),
    "counter": lambda made, parts: made.keyed("Counter", parts),
    "ordereddict": lambda made, parts: made.keyed("OrderedDict", parts),
    "defaultdict": _Decoder.defaultdict,
    "deque": _Decoder.deque,
    "name": _Decoder.name,
    "enum": _Decoder.enum,
    "call": _Decoder.call,
    "exception": _Decoder.exception,
    "text": _Decoder.text,
    "iterator": _Decoder.iterator,
    "date": lambda made, parts: made.time("date", parts),
    "time": lambda made, parts: made.time("time", parts),
    "datetime": lambda made, parts: made.time("datetime", parts),
    "timedelta": lambda made, parts: made.time("timedelta", parts),
    "timezone": lambda made, parts: made.time("timezone", parts),
}


def _same(
    first: Any,
    second: Any,
    first_heap: list[Any],
    second_heap: list[Any],
    assumed: set[tuple[int, int]],
) -> bool:
    """Compare two trees; `assumed` are pairs of heap entries that are compared already."""
    waiting = [(first, second)]
    while waiting:
        one, other = waiting.pop()
        places = _place(one), _place(other)
        if places[0] is not None and places[1] is not None:
            if places in assumed:
                continue
            assumed.add((places[0], places[1]))
        one = one if places[0] is None else first_heap[places[0]]
        other = other if places[1] is None else second_heap[places[1]]
        if type(one) is not type(other):
            return False
        if isinstance(one, dict):
            ((tag, left),) = one.items()
            ((other_tag, right),) = other.items()
            if tag != other_tag:
                return False
            if tag == "view" and not left[0].endswith("values") and left[0] == right[0]:
                tag, left, right = "set", left[1], right[1]
            if tag in ("set", "frozenset", "dict", "counter", "defaultdict"):
                if tag == "defaultdict":
                    waiting.append((left[0], right[0]))
                    left, right = left[1], right[1]
                pairs = tag not in ("set", "frozenset")
                matched = _matched(left, right, pairs, first_heap, second_heap, assumed)
                if matched is None:
                    return False
                waiting += matched
            else:
                waiting.append((left, right))
        elif isinstance(one, list):
            if len(one) != len(other):
                return False
            if one != other or not all(isinstance(entry, int | str) for entry in one):
                waiting += zip(one, other, strict=True)
            elif list(map(type, one)) != list(map(type, other)):
                return False
        elif isinstance(one, float):
            if not math.isclose(one, other, rel_tol=_TOLERANCE):
                return False
        elif one != other:
            return False
    return True


def _place(node: Any) -> int | None:
    return node["ref"] if isinstance(node, dict) and "ref" in node else None


def _matched(
    left: list[Any],
    right: list[Any],
    pairs: bool,
    left_heap: list[Any],
    right_heap: list[Any],
    assumed: set[tuple[int, int]],
) -> list[tuple[Any, Any]] | None:
    """Match what has no order: return the pairs of values still to compare, None for a mismatch.

    Args:
        left: Members, or [key, value] pairs.
        right: Likewise.
        pairs: Whether they are pairs.
        left_heap: Heap of the left encoding.
        right_heap: Heap of the right encoding.
        assumed: Pairs of heap entries that are compared already.
    """
    if len(left) != len(right):
        return None
    exact: dict[str, list[Any]] = {}
    for entry in right:
        exact.setdefault(repr(entry[0] if pairs else entry), []).append(entry)
    found = []
    rest = []
    for entry in left:
        text = repr(entry[0] if pairs else entry)
        # A place in one heap says nothing of the same place in the other.
        if "{'ref'" not in text and exact.get(text):
            other = exact[text].pop()
            if pairs:
                found.append((entry[1], other[1]))
        else:
            rest.append(entry)
    free = [entry for entries in exact.values() for entry in entries]
    for entry in rest:
        for number, other in enumerate(free):
            keys = (entry[0], other[0]) if pairs else (entry, other)
            tried = set(assumed)
            if _same(*keys, left_heap, right_heap, tried):
                assumed |= tried
                del free[number]
                if pairs:
                    found.append((entry[1], other[1]))
                break
        else:
            return None
    return found


# --- what follows stays outside the sandbox ---

from pathlib import Path  # noqa: E402

_MARKER = "# --- what follows stays " + "outside the sandbox ---"

CODEC_SOURCE = Path(__file__).read_text(encoding="utf-8").partition(_MARKER)[0]
"""The text above. Run it in the sandbox in a module of its own (`exec(CODEC_SOURCE, namespace)`),
so that its names cannot meet the user's."""
