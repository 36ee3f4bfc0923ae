# %% statement
# Exams are numbered from 0 and each has [points, weight]. Return the smallest number of exams
# whose weights reach at least half of the whole weight, when the exams with the most points are
# taken first (of equal points, the earlier exam).
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[[5, 2]]], [[[5, 2], [7, 1]]], [[[5, 1], [5, 3]]], [[[1, 9], [8, 2], [3, 4], [9, 1]]]]
def make_input(rng, size):
    return [[[rng.randrange(100), rng.randrange(1, 10)] for _ in range(size)]]
# %% program: good
def exams_for_half(exams):
    total = sum(weight for _, weight in exams)
    taken = 0
    best_first = sorted(exams, key=lambda exam: -exam[0])
    for count, (_, weight) in enumerate(best_first, 1):
        taken += weight
        if taken * 2 >= total:
            return count
    return 0
