"""Inputs of a target: where they come from, and what is known of the answer."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any, Final, Literal


class Nothing(enum.Enum):
    """The type of `NOTHING`."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING
"""No answer is known (`None` is an answer)."""

Origin = Literal["pytest", "doctest", "examples", "recorded", "generated"]
Step = tuple[str, list[Any], dict[str, Any]]
"""Name of a method, its arguments by position and by name."""


@dataclass(frozen=True)
class Given:
    """One input.

    Values are real Python values; those of the file's own classes are `codec.Made`, `codec.Named`
    or `codec.Instance`, because the user's module is never imported in this process.

    Attributes:
        args: Arguments of the function or method by position, without `self` or `cls`. A method's
            object that was recorded is the first of them, and `init` is None.
        kwargs: Arguments by name.
        init: For a method that needs an object and for a class: the call of the class.
        steps: What is called on the object, in this order: of a class, what is compared; of a
            method, what was called before it.
        stdin: For a program: its standard input.
        files: For a program: file name to text, in its working folder.
        origin: Where it comes from.
        expected: The answer (of a program: what it prints), where it is known; for a class the
            list of the steps' answers, `NOTHING` for each that is not known.
    """

    args: list[Any] = field(default_factory=list)
    kwargs: dict[str, Any] = field(default_factory=dict)
    init: Given | None = None
    steps: list[Step] = field(default_factory=list)
    stdin: str = ""
    files: dict[str, str] = field(default_factory=dict)
    origin: Origin = "examples"
    expected: Any = NOTHING


@dataclass(frozen=True)
class Found:
    """What a source of inputs gave.

    Attributes:
        givens: The inputs.
        unread: One line for each call that could not be read, with file and line.
    """

    givens: list[Given]
    unread: list[str] = field(default_factory=list)
