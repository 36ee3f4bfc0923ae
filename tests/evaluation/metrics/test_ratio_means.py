import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from hydraopt.evaluation.metrics.ratio_means import ratio_means

RATIOS = st.lists(st.floats(0.01, 100.0), min_size=1, max_size=20)


def means(*ratios):
    return {name: float(mean) for name, mean in ratio_means(np.log(ratios)).items()}


def test_by_hand():
    assert means(4.0, 0.25, 1.0) == pytest.approx(
        {
            "geometric_mean_unclipped": 1.0,
            "geometric_mean_clipped": 4 ** (1 / 3),
            # 4 times better saves three quarters; 4 times worse costs three times as much more.
            "mean_reduction_unclipped": (0.75 - 3.0 + 0.0) / 3,
            "mean_reduction_clipped": 0.75 / 3,
        }
    )


@given(RATIOS)
def test_scipy_agrees(ratios):
    found = means(*ratios)
    clipped = [max(ratio, 1.0) for ratio in ratios]
    assert found["geometric_mean_unclipped"] == pytest.approx(stats.gmean(ratios))
    assert found["geometric_mean_clipped"] == pytest.approx(stats.gmean(clipped))
    # A mean of 1/r is one over the harmonic mean of r.
    assert found["mean_reduction_unclipped"] == pytest.approx(1 - 1 / stats.hmean(ratios))
    assert found["mean_reduction_clipped"] == pytest.approx(1 - 1 / stats.hmean(clipped))


@given(RATIOS)
def test_exchanging_the_programs_turns_the_geometric_mean_over(ratios):
    turned = means(*(1 / ratio for ratio in ratios))
    assert turned["geometric_mean_unclipped"] == pytest.approx(
        1 / means(*ratios)["geometric_mean_unclipped"]
    )


def test_the_means_of_several_samples_are_those_of_each():
    found = ratio_means(np.log([[4.0, 1.0], [0.25, 1.0]]))
    assert found["geometric_mean_unclipped"] == pytest.approx([2.0, 0.5])
    assert found["geometric_mean_clipped"] == pytest.approx([2.0, 1.0])
