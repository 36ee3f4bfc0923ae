# %% statement
# Numbered packets (0, 1, 2, ...) arrive in any order, some of them more than once. A packet is
# handed on once, as soon as all packets with smaller numbers have been handed on. Return for every
# arrival how many packets it allows to hand on.
# %% inputs
SIZES = (80, 1_200, 6_000)
EDGE_CASES = [
    [[]],
    [[0]],
    [[5]],
    [[0, 1, 2]],
    [[2, 1, 0]],
    [[0, 0, 1, 0, 1]],
    [[1, 1, 0, 3, 1, 2, 3]],
    [[7, 3, 0, 2, 1, 9]],
]
def make_input(rng, size):
    # Every packet is late by up to a tenth of the stream; a few come twice.
    arrivals = [(number + rng.random() * size / 10, number) for number in range(size)]
    arrivals += [(late + size / 20, number) for late, number in rng.sample(arrivals, size // 20)]
    return [[number for _, number in sorted(arrivals)]]
# %% program: original
def packets_in_order(numbers):
    buffer = []
    expected = 0
    counts = []
    for number in numbers:
        if number >= expected and number not in buffer:
            buffer.append(number)
        count = 0
        while expected in buffer:
            buffer.remove(expected)
            expected = expected + 1
            count = count + 1
        counts.append(count)
    return counts
# %% program: human
def packets_in_order(numbers):
    buffer = set()
    expected = 0
    counts = []
    for number in numbers:
        if number >= expected:
            buffer.add(number)
        first = expected
        while expected in buffer:
            buffer.remove(expected)
            expected += 1
        counts.append(expected - first)
    return counts
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.one_of(
        st.lists(st.integers(0, 12), max_size=25),
        st.permutations(range(10)),
    )
]
def property_hands_on_all_that_came_up_to_the_first_missing_one(answer, numbers):
    assert len(answer) == len(numbers)
    for count in range(1, len(numbers) + 1):
        handed_on = sum(answer[:count])
        assert handed_on not in numbers[:count]
        assert set(range(handed_on)) <= set(numbers[:count])
def property_a_packet_that_came_before_allows_nothing(answer, numbers):
    for place, number in enumerate(numbers):
        assert answer[place] == 0 or number not in numbers[:place]
