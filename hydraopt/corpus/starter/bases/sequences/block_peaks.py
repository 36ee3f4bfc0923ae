# %% statement
# Return the highest reading of each block of width readings; the last block may be shorter.
# %% inputs
SIZES = (400, 3000, 20000)
EDGE_CASES = [[[], 3], [[4], 3], [[4, 9, 1], 3], [[4, 9, 1, 7], 3], [[1, 2, 3], 1]]
def make_input(rng, size):
    return [[rng.randrange(10000) for _ in range(size)], rng.randrange(8, 15)]
# %% program: good
def block_peaks(readings, width):
    peaks = []
    for start in range(0, len(readings), width):
        peaks.append(max(readings[start:start + width]))
    return peaks
