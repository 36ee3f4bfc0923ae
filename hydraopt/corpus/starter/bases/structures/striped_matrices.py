# %% statement
# Return the indexes of the matrices (rows equally long) in which every diagonal running down to the right holds one number only.
# %% inputs
SIZES = (10, 80, 500)
EDGE_CASES = [[[]], [[[], [[1, 2]]]], [[[[1, 2], [3, 1]]]], [[[[1, 2], [2, 2]], [[4], [5]]]], [[[[1, 2, 3], [5, 1, 2]], [[1, 2, 3], [5, 1, 3]]]]]
def make_input(rng, size):
    matrices = []
    for _ in range(size):
        line = [rng.randrange(10) for _ in range(24)]
        matrix = [line[12 - r : 24 - r] for r in range(12)]
        if rng.random() < 0.5:
            matrix[7 + rng.randrange(5)][rng.randrange(12)] += 1
        matrices.append(matrix)
    return [matrices]
# %% program: good
def is_striped(matrix):
    for above, below in zip(matrix, matrix[1:]):
        if above[:-1] != below[1:]:
            return False
    return True


def striped_matrices(matrices):
    return [index for index, matrix in enumerate(matrices) if is_striped(matrix)]
