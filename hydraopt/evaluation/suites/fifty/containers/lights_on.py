# %% statement
# A wall has rows times columns lights, all of them off. Each press [row, column] switches one
# light on if it is off, and off if it is on. Return the [row, column] of the lights that are on in
# the end, ordered by row, and by column within a row.
# %% inputs
SIZES = (40, 300, 1_000)
EDGE_CASES = [
    [0, 0, []],
    [1, 1, []],
    [1, 1, [[0, 0]]],
    [2, 3, [[1, 2], [1, 2]]],
    [2, 3, [[1, 2], [0, 1], [1, 2], [1, 2]]],
    [3, 3, [[2, 0], [0, 2], [1, 1], [0, 0], [2, 2]]],
    [12, 12, [[10, 2], [2, 10], [2, 9], [10, 11]]],
    [100, 1, [[99, 0], [0, 0], [50, 0], [50, 0]]],
]
def make_input(rng, size):
    presses = []
    for _ in range(size * 2):
        presses.append([rng.randrange(size), rng.randrange(size)])
    presses += rng.sample(presses, size // 2)
    return [size, size, presses]
# %% program: original
def lights_on(rows, columns, presses):
    wall = []
    for row in range(rows):
        line = []
        for column in range(columns):
            line.append(False)
        wall.append(line)
    for row, column in presses:
        wall[row][column] = not wall[row][column]
    lit = []
    for row in range(rows):
        for column in range(columns):
            if wall[row][column]:
                lit.append([row, column])
    return lit
# %% program: human
def lights_on(rows, columns, presses):
    lit = set()
    for row, column in presses:
        lit ^= {(row, column)}
    return [list(light) for light in sorted(lit)]
# %% properties
from hypothesis import strategies as st
LINE = st.integers(0, 4)
ARGUMENTS = [
    st.integers(5, 8),
    st.integers(5, 8),
    st.lists(st.tuples(LINE, LINE).map(list), max_size=25),
]
def property_stands_in_order_without_repeats(answer, rows, columns, presses):
    assert all(first < second for first, second in zip(answer, answer[1:]))
def property_a_light_is_on_after_an_odd_number_of_presses(answer, rows, columns, presses):
    odd = [press for press in presses if presses.count(press) % 2 == 1]
    assert all(light in odd for light in answer)
    assert all(press in answer for press in odd)
