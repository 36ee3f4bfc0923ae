# %% statement
# The outages of a server are noted as [start, end] seconds with start before end, in any order and
# with overlaps. Return its down times as a list of [start, end] in ascending order: outages that
# overlap or touch (one ends when another starts) are one down time.
# %% inputs
SIZES = (12, 80, 300)
EDGE_CASES = [
    [[]],
    [[[3, 5]]],
    [[[3, 5], [5, 9]]],
    [[[3, 5], [6, 9]]],
    [[[1, 10], [2, 3], [4, 5]]],
    [[[4, 6], [1, 2], [4, 6], [1, 2]]],
    [[[7, 8], [5, 6], [6, 7], [-4, 5]]],
    [[[0, 10**9], [-(10**9), 0]]],
]
def make_input(rng, size):
    outages = []
    for _ in range(size):
        start = rng.randrange(size * 12)
        outages.append([start, start + rng.randrange(1, 15)])
    return [outages]
# %% program: original
def joined_outages(outages):
    down = [list(outage) for outage in outages]
    i = 0
    while i < len(down):
        j = i + 1
        joined = False
        while j < len(down):
            if down[i][0] <= down[j][1] and down[j][0] <= down[i][1]:
                both = [min(down[i][0], down[j][0]), max(down[i][1], down[j][1])]
                down = down[:i] + [both] + down[i + 1 : j] + down[j + 1 :]
                joined = True
                break
            j = j + 1
        if joined:
            i = 0  # the longer outage may reach an earlier one
        else:
            i = i + 1
    return sorted(down)
# %% program: human
def joined_outages(outages):
    down = []
    for start, end in sorted(outages):
        if down and start <= down[-1][1]:
            down[-1][1] = max(down[-1][1], end)
        else:
            down.append([start, end])
    return down
# %% properties
from hypothesis import strategies as st
OUTAGES = st.tuples(st.integers(-30, 60), st.integers(1, 12)).map(lambda b: [b[0], b[0] + b[1]])
ARGUMENTS = [st.lists(OUTAGES, max_size=15)]
def property_the_server_is_up_between_any_two(answer, outages):
    assert all(start < end for start, end in answer)
    assert all(answer[i][1] < answer[i + 1][0] for i in range(len(answer) - 1))
def property_the_same_seconds_are_down(answer, outages):
    # Between two neighbouring ends of outages nothing changes.
    for second in {second for outage in [*outages, *answer] for second in outage}:
        before = any(start <= second < end for start, end in outages)
        assert any(start <= second < end for start, end in answer) == before
