# %% statement
# In each round the first of the fullest bowls is emptied, and its stones are put one by one into the bowls after it (round the circle).
# Return [rounds, loop]: after how many rounds a state is seen that was seen before, and how many rounds ago it was. No bowls: [0, 0].
# %% inputs
SIZES = (6, 9, 12)
EDGE_CASES = [[[]], [[0]], [[5]], [[0, 2, 7, 0]], [[1, 1]], [[3, 0, 0]]]
def make_input(rng, size):
    return [[rng.randrange(12) for _ in range(size)]]
# %% program: good
def stones_shared_out(bowls):
    if not bowls:
        return [0, 0]
    state = list(bowls)
    count = len(state)
    seen_at = {}
    rounds = 0
    while (key := tuple(state)) not in seen_at:
        seen_at[key] = rounds
        rounds += 1
        fullest = state.index(max(state))
        everyone, extra = divmod(state[fullest], count)
        state[fullest] = 0
        for offset in range(1, count + 1):
            state[(fullest + offset) % count] += everyone + (offset <= extra)
    return [rounds, rounds - seen_at[key]]
