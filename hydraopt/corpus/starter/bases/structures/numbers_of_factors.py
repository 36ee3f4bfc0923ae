# %% statement
# Return the first `count` numbers, in rising order from 1, that are products of the given primes alone (each any number of
# times). Without primes only 1 is one.
# %% inputs
SIZES = (100, 500, 2000)
EDGE_CASES = [[0, [2]], [1, []], [5, []], [6, [2]], [10, [2, 3, 5]], [4, [7, 11]]]
def make_input(rng, size):
    return [size, sorted(rng.sample([2, 3, 5, 7, 11, 13, 17], 4))]
# %% program: good
from heapq import heappop, heappush


def numbers_of_factors(count, primes):
    waiting = [1]
    known = {1}
    products = []
    while waiting and len(products) < count:
        number = heappop(waiting)
        products.append(number)
        for prime in primes:
            larger = number * prime
            if larger not in known:
                known.add(larger)
                heappush(waiting, larger)
    return products
