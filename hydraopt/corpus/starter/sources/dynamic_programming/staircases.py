# %% statement
# For each of the stair heights return in how many ways the stairs can be climbed by steps of
# one, two or three, as the remainder modulo 10007.
# %% inputs
SIZES = (30, 100, 400)
EDGE_CASES = [[[]], [[0]], [[1, 2, 3, 4]], [[5, 5]], [[40, 1]]]
CONSTANTS = {"10007": ["997", "1000", "65536"]}
def make_input(rng, size):
    return [[rng.randrange(size * 3) for _ in range(size // 2)]]
# %% program: each_anew
def climbs(height):
    ways = [1, 1, 2]
    while len(ways) <= height:
        ways.append(ways[-1] + ways[-2] + ways[-3])
    return ways[height] % 10007

def staircases(heights):
    answers = []
    for i in range(len(heights)):
        answers.append(climbs(heights[i]))
    return answers
# %% program: three_numbers
def staircases(heights):
    answers = []
    for height in heights:
        a, b, c = 1, 1, 2
        for _ in range(height):
            a, b, c = b, c, (a + b + c) % 10007
        answers.append(a)
    return answers
# %% program: shared_table
def staircases(heights):
    ways = [1, 1, 2]
    for k in range(3, max(heights, default=0) + 1):
        ways.append((ways[k - 1] + ways[k - 2] + ways[k - 3]) % 10007)
    return [ways[height] for height in heights]
# %% program: ascending
def staircases(heights):
    answers = [0] * len(heights)
    a, b, c, step = 1, 1, 2, 0
    for place in sorted(range(len(heights)), key=heights.__getitem__):
        while step < heights[place]:
            a, b, c = b, c, (a + b + c) % 10007
            step += 1
        answers[place] = a
    return answers
