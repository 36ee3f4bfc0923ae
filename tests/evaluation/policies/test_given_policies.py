import pytest
from evaluation_examples import FAST, ORIGINAL, WRONG, make_problem

from hydraopt.common.errors import UserError
from hydraopt.common.files import canonical_json
from hydraopt.evaluation.evaluate import evaluate
from hydraopt.evaluation.generate import generate
from hydraopt.evaluation.policies.given import Completions, Human, Identity
from hydraopt.evaluation.spec import DecodingSpec, SuiteSpec

DECODING = DecodingSpec(strategy="sample", n=5)


@pytest.fixture
def evaluated(problem, profiler, trusted, limits, tmp_path):
    def run(policy):
        return evaluate(
            policy=policy,
            problems=[problem],
            decoding=DECODING,
            suite=SuiteSpec(name="small", repeats=3),
            profiler=profiler,
            sandbox=trusted,
            limits=limits,
            output_dir=tmp_path / policy.name,
        )

    return run


def test_the_floor_changes_nothing(evaluated, problem):
    (program,) = evaluated(Identity([problem]))["programs"]

    assert program["verdict"] == "unchanged"
    assert len(program["candidates"]) == 1  # decoding has no say


def test_the_ceiling_is_the_human_rewrite(evaluated, problem):
    found = evaluated(Human([problem], {problem.problem: FAST, "small/unknown": WRONG}))

    assert found["policy"] == "human"
    assert found["programs"][0]["source"] == FAST
    assert found["summary"]["improved"] == 1


def test_a_suite_without_human_rewrites_has_no_ceiling(problem):
    with pytest.raises(UserError, match="no human rewrites"):
        Human([problem], {"small/unknown": FAST})


def test_ready_made_completions_are_read_as_they_come(tmp_path, caplog):
    path = tmp_path / "candidates.jsonl"
    lines = [
        {"problem": "small/double_all", "text": f"Here:\n```python\n{FAST}```"},
        {"problem": "small/double_all", "source": ORIGINAL},
        {"problem": "small/other", "text": 3},
    ]
    path.write_text("".join(canonical_json(line) + "\n" for line in lines))

    policy = Completions(str(path))

    problems = [make_problem(), make_problem("small/unknown")]
    texts = [[reply.text for reply in group] for group in generate(policy, problems, DECODING)]
    assert [len(group) for group in texts] == [2, 1]
    assert FAST in texts[0][0]
    assert ORIGINAL.strip() in texts[0][1]
    assert texts[1] == [""]  # nothing is given: a failure
    assert f"{path}:3: not a candidate" in caplog.text


def test_a_file_without_a_candidate_is_refused(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_text('{"problem": 1}\n')

    with pytest.raises(UserError, match="holds no candidate"):
        Completions(str(path))


def test_other_texts_are_another_policy(problem):
    one = Human([problem], {problem.problem: FAST})
    other = Human([problem], {problem.problem: ORIGINAL})

    assert one.fingerprint != other.fingerprint
