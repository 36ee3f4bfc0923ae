import csv
import io

import pytest
from made_sweep import make_trial, write_evaluation, write_steps
from scipy import stats

from hydraopt.common.errors import UserError
from hydraopt.sweeps.results import figures_of, gather
from hydraopt.sweeps.table import csv_text, markdown
from hydraopt.sweeps.trials import find_trials

LOSSES = {
    "static": {"0": 0.70, "1": 0.66, "2": 0.71},
    "adaptive": {"0": 0.68, "1": 0.65, "2": 0.69},
}


def trained(sweep, weighting, seed, loss, submitted=0.0, **more):
    """Make a trial that is done, with one step."""
    overrides = ["experiment=smoke", f"weighting={weighting}", f"seed={seed}"]
    folder = make_trial(
        sweep,
        more.pop("name", f"{weighting}-{seed}"),
        overrides,
        outcome=more.pop("outcome", "done"),
        submitted=submitted,
        **more,
    )
    write_steps(folder, [{"loss": 0.5, "validation_loss": loss}])
    return folder


@pytest.fixture
def sweep(tmp_path):
    """Two groups of three seeds, all done."""
    for number, (weighting, losses) in enumerate(LOSSES.items()):
        for seed, loss in losses.items():
            trained(tmp_path, weighting, seed, loss, submitted=float(number))
    return tmp_path


def results(folder, *wanted, **more):
    return gather(find_trials(folder), wanted, **more)


def test_seeds_form_groups_with_mean_and_interval(sweep):
    found = results(sweep)
    assert found.keys == ["weighting"]
    assert [group.label for group in found.groups] == ["weighting=static", "weighting=adaptive"]
    static = found.groups[0].figures["validation_loss"]
    assert static.values == LOSSES["static"]
    assert static.mean == pytest.approx(0.69)
    # s² = (0.01² + 0.03² + 0.02²) / 2 = 0.0007; half = 4.302653 · √(0.0007 / 3)
    assert static.high - static.mean == pytest.approx(4.302653 * 0.0152753, rel=1e-5)
    assert static.mean - static.low == pytest.approx(4.302653 * 0.0152753, rel=1e-5)
    assert found.left_out == []


def test_differences_are_paired_by_seed(sweep):
    difference = results(sweep).groups[1].differences["validation_loss"]
    pairs = [LOSSES[name].values() for name in ("adaptive", "static")]
    low, high = stats.ttest_rel(*(list(values) for values in pairs)).confidence_interval(0.95)
    assert difference.mean == pytest.approx(-0.05 / 3)
    assert (difference.low, difference.high) == (pytest.approx(low), pytest.approx(high))


def test_the_group_to_compare_with_can_be_named(sweep):
    found = results(sweep, against="weighting=adaptive")
    assert [group.label for group in found.groups] == ["weighting=adaptive", "weighting=static"]
    assert found.groups[1].differences["validation_loss"].mean == pytest.approx(0.05 / 3)
    with pytest.raises(UserError, match=r"'weighting=fixed'.*'weighting=static'"):
        results(sweep, against="weighting=fixed")


def test_trials_that_are_not_done_are_named(sweep):
    trained(sweep, "adaptive", 3, 9.0, outcome="failed", message="disk full", log="out/7.log")
    trained(sweep, "adaptive", 4, 9.0, outcome="")
    make_trial(sweep, "later", ["weighting=adaptive", "seed=5"], attempts=0)
    (trained(sweep, "static", 6, 9.0) / "trial.json").write_text("{torn")
    found = results(sweep)
    assert [group.figures["validation_loss"].n for group in found.groups] == [3, 3]
    assert sorted(found.left_out) == [
        "experiment=smoke weighting=adaptive seed=3: failed: disk full (out/7.log)",
        "experiment=smoke weighting=adaptive seed=4: lost",
        "static-6: its trial.json is missing or cannot be read (done)",
        "weighting=adaptive seed=5: waiting",
    ]
    text = markdown(found)
    assert "Not in the table (4):" in text
    assert all(f"- {line}" in text for line in found.left_out)


def test_unequal_seeds_are_compared_over_those_that_both_have(sweep):
    trained(sweep, "static", 7, 5.0)
    trained(sweep, "adaptive", 8, 0.1, submitted=1.0)
    static, adaptive = results(sweep).groups
    assert (static.figures["validation_loss"].n, adaptive.figures["validation_loss"].n) == (4, 4)
    difference = adaptive.differences["validation_loss"]
    assert list(difference.values) == ["0", "1", "2"]
    assert difference.mean == pytest.approx(-0.05 / 3)


def test_groups_without_a_common_seed_say_so(tmp_path):
    trained(tmp_path, "static", 0, 0.7)
    trained(tmp_path, "adaptive", 1, 0.6, submitted=1.0)
    assert "No group shares a seed with weighting=static" in markdown(results(tmp_path))


def test_of_the_same_seed_twice_the_later_counts_and_the_earlier_is_named(sweep):
    trained(sweep, "static", 0, 0.5, name="static-0-anew", ended=900.0)
    found = results(sweep)
    assert found.groups[0].figures["validation_loss"].values["0"] == 0.5
    assert found.left_out == [
        "static-0: same overrides as static-0-anew, which ended later and counts (the "
        "configuration was changed between them)"
    ]


def test_no_trial_done_is_refused_with_what_became_of_them(tmp_path):
    trained(tmp_path, "static", 0, 0.7, outcome="failed", message="disk full")
    with pytest.raises(UserError, match=r"(?s)No trial is done yet.*static-0: failed: disk full"):
        results(tmp_path)


def test_an_unknown_figure_is_refused_with_those_there_are(sweep):
    with pytest.raises(UserError, match=r"--figure speed: .* loss, validation_loss"):
        results(sweep, "loss", "speed")


def test_figures_of_steps_are_means_over_the_last_twentieth(tmp_path):
    folder = make_trial(tmp_path, "t", outcome="done", figures={"loss": 5.0, "own": 3.0})
    steps = [
        {
            "loss": float(step),
            "alpha": {"latency": float(step)},
            "advantage": {"latency": float(step)},
            "weights": [[1.0]],
            **({"validation_loss": step / 100} if step == 20 else {}),
        }
        for step in range(1, 41)
    ]
    write_steps(folder, steps)
    (each,) = find_trials(tmp_path)
    assert figures_of(each) == {
        "own": 3.0,
        "loss": 39.5,  # two steps of forty: 39 and 40
        "advantage.latency": 39.5,
        "alpha.latency": 40.0,
        "validation_loss": 0.2,
    }


def test_figures_of_an_evaluation_stand_beside_those_of_training(tmp_path):
    for seed, speedup in enumerate((2.0, 8.0)):
        folder = trained(tmp_path, "static", seed, 0.6)
        write_evaluation(
            folder, improved=seed, verified=3, geometric_mean_speedup_clipped=speedup, suite="x"
        )
    found = results(tmp_path)
    assert found.names == [
        "validation_loss",
        "verified",
        "improved",
        "geometric_mean_speedup_clipped",
    ]
    figures = found.groups[0].figures
    assert figures["improved"].mean == 0.5
    assert figures["verified"].values == {"0": 3.0, "1": 3.0}
    assert figures["geometric_mean_speedup_clipped"].mean == pytest.approx(4.0)
    assert found.groups[0].differences == {}


def test_the_csv_holds_means_differences_and_single_values(sweep):
    rows = list(csv.DictReader(io.StringIO(csv_text(results(sweep, "validation_loss")))))
    assert [(row["kind"], row["group"]) for row in rows] == [
        ("mean", "weighting=static"),
        ("mean", "weighting=adaptive"),
        ("difference", "weighting=adaptive"),
    ]
    assert rows[0]["values"] == "0.7 0.66 0.71"
    assert rows[0]["seeds"] == "0 1 2"
    assert float(rows[0]["mean"]) == pytest.approx(0.69)
    assert float(rows[2]["mean"]) == pytest.approx(-0.05 / 3)
    assert rows[2]["n"] == "3"


def test_the_markdown_shows_digits_that_the_interval_makes_sense_of(sweep):
    text = markdown(results(sweep))
    assert "| weighting | n | validation_loss |" in text
    # 0.69 ± 0.0657 and -0.01667 ± 0.01434
    assert "| static | 3 | 0.690 [0.624, 0.756] |" in text
    assert "| adaptive | 3 | -0.017 [-0.031, -0.002] |" in text


def test_a_single_seed_has_no_interval_in_the_table(tmp_path):
    trained(tmp_path, "static", 0, 0.6543)
    assert "| default | 1 | 0.6543 |" in markdown(results(tmp_path))


def test_a_figure_that_not_all_seeds_have_states_its_own_n(sweep):
    for name, value in (("static-0", 1), ("static-1", 3)):
        write_evaluation(sweep / name, improved=value)
    text = markdown(results(sweep))
    half = 12.706204736  # s = √2, √(2 / 2) = 1
    assert f"2 [{2 - half:.0f}, {2 + half:.0f}] (n=2)" in text
    assert "| adaptive | 3 | 0.673 [0.622, 0.725] | - |" in text
