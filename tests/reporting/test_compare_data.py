import json

import pytest
import yaml
from compare_examples import HOST, candidate, make_evaluated, program, programs

from hydraopt.common.errors import UserError
from hydraopt.reporting.compare_data import (
    candidate_ratios,
    common_programs,
    decoding_text,
    differing_settings,
    group_runs,
    read_evaluated,
    short_names,
    warnings_of,
)

WITHOUT_EFFECT = ("paths",)


@pytest.fixture
def run(tmp_path):
    """Return what writes a run's folder and reads it."""

    def made(name, *arguments, **keywords):
        return read_evaluated(make_evaluated(tmp_path / name, *arguments, **keywords), 1)

    return made


def grouped(runs):
    return [
        (group.letter, [one.name for one in group.runs])
        for group in group_runs(runs, WITHOUT_EFFECT)
    ]


def warned(*runs):
    groups = {group.letter: group.runs for group in group_runs(runs, WITHOUT_EFFECT)}
    return warnings_of(groups, common_programs(runs))


def test_an_evaluation_is_read_from_the_runs_folder_or_its_own(tmp_path):
    folder = make_evaluated(tmp_path / "run", seed=3)

    assert read_evaluated(folder, 1).seed == "3"
    assert len(read_evaluated(folder / "evaluation", 1).programs) == 4
    assert read_evaluated(folder / "evaluation", 1).config == {}


def test_a_folder_without_an_evaluation_says_what_is_missing(tmp_path):
    with pytest.raises(UserError, match=r"nowhere is not there\. Give folders of evaluated runs"):
        read_evaluated(tmp_path / "nowhere", 1)
    with pytest.raises(UserError, match="is not an evaluated run's folder"):
        read_evaluated(tmp_path, 1)
    (tmp_path / "config.yaml").write_text("seed: 0\n")
    with pytest.raises(UserError, match="has not been evaluated"):
        read_evaluated(tmp_path, 1)
    with pytest.raises(UserError, match="is a file"):
        read_evaluated(tmp_path / "config.yaml", 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ("\udcff", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "holds no JSON object"),
        ("{}", "has format None; a whole number from 1"),
        ('{"format": "1"}', "has format '1'"),
        ('{"format": 3}', "has format 3; this hydraopt knows formats up to 1"),
        ('{"format": 1}', "it holds no list of programs"),
        ('{"format": 1, "programs": [{}]}', "program 1 names no problem"),
        ('{"format": 1, "programs": [{"problem": "a"}]}', "program a has no original"),
        (
            '{"format": 1, "programs": [{"problem": "a", "original": "", "candidates": []}]}',
            "program a has no candidate",
        ),
        (
            '{"format": 1, "programs": [{"problem": "a", "original": "", "candidates": [1]}]}',
            "program a has a candidate without an outcome",
        ),
    ],
)
def test_an_evaluation_that_cannot_be_read_is_refused(tmp_path, text, said):
    folder = make_evaluated(tmp_path / "run")
    path = folder / "evaluation" / "evaluation.json"
    path.write_bytes(text.encode(errors="surrogateescape"))

    with pytest.raises(UserError) as caught:
        read_evaluated(folder, 1)

    assert said in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("ratio", [0.0, -1.0, float("nan"), float("inf"), "2", None])
def test_a_ratio_that_is_none_is_refused(run, ratio):
    entries = programs()
    entries[0]["ratio"]["memory"]["low"] = ratio

    with pytest.raises(UserError, match="program suite/alpha has the memory ratio"):
        run("bad", entries)


def test_a_program_that_stands_twice_is_refused(run):
    with pytest.raises(UserError, match="suite/alpha stands twice"):
        run("twice", [*programs(), programs()[0]])


def test_runs_that_differ_in_the_seed_alone_are_one_group(run):
    other = {"beta": 0.2}
    runs = [run("b1", config=other, seed=1), run("a2", seed=2), run("a0"), run("b0", config=other)]

    assert grouped(runs) == [("A", ["b0", "b1"]), ("B", ["a0", "a2"])]


def test_paths_and_nested_seeds_do_not_set_runs_apart(run):
    configs = [{"paths": {"runs": name}, "weighting": {"seed": s}} for s, name in enumerate("xy")]
    runs = [run(f"r{seed}", config=config, seed=seed) for seed, config in enumerate(configs)]

    assert len(group_runs(runs, WITHOUT_EFFECT)) == 1


@pytest.mark.parametrize(
    "own",
    [
        {"policy": "other"},
        {"weights": {"latency": 1.0}},
        {"instruction": "Make it lean."},
        {"decoding": {"strategy": "greedy", "n": 1}},
    ],
)
def test_other_policies_weights_prompts_and_decoding_are_other_groups(run, own):
    assert len(group_runs([run("a"), run("b", seed=1, **own)], WITHOUT_EFFECT)) == 2


def test_the_same_configuration_and_seed_again_is_a_group_of_its_own(run):
    assert grouped([run("here"), run("there", machine="f"), run("one", seed=1)]) == [
        ("A", ["here", "one"]),
        ("B", ["there"]),
    ]


def test_adapters_of_two_seeds_are_one_group_by_the_configuration_that_trained_them(tmp_path, run):
    found = {}
    for name, beta, seed in (("t0", 0.1, 0), ("t1", 0.1, 1), ("u1", 0.2, 1)):
        folder = tmp_path / name
        (folder / "adapter").mkdir(parents=True)
        (folder / "config.yaml").write_text(yaml.safe_dump({"beta": beta, "seed": seed}))
        adapter = str(folder / "adapter")
        found[name] = run(f"e-{name}", config={"adapter": adapter}, seed=seed, adapter=adapter)

    assert grouped(list(found.values())) == [("A", ["e-t0", "e-t1"]), ("B", ["e-u1"])]


def test_without_configurations_the_header_decides(tmp_path):
    folders = [make_evaluated(tmp_path / str(seed), seed=seed) for seed in (0, 1)]
    folders.append(make_evaluated(tmp_path / "other", seed=2, policy_fingerprint="e" * 64))
    runs = [read_evaluated(folder / "evaluation", 1) for folder in folders]

    assert [len(group.runs) for group in group_runs(runs, WITHOUT_EFFECT)] == [2, 1]


def test_groups_that_would_be_called_alike_are_told_apart_by_their_settings(run):
    many = {"one": 1, "two": 2, "three": 3}
    runs = [run("a"), run("b", config={"beta": 0.2}), run("c", policy="other")]

    labels = [group.label for group in group_runs(runs, WITHOUT_EFFECT)]

    assert labels == [
        "tiny, sample n=3 T=0.7 (beta=0.1)",
        "tiny, sample n=3 T=0.7 (beta=0.2)",
        "other, sample n=3 T=0.7",
    ]
    labels = [group.label for group in group_runs([*runs, run("d", config=many)], WITHOUT_EFFECT)]
    assert labels[3] == "tiny, sample n=3 T=0.7 (d)"


def test_what_an_adapter_and_shown_weights_do_stands_in_the_name(run):
    own = run("w", adapter="x/adapter", weights={"latency": 0.7, "memory": 0.3})

    (group,) = group_runs([own], WITHOUT_EFFECT)

    assert group.label == "tiny + adapter, sample n=3 T=0.7, weights latency 0.7 memory 0.3"
    assert decoding_text({"decoding": {"strategy": "greedy", "n": 1}}) == "greedy"


def test_letters_go_on_after_z(run):
    runs = [run(f"r{number}", config={"beta": number}) for number in range(28)]

    letters = [group.letter for group in group_runs(runs, WITHOUT_EFFECT)]

    assert letters[:2] + letters[25:] == ["A", "B", "Z", "AA", "AB"]


def test_only_programs_with_the_same_original_are_common(run):
    entries = programs()[:3]
    entries[1]["original"] = "def f(n):\n    return other(n)\n"
    runs = [run("a"), run("b", entries)]

    assert common_programs(runs) == ["suite/alpha", "suite/gamma"]
    assert warned(*runs) == [
        "2 of 4 programs are not common to all runs, or have another original in some, and are "
        "left out of everything on this page: suite/beta, suite/delta."
    ]


def test_runs_without_a_common_program_are_refused(run):
    other = [program("other/omega", [candidate("o1")])]

    with pytest.raises(UserError, match=r"No program is common to all 2 runs .*suite other, 1 pro"):
        common_programs([run("a"), run("b", other, suite="other")])


def test_alike_runs_bring_no_warning(run):
    assert warned(run("a"), run("b", config={"beta": 0.2}), run("c", seed=1)) == []


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (
            {"machine": "fedcba9876543210", "host": {**HOST, "cpu": "Other CPU"}},
            "different hosts (A: Example CPU @ 3.00GHz, 2, CPython 3.11.2 [0123456789abcdef]; "
            "B: Other CPU, 2, CPython 3.11.2 [fedcba9876543210])",
        ),
        ({"sandbox": "none"}, "The sandboxes differ (A: zygote; B: none)"),
        ({"profiler": "other"}, "The profilers differ (A: made up; B: other)"),
        ({"repeats": 3}, "Rounds of measuring differ (A: 7; B: 3)"),
        ({"min_speedup": 1.5}, "The ratio from which a gain counts differs (A: 1.1; B: 1.5)"),
        ({"suite": "own"}, "The suites differ (A: suite; B: own)"),
    ],
)
def test_what_makes_figures_incomparable_is_said(run, own, said):
    (line,) = warned(run("a"), run("b", config={"beta": 0.2}, **own))

    assert said in line


def test_other_sizes_are_said(run):
    entries = programs()
    entries[1]["size"] = 50

    (line,) = warned(run("a"), run("b", entries, config={"beta": 0.2}))

    assert "1 of 4 programs were measured at different input sizes (suite/beta: 1000, 50)" in line


def test_a_metric_that_a_run_lacks_is_said(run):
    entries = programs()
    for entry in entries:
        for part in ("before", "after", "ratio"):
            entry[part].pop("memory", None)

    assert warned(run("a"), run("b", entries, config={"beta": 0.2})) == [
        "memory was not measured in B; it is left out."
    ]


def test_settings_in_which_configurations_differ():
    one = {"a": 1, "seed": 0, "in": {"x": True, "y": [1]}, "paths": "p", "only": None}
    two = {"a": 1, "seed": 1, "in": {"x": False, "y": [1]}, "paths": "q", "here": "h"}

    assert differing_settings([one, two], WITHOUT_EFFECT) == [
        ("in.x", ["True", "False"]),
        ("here", ["", "h"]),
    ]


def test_a_missing_configuration_differs_in_nothing():
    assert differing_settings([{"a": 1, "b": 2}, {}, {"a": 1, "b": 3}], ()) == [
        ("b", ["2", "", "3"])
    ]


def test_names_are_shortened_where_they_stay_apart():
    assert short_names(["a/x", "b/x", "b/y"]) == {"a/x": "a/x", "b/x": "b/x", "b/y": "y"}


def test_candidates_have_their_own_ratios_each_source_once():
    alpha, _, gamma, delta = programs()
    alpha["candidates"].append(dict(alpha["candidates"][1]))

    assert candidate_ratios(alpha, ("latency", "memory")) == {
        "def f(n):\n    return a1\n": (4.0, 0.5),
        "def f(n):\n    return a2\n": (2.0, 2.0),
    }
    assert candidate_ratios(gamma, ("latency", "memory")) == {}
    assert candidate_ratios(delta, ("latency", "memory")) == {}


def test_an_older_evaluation_has_the_chosen_candidates_ratios():
    (alpha, *_) = programs()
    for one in alpha["candidates"]:
        del one["ratio"]

    found = candidate_ratios(json.loads(json.dumps(alpha)), ("latency", "memory"))

    assert found == {"def f(n):\n    return a1\n": (4.0, 0.5)}
