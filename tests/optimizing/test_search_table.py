from __future__ import annotations

import io

from rich.console import Console

from hydraopt.optimizing.result import Attempt, Result, Row
from hydraopt.optimizing.table import result_view

DIFF = "--- a/slow.py\n+++ b/slow.py\n@@ -1,2 +1,2 @@\n def f(values):\n-    old\n+    new\n"


def shown(result: Result) -> str:
    stream = io.StringIO()
    Console(file=stream, width=100, color_system=None).print(result_view(result))
    return stream.getvalue()


def found() -> Result:
    return Result(
        verdict="found",
        reason="4.10 times as good by the weights.",
        target="slow.py: f",
        kind="function",
        policy="smollm2_135m",
        weights={"latency": 0.7, "memory": 0.3},
        strength="moderate",
        evidence="Moderate evidence: 60 inputs were generated.",
        inputs={"compared": {"generated": 60}, "set_aside": {"timeout": 2}},
        measured=["f([1, 2])", "f([3])"],
        rows=[
            Row("latency", "ms", 0.7, 21.5, 0.25, 86.0, 80.0, 91.0, "measured"),
            Row("energy", "J", 0.0, 0.02, 0.01, 2.0, 1.9, 2.1, "estimated"),
            Row("page_faults", "page_faults", 0.0, 7.0, 7.0, 1.0, 1.0, 1.0, "measured"),
        ],
        tried=[
            Attempt("a", outcome="ok", chosen=True),
            Attempt("b", outcome="wrong_answer", detail="input 1 of 60: it returns [b]0[/b]"),
            Attempt("c", outcome="unchanged"),
        ],
        diff=DIFF,
    )


def test_the_table_tells_before_after_ratio_and_interval():
    lines = shown(found()).splitlines()
    latency = next(line for line in lines if line.startswith(("latency", " latency")))
    assert " ".join(latency.split()) == "latency 0.7 21.5 ms 0.25 ms 86× 80 to 91"
    assert any("energy≈" in line for line in lines)
    assert not any("page_faults" in line for line in lines)  # nobody asked for it
    told = "Before and after on f([1, 2]); the ratios are geometric means over this and 1 other"
    assert told in shown(found())


def test_evidence_candidates_and_change_are_told():
    text = shown(found())
    assert "Moderate evidence: 60 inputs were generated." in text
    assert "Inputs set aside: 2 on which the original does not end." in text
    assert "3 candidates of smollm2_135m: 1 handed back, 1 wrong answer, 1 unchanged." in text
    assert "2. wrong answer: input 1 of 60: it returns [b]0[/b]" in text
    assert DIFF in text


def test_a_copy_of_what_was_handed_back_is_not_called_worse():
    result = found()
    result.tried += [Attempt("a ", outcome="ok", same_as=0)]
    assert "1 handed back, 1 wrong answer, 1 unchanged, 1 the same again." in shown(result)


def test_without_a_find_the_reason_leads():
    result = Result("not_found", "F hangs.", "slow.py: f", "function")
    assert shown(result).splitlines() == ["Not found: slow.py: f", "F hangs."]


def test_candidates_that_failed_alike_are_told_once():
    result = found()
    result.tried += [Attempt("d", outcome="wrong_answer", detail=result.tried[1].detail)]
    result.tried += [Attempt(f"e{n}", outcome="error", detail=f"fault {n}") for n in range(9)]
    text = shown(result)
    assert "  2 and 1 more. wrong answer: input 1 of 60: it returns [b]0[/b]" in text
    assert "  11. error: fault 6" in text
    assert "  ... and 2 more, in result.json." in text
