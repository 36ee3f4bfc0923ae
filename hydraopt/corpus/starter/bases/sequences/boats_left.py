# %% statement
# Boats sail in a row to the right (speed > 0) or to the left (speed < 0). Where two meet, the
# slower one (smaller without its sign) is taken out; of two equally fast ones both are. Return
# the speeds of the boats that are left, in their order.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[3]], [[5, -5]], [[5, 10, -5]], [[-2, -1, 1, 2]], [[10, 2, -5, -11]]]
def make_input(rng, size):
    return [[rng.choice([-1, 1]) * rng.randrange(1, 100) for _ in range(size)]]
# %% program: good
def boats_left(speeds):
    rightward = []
    leftward = []
    for speed in speeds:
        if speed > 0:
            rightward.append(speed)
            continue
        while rightward and rightward[-1] < -speed:
            rightward.pop()
        if not rightward:
            leftward.append(speed)
        elif rightward[-1] == -speed:
            rightward.pop()
    return leftward + rightward
