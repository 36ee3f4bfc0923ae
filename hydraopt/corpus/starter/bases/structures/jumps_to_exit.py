# %% statement
# A machine follows offsets: from instruction i it jumps by offsets[i], after which that entry grows by one (falls by one if it was `turn` or more).
# Return the number of jumps until it leaves the list, at most `limit`.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[], 3, 9], [[5], 3, 9], [[0], 3, 9], [[0, 3, 0, 1, -3], 99, 100], [[0, 3, 0, 1, -3], 3, 100], [[0, 3, 0, 1, -3], 3, 4]]
def make_input(rng, size):
    return [[rng.randrange(-3, 3) - (i > 3) for i in range(size)], 3, 30 * size]
# %% program: good
def jumps_to_exit(offsets, turn, limit):
    program = list(offsets)
    end = len(program)
    place = jumps = 0
    while 0 <= place < end and jumps < limit:
        offset = program[place]
        program[place] = offset - 1 if offset >= turn else offset + 1
        place += offset
        jumps += 1
    return jumps
