# %% statement
# Fence posts stand one metre apart; cloth is spread between two of them and hangs as high as
# the lower one. Return the largest area distance * lower height of two posts, 0 where there are
# fewer than two.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[]], [[6]], [[6, 2]], [[0, 0]], [[1, 8, 6, 2, 5, 4, 8, 3, 7]]]
def make_input(rng, size):
    return [[rng.randrange(1, 5000) for _ in range(size)]]
# %% program: good
def largest_cloth(posts):
    if len(posts) < 2:
        return 0
    tallest_first = sorted(range(len(posts)), key=lambda place: -posts[place])
    leftmost = rightmost = tallest_first[0]
    areas = []
    for place in tallest_first[1:]:
        reach = max(abs(place - leftmost), abs(place - rightmost))
        areas.append(reach * posts[place])
        leftmost = min(leftmost, place)
        rightmost = max(rightmost, place)
    return max(areas)
