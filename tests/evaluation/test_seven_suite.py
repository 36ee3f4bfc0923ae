import pytest

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json
from hydraopt.evaluation.spec import SuiteSpec
from hydraopt.evaluation.suite import load_suite
from hydraopt.evaluation.verify import Verifier
from hydraopt.profiling.records import Limits, Outcome

NAMES = [
    "dict_histogram",
    "file_lines",
    "list_construction",
    "nested_loop_filter",
    "redundant_sort",
    "string_concatenation",
    "triangular_sum",
]

WRONG = {
    "set intersection loses order and repeats": (
        "nested_loop_filter",
        "def common_items(a, b):\n    return list(set(a) & set(b))\n",
    ),
    "items of b instead of a": (
        "nested_loop_filter",
        "def common_items(a, b):\n    return [y for y in b if y in set(a)]\n",
    ),
    "keeps the items that do not occur": (
        "nested_loop_filter",
        "def common_items(a, b):\n    return [x for x in a if x not in set(b)]\n",
    ),
    "closed form without a guard for negative n": (
        "triangular_sum",
        "def triangular_sum(n):\n    return n * (n + 1) // 2\n",
    ),
    "true division gives a float": (
        "triangular_sum",
        "def triangular_sum(n):\n    return n * (n + 1) / 2 if n > 0 else 0\n",
    ),
    "sum without n itself": (
        "triangular_sum",
        "def triangular_sum(n):\n    return sum(range(n))\n",
    ),
    "squares from 1 to n": (
        "list_construction",
        "def make_squares(n):\n    return [i * i for i in range(1, n + 1)]\n",
    ),
    "no comma at the end": (
        "string_concatenation",
        'def join_numbers(n):\n    return ",".join(map(str, range(n)))\n',
    ),
    "a comma for nothing": (
        "string_concatenation",
        'def join_numbers(n):\n    return ",".join(map(str, range(n))) + ","\n',
    ),
    "counts letters without case": (
        "dict_histogram",
        "from collections import Counter\ndef count_words(words):\n"
        "    return dict(Counter(word.lower() for word in words))\n",
    ),
    "drops empty words": (
        "dict_histogram",
        "from collections import Counter\ndef count_words(words):\n"
        "    return dict(Counter(filter(None, words)))\n",
    ),
    "counts the newline into the length": (
        "file_lines",
        "def line_stats(path):\n    with open(path) as file:\n        lines = file.readlines()\n"
        "    return [len(lines), max(map(len, lines), default=0)]\n",
    ),
    "a line too many after the last newline": (
        "file_lines",
        "def line_stats(path):\n    with open(path) as file:\n"
        '        lines = file.read().split("\\n")\n'
        "    return [len(lines), max(map(len, lines), default=0)]\n",
    ),
    "strips the spaces, too": (
        "file_lines",
        "def line_stats(path):\n    with open(path) as file:\n"
        "        lines = [line.strip() for line in file]\n"
        "    return [len(lines), max(map(len, lines), default=0)]\n",
    ),
    "fails on an empty file": (
        "file_lines",
        "def line_stats(path):\n    with open(path) as file:\n"
        "        lines = file.read().splitlines()\n"
        "    return [len(lines), max(map(len, lines))]\n",
    ),
    "loses equal values": (
        "redundant_sort",
        "def rank_scores(scores):\n    return sorted(set(scores), reverse=True)\n",
    ),
    "ascends": (
        "redundant_sort",
        "def rank_scores(scores):\n    return sorted(scores)\n",
    ),
    "turns the list round without sorting it": (
        "redundant_sort",
        "def rank_scores(scores):\n    return scores[::-1]\n",
    ),
    "sorts the caller's list": (
        "redundant_sort",
        "def rank_scores(scores):\n    scores.sort(reverse=True)\n    return scores\n",
    ),
}


@pytest.fixture(scope="module")
def suite():
    return {entry.problem.split("/")[1]: entry for entry in load_suite(SuiteSpec())[0]}


@pytest.fixture(scope="module")
def verifiers(suite, worker):
    return {name: Verifier(problem, Limits(), worker) for name, problem in suite.items()}


def test_the_suite_has_the_seven_programs_of_the_paper(suite):
    assert sorted(suite) == NAMES


def test_a_policy_is_given_the_original_alone_and_the_problems_are_held_out(suite):
    for problem in suite.values():
        assert [program.name for program in problem.programs] == ["original"]
        assert problem.split == "test"
        assert "human" not in canonical_json(problem.to_json())


def test_originals_are_plain_short_functions(suite):
    for problem in suite.values():
        lines = problem.programs[0].source.strip().splitlines()
        assert 5 <= len(lines) <= 16
        assert len({scaled.size for scaled in problem.scaled}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_the_human_rewrite_passes(verifiers, name):
    source = load_suite(SuiteSpec())[1][f"seven/{name}"]

    verdict = verifiers[name].check(source)

    assert verdict.outcome is Outcome.OK, verdict.detail


@pytest.mark.parametrize("case", WRONG)
def test_a_usual_wrong_rewrite_is_caught(verifiers, case):
    name, source = WRONG[case]

    verdict = verifiers[name].check(source)

    assert verdict.outcome in (Outcome.WRONG_ANSWER, Outcome.ERROR)
    assert verdict.detail


def test_an_unknown_suite_is_refused_with_the_known_ones():
    with pytest.raises(UserError, match=r"'eight'.*seven, .*jsonl"):
        load_suite(SuiteSpec(name="eight"))


def test_a_suite_name_cannot_leave_the_package():
    with pytest.raises(UserError, match="not known"):
        load_suite(SuiteSpec(name="../evaluation"))


def test_a_jsonl_suite_is_read_and_a_bad_line_is_named(tmp_path, problem):
    path = tmp_path / "mine.jsonl"
    path.write_text(canonical_json(problem.to_json()) + '\n{"problem": 1}\n{"torn')
    said = []

    problems, _ = load_suite(SuiteSpec(name="jsonl", path=str(path)), said.append)

    assert [entry.problem for entry in problems] == ["small/double_all"]
    assert [line.split(" ")[0] for line in said] == [f"{path}:2:", f"{path}:3:"]


def test_a_jsonl_suite_needs_a_path():
    with pytest.raises(UserError, match=r"suite\.path=''"):
        load_suite(SuiteSpec(name="jsonl"))
