# %% statement
# Return the first count numbers, ascending from 1, that have no prime factors but those given (distinct primes).
# Without primes only the 1 exists.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[0, [2]], [5, []], [5, [2]], [10, [2, 3, 5]], [7, [5, 3]], [1, [7]]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5), [2, 3, 5, 7][:rng.randrange(2, 5)]]
# %% program: good
from heapq import heappop, heappush

def smooth_numbers(count, primes):
    waiting = [1]
    seen = {1}
    smooth = []
    while waiting and len(smooth) < count:
        number = heappop(waiting)
        smooth.append(number)
        for prime in primes:
            product = number * prime
            if product not in seen:
                seen.add(product)
                heappush(waiting, product)
    return smooth
