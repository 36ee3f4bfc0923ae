import itertools
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from hydraopt.common.errors import UserError
from hydraopt.evaluation.metrics.steerability import simplex_grid, steerability

LINE = [[0.0, 1.0], [0.5, 0.5], [1.0, 0.0]]


def of_one_program(*rows):
    """Gains of one program under each w, shape (W, 1, M)."""
    return np.array(rows)[:, None, :]


def test_the_grid_of_three_objectives_in_two_steps():
    assert simplex_grid(3, 2).tolist() == [
        [0.0, 0.0, 1.0],
        [0.0, 0.5, 0.5],
        [0.0, 1.0, 0.0],
        [0.5, 0.0, 0.5],
        [0.5, 0.5, 0.0],
        [1.0, 0.0, 0.0],
    ]


@pytest.mark.parametrize(("objectives", "steps"), [(2, 1), (2, 10), (3, 4), (5, 3)])
def test_the_grid_holds_every_point_once(objectives, steps):
    grid = simplex_grid(objectives, steps)
    every = {
        shares
        for shares in itertools.product(range(steps + 1), repeat=objectives)
        if sum(shares) == steps
    }
    assert {tuple(row) for row in np.rint(grid * steps).astype(int).tolist()} == every
    assert len(grid) == len(every) == comb(steps + objectives - 1, objectives - 1)


@pytest.mark.parametrize(("objectives", "steps"), [(1, 3), (2, 0)])
def test_there_is_no_smaller_grid(objectives, steps):
    with pytest.raises(ValueError, match="2 objectives and 1 step"):
        simplex_grid(objectives, steps)


def test_a_policy_that_follows_the_weights():
    found = steerability(LINE, of_one_program([0.0, 1.0], [0.6, 0.7], [1.0, 0.0]))

    assert [rho.value for rho in found.rho] == [1.0, 1.0]
    assert [share.value for share in found.monotonicity] == [1.0, 1.0]
    # Under (1/2, 1/2) its own reply is worth 0.65, and the others 0.5.
    assert found.self_regret.value == 0.0


def test_a_policy_that_does_the_contrary():
    found = steerability(LINE, of_one_program([1.0, 0.0], [0.5, 0.5], [0.0, 1.0]))

    assert [rho.value for rho in found.rho] == [-1.0, -1.0]
    assert [share.value for share in found.monotonicity] == [0.0, 0.0]
    # At both ends the reply to the other end would have gained 1 instead of 0; none in the middle.
    assert found.self_regret.value == pytest.approx(2 / 3)


def test_a_policy_that_is_deaf():
    found = steerability(LINE, of_one_program(*[[0.3, 0.2]] * 3))

    assert [rho.value for rho in found.rho] == [0.0, 0.0]
    assert [share.value for share in found.monotonicity] == [1.0, 1.0]
    assert found.self_regret == (0.0, 0.0, 0.0)
    assert found.rho_p == [1.0, 1.0]
    assert found.self_regret_by_chance == 0.0


def test_neighbours_are_one_step_apart_and_ordered_by_the_weight():
    grid = simplex_grid(3, 2)
    # Gain 0 is the weight itself but for one dent: the reply to (0.5, 0.5, 0) gains nothing.
    gains = np.zeros((6, 1, 3))
    gains[:, 0, 0] = [0.0, 0.0, 0.0, 0.5, 0.0, 1.0]
    found = steerability(grid, gains)

    # w_0 rises along 6 steps: (0,0,1)->(.5,0,.5), (0,.5,.5)->(.5,0,.5), (0,.5,.5)->(.5,.5,0),
    # (0,1,0)->(.5,.5,0), and from both middles to (1,0,0); the gain falls along none of them.
    assert found.monotonicity[0].value == 1.0
    gains[4, 0, 0] = -0.1  # now along (0,.5,.5)->(.5,.5,0) and (0,1,0)->(.5,.5,0)
    assert steerability(grid, gains).monotonicity[0].value == pytest.approx(4 / 6)


def test_on_a_fine_grid_every_step_from_one_objective_to_another_is_a_pair():
    grid, rng = simplex_grid(3, 10), np.random.default_rng(8)
    gains = rng.random((len(grid), 1, 3))
    gain_at = {tuple(row): gains[i, 0] for i, row in enumerate(np.rint(grid * 10).astype(int))}
    for k in range(3):
        kept = []
        for shares, gain in gain_at.items():
            for j in {0, 1, 2} - {k}:
                moved = np.array(shares)
                moved[[k, j]] += [1, -1]
                if moved[j] >= 0:
                    kept.append(gain_at[tuple(moved)][k] >= gain[k])
        found = steerability(grid, gains, draws=2).monotonicity[k]
        assert found.value == pytest.approx(np.mean(kept))


def test_equal_gains_tie_whatever_the_order_of_adding():
    # 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1 in floating point.
    forth, back = [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]], [[0.3, 0.3], [0.2, 0.2], [0.1, 0.1]]
    found = steerability([[0.0, 1.0], [1.0, 0.0]], [forth, back])

    assert [rho.value for rho in found.rho] == [0.0, 0.0]
    assert [share.value for share in found.monotonicity] == [1.0, 1.0]


GAINS = arrays(np.float64, (6, 3, 3), elements=st.integers(-4, 4).map(lambda n: n / 8))


@given(GAINS)
@settings(max_examples=30)
def test_rho_is_scipys_and_regret_the_definition(gains):
    grid = simplex_grid(3, 2)
    found = steerability(grid, gains, draws=20)
    mean = gains.mean(axis=1)
    for k, rho in enumerate(found.rho):
        if np.ptp(np.round(mean[:, k], 12)) == 0:
            assert rho.value == 0.0
        else:
            ranked = np.round(mean[:, k], 12)
            assert rho.value == pytest.approx(stats.spearmanr(grid[:, k], ranked).statistic)
    regret = np.mean(
        [max(w @ other for other in mean) - w @ own for w, own in zip(grid, mean, strict=True)]
    )
    assert found.self_regret.value == pytest.approx(regret, abs=1e-9)
    assert found.self_regret.value >= 0.0
    assert all(0.0 <= share.value <= 1.0 for share in found.monotonicity)


def test_the_interval_is_over_programs():
    # Two programs follow the weights and one does the contrary: of the 27 samples, 7 hold the
    # contrary one twice or three times (rho -1), the others do not (rho 1).
    follow, contrary = [[0.0, 1.0], [1.0, 0.0]], [[1.0, 0.0], [0.0, 1.0]]
    gains = np.stack([follow, follow, contrary], axis=1)

    found = steerability([[0.0, 1.0], [1.0, 0.0]], gains, level=0.9, draws=4_000)
    narrow = steerability([[0.0, 1.0], [1.0, 0.0]], gains, level=0.4, draws=4_000)

    assert found.rho[0] == (1.0, -1.0, 1.0)
    assert narrow.rho[0] == (1.0, 1.0, 1.0)


def test_exchanged_rows_tell_what_a_deaf_policy_would_show():
    gains = of_one_program([0.0, 1.0], [0.6, 0.7], [1.0, 0.0])
    # Only one of the 6 orders of the rows has rho 1 in the first metric. The mean regret over all
    # six, by the definition:
    rows, w = gains[:, 0], np.array(LINE)
    regrets = [
        np.mean((w @ order.T).max(axis=1) - (w * order).sum(axis=1))
        for order in map(np.array, itertools.permutations(rows.tolist()))
    ]

    found = steerability(LINE, gains, draws=6_000)

    assert found.rho_p[0] == pytest.approx(1 / 6, abs=0.02)
    assert found.self_regret_by_chance == pytest.approx(np.mean(regrets), abs=0.01)


@pytest.mark.parametrize("seed", range(5))
def test_a_deaf_policy_with_noise_is_told_from_one_that_listens(seed):
    grid, rng = simplex_grid(2, 10), np.random.default_rng(seed)
    noise = rng.normal(size=(11, 30, 2))
    deaf, listening = noise * 0.1, noise * 0.1 + 0.3 * grid[:, None, :]

    without, found = steerability(grid, deaf, draws=400), steerability(grid, listening, draws=400)

    assert min(found.rho_p) == max(found.rho_p) == 1 / 401
    assert min(without.rho_p) > 0.01
    assert min(rho.low for rho in found.rho) > 0.5
    assert without.self_regret.value > 0.5 * without.self_regret_by_chance
    assert found.self_regret.value < 0.5 * found.self_regret_by_chance


def test_an_interval_holds_its_estimate():
    # So much noise that the bootstrap lies below the estimate as a whole.
    grid, rng = simplex_grid(3, 10), np.random.default_rng(0)
    gains = rng.normal(size=(66, 50, 3)) * 0.3 + 0.2 * grid[:, None, :]
    found = steerability(grid, gains, draws=100)
    for figure in [*found.rho, *found.monotonicity, found.self_regret]:
        assert figure.low <= figure.value <= figure.high


def test_equal_weights_tie_although_they_were_divided_by_their_sums():
    grid, rng = simplex_grid(3, 5), np.random.default_rng(4)
    rounded = grid * (1.0 + 1e-7 * rng.random((len(grid), 1)))
    gains = rng.random((len(grid), 1, 3))

    found = steerability(rounded, gains, draws=10)

    for k in range(3):
        expected = stats.spearmanr(grid[:, k], gains[:, 0, k]).statistic
        assert found.rho[k].value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("weights", "gains", "said"),
    [
        (LINE, np.zeros((3, 0, 2)), "no value"),
        (LINE, np.zeros((3, 2)), "must be \\(weights, programs, metrics\\)"),
        (LINE, np.zeros((2, 1, 2)), "do not match"),
        (LINE, np.full((3, 1, 2), np.nan), "nan"),
        ([[0.5, 0.5], [0.5, 0.5]], np.zeros((2, 1, 2)), "differ from row to row"),
        ([[0.5, 0.2, 0.3], [0.5, 0.3, 0.2]], np.zeros((2, 1, 3)), "each w_k must vary"),
        ([[0.2, 0.8], [0.3, 0.7], [0.9, 0.1]], np.zeros((3, 1, 3)), "do not match"),
    ],
)
def test_what_cannot_be_steered_is_said(weights, gains, said):
    with pytest.raises(ValueError, match=said):
        steerability(weights, gains)


def test_a_grid_without_neighbours_along_a_weight_is_refused():
    # The closest two points differ in the first two weights only.
    grid = [[0.5, 0.4, 0.1], [0.4, 0.5, 0.1], [0.0, 0.0, 1.0]]
    with pytest.raises(ValueError, match="use a lattice"):
        steerability(grid, np.zeros((3, 1, 3)))


def test_weights_off_the_simplex_are_the_users_error():
    with pytest.raises(UserError, match="off the simplex"):
        steerability([[0.5, 0.6], [1.0, 0.0]], np.zeros((2, 1, 2)))
