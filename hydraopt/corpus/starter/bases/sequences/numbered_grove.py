# %% statement
# Return the size of the largest group of trees whose numbers follow one another without a gap
# (in any order in the list): of [100, 4, 200, 1, 3, 2] it is 4, for 1 to 4. Repeats count once.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[8]], [[8, 8]], [[100, 4, 200, 1, 3, 2]], [[5, 7, 9]], [[-1, 0, 1, 1, 2]]]
def make_input(rng, size):
    return [[rng.randrange(size * 2) for _ in range(size)]]
# %% program: good
def numbered_grove(trees):
    marked = set(trees)
    largest = 0
    for number in marked:
        if number - 1 in marked:
            continue
        end = number + 1
        while end in marked:
            end += 1
        largest = max(largest, end - number)
    return largest
