import pytest

from hydraopt.profiling.purity import keeps_state


@pytest.mark.parametrize(
    "source",
    [
        "def f(n):\n    return n\n",
        "import re\nfrom math import pi\nLIMIT = 10\nWORDS = ('a', 'b')\ndef f(n):\n    return n\n",
        '"""Text."""\ndef g(n, step=1):\n    return n\ndef f(n):\n    return g(n)\n',
        # A cache that each call makes anew is no state.
        "from functools import cache\n"
        "def f(n):\n    @cache\n    def g(k):\n        return k\n    return g(n)\n",
        "def f(xs):\n    seen = {}\n    for x in xs:\n        seen[x] = 1\n    return seen\n",
    ],
)
def test_plain_functions_keep_nothing(source):
    assert not keeps_state(source)


@pytest.mark.parametrize(
    "source",
    [
        "from functools import cache\n@cache\ndef f(n):\n    return n\n",
        "MEMO = {}\ndef f(n):\n    return MEMO.setdefault(n, n)\n",
        "MEMO = dict()\ndef f(n):\n    return n\n",
        "def f(n, memo={}):\n    return n\n",
        "def f(n, *, memo=[]):\n    return n\n",
        "COUNT = 0\ndef f(n):\n    global COUNT\n    COUNT += 1\n    return COUNT\n",
        "def f(n):\n    f.last = n\n    return n\n",
        "def f(n):\n    setattr(f, 'last', n)\n    return n\n",
        "def f(n):\n    f.__dict__['last'] = n\n    return n\n",
        "def f(n):\n    globals()['last'] = n\n    return n\n",
        "class C:\n    pass\ndef f(n):\n    return n\n",
        "f = lambda n, memo=[]: n\n",
        "for k in range(3):\n    pass\ndef f(n):\n    return n\n",
        "def f(n:\n",
    ],
)
def test_whatever_could_remember_counts_as_keeping_state(source):
    assert keeps_state(source)
