"""Python values as tagged JSON, so that inputs and answers can cross the border of the sandbox.

Standard library only: `CODEC_SOURCE` is run inside the sandbox as a module of its own.
"""

from __future__ import annotations

from pathlib import Path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from typing import Any


class Made:
    """Outside the sandbox: a value of the file's own class, as the call that makes it.

    `Made("Point", [1, 2], {})` is decoded inside as `Point(1, 2)`.
    """

    def __init__(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> None:
        self.name = name
        self.args = args
        self.kwargs = kwargs


class Named:
    """Outside the sandbox: what a dotted name of the file means, such as `Color.RED`."""

    def __init__(self, name: str) -> None:
        self.name = name


class Instance:
    """Outside the sandbox: an object of the file's own class, as its attributes.

    `base` is its content where the class derives from a builtin container or number.
    """

    def __init__(self, name: str, attributes: dict[str, Any], base: Any = None) -> None:
        self.name = name
        self.attributes = attributes
        self.base = base


class Undecodable(Exception):
    """A value cannot be made here: it holds something that has no data form, or whose class is
    not there."""


def encode(value: Any, items: int = 1000, hidden: Collection[str] = ()) -> Any:
    """Return a value as JSON. Nothing is refused: see `opaque_types`.

    Args:
        value: Any Python value.
        items: How many items of an iterator or generator are taken (it is used up by that).
        hidden: Names of the file's classes whose private attributes (`_x`) are left out, so that a
            class may be rewritten with other insides.
    """
    raise NotImplementedError


def decode(data: Any, namespace: Mapping[str, Any] | None) -> Any:
    """Return the value of an encoding, made anew.

    Args:
        data: What `encode` returned.
        namespace: Where the file's own classes are found; None: they stay `Instance`, `Named`,
            `Made`.

    Raises:
        Undecodable: It holds something that cannot be made.
    """
    raise NotImplementedError


def same(first: Any, second: Any) -> bool:
    """Return whether two encoded answers are the same.

    Types count (True is not 1, 1 is not 1.0, a list is no tuple); floats are the same within 1e-9
    (relative), NaN is NaN; the order of sets and of plain dictionaries does not count; objects are
    the same where class and attributes are.
    """
    raise NotImplementedError


def opaque_types(data: Any) -> list[str]:
    """Return the types within an encoding of which nothing but the type was taken, sorted."""
    raise NotImplementedError


# --- what follows stays outside the sandbox ---

_MARKER = "# --- what follows stays " + "outside the sandbox ---"

CODEC_SOURCE = Path(__file__).read_text(encoding="utf-8").partition(_MARKER)[0]
"""The text above. Run it in the sandbox in a module of its own (`exec(CODEC_SOURCE, namespace)`),
so that its names cannot meet the user's."""
