# %% statement
# Return the number of ways to choose a committee of `seats` people out of `people`.
# %% inputs
SIZES = (40, 120, 360)
EDGE_CASES = [[0, 0], [5, 0], [5, 5], [3, 4], [6, 2], [10, 3]]
def make_input(rng, size):
    return [size, size // 2 - rng.randrange(4)]
# %% program: triangle
def committee_count(people, seats):
    triangle = [[1]]
    for n in range(1, people + 1):
        line = [1]
        for k in range(1, n):
            line.append(triangle[n - 1][k - 1] + triangle[n - 1][k])
        line.append(1)
        triangle.append(line)
    if seats > people:
        return 0
    return triangle[people][seats]
# %% program: rolling_row
def committee_count(people, seats):
    row = [1] + [0] * seats
    for _ in range(people):
        for k in range(seats, 0, -1):
            row[k] += row[k - 1]
    return row[seats]
# %% program: factorials
from math import factorial

def committee_count(people, seats):
    if seats > people:
        return 0
    return factorial(people) // factorial(seats) // factorial(people - seats)
# %% program: product
def committee_count(people, seats):
    ways = 1
    for k in range(seats):
        ways = ways * (people - k) // (k + 1)
    return ways
# %% program: comb
from math import comb

def committee_count(people, seats):
    return comb(people, seats)
