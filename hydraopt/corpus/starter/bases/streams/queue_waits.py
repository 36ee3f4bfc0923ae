# %% statement
# Customers come at the minutes `arrivals` (ascending) and are served one after the other in that order by one clerk, the
# i-th for `durations[i]` minutes. Return [LONGEST WAIT, SUM OF WAITS, CUSTOMERS WHO DID NOT WAIT], where a wait is the
# time from arrival to the beginning of the service.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], []], [[3], [9]], [[0, 1, 2], [5, 5, 5]], [[0, 10, 20], [5, 15, 1]], [[4, 4, 4], [0, 0, 0]], [[1, 2], [1, 1]]]
def make_input(rng, size):
    arrivals = sorted(rng.randrange(size * 5) for _ in range(size))
    return [arrivals, [rng.randrange(9) for _ in range(size)]]
# %% program: good
def waits(arrivals, durations):
    free_at = 0
    for arrival, duration in zip(arrivals, durations):
        begin = max(arrival, free_at)
        yield begin - arrival
        free_at = begin + duration

def queue_waits(arrivals, durations):
    longest = total = prompt = 0
    for wait in waits(arrivals, durations):
        total += wait
        if wait == 0:
            prompt += 1
        elif wait > longest:
            longest = wait
    return [longest, total, prompt]
