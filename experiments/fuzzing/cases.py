"""Hostile records and programs, made from a seed: the same case again from the same number."""

from __future__ import annotations

import json
import random
from typing import Any

from hydraopt.common.files import sha256_text

PROGRAMS = (
    "def f(n):\n    total = 0\n    for i in range(n):\n        total += i * i\n    return total\n",
    "def f(n):\n    return sorted({str(i): [i] for i in range(n % 50)}.items())\n",
    "import math\n\ndef f(n):\n    return [math.sqrt(i) for i in range(n % 90)]\n",
    "n = int(input())\nprint(*[i for i in range(2, n % 99) if all(i % j for j in range(2, i))])\n",
    "import sys\nwords = sys.stdin.read().split()\nprint(len(words), max(words, default=''))\n",
)
C_PROGRAMS = (
    '#include <stdio.h>\nint main(void) { int n; scanf("%d", &n); printf("%d\\n", n * 2); }\n',
    "#include <iostream>\nint main() { std::string s; std::cin >> s; std::cout << s; }\n",
)
FRAGMENTS = (
    "import os; os._exit(0)\n",
    "import os; os.kill(os.getppid(), 9)\n",
    "import os; os.kill(os.getpid(), 11)\n",
    "import os; [os.fork() for _ in range(9)]\n",
    "import os; os.closerange(0, 999)\n",
    "import os; os.write(1, bytes(range(256)) * 999)\n",
    "import os; [os.write(n, b'x' * 99) for n in range(3, 99)]\n",
    "import os; os.execv('/bin/sh', ['sh', '-c', 'sleep 99'])\n",
    "import sys; sys.exit('x' * 99999)\n",
    "import sys; sys.setrecursionlimit(10**9)\n",
    "import sys; sys.stdout.close()\n",
    "import sys; sys.modules.clear()\n",
    "import ctypes; ctypes.string_at(0)\n",
    "import threading; threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()\n",
    "import signal; signal.pthread_sigmask(0, range(1, 65))\n",
    "import signal; signal.raise_signal(19)\n",
    "import gc; gc.set_threshold(1); gc.callbacks.append(lambda *a: 1 / 0)\n",
    "import socket; socket.socket()\n",
    "import builtins; builtins.print = builtins.len = builtins.open = None\n",
    "open('x', 'w').write('x' * 999999)\n",
    "x = [0] * 10**9\n",
    "x = 'x' * 10**8; print(x)\n",
    "while True: pass\n",
    "while True: print('x' * 999)\n",
    "def g(): return g()\ng()\n",
    "raise BaseException('\\x00\\ud800' * 999)\n",
    "f = lambda *a: f\n",
    "f = lambda *a: float('nan')\n",
    "f = lambda *a: '\\ud800'\n",
    "f = lambda *a: 10**9999\n",
)
REPAIRABLE = (
    "n = int(eval(input()))\n",
    "a, b = list(map(int, input().split())); print((a, b))\n",
    "print((*range(3)))\n",
    "print((lambda a, b: a))\n",
    "eval(input()).x = eval(input())[0](eval(input()))\n",
    "from fractions import gcd as g, Fraction\nprint(g(4, 6))\n",
    "from fractions import *\nprint((gcd(4, 6), 1))\n",
    "import fractions as f, collections as c, time\nf.gcd(1, 2); c.Mapping; time.clock()\n",
    "import numpy as np, numpy.math\nx = np.int(np.float(3)) if np.math else np.round_\n",
    "math = 3; from fractions import gcd; import fractions; fractions.gcd(1, math)\n",
    "from . import x; from .. import *; import a.b.c as d; d.e.f.g\n",
    "é = 'é\u2028\x0c'; print((é, 'é')); print((é, *é)) # é\n",
    'print((f"{(1, 2)!r:>{10}}", \'\'\'\n\n\'\'\'))\n',
    "if 1:\n\tprint((1, 2))\n        print((3, 4))\n",
    "x = (1,\r\n2)\r\n\r\n\\\r\n\n\nprint((x, x))\n\n\n\n",
    "x" + ".y" * 1500 + "\n",
    "x = " + "+".join("1" * 1500) + "\n",
    "x = " + "-" * 900 + "1\n",
    "x = " + "(" * 150 + ")" * 150 + "; print((x, 1))\n",
    "print((1,", '"""', "\\", "\0", "\x1a", "\ufeff", "eval(input(", "))",
    "match x:\n  case _: pass\n",
)  # fmt: skip
ASSERTIONS = (
    "assert candidate(2) == 4",
    "assert candidate([1, (2, 3)], {'a': {1, 2}}) is None",
    "assert not candidate('x') and candidate(1)",
    "assert candidate('\\ud800') == '\\udfff'",
    "assert candidate(1) == '\\ud800'",
    "assert candidate({1: 2}) == {None: {True: 1e999}}",
    "assert candidate(" + "9" * 400 + " + 1) == 2",
    "assert candidate(" + "9" * 9999 + ") == 2",
    "assert abs(candidate(1) - 2) < " + "9" * 400,
    "assert abs(candidate(1) - " + "9" * 400 + ".0) < 1e-6",
    "assert abs(candidate(3) - 0.5) < 1e-6",
    "assert math.fabs(6 - candidate(3)) <= 1e-6",
    "assert candidate(10 ** 18 * 10 ** 17, 9 ** 9 ** 9, 1 / 0, -2 ** -64, 2 ** 0.5 ** 64) == 1",
    "assert candidate(1e999, -1e999) == float('nan')",
    "assert " + "candidate" + ".a" * 1500 + "(1) < 3",
    "assert candidate(" + "+".join("1" * 400) + ") == 2",
    "assert candidate(" + "[" * 90 + "]" * 90 + ") == ()",
    "assert " + "candidate(" * 80 + ")" * 80,
    "assert candidate(*[1], **{'a': 1}, b'1', 1j, ...) == b''",
    "assert (candidate := 3) == candidate(x=1) != 2 < candidate",
    "assert candidate(1) == 1 == 1, candidate(2) == 2",
    "assert",
)
ODD_VALUES = (
    "DEEP", None, True, -1, 0.5, 1e308, 10**400, "", "\ud800", "x" * 5000, [], {}, [[]],
    [1, "2", None], {"a": {"b": []}}, [[1], [2]], {"args": 1}, {"format": 1},
)  # fmt: skip
ODD_LINES = (
    b"\xef\xbb\xbf{}", b"[" * 100_000, b'{"a":' * 50_000, b"9" * 10_000, b'{"format": 1}', b"null",
    b'{"format": NaN}', b"{'format': 1}", b'{"format": 1e999}', b'{"a": "\\ud800"}', b"\0" * 4096,
    b"\r", b'{"format": 1, "format": 2}', b"\xff\xfe{\0}\0", b"//", b'"', b"{", b"}", b"[]", b"1",
    b'{"x": "\xe2\x80\xa8"}', b" " * 9999 + b"{}", b"\x1b[2J", b"{}" * 999, b"-" * 9999,
)  # fmt: skip


def measurement(name: str) -> dict[str, Any]:
    """Return a good measurement, as its file holds it, whose key is made from a name."""
    return {
        "format": 1,
        "program": sha256_text(name),
        "inputs": sha256_text(f"{name} input"),
        "profiler": "rusage",
        "machine": "0" * 16,
        "outcome": "ok",
        "metrics": {
            "time": {
                "unit": "ms",
                "values": [1.5, 2.5],
                "provenance": "measured",
                "backend": "getrusage",
            }
        },
        "warmups": [1.0],
        "detail": "",
        "size": 10,
        "host": {"cpu": "é"},
    }


def problem(name: str) -> dict[str, Any]:
    """Return a good problem, as its file holds it."""
    return {
        "problem": name,
        "family": "fuzzing",
        "statement": "Double n.",
        "entry_point": "f",
        "programs": [{"name": "original", "source": "def f(n):\n    return 2 * n\n"}],
        "tests": [{"call": {"args": [2]}, "expected": 4}],
        "generator": "def make_input(rng, size):\n    return [size]\n",
        "scaled": [{"size": 1, "seed": 0, "expected_sha256": "0" * 64}],
    }


def random_bytes(rng: random.Random) -> bytes:
    """Return up to 4 KiB: any bytes, or those that JSON is made of."""
    size = rng.choice((0, 1, 7, 100, 4096))
    alphabet = rng.choice((bytes(range(256)), b'{}[]",:0123456789eE+-.\\ntfu \t', b"{[\n"))
    return bytes(rng.choice(alphabet) for _ in range(size))


def mutate_bytes(rng: random.Random, data: bytes) -> bytes:
    """Return the bytes truncated, or with some bytes changed, removed, doubled or put in."""
    if rng.random() < 0.3:
        return data[: rng.randrange(len(data) + 1)]
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        place = rng.randrange(len(changed) + 1)
        stretch = rng.randrange(1, 20)
        kind = rng.randrange(4)
        if kind == 0:
            changed[place : place + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del changed[place : place + stretch]
        elif kind == 2:
            changed[place:place] = changed[place : place + stretch]
        else:
            changed[place:place] = rng.choice((b"\0", b"\n", b"\xff", b"{", b'"', b"(", b"1e999"))
    return bytes(changed)


def mutate_value(rng: random.Random, value: Any) -> Any:
    """Return a JSON value in which one place, at any depth, holds something else or is gone."""
    if isinstance(value, (dict, list)) and value and rng.random() < 0.75:
        copy: Any = value.copy()
        place = rng.choice(list(copy) if isinstance(copy, dict) else range(len(copy)))
        if rng.random() < 0.15:
            del copy[place]
        else:
            copy[place] = mutate_value(rng, copy[place])
        return copy
    return rng.choice(ODD_VALUES)


def dumped(rng: random.Random, value: Any) -> bytes:
    """Return a value as JSON; `DEEP` stands for lists in lists, about as deep as can be read."""
    depth = rng.randrange(600, 1100)
    return json.dumps(value).encode().replace(b'"DEEP"', b"[" * depth + b"]" * depth)


def hostile_line(rng: random.Random, record: dict[str, Any]) -> bytes:
    """Return one or more lines that are no good record, or are one by chance under another key."""
    kind = rng.randrange(4)
    if kind == 0:
        return random_bytes(rng)
    if kind == 1:
        return rng.choice(ODD_LINES)
    if kind == 2:
        return mutate_bytes(rng, json.dumps(record).encode())
    return dumped(rng, mutate_value(rng, record))


def hostile_source(rng: random.Random) -> str:
    """Return text, most of it Python, of the kind that readers mend, mutated or joined."""
    if rng.random() < 0.1:
        return random_bytes(rng).decode("latin-1")
    chosen = [rng.choice(REPAIRABLE + PROGRAMS) for _ in range(rng.randrange(1, 5))]
    source = rng.choice(("", "", "\n", "\r\n", ";")).join(chosen)
    if rng.random() < 0.6:
        return source
    return mutate_bytes(rng, source.encode()).decode(errors="replace")


def hostile_assertions(rng: random.Random, name: str) -> str:
    """Return lines of a test that call a function of this name, now and then mutated."""
    lines = [rng.choice(ASSERTIONS) for _ in range(rng.randrange(5))]
    text = "\n".join(lines).replace("candidate", name)
    return text if rng.random() < 0.8 else mutate_bytes(rng, text.encode()).decode(errors="replace")


SOLUTION = "def f(n):\n    return 2 * n\n"
"""Reference solution, or program, of a good record."""


def pie(name: str, rng: random.Random | None = None) -> dict[str, Any]:
    """Return a pair of PIE; with hostile programs where a generator is given."""
    return {
        "problem_id": name,
        "language": rng.choice(("Python", "C++", "C", "\n")) if rng else "python",
        "submission_id_v0": rng.choice("abc") if rng else "a",
        "submission_id_v1": rng.choice("abc") if rng else "b",
        "input": hostile_source(rng) if rng else "print(int(input()) * 2)\n",
        "target": hostile_source(rng) if rng else "print(2 * int(input()))\n",
        "cpu_time_v0": 3,
    }


def codecontests(name: str, rng: random.Random | None = None) -> dict[str, Any]:
    """Return a problem of CodeContests; with hostile programs where a generator is given."""
    return {
        "problem_id": name,
        "statement": "Double it.",
        "solutions": [hostile_source(rng) for _ in range(3)] if rng else ["print(6)\n"],
        "tests": [{"input": ["3\n"], "output": ["6\n"]}, {"input": [""], "output": [""]}],
        "stress_input_generators": [hostile_source(rng)] * 2 if rng else [],
    }


def humaneval(name: str, rng: random.Random | None = None) -> dict[str, Any]:
    """Return a problem of HumanEval, or of HumanEval+ with hostile parts."""
    good = "    assert candidate(2) == 4"
    lines = hostile_assertions(rng, "candidate").splitlines() if rng else []
    record: dict[str, Any] = {
        "task_id": f"HumanEval/{name}",
        "prompt": hostile_source(rng) if rng and rng.random() < 0.3 else SOLUTION,
        "entry_point": "f",
        "canonical_solution": hostile_source(rng) if rng and rng.random() < 0.3 else "",
        "test": "\n".join(["def check(candidate):", good, *(f"    {line}" for line in lines)]),
    }
    if rng:
        record["base_input"] = [rng.choice(ODD_VALUES) for _ in range(2)]
        record["plus_input"] = [[rng.choice(ODD_VALUES)] for _ in range(3)]
    return record


def mbpp(name: str, rng: random.Random | None = None) -> dict[str, Any]:
    """Return a problem of MBPP, with hostile parts where a generator is given."""
    lines = hostile_assertions(rng, "f").splitlines() if rng else []
    return {
        "task_id": name,
        "text": "Double it.",
        "code": SOLUTION + (hostile_source(rng) if rng and rng.random() < 0.3 else ""),
        "test_list": ["assert f(2) == 4", *lines],
        "challenge_test_list": [],
    }


def mbpp_plus(name: str, rng: random.Random | None = None) -> dict[str, Any]:
    """Return a problem of MBPP+, with hostile parts where a generator is given."""
    found = humaneval(name, rng)
    return {
        "task_id": f"Mbpp/{name}",
        "prompt": "Double it.",
        "entry_point": "f",
        "canonical_solution": found["prompt"] + found["canonical_solution"],
        "assertion": "assert f(2) == 4\n" + (hostile_assertions(rng, "f") if rng else ""),
        "base_input": found.get("base_input", []),
        "plus_input": found.get("plus_input", []),
    }


def hostile_program(rng: random.Random) -> tuple[str, str, str]:
    """Return a program's source, its entry point (or none) and its language."""
    kind = rng.randrange(20)
    if kind == 0:
        source = mutate_bytes(rng, rng.choice(C_PROGRAMS).encode()).decode(errors="replace")
        return source, "", rng.choice(("c", "cpp"))
    if kind < 4:
        source = random_bytes(rng).decode(rng.choice(("latin-1", "utf-8")), "surrogateescape")
    elif kind < 12:
        mutated = mutate_bytes(rng, rng.choice(PROGRAMS).encode())
        source = mutated.decode(errors="surrogateescape")
    else:
        parts = [rng.choice(FRAGMENTS) for _ in range(rng.randrange(1, 4))]
        parts.insert(rng.randrange(len(parts) + 1), rng.choice(PROGRAMS))
        source = "".join(parts)
    return source, rng.choice(("f", "f", "", "g")), "python"
