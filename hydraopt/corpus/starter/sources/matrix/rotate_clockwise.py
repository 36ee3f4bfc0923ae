# %% statement
# Return the image (rows of equal length) turned by 90 degrees clockwise.
# %% inputs
SIZES = (20, 80, 300)
EDGE_CASES = [[[]], [[["x"]]], [[["a", "b"], ["c", "d"]]], [[[1, 2, 3]]], [[[1], [2]]]]
def make_input(rng, size):
    return [[[rng.randrange(256) for _ in range(size)] for _ in range(size + 10)]]
# %% program: insert_front
def rotate(image):
    rotated = []
    if len(image) > 0:
        for x in range(len(image[0])):
            line = []
            for y in range(len(image)):
                line.insert(0, image[y][x])
            rotated.append(line)
    return rotated
# %% program: backwards
def rotate(image):
    if not image:
        return []
    flipped = image[::-1]
    return [[line[x] for line in flipped] for x in range(len(image[0]))]
# %% program: reversed_zip
def rotate(image):
    return [list(column) for column in zip(*reversed(image))]
# %% program: map_slice
def rotate(image):
    return list(map(list, zip(*image[::-1])))
