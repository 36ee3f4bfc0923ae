import math

import numpy as np

from hydraopt.reporting.series import MAX_POINTS, column, drawn_weights, names, running_mean, thin


def test_a_column_is_nan_where_a_record_has_no_number():
    records = [{"loss": 1}, {}, {"loss": None}, {"loss": True}, {"loss": float("inf")}]

    np.testing.assert_array_equal(column(records, "loss"), [1, *[np.nan] * 4])


def test_a_column_of_a_mapping_is_read_by_name():
    records = [{"alpha": {"latency": 1.5}}, {"alpha": {}}, {"alpha": 3}]

    np.testing.assert_array_equal(column(records, "alpha", "latency"), [1.5, np.nan, np.nan])


def test_names_come_in_the_papers_order_with_balanced_last():
    records = [{"alpha": {"balanced": 1, "cycles": 1, "size": 1}}, {}, {"alpha": {"latency": 1}}]

    assert names(records, "alpha") == ["latency", "cycles", "size", "balanced"]


def test_drawn_weights_are_told_apart_by_their_means():
    # Sorted keys, as they stand in the file; the rows are in the order latency, memory, cycles.
    records = [
        {
            "weights": [[0.6, 0.3, 0.1], [0.4, 0.5, 0.1]],
            "weights_mean": {"cycles": 0.1, "latency": 0.5, "memory": 0.4},
        },
        {
            "weights": [[0.2, 0.3, 0.5]],
            "weights_mean": {"cycles": 0.5, "latency": 0.2, "memory": 0.3},
        },
        {"weights": []},
    ]

    found = drawn_weights(records)

    assert {name: column.tolist() for name, column in found.items()} == {
        "latency": [0.6, 0.4, 0.2],
        "memory": [0.3, 0.5, 0.3],
        "cycles": [0.1, 0.1, 0.5],
    }
    assert list(found) == ["latency", "memory", "cycles"]


def test_no_recorded_weights_are_no_weights():
    assert drawn_weights([{"step": 1}, {"weights": [[0.5]], "weights_mean": {}}]) == {}


def test_the_running_mean_looks_back_and_skips_what_is_missing():
    values = np.array([1.0, 3.0, math.nan, 5.0])

    np.testing.assert_allclose(running_mean(values, 2), [1, 2, 3, 5])
    np.testing.assert_allclose(running_mean(values, 9), [1, 2, 2, 3])


def test_the_running_mean_of_nothing_is_missing():
    assert np.isnan(running_mean(np.array([math.nan, math.nan]), 2)).all()


def test_a_short_series_is_drawn_as_it_is_without_its_gaps():
    steps, values = thin(np.array([1.0, 2.0, 3.0]), np.array([5.0, math.nan, 7.0]))

    np.testing.assert_array_equal(steps, [1, 3])
    np.testing.assert_array_equal(values, [5, 7])


def test_a_long_series_is_thinned_to_means_of_neighbours():
    steps = np.arange(72_000, dtype=float)

    thin_steps, thin_values = thin(steps, 2 * steps)

    assert len(thin_steps) == MAX_POINTS
    np.testing.assert_allclose(thin_values, 2 * thin_steps)
    assert thin_steps[0] == np.arange(240).mean()
