# %% statement
# Return the maximum of every stretch of `span` neighbouring values, from left to right. The
# span is at least 1.
# %% inputs
SIZES = (200, 800, 3000)
EDGE_CASES = [[[], 2], [[1], 1], [[4, 1], 3], [[9, 7, 8, 1, 2], 2], [[5, 5, 5], 3], [[-1, -3], 1]]
def make_input(rng, size):
    return [[rng.randrange(10000) for _ in range(size)], size // 10]
# %% program: scan_each
def window_peaks(values, span):
    peaks = []
    for i in range(len(values)):
        if i + span <= len(values):
            peak = values[i]
            for j in range(i, i + span):
                if values[j] > peak:
                    peak = values[j]
            peaks.append(peak)
    return peaks
# %% program: max_of_slice
def window_peaks(values, span):
    return [max(values[i : i + span]) for i in range(len(values) - span + 1)]
# %% program: deque
from collections import deque

def window_peaks(values, span):
    peaks, waiting = [], deque()
    for i, value in enumerate(values):
        while waiting and values[waiting[-1]] <= value:
            waiting.pop()
        waiting.append(i)
        if waiting[0] == i - span:
            waiting.popleft()
        if i >= span - 1:
            peaks.append(values[waiting[0]])
    return peaks
# %% program: rescan_when_gone
def window_peaks(values, span):
    peaks = []
    for i in range(len(values) - span + 1):
        if i == 0 or values[i - 1] == peak:
            peak = max(values[i : i + span])
        elif values[i + span - 1] > peak:
            peak = values[i + span - 1]
        peaks.append(peak)
    return peaks
