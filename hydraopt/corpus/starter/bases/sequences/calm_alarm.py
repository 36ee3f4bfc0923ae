# %% statement
# Signals are sorted by time, in seconds. Keep the first one, then each that comes at least
# pause seconds after the last one kept, and return the kept ones.
# %% inputs
SIZES = (500, 3000, 10000)
EDGE_CASES = [[[], 3], [[7], 3], [[1, 2, 3, 4, 5], 2], [[0, 10, 20], 3], [[5, 5, 5], 1], [[5, 5, 5], 0]]
def make_input(rng, size):
    return [sorted(rng.randrange(size * 4) for _ in range(size)), 5]
# %% program: good
def calm_alarm(signals, pause):
    kept = []
    for signal in signals:
        if not kept or signal - kept[-1] >= pause:
            kept.append(signal)
    return kept
