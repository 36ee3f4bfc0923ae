# %% statement
# Return the sum of the cubes of the whole numbers from 1 up to and including n.
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[0], [1], [2], [10]]
def make_input(rng, size):
    return [size + rng.randrange(20)]
# %% program: original
def cube(value):
    answer = 1
    for _ in range(3):
        answer = answer * value
    return answer

def cube_total(n):
    total = 0
    for value in range(1, n + 1):
        total = total + cube(value)
    return total
# %% program: generator
def cube_total(n):
    return sum(value ** 3 for value in range(1, n + 1))
# %% program: comprehension
def cube_total(n):
    return sum([value * value * value for value in range(1, n + 1)])
# %% program: formula
def cube_total(n):
    half = n * (n + 1) // 2
    return half * half
