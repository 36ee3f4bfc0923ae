import io
import math
from contextlib import redirect_stdout

import pytest

from hydraopt.corpus.readers import repairs
from hydraopt.corpus.readers.repairs import Form, forms, mend_lines


def only_form(source, **options):
    (form,) = forms(source, **options)
    return form


def printed(source, **names):
    out = io.StringIO()
    with redirect_stdout(out):
        exec(source, names)
    return out.getvalue()


def test_a_program_that_needs_nothing_stays_as_it_is():
    source = "import sys\nfor line in sys.stdin:\n    print(line.split()[0], sep='')  # first\n"

    assert forms(source) == [Form(source)]


def test_wrapped_input_is_unwrapped_first_and_kept_second():
    source = "n = int(eval(input()))   # count\n\nwords = [eval(input('? ')) for _ in range(n)]\n"

    assert forms(source) == [
        Form(
            "n = int(input())   # count\n\nwords = [input('? ') for _ in range(n)]\n",
            ("eval_input",),
        ),
        Form(source),
    ]


@pytest.mark.parametrize(
    "meant",
    [
        "a = eval(input())[0]",  # the converter leaves input()[0] alone
        "a = eval(input()).real",
        "a = eval(input())(3)",
        "a = eval(input().replace(' ', ','))",
        "a = eval(input(), {})",
        "def eval(text):\n    return text + '!'\nprint(eval(input()))",
        "text = 'eval(input())'",
    ],
)
def test_evaluation_that_a_person_wrote_is_left_alone(meant):
    assert forms(meant) == [Form(meant)]


def test_data_that_no_converter_touched_keeps_its_evaluation():
    assert forms("n = eval(input())\n", converted=False) == [Form("n = eval(input())\n")]


def test_places_are_found_behind_letters_of_several_bytes_and_odd_line_ends():
    source = "名前 = 'é\x0cü'; n = int(eval(input()))\n"

    assert forms(source)[0].source == "名前 = 'é\x0cü'; n = int(input())\n"


def test_a_starred_print_that_is_no_python_is_unwrapped():
    form = only_form("xs = [1, 2]\nfor x in xs:print((*[x, [x]]))\n")

    assert form.source == "xs = [1, 2]\nfor x in xs:print(*[x, [x]])\n"
    assert form.repairs == ("print_star",)


def test_a_printed_tuple_may_be_an_artefact():
    assert [form.source for form in forms("print((1, 'a'))\n")] == [
        "print(1, 'a')\n",
        "print((1, 'a'))\n",
    ]


@pytest.mark.parametrize(
    "source",
    ["print((1 + 2))", "print((1), (2))", "print((lambda a, b: a)(1, 2))", "x.print((1, 2))"],
)
def test_other_parentheses_stay(source):
    assert forms(source) == [Form(source)]


def test_both_doubts_are_combined_from_most_to_least_repaired():
    found = forms("a = eval(input())\nprint((a, a))\n")

    assert [form.repairs for form in found] == [
        ("eval_input", "print_tuple"),
        ("eval_input",),
        ("print_tuple",),
        (),
    ]


@pytest.mark.parametrize(
    ("source", "repaired", "name"),
    [
        (
            "from fractions import gcd, Fraction as F\n",
            "from fractions import Fraction as F; from math import gcd\n",
            "fractions.gcd",
        ),
        (
            "from fractions import gcd as g\n",
            "from math import gcd as g\n",
            "fractions.gcd",
        ),
        (
            "import fractions as f\nprint(f.gcd(4, 6))\n",
            "import fractions as f; import math\nprint(math.gcd(4, 6))\n",
            "fractions.gcd",
        ),
        (
            "from fractions import *\nprint(gcd(4, 6))\n",
            "from fractions import *; from math import gcd\nprint(gcd(4, 6))\n",
            "fractions.gcd",
        ),
        ("import time as t\nt.clock()\n", "import time as t\nt.perf_counter()\n", "time.clock"),
        (
            "from time import clock\n",
            "from time import perf_counter as clock\n",
            "time.clock",
        ),
        (
            "from collections import (\n    Iterable,\n    deque,\n)\n",
            "from collections import deque; from collections.abc import Iterable\n",
            "collections.Iterable",
        ),
        (
            "import collections\nx = collections.Mapping\n",
            "import collections; import collections.abc\nx = collections.abc.Mapping\n",
            "collections.Mapping",
        ),
        ("import numpy as np\nt = np.int\n", "import numpy as np\nt = int\n", "numpy.int"),
        ("import numpy\nt = numpy.Inf\n", "import numpy\nt = numpy.inf\n", "numpy.Inf"),
        (
            "import numpy as np\nnp.math.sqrt(4)\n",
            "import numpy as np; import math\nmath.sqrt(4)\n",
            "numpy.math",
        ),
        ("from numpy import float, array\n", "from numpy import array\n", "numpy.float"),
        ("from numpy import bool as b\n", "b = bool\n", "numpy.bool"),
        ("from numpy import int\n", "pass\n", "numpy.int"),
    ],
)
def test_a_moved_name_is_found_again(source, repaired, name):
    assert only_form(source) == Form(repaired, (name,))


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nt = np.int64, np.inf\n",
        "class time:\n    clock = 3\nprint(time.clock)\n",
        "from fractions import *\nfrom mine import *\nprint(gcd(4, 6))\n",
        "import fractions\nmath = 3\nprint(fractions.gcd(4, 6) + math)\n",
        "from . import gcd\n",
    ],
)
def test_names_that_are_not_moved_or_not_free_stay(source):
    assert forms(source) == [Form(source)]


def test_moved_names_and_wrapped_input_are_mended_together():
    source = "from fractions import gcd\nprint((gcd(int(eval(input())), int(eval(input())))))\n"
    answers = iter(["12", "18"])

    form = forms(source)[0]

    assert form.repairs == ("eval_input", "fractions.gcd")
    assert printed(form.source, input=lambda: next(answers)) == f"{math.gcd(12, 18)}\n"


def test_line_ends_are_mended_in_any_language():
    assert mend_lines("a\r\nb\rc\n") == ("a\nb\nc\n", {"line_endings"})


def test_doubled_line_breaks_are_halved():
    source = "x = 1 + \\\n\n    2\n\n\n\nif x:\n\n    print(x)\n"

    form = only_form(source)

    assert form == Form("x = 1 + \\\n    2\n\nif x:\n    print(x)\n", ("doubled_lines",))


def test_a_program_with_blank_lines_of_its_own_keeps_them():
    source = "a = 1\n\nb = 2\n\nif a:\n    b = 3\n\nprint(b)\n"

    assert forms(source) == [Form(source)]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("print 'old'\n", "line 1"),
        ("x = 1\n  y = 2\n", "line 2"),
        ("\0", "null"),
        ("(" * 5000, "."),
        ("-" * 100_000 + "1", "deeply"),
    ],
)
def test_what_is_no_program_is_refused(source, message):
    with pytest.raises(ValueError, match=message):
        forms(source)


def test_a_program_of_absurd_length_is_refused():
    with pytest.raises(ValueError, match="longer than"):
        forms("#" * (repairs.LONGEST + 1))
