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
ODD_VALUES = (
    None, True, -1, 0.5, 1e308, 10**400, "", "\ud800", "x" * 5000, [], {}, [[]], [1, "2", None],
    {"a": {"b": []}}, [[1], [2]], {"args": 1}, {"format": 1},
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


def hostile_line(rng: random.Random, record: dict[str, Any]) -> bytes:
    """Return one or more lines that are no good record, or are one by chance under another key."""
    kind = rng.randrange(4)
    if kind == 0:
        return random_bytes(rng)
    if kind == 1:
        return rng.choice(ODD_LINES)
    if kind == 2:
        return mutate_bytes(rng, json.dumps(record).encode())
    return json.dumps(mutate_value(rng, record)).encode()


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
