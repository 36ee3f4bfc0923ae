# %% statement
# Each filter halves the present output of one factory. Return the fewest filters that bring the sum of all outputs to half of what it was or less.
# All outputs are multiples of 1024 and below 2**40; 0 filters if the sum is 0.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[1024]], [[5120, 19456, 8192, 1024]], [[3072, 8192, 20480]], [[0, 0]]]
def make_input(rng, size):
    return [[1024 * (1 + rng.randrange(10 * size)) for _ in range(size)]]
# %% program: good
import heapq


def halvings_to_clean_air(outputs):
    factories = [-output for output in outputs]
    heapq.heapify(factories)
    excess = sum(outputs) / 2
    filters = 0
    while excess > 0:
        half = heapq.heappop(factories) / 2
        excess += half
        heapq.heappush(factories, half)
        filters += 1
    return filters
