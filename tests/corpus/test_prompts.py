from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hydraopt.common.errors import UserError
from hydraopt.corpus.prompts import (
    NoConditioning,
    PromptConditioning,
    completion,
    extract_code,
    prompt,
    round_weights,
)

SOURCE = "def f(n):\n    return n + 1\n"


def test_the_prompt_shows_the_task_and_the_original():
    assert prompt(SOURCE) == (
        "Rewrite this Python function so that it returns the same results but runs better.\n\n"
        "```python\ndef f(n):\n    return n + 1\n```"
    )


def test_the_prompt_shows_priorities_in_their_order_without_zeros():
    shown = prompt(SOURCE, {"latency": 0.7, "energy": 0.0, "memory": 0.3})
    assert "better.\nPriorities: latency 0.7, memory 0.3.\n\n```python\n" in shown


FENCED = {
    "python fence": f"Sure!\n```python\n{SOURCE}```\nIt is faster.",
    "no language": f"```\n{SOURCE}```",
    "short language": f"```py\n{SOURCE}```",
    "capital language": f"```Python\n{SOURCE}```",
    "tildes": f"~~~python\n{SOURCE}~~~",
    "cut off": f"Here:\n```python\n{SOURCE}",
    "closed on the last line": "```python\ndef f(n):\n    return n + 1```",
    "windows lines": f"```python\n{SOURCE}```".replace("\n", "\r\n"),
    "indented in a list": "1. do\n   ```python\n   def f(n):\n       return n + 1\n   ```",
    "bare": SOURCE,
    "bare with prose around": f"The faster one:\n\n{SOURCE}\nThis is faster, isn't it?",
    "bare after prose that starts like code": f"from what I see, this helps:\n{SOURCE}",
    "empty fence first": f"```python\n```\n```python\n{SOURCE}```",
    "output block first": f"```\n>>> 3\n```\n```python\n{SOURCE}```",
    "shell block first": f"```bash\npip install numpy\n```\n\n```python\n{SOURCE}```",
    "broken block first": f"```python\ndef f(n:\n```\n```python\n{SOURCE}```",
    "two answers": f"```python\n{SOURCE}```\nor\n```python\ndef f(n):\n    return -~n\n```",
}


@pytest.mark.parametrize("text", FENCED.values(), ids=FENCED.keys())
def test_code_is_found(text):
    assert extract_code(text) == SOURCE


def test_code_before_the_function_is_kept():
    source = "import math\n\nLIMIT = 3\n\n\ndef f(n):\n    return math.sqrt(n + LIMIT)\n"
    assert extract_code(source) == source
    assert extract_code(f"```python\n{source}```") == source
    assert extract_code(f"So:\n{source}Done, I hope!") == source


@pytest.mark.parametrize("text", ["", "   \n", "I cannot do that.", "```\n```", "import os"])
def test_text_without_a_program_has_none(text):
    assert extract_code(text) is None


def test_a_fence_that_does_not_parse_is_returned_as_written():
    assert extract_code("```python\ndef f(n:\n    return\n```") == "def f(n:\n    return\n"


def test_invalid_escapes_and_null_bytes_in_a_reply_do_no_harm():
    escaped = 'def f(s):\n    return s.split("\\d")\n'
    assert extract_code(f"```python\n{escaped}```") == escaped
    assert extract_code("```python\ndef f():\n    return '\0'\n```") is not None


@pytest.mark.parametrize(
    "source",
    [
        SOURCE,
        'def f():\n    """Text.\n\n    ```\n    f()\n    ```\n    """\n',
        'def f():\n    return "~~~" + "````"\n',
    ],
)
def test_a_completion_gives_its_source_back(source):
    assert extract_code(completion(source)) == source
    assert extract_code(prompt(source)) == source


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="`~ab :\n\tdef()#", max_size=80))
def test_no_text_makes_extraction_fail(text):
    found = extract_code(text)
    assert found is None or found.endswith("\n")


def test_without_conditioning_nothing_is_shown():
    weights = np.array([[0.7, 0.3]] * 3)
    rng = np.random.default_rng(0)
    assert NoConditioning().choose(weights, ["a", "b"], rng) == [None] * 3


def test_conditioning_shows_rounded_weights_by_objective():
    shown = PromptConditioning(dropout=0.0, digits=1).choose(
        np.array([[0.66, 0.34], [0.04, 0.96]]), ["latency", "memory"], np.random.default_rng(0)
    )
    assert shown == [{"latency": 0.7, "memory": 0.3}, {"latency": 0.0, "memory": 1.0}]


def test_dropout_is_the_share_of_unconditioned_prompts():
    rng = np.random.default_rng(0)
    shown = PromptConditioning(dropout=0.25).choose(np.full((4000, 2), 0.5), ["a", "b"], rng)
    assert np.mean([one is None for one in shown]) == pytest.approx(0.25, abs=0.02)
    assert (
        PromptConditioning(dropout=1.0).choose(np.full((2, 2), 0.5), ["a", "b"], rng) == [None] * 2
    )


def test_rounded_weights_add_up_to_one():
    assert round_weights(np.array([1 / 3, 1 / 3, 1 / 3]), 1) == [0.4, 0.3, 0.3]
    assert round_weights(np.array([0.25, 0.75]), 2) == [0.25, 0.75]
    rng = np.random.default_rng(1)
    for row in rng.dirichlet(np.full(5, 0.5), size=500):
        rounded = round_weights(row, 2)
        assert sum(rounded) == pytest.approx(1.0, abs=1e-12)
        assert np.abs(rounded - row).max() <= 0.01 + 1e-9


@pytest.mark.parametrize("options", [{"dropout": -0.1}, {"dropout": 1.1}, {"digits": 0}])
def test_options_out_of_range_are_refused(options):
    with pytest.raises(UserError, match=r"conditioning\."):
        PromptConditioning(**options)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import math\nLIMIT = math.inf\ndef f():\n    return LIMIT\n", "Python function"),
        ('"""Text."""\nclass Box:\n    pass\n', "Python class"),
        ("n = int(input())\nprint(n * 2)\n", "Python program"),
        ("def main():\n    print(input())\nmain()\n", "Python program"),
        ("def main():\n    pass\nif __name__ == '__main__':\n    main()\n", "Python program"),
        ("#include <stdio.h>\nint main() { return 0; }\n", "C program"),
        ("#include <vector>\nint main() { return 0; }\n", "C++ program"),
    ],
)
def test_the_task_says_what_kind_of_program_it_is(source, words):
    assert f"Rewrite this {words} so that" in prompt(source)


def test_an_instruction_stands_in_place_of_the_task():
    text = prompt("def f():\n    return 1\n", {"latency": 1.0}, instruction="Make it lean.\n")

    assert text.startswith("Make it lean.\nPriorities: latency 1.\n\n```python\n")


def test_compiled_code_is_found_in_a_fence_and_without_one():
    code = '#include <cstdio>\nint main() { puts("1"); }\n'

    assert extract_code(f"Here it is:\n```cpp\n{code}```\nDone.", "cpp") == code
    assert extract_code(f"Sure.\n{code}", "cpp") == code
    assert extract_code("```python\nprint(1)\n```", "cpp") is None
    assert completion(code) == f"```cpp\n{code}```"
