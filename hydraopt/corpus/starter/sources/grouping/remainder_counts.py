# %% statement
# Return a list of 7 counts: how many of the tickets leave the remainder 0, 1, ... 6 when
# divided by 7.
# %% inputs
SIZES = (300, 2500, 20000)
EDGE_CASES = [[[]], [[7]], [[1, 8, 15]], [[-1, 0, 6, 13]], [[3, 3, 3]]]
CONSTANTS = {"7": ["5", "12"]}
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)]]
# %% program: original
def remainder_counts(tickets):
    counts = []
    for remainder in range(7):
        matching = []
        for ticket in tickets:
            if ticket % 7 == remainder:
                matching.append(ticket)
        counts.append(len(matching))
    return counts
# %% program: one_pass
def remainder_counts(tickets):
    counts = [0] * 7
    for ticket in tickets:
        counts[ticket % 7] += 1
    return counts
# %% program: counter
from collections import Counter

def remainder_counts(tickets):
    seen = Counter([ticket % 7 for ticket in tickets])
    return [seen[remainder] for remainder in range(7)]
# %% program: bytes_count
def remainder_counts(tickets):
    remainders = bytes([ticket % 7 for ticket in tickets])
    return [remainders.count(remainder) for remainder in range(7)]
