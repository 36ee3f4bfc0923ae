# %% statement
# A release is named by numbers with dots between them, such as "1.10.2". Return the names from the
# oldest to the newest release: numbers are compared from the left, a missing number counts as 0,
# and names of the same release ("1.2" and "1.2.0") keep their order.
# %% inputs
SIZES = (100, 1_500, 6_000)
EDGE_CASES = [
    [[]],
    [["2"]],
    [["1.10", "1.9", "1.2"]],
    [["1.0", "1", "1.0.0"]],
    [["1", "1.0.0", "1.0"]],
    [["0", "0.0.1", "0.0"]],
    [["3.1.4", "3.1", "3.1.0.1", "3"]],
    [["10.0", "9.99.99", "10"]],
]
def make_input(rng, size):
    names = []
    for _ in range(size):
        numbers = [rng.randrange(40) for _ in range(rng.randrange(2, 5))]
        names.append(".".join(str(number) for number in numbers))
    return [names]
# %% program: original
import functools

def compare(first, second):
    left = first.split(".")
    right = second.split(".")
    while len(left) < len(right):
        left.append("0")
    while len(right) < len(left):
        right.append("0")
    for i in range(len(left)):
        if int(left[i]) < int(right[i]):
            return -1
        if int(left[i]) > int(right[i]):
            return 1
    return 0

def release_order(names):
    return sorted(names, key=functools.cmp_to_key(compare))
# %% program: human
def release(name):
    numbers = [int(number) for number in name.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers

def release_order(names):
    return sorted(names, key=release)
# %% properties
from hypothesis import strategies as st
NAMES = st.lists(st.integers(0, 11), min_size=1, max_size=4).map(lambda n: ".".join(map(str, n)))
ARGUMENTS = [st.lists(NAMES, max_size=20)]
def padded(name):
    numbers = [int(number) for number in name.split(".")]
    return numbers + [0] * (9 - len(numbers))
def property_nothing_is_lost(answer, names):
    assert sorted(answer) == sorted(names)
def property_releases_never_fall(answer, names):
    assert all(padded(answer[i]) <= padded(answer[i + 1]) for i in range(len(answer) - 1))
def property_names_of_one_release_keep_their_order(answer, names):
    for name in names:
        same = [entry for entry in names if padded(entry) == padded(name)]
        assert [entry for entry in answer if padded(entry) == padded(name)] == same
