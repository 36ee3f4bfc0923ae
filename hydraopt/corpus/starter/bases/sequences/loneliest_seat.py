# %% statement
# taken holds the numbers of the taken seats of a bench with the seats 0 to length - 1. Return
# the free seat whose nearest taken seat is farthest away, the lowest of several; None where no
# seat is free, 0 where none is taken.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 4], [[], 0], [[0], 1], [[3], 5], [[0, 9], 10], [[4, 1], 8]]
def make_input(rng, size):
    return [rng.sample(range(size * 3), size), size * 3]
# %% program: good
def loneliest_seat(taken, length):
    if not taken:
        return 0 if length else None
    ordered = sorted(taken)
    seat, room = 0, ordered[0]
    for left, right in zip(ordered, ordered[1:]):
        half = (right - left) // 2
        if half > room:
            room = half
            seat = left + half
    last = ordered[-1]
    if length - 1 - last > room:
        return length - 1
    return seat if room else None
