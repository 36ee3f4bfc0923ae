# %% statement
# boxes stand in a row. For every position, return how many boxes to the left, without a gap,
# are at most as heavy as the box there, the box itself counted: 1 where the box right before is
# heavier.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[3]], [[3, 3]], [[100, 80, 60, 70, 60, 75, 85]], [[1, 2, 3]]]
def make_input(rng, size):
    return [[rng.randrange(200) for _ in range(size)]]
# %% program: good
def lighter_spans(boxes):
    heavier = []
    spans = []
    for place, weight in enumerate(boxes):
        while heavier and boxes[heavier[-1]] <= weight:
            heavier.pop()
        spans.append(place - heavier[-1] if heavier else place + 1)
        heavier.append(place)
    return spans
