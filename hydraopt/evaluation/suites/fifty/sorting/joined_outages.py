# %% statement
# Bookings of a hall are [start, end] hours with start before end, in any order. Return the hours at
# which the hall is taken as a list of [start, end] in ascending order, in which bookings that
# overlap or touch (one ends when the other starts) are joined into one.
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
    bookings = []
    for _ in range(size):
        start = rng.randrange(size * 12)
        bookings.append([start, start + rng.randrange(1, 15)])
    return [bookings]
# %% program: original
def joined_bookings(bookings):
    taken = [list(booking) for booking in bookings]
    i = 0
    while i < len(taken):
        j = i + 1
        joined = False
        while j < len(taken):
            if taken[i][0] <= taken[j][1] and taken[j][0] <= taken[i][1]:
                both = [min(taken[i][0], taken[j][0]), max(taken[i][1], taken[j][1])]
                taken = taken[:i] + [both] + taken[i + 1 : j] + taken[j + 1 :]
                joined = True
                break
            j = j + 1
        if joined:
            i = 0  # the longer booking may reach an earlier one
        else:
            i = i + 1
    return sorted(taken)
# %% program: human
def joined_bookings(bookings):
    taken = []
    for start, end in sorted(bookings):
        if taken and start <= taken[-1][1]:
            taken[-1][1] = max(taken[-1][1], end)
        else:
            taken.append([start, end])
    return taken
# %% properties
from hypothesis import strategies as st
BOOKINGS = st.tuples(st.integers(-30, 60), st.integers(1, 12)).map(lambda b: [b[0], b[0] + b[1]])
ARGUMENTS = [st.lists(BOOKINGS, max_size=15)]
def property_there_is_free_time_between_any_two(answer, bookings):
    assert all(start < end for start, end in answer)
    assert all(answer[i][1] < answer[i + 1][0] for i in range(len(answer) - 1))
def property_the_same_hours_are_taken(answer, bookings):
    # Between two neighbouring ends of bookings nothing changes.
    for hour in {hour for booking in [*bookings, *answer] for hour in booking}:
        before = any(start <= hour < end for start, end in bookings)
        assert any(start <= hour < end for start, end in answer) == before
