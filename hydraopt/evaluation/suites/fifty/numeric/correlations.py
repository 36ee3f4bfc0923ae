# %% statement
# Each series is a list of whole numbers, all equally long. Return the square table of the
# correlation coefficients (Pearson) of every series with every series, as floats; the coefficient
# is 0.0 where one of the two series is constant or empty.
# %% inputs
SIZES = (6, 16, 36)
EDGE_CASES = [
    [[]],
    [[[]]],
    [[[], []]],
    [[[1, 2, 3]]],
    [[[1, 2, 3], [3, 2, 1]]],
    [[[1, 2, 3], [5, 5, 5]]],
    [[[7], [8]]],
    [[[1, 0, -1, 0], [0, 1, 0, -1]]],
    [[[10**6, -(10**6), 3], [1, 2, 4], [0, 0, 1]]],
]
def make_input(rng, size):
    return [[[rng.randrange(-500, 500) for _ in range(6 * size)] for _ in range(size)]]
# %% program: original
def spread(first, second):
    total = 0
    for i in range(len(first)):
        total = total + first[i] * second[i]
    return len(first) * total - sum(first) * sum(second)

def correlations(series):
    table = []
    for first in series:
        row = []
        for second in series:
            if spread(first, first) == 0 or spread(second, second) == 0:
                row.append(0.0)
            else:
                both = spread(first, first) * spread(second, second)
                row.append(spread(first, second) / both**0.5)
        table.append(row)
    return table
# %% program: human
from operator import mul

def correlations(series):
    sums = [sum(values) for values in series]
    spreads = [
        len(values) * sum(map(mul, values, values)) - total * total
        for values, total in zip(series, sums)
    ]
    table = [[0.0] * len(series) for _ in series]
    for i, first in enumerate(series):
        for j in range(i, len(series)):
            if spreads[i] and spreads[j]:
                shared = len(first) * sum(map(mul, first, series[j])) - sums[i] * sums[j]
                table[i][j] = table[j][i] = shared / (spreads[i] * spreads[j]) ** 0.5
    return table
# %% properties
import statistics
from hypothesis import strategies as st
ARGUMENTS = [
    st.integers(0, 6).flatmap(
        lambda length: st.lists(
            st.lists(st.integers(-9, 9), min_size=length, max_size=length), max_size=5
        )
    )
]
def property_the_table_is_square_and_symmetric(answer, series):
    assert [len(row) for row in answer] == [len(series)] * len(series)
    assert all(answer[i][j] == answer[j][i] for i in range(len(series)) for j in range(i))
def property_a_series_that_varies_is_fully_correlated_with_itself(answer, series):
    for i, values in enumerate(series):
        assert abs(answer[i][i] - (len(set(values)) > 1)) < 1e-12
def property_the_library_says_the_same(answer, series):
    for row, first in zip(answer, series):
        for found, second in zip(row, series):
            if len(set(first)) > 1 and len(set(second)) > 1:
                assert abs(found - statistics.correlation(first, second)) < 1e-9
            else:
                assert found == 0.0
