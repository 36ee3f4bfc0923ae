# %% statement
# A series of numbers starts with the seed (0 to 2147483647); each further number is the one before
# times 1103515245 plus 12345, modulo 2147483648. Return how many of its first `count` numbers are
# smaller than the number before them.
# %% inputs
SIZES = (500, 30_000, 200_000)
EDGE_CASES = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 3],
    [2147483647, 2],
    [12345, 10],
    [2147483647, 50],
    [7, 99],
]
def make_input(rng, size):
    return [rng.randrange(2147483648), size]
# %% program: original
def falling_steps(seed, count):
    numbers = []
    number = seed
    for i in range(count):
        numbers.append(number)
        number = (number * 1103515245 + 12345) % 2147483648
    pairs = []
    for i in range(1, len(numbers)):
        pairs.append([numbers[i - 1], numbers[i]])
    falling = []
    for pair in pairs:
        if pair[1] < pair[0]:
            falling.append(pair)
    return len(falling)
# %% program: human
def falling_steps(seed, count):
    falling = 0
    number = seed
    for _ in range(count - 1):
        following = (number * 1103515245 + 12345) % 2147483648
        if following < number:
            falling += 1
        number = following
    return falling
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [st.integers(0, 2147483647), st.integers(0, 40)]
def property_is_the_number_of_falling_pairs(answer, seed, count):
    numbers = [seed]
    for _ in range(count - 1):
        numbers.append((numbers[-1] * 1103515245 + 12345) & 0x7FFFFFFF)
    assert answer == sum(first > second for first, second in zip(numbers, numbers[1:]))
def property_no_more_than_the_steps(answer, seed, count):
    assert 0 <= answer <= max(0, count - 1)
