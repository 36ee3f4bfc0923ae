# %% statement
# donations holds positive numbers. Return the length of the shortest stretch of neighbours
# whose sum is at least goal; 0 where there is none. goal is positive.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 5], [[4], 5], [[5], 5], [[2, 3, 1, 2, 4, 3], 7], [[1, 1, 1], 3], [[1, 1, 1], 4]]
def make_input(rng, size):
    return [[rng.randrange(1, 60) for _ in range(size)], size * 2]
# %% program: good
def quickest_goal(donations, goal):
    shortest = len(donations) + 1
    start = total = 0
    for end, gift in enumerate(donations, 1):
        total += gift
        while total >= goal:
            shortest = min(shortest, end - start)
            total -= donations[start]
            start += 1
    return shortest if shortest <= len(donations) else 0
