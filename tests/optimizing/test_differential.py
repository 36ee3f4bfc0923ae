from __future__ import annotations

from pathlib import Path

import pytest
from search_examples import LIMITS

from hydraopt.common.errors import UserError
from hydraopt.optimizing.differential import Differential, Refused
from hydraopt.optimizing.driver import make_driver
from hydraopt.optimizing.inputs.given import NOTHING, Given
from hydraopt.optimizing.target import find_target
from hydraopt.profiling.records import Limits, Outcome

SUM = """\
def f(values):
    total = 0
    for value in values:
        total += value
    return total
"""


@pytest.fixture
def trial(tmp_path, worker, generated):
    def make(source: str, name: str = "f", limits: Limits = LIMITS) -> Differential:
        file: Path = tmp_path / "slow.py"
        file.write_text(source)
        return Differential(make_driver(find_target(file, name), worker), worker, limits)

    return make


def numbers(*rows: list[int]) -> list[Given]:
    return [Given([row]) for row in rows]


LISTS = numbers([], [1], [3, 1, 2])


def verdict(trial, source, candidate, givens=LISTS, name="f"):
    """Probe a source on inputs, and judge a candidate for it."""
    made = trial(source, name)
    return made.verify(candidate, made.probe(givens, len(givens), 0).seen)


def test_a_candidate_that_does_the_same_passes(trial):
    found = verdict(trial, SUM, "def f(values):\n    return sum(values)\n")
    assert (found.outcome, found.detail) == (Outcome.OK, "")


def test_a_wrong_answer_is_told_with_its_input(trial):
    found = verdict(trial, SUM, "def f(values):\n    return len(values)\n")
    assert found.outcome is Outcome.WRONG_ANSWER
    assert found.detail == "input 3 of 3, f([3, 1, 2]): it returns 3, not 6"


def test_a_changed_type_of_the_answer_is_a_wrong_answer(trial):
    found = verdict(trial, SUM, "def f(values):\n    return float(sum(values))\n")
    assert found.detail == "input 1 of 3, f([]): it returns 0.0, not 0"


def test_a_candidate_that_changes_its_argument_is_wrong(trial):
    found = verdict(trial, SUM, "def f(values):\n    values.sort()\n    return sum(values)\n")
    assert "it leaves its arguments as [[[1, 2, 3]], {}]" in found.detail


def test_a_candidate_that_prints_is_wrong(trial):
    found = verdict(trial, SUM, "def f(values):\n    print('hm')\n    return sum(values)\n")
    assert "it prints 'hm\\n' to stdout, the original ''" in found.detail


def test_printing_past_python_is_seen_too(trial):
    candidate = "import os\ndef f(values):\n    os.write(2, b'hm')\n    return sum(values)\n"
    assert "it prints hm to stderr" in verdict(trial, SUM, candidate).detail


def test_a_candidate_that_leaves_a_file_is_wrong(trial):
    candidate = "def f(values):\n    open('log', 'w').close()\n    return sum(values)\n"
    assert "it leaves the file 'log'" in verdict(trial, SUM, candidate).detail


RAISES = """\
def f(values):
    if not values:
        raise ValueError('none')
    return values[0]
"""


def test_the_same_type_of_exception_is_the_same(trial):
    other = RAISES.replace("'none'", "'nothing there'")
    assert verdict(trial, RAISES, other).outcome is Outcome.OK


def test_another_exception_or_none_is_wrong(trial):
    found = verdict(trial, RAISES, "def f(values):\n    return values[0]\n")
    assert "it raises IndexError (list index out of range), where the original" in found.detail
    found = verdict(trial, RAISES, "def f(values):\n    return values[0] if values else None\n")
    assert "it returns None, where the original raises ValueError (none)" in found.detail


def test_ending_the_interpreter_is_an_answer_where_it_raises_and_a_failure_where_it_does_not(trial):
    leaves = "import sys\ndef f(values):\n    sys.exit(3)\n"
    assert "it raises SystemExit (3)" in verdict(trial, SUM, leaves).detail
    found = verdict(trial, SUM, "import os\ndef f(values):\n    os._exit(0)\n")
    assert found.outcome is Outcome.ERROR


COUNTS = """\
CALLS = 0
SEEN = []

def f(values):
    global CALLS
    CALLS += 1
    return CALLS
"""


def test_what_a_call_leaves_in_the_files_globals_must_be_the_same(trial):
    without = COUNTS.replace("    CALLS += 1\n    return CALLS\n", "    return 1\n")
    found = verdict(trial, COUNTS, without)
    assert "it leaves the global CALLS otherwise than the original does" in found.detail
    found = verdict(trial, COUNTS, COUNTS.replace("    return", "    SEEN.append(1)\n    return"))
    assert "the global SEEN" in found.detail


def test_a_global_of_the_candidates_own_is_its_own_business(trial):
    cached = "KNOWN = {}\n\ndef f(values):\n    KNOWN[len(values)] = 1\n    return sum(values)\n"
    assert verdict(trial, SUM, cached).outcome is Outcome.OK


def test_a_candidate_that_follows_the_order_of_a_set_is_found_out(trial):
    original = "def f(words):\n    return sorted(set(words))\n"
    candidate = "def f(words):\n    return list(set(words))\n"
    words = [Given([[f"word{number}" for number in range(20)]])]
    assert verdict(trial, original, candidate, words).outcome is Outcome.WRONG_ANSWER


def test_a_candidate_that_is_not_finished_long_after_the_original_is_ended(trial):
    made = trial(SUM, limits=Limits(20.0, 512, 4))
    seen = made.probe(LISTS, 3, 0).seen
    found = made.verify("def f(values):\n    while True:\n        pass\n", seen)
    assert found.outcome is Outcome.TIMEOUT
    assert "the original took" in found.detail


def test_a_generator_is_compared_by_its_items(trial):
    original = "def f(values):\n    for value in values:\n        yield value\n"
    assert verdict(trial, original, "def f(values):\n    yield from values\n").outcome == "ok"
    found = verdict(trial, original, "def f(values):\n    yield from values[::-1]\n")
    assert found.outcome is Outcome.WRONG_ANSWER


STACK = """\
class Stack:
    def __init__(self, items=()):
        self._items = list(items)

    def push(self, item):
        self._items = self._items + [item]
        return len(self._items)

    def pop(self):
        return self._items.pop()
"""


def test_a_method_is_called_on_an_object_whose_state_counts(trial):
    givens = [Given([3], init=Given([[1, 2]])), Given([3], init=Given())]
    fast = STACK.replace("self._items = self._items + [item]", "self._items.append(item)")
    assert verdict(trial, STACK, fast, givens, "Stack.push").outcome is Outcome.OK
    lossy = STACK.replace("self._items + [item]", "[item] + self._items")
    found = verdict(trial, STACK, lossy, givens, "Stack.push")
    assert found.outcome is Outcome.WRONG_ANSWER
    assert "Stack([1, 2]).push(3): it leaves the object" in found.detail


def test_a_class_is_compared_step_by_step_whatever_its_insides(trial):
    steps = [("push", [1], {}), ("push", [2], {}), *[("pop", [], {})] * 3]
    givens = [Given(init=Given(), steps=steps)]
    other = STACK.replace("_items", "_held")
    assert verdict(trial, STACK, other, givens, "Stack").outcome is Outcome.OK
    queue = STACK.replace("self._items.pop()", "self._items.pop(0)")
    found = verdict(trial, STACK, queue, givens, "Stack")
    assert "step 3: it returns 1, not 2" in found.detail


PROGRAM = "import sys\nprint(sum(int(line) for line in sys.stdin))\n"


def test_a_program_is_compared_by_what_it_prints(trial):
    givens = [Given(stdin="1\n2\n"), Given(stdin="")]
    candidate = "import sys\nlines = sys.stdin.read().split()\nprint(sum(map(int, lines)))\n"
    assert verdict(trial, PROGRAM, candidate, givens, "__main__").outcome is Outcome.OK
    found = verdict(trial, PROGRAM, "print(3)\n", givens, "__main__")
    assert found.detail == (
        "input 2 of 2, standard input '': it prints '3\\n' to stdout, the original '0\\n'"
    )


def test_a_programs_exit_status_counts(trial):
    found = verdict(trial, PROGRAM, PROGRAM + "sys.exit(2)\n", [Given(stdin="1\n")], "__main__")
    assert "it returns 2, not 0" in found.detail


def test_modules_beside_the_file_come_along(trial, tmp_path):
    (tmp_path / "helper.py").write_text("from shop.prices import FACTOR\n")
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "prices.py").write_text("FACTOR = 3\n")
    source = "import helper\n\ndef f(values):\n    return [helper.FACTOR * v for v in values]\n"
    candidate = source.replace("helper.FACTOR * v", "v * helper.FACTOR")
    assert verdict(trial, source, candidate).outcome is Outcome.OK


def test_a_file_of_a_package_finds_its_neighbours(tmp_path, worker, generated):
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "prices.py").write_text("FACTOR = 3\n")
    file = folder / "slow.py"
    file.write_text("from .prices import FACTOR\n\ndef f(v):\n    return FACTOR * len(v)\n")
    made = Differential(make_driver(find_target(file, "f"), worker), worker, LIMITS)
    assert [entry.told["answer"] for entry in made.probe(LISTS, 3, 0).seen] == [0, 3, 9]


def test_what_runs_when_a_file_is_started_does_not_run(trial):
    guarded = SUM + "\nif __name__ == '__main__':\n    raise SystemExit(f([1]))\n"
    assert len(trial(guarded).probe(LISTS, 3, 0).seen) == 3


def test_inputs_are_set_aside_and_counted(trial):
    source = (
        "import random, threading\n"
        "def f(values):\n"
        "    if values == [7]:\n        while True:\n            pass\n"
        "    if values == [8]:\n        return random.random()\n"
        "    if values == [9]:\n        return threading.Lock()\n"
        "    if values == [6]:\n        return f(values)\n"
        "    return sum(values)\n"
    )
    limits = Limits(0.5, 1024, 4)
    found = trial(source, limits=limits).probe([*LISTS, *numbers([6], [7], [8], [9])], 7, 0)
    assert found.givens == LISTS
    assert found.aside == {
        "limits": 1,
        "timeout": 1,
        "not_deterministic": 1,
        "not_encodable": 1,
    }


def test_inputs_that_stand_twice_are_tried_once(trial):
    assert len(trial(SUM).probe([*LISTS, *LISTS], 3, 0).seen) == 3


def test_generated_inputs_fill_up_to_the_count_and_never_less_than_a_third(trial, generated):
    generated["lists"] = numbers(*([number] for number in range(100, 200)))
    assert len(trial(SUM).probe(LISTS, 10, 0).seen) == 10
    assert len(trial(SUM).probe(LISTS, 3, 0).seen) == 4


def test_the_original_chooses_the_way_to_make_inputs(trial, generated):
    generated["texts"] = [Given([text]) for text in ("a", "bc", "def")]  # a TypeError each
    generated["lists"] = numbers([1], [2], [3, 4])
    found = trial(SUM).probe([], 3, 0)
    assert found.choice.label == "lists"
    assert [entry.told["answer"] for entry in found.seen] == [1, 2, 7]


def test_an_expected_answer_that_the_original_does_not_give_is_the_users_to_mend(trial):
    with pytest.raises(UserError, match=r"f\(\[1\]\) returns 1, and the test says 2"):
        trial(SUM).probe([Given([[1]], expected=2)], 1, 0)
    steps = [("push", [1], {}), ("pop", [], {})]
    given = Given(init=Given(), steps=steps, expected=[NOTHING, 5])
    with pytest.raises(UserError, match="returns 1, and the test says 5"):
        trial(STACK, "Stack").probe([given], 1, 0)
    with pytest.raises(UserError, match="prints '3"):
        trial(PROGRAM, "__main__").probe([Given(stdin="3\n", expected="4\n")], 1, 0)


def test_an_expected_answer_is_compared_as_python_compares(trial):
    assert len(trial(SUM).probe([Given([[1]], expected=1.0)], 1, 0).seen) >= 1


def refusal(made, givens=(), count=3):
    with pytest.raises(Refused) as caught:
        made.probe(list(givens), count, 0)
    return str(caught.value)


def test_a_function_that_hangs_is_refused_after_a_few_inputs(trial, generated):
    generated["lists"] = numbers(*([number] for number in range(60)))
    hangs = "def f(values):\n    while True:\n        pass\n"
    said = refusal(trial(hangs, limits=Limits(0.3, 512, 4)), count=60)
    assert "f does not come to an end within limits.wall_s=0.3 s" in said


def test_a_function_that_draws_lots_is_refused(trial):
    lots = "import random\n\ndef f(values):\n    return random.random()\n"
    said = refusal(trial(lots), LISTS)
    assert "f does not do the same twice on 3 of 3 inputs (f([]): it returns 0." in said


def test_a_function_that_never_returns_is_refused_with_what_it_raises(trial):
    said = refusal(trial("def f(values):\n    raise OSError('no network')\n"), LISTS)
    assert "no input was found on which f returns" in said
    assert "(3 tried; f([]) raises OSError: no network)" in said


def test_a_function_of_which_nothing_is_known_is_refused(trial):
    assert "no input of f could be made: its arguments have no hints" in refusal(trial(SUM))


def test_a_file_that_is_never_loaded_is_refused(trial):
    said = refusal(trial("while True:\n    pass\n" + SUM, limits=Limits(0.3, 512, 4)))
    assert "is not loaded within limits.wall_s=0.3 s" in said


def test_a_package_that_is_not_there_is_the_users_to_name(trial):
    with pytest.raises(UserError, match=r"No module named 'nowhere'.*sandbox\.packages"):
        trial("import nowhere\n" + SUM).probe(LISTS, 3, 0)


REACHING = {
    "open('/tmp/hydraopt-elsewhere', 'w')": "it writes /tmp/hydraopt-elsewhere",
    "open('settings.json')": "it reads settings.json, which is not in the sandbox",
    "open('/root/settings.json')": "it reads /root/settings.json",
    "__import__('os').listdir('/root')": "it reads /root",
    "__import__('os').rename('/root/a', '/root/b')": "it writes /root/a and writes /root/b",
    "__import__('urllib.request').request.urlopen('http://127.0.0.1:1')": "it opens a connection",
    "__import__('subprocess').run(['true'])": "it starts a program",
    "__import__('os').environ.update(A='1')": "it changes the environment",
    "__import__('time').sleep(0.001)": "it waits (time.sleep)",
    "input()": "it reads standard input",
}


@pytest.mark.parametrize("act", REACHING)
def test_what_cannot_be_compared_is_refused_even_where_its_failure_is_not_noticed(trial, act):
    body = f"    try:\n        {act}\n    except Exception:\n        pass\n    return len(values)\n"
    with pytest.raises(Refused, match="does what cannot be compared") as refused:
        trial(f"def f(values):\n{body}").probe(LISTS, 3, 0)
    assert f"(f([]): {REACHING[act]})" in str(refused.value)


def test_reaching_out_is_wrong_where_the_original_does_not(trial):
    candidate = SUM.replace("    total = 0\n", "    total = 0\n    __import__('time').sleep(0)\n")
    assert "it waits (time.sleep), and the original" in verdict(trial, SUM, candidate).detail


def test_the_library_may_read_its_own_files(trial):
    source = "def f(values):\n    import wave, zoneinfo\n    return len(values)\n"
    assert len(trial(source).probe(LISTS, 3, 0).seen) == 3


NOTES = "import os\ndef f(values):\n    os.makedirs('notes', exist_ok=True)\n" + (
    "    with open('notes/all', 'a') as notes:\n        notes.write(str(values))\n"
)


def test_a_file_in_a_folder_and_the_way_it_is_opened_count(trial):
    assert verdict(trial, NOTES, NOTES.replace("str(", "repr(")).outcome is Outcome.OK
    silent = "import os\ndef f(values):\n    os.makedirs('notes')\n"
    assert "it leaves the file 'notes/all'" in verdict(trial, NOTES, silent).detail
    over = verdict(trial, NOTES, NOTES.replace("'a'", "'w'")).detail
    assert "opens the file 'notes/all' for writing in another way" in over


def test_a_scratch_file_that_is_gone_afterwards_is_no_effect(trial):
    source = (
        "import tempfile\ndef f(values):\n    with tempfile.NamedTemporaryFile() as scratch:\n"
        "        scratch.write(b'x')\n    return len(values)\n"
    )
    found = trial(source).probe(LISTS, 3, 0)
    assert (len(found.seen), found.effects) == (3, [])


def test_a_module_beside_attributes_of_functions_and_defaults_hold_state(trial, tmp_path):
    (tmp_path / "helper.py").write_text("COUNT = 0\n")
    source = (
        "import helper\ndef f(values, seen=[]):\n    helper.COUNT += 1\n    f.calls = len(values)\n"
        "    seen.append(1)\n    return 2\n"
    )
    for line, name in (
        ("helper.COUNT += 1", "helper.COUNT"),
        ("f.calls = len(values)", "f.calls"),
        ("seen.append(1)", "f.__defaults__"),
    ):
        found = verdict(trial, source, source.replace(line, "pass"))
        assert f"leaves the global {name} otherwise" in found.detail


def test_effects_are_named(trial):
    source = (
        "CALLS = 0\ndef f(values):\n    global CALLS\n    CALLS += 1\n    values.append(1)\n"
        "    print(1)\n    open('log', 'w').close()\n"
    )
    effects = trial(source).probe(LISTS, 3, 0).effects
    assert effects == ["changes its arguments", "prints", "writes log", "changes CALLS"]
    assert trial(SUM).probe(LISTS, 3, 0).effects == []


def test_globals_that_cannot_be_looked_into_are_named(trial):
    source = (
        "import io, itertools, re\nLOG, IDS, WORD = io.StringIO(), itertools.count(), "
        "re.compile('a')\nUNUSED = io.StringIO()\ndef note():\n    LOG.write(WORD.pattern)\n"
        "def f(values):\n    note()\n    return next(IDS)\n"
    )
    unseen = trial(source).probe(LISTS, 3, 0).unseen
    assert unseen == ["IDS (itertools.count)", "LOG (_io.StringIO)"]


def test_what_is_called_before_a_method_fills_its_object(trial):
    first = "    def first(self):\n        return sorted(self._items)[:1]\n"
    givens = [Given(init=Given(), steps=[("push", [number], {}), ("pop", [1], {})])
              for number in (4, 5)]  # fmt: skip
    found = verdict(trial, STACK + first, STACK + first.replace("sorted(self._items)[:1]", "[]"),
                    givens, "Stack.first")  # fmt: skip
    # The second step fails, as it does in the original, and the object stays as it was.
    assert found.detail == (
        "input 1 of 2, Stack().first() after push(4); pop(1): it returns [], not [4]"
    )
