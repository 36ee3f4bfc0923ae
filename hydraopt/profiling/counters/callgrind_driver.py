"""What valgrind's interpreter runs: one function on one input, called once or not at all.

Started by path (`callgrind_driver.py PROGRAM INPUT FUNCTION CALLS`), never imported: standard
library only. It prints nothing of its own; whether the answer is right is seen in another run.
"""

from __future__ import annotations

import marshal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def main() -> None:
    """Load the program and the arguments, then call the function as often as asked for."""
    program, given, name, calls = sys.argv[1:]
    with open(given, "rb") as stream:
        arguments = marshal.load(stream)
    scope: dict[str, Any] = {"__name__": "program"}
    with open(program, encoding="utf-8") as stream:
        exec(compile(stream.read(), "<program>", "exec"), scope)
    function = scope[name]
    for _ in range(int(calls)):
        function(*arguments)


if __name__ == "__main__":
    main()
