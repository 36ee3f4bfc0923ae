# %% statement
# Rescale the marks to whole numbers from 0 (smallest mark) to 100 (largest mark), rounding
# down. If all marks are equal, every answer is 0.
# %% inputs
SIZES = (60, 250, 700)
EDGE_CASES = [[[]], [[5]], [[3, 3]], [[0, 1, 2, 3]], [[-10, 10, 0]]]
CONSTANTS = {"100": ["255", "1000"]}
def make_input(rng, size):
    return [[rng.randrange(-size, size * 3) for _ in range(size)]]
# %% program: min-max-in-loop
def rescale(marks):
    scaled = []
    for mark in marks:
        if max(marks) == min(marks):
            scaled.append(0)
        else:
            scaled.append((mark - min(marks)) * 100 // (max(marks) - min(marks)))
    return scaled
# %% program: hoisted
def rescale(marks):
    if not marks:
        return []
    low = min(marks)
    span = max(marks) - low or 1
    return [(mark - low) * 100 // span for mark in marks]
# %% program: hoisted-append
def rescale(marks):
    scaled = []
    if marks:
        low = min(marks)
        span = max(marks) - low or 1
        for mark in marks:
            scaled.append((mark - low) * 100 // span)
    return scaled
# %% program: table-of-marks
def rescale(marks):
    if not marks:
        return []
    low = min(marks)
    span = max(marks) - low or 1
    table = {mark: (mark - low) * 100 // span for mark in set(marks)}
    return [table[mark] for mark in marks]
