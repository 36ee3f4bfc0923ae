# %% statement
# A frog sits on the first of `stones` (rising whole places). Its first jump is exactly 1 long; later jumps are the last length minus 1, the same
# or plus 1, at least 1, always ahead and onto a stone. Return the place of the farthest stone it can reach (None without stones).
# %% inputs
SIZES = (40, 200, 600)
EDGE_CASES = [[[]], [[4]], [[0, 1]], [[0, 2]], [[0, 1, 3, 5, 6, 8, 12, 17]], [[0, 1, 2, 3, 4, 8, 9, 11]]]
def make_input(rng, size):
    place, stones = 1, [0, 1]
    while len(stones) < size:
        place += rng.choice([1, 1, 1, 2])
        stones.append(place)
    return [stones]
# %% program: good
def frog_crosses(stones):
    if not stones:
        return None
    dry = set(stones)
    farthest = stones[0]
    states = {(farthest, 0)}
    to_try = [(farthest, 0)]
    while to_try:
        place, last = to_try.pop()
        farthest = max(farthest, place)
        for length in range(max(1, last - 1), last + 2):
            landed = (place + length, length)
            if landed[0] in dry and landed not in states:
                states.add(landed)
                to_try.append(landed)
    return farthest
