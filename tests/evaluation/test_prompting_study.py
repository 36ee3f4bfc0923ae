import pytest

from hydraopt.evaluation.prompting import steered, table_two
from hydraopt.evaluation.spec import InstructionSpec

ASKED = {
    "runtime_minimal": InstructionSpec("runtime", "minimal", "Make it fast."),
    "memory_minimal": InstructionSpec("memory", "minimal", "Make it lean."),
}


def program(name, before, after=None, chosen=0):
    """One entry; before and after are (ms, KiB); without `after` it is an unchanged copy."""

    def figures(values):
        return {k: {"value": v} for k, v in zip(("latency", "memory"), values, strict=True)}

    ratio = {}
    if after is not None:
        pairs = zip(("latency", "memory"), before, after, strict=True)
        ratio = {k: {"value": b / a} for k, b, a in pairs}
    return {
        "problem": name,
        "chosen": chosen,
        "before": figures(before),
        "after": figures(after) if after else {},
        "ratio": ratio,
    }


def failed(name, before):
    return program(name, before, chosen=None)


def suite(*programs):
    return {"programs": list(programs)}


FIRST = {
    "runtime_minimal": suite(
        program("a", (10.0, 100.0), (5.0, 200.0)),
        program("b", (8.0, 50.0), (4.0, 50.0)),
        failed("c", (1.0, 1.0)),
    ),
    "memory_minimal": suite(
        program("a", (10.0, 100.0), (10.0, 25.0)),
        failed("b", (8.0, 50.0)),
        program("c", (1.0, 1.0)),
    ),
}
SECOND = {
    "runtime_minimal": suite(
        program("a", (12.0, 100.0), (3.0, 100.0)),
        failed("b", (8.0, 50.0)),
        program("c", (1.0, 1.0), (0.5, 1.0)),
    ),
    "memory_minimal": suite(
        failed("a", (10.0, 100.0)), failed("b", (8.0, 50.0)), program("c", (1.0, 1.0))
    ),
}


def test_a_policy_alone_counts_all_that_it_rewrote_correctly():
    rows = table_two(ASKED, {"first": FIRST})

    runtime, memory = rows
    assert (runtime.objective, runtime.detail, runtime.common, runtime.total) == (
        "runtime", "minimal", 2, 3,
    )  # fmt: skip
    latency = runtime.sides["latency"]
    assert (latency.before, latency.after) == (9.0, 4.5)
    assert latency.ratio == latency.geometric == pytest.approx(2.0)
    assert latency.low <= latency.geometric <= latency.high
    assert runtime.sides["memory"].ratio == pytest.approx(0.75)  # mean of 1/2 and 1
    assert runtime.sides["memory"].geometric == pytest.approx(0.5**0.5)
    assert memory.common == 2  # a copy that is unchanged is correct, too
    assert memory.sides["memory"].ratio == pytest.approx(2.5)  # mean of 4 and 1


def test_several_policies_stand_on_the_programs_common_to_all():
    rows = table_two(ASKED, {"first": FIRST, "second": SECOND})

    assert [(row.policy, row.objective, row.common, row.correct) for row in rows] == [
        ("first", "runtime", 1, 2),
        ("second", "runtime", 1, 2),
        ("first", "memory", 1, 2),
        ("second", "memory", 1, 1),
    ]
    first, second = rows[:2]
    assert first.sides["latency"].before == second.sides["latency"].before == 11.0
    assert (first.sides["latency"].after, second.sides["latency"].after) == (5.0, 3.0)
    assert first.sides["latency"].ratio == pytest.approx(2.0)
    assert second.sides["latency"].ratio == pytest.approx(4.0)


def test_no_common_program_leaves_the_row_without_figures():
    lonely = {name: suite(failed("a", (1.0, 1.0))) for name in ASKED}

    row = table_two(ASKED, {"lonely": lonely})[0]

    assert row.common == 0
    assert row.sides == {}


def test_policies_with_different_programs_are_refused():
    other = {name: suite(program("z", (1.0, 1.0))) for name in ASKED}

    with pytest.raises(ValueError, match="different programs"):
        table_two(ASKED, {"first": FIRST, "other": other})


def test_findings_say_whether_it_did_as_it_was_asked():
    said = steered(table_two(ASKED, {"first": FIRST}))

    assert said == [
        "first, minimal: the best latency came of the runtime instruction (2 times), as asked.",
        "first, minimal: the best memory came of the memory instruction (2 times), within the "
        "intervals of others, as asked.",
    ]
    swapped = {
        "runtime_minimal": FIRST["memory_minimal"],
        "memory_minimal": FIRST["runtime_minimal"],
    }
    assert all(line.endswith("not as asked.") for line in steered(table_two(ASKED, {"x": swapped})))
