"""The caller of a worker, in a process of its own: it holds secrets that programs try to reach.

Requests and replies are pickles over standard input and output; both ends are trusted.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import sys
import traceback
from typing import Any

from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

PR_SET_CHILD_SUBREAPER = 36
PLAIN = (dict, list, str, int, float, bool, type(None))


def odd_types(answer: Any) -> list[str]:
    """Return the types within an answer that are not exactly those of JSON, without recursion."""
    found, waiting = [], [answer]
    while waiting:
        value = waiting.pop()
        if type(value) not in PLAIN:
            found.append(type(value).__name__)
        elif isinstance(value, dict):
            waiting.extend(value)
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    return found


def main() -> None:
    """Serve one test: `open`, any number of `run`, `close`."""
    # What a program leaves behind becomes this process' child, so that the test sees it.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    held = os.open(os.environ["HYDRAOPT_HELD_FILE"], os.O_RDWR)
    os.set_inheritable(held, True)
    os.dup2(held, 77, inheritable=True)
    worker = None
    while True:
        try:
            verb, arguments = pickle.load(requests)
        except EOFError:
            break
        try:
            if verb == "open":
                worker = ZygoteSandbox(**arguments).open()
                reply: Any = None
            elif verb == "run":
                assert worker is not None
                run = worker.run(*arguments)
                # A deep answer cannot be pickled; what is wrong with it is said instead.
                reply = (run, odd_types(run.answer))
                pickle.dumps(reply)
            elif verb == "close":
                assert worker is not None
                worker.close()
                reply = None
        except BaseException as error:
            reply = RuntimeError(
                f"{type(error).__name__}: {error}\n{traceback.format_exc()[-3000:]}"
            )
        pickle.dump(reply, replies)
        replies.flush()
    replies.close()
    if worker is not None:
        worker.close()


if __name__ == "__main__":
    main()
