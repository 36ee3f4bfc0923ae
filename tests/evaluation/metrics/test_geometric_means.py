import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hydraopt.evaluation.metrics.geometric import geometric_mean_clipped, geometric_mean_unclipped

RATIOS = st.lists(st.floats(0.01, 100.0), min_size=1, max_size=20)


def test_by_hand():
    assert geometric_mean_unclipped([4.0, 0.25, None]) == pytest.approx(1.0)
    assert geometric_mean_clipped([4.0, 0.25, None]) == pytest.approx(4 ** (1 / 3))


@given(RATIOS)
def test_scipy_agrees(ratios):
    assert geometric_mean_unclipped(ratios) == pytest.approx(stats.gmean(ratios))
    clipped = stats.gmean([max(ratio, 1.0) for ratio in ratios])
    assert geometric_mean_clipped(ratios) == pytest.approx(clipped)


@given(RATIOS)
def test_exchanging_the_programs_turns_the_mean_over(ratios):
    turned = geometric_mean_unclipped([1 / ratio for ratio in ratios])
    assert turned == pytest.approx(1 / geometric_mean_unclipped(ratios))


@pytest.mark.parametrize("mean", [geometric_mean_clipped, geometric_mean_unclipped])
@pytest.mark.parametrize(
    ("ratios", "said"), [([], "no value"), ([0.0], "0 is given"), ([float("nan")], "nan")]
)
def test_what_is_no_ratio_is_said(mean, ratios, said):
    with pytest.raises(ValueError, match=said):
        mean(ratios)
