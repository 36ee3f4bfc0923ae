# %% statement
# Return for every position the largest price at a later position; for the last one return -1.
# Prices are not negative.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[]], [[6]], [[1, 2, 3]], [[3, 2, 1]], [[4, 4, 0, 4]]]
def make_input(rng, size):
    return [[rng.randrange(size * 4) for _ in range(size)]]
# %% program: max-of-rest
def highest_to_the_right(prices):
    answer = []
    for i in range(len(prices)):
        if i + 1 < len(prices):
            answer.append(max(prices[i + 1:]))
        else:
            answer.append(-1)
    return answer
# %% program: from-the-right
def highest_to_the_right(prices):
    answer = [-1] * len(prices)
    for i in range(len(prices) - 2, -1, -1):
        answer[i] = max(answer[i + 1], prices[i + 1])
    return answer
# %% program: compare-from-the-right
def highest_to_the_right(prices):
    answer = [-1] * len(prices)
    best = -1
    for i in range(len(prices) - 1, -1, -1):
        answer[i] = best
        if prices[i] > best:
            best = prices[i]
    return answer
# %% program: accumulate
from itertools import accumulate

def highest_to_the_right(prices):
    if not prices:
        return []
    answer = [-1] + list(accumulate(prices[:0:-1], max))
    answer.reverse()
    return answer
