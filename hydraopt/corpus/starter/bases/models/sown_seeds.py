# %% statement
# Mancala on a ring of pits (at least two): each turn takes all seeds of the named pit and sows them one by one into the following pits, passing
# over the pit they came from. If the last seed falls into a pit that was empty, it and the seeds of the next pit are won (taken off).
# Return [seeds won, the pits at the end].
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[1, 1], []], [[0, 0], [0]], [[3, 0, 2, 1], [0]], [[1, 0, 4], [0]], [[6, 0, 0], [0, 1, 2]], [[2, 2, 2, 2], [3, 0, 1, 2, 2]]]
def make_input(rng, size):
    return [[rng.randrange(size // 6) for _ in range(20)], [rng.randrange(20) for _ in range(size)]]
# %% program: good
def sown_seeds(pits, turns):
    board = list(pits)
    size = len(board)
    won = 0
    for start in turns:
        seeds = board[start]
        if not seeds:
            continue
        board[start] = 0
        everyone, extra = divmod(seeds, size - 1)
        for offset in range(1, size):
            board[(start + offset) % size] += everyone + (offset <= extra)
        last = (start + (extra or size - 1)) % size
        if board[last] == 1:
            beside = (last + 1) % size
            won += 1 + board[beside]
            board[last] = board[beside] = 0
    return [won, board]
