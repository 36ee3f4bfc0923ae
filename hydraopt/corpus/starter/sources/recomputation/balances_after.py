# %% statement
# Return the balance after each move: the opening balance plus all moves up to and including it.
# %% inputs
SIZES = (100, 500, 2000)
EDGE_CASES = [[10, []], [0, [5]], [3, [-3, -3, 6]], [-7, [0, 0]]]
def make_input(rng, size):
    return [rng.randrange(100), [rng.randrange(-500, 600) for _ in range(size)]]
# %% program: sum-slices
def balances_after(opening, moves):
    balances = []
    for i in range(len(moves)):
        balances.append(opening + sum(moves[:i + 1]))
    return balances
# %% program: running-balance
def balances_after(opening, moves):
    balances = []
    balance = opening
    for move in moves:
        balance += move
        balances.append(balance)
    return balances
# %% program: accumulate
from itertools import accumulate

def balances_after(opening, moves):
    return list(accumulate(moves, initial=opening))[1:]
# %% program: accumulate-islice
from itertools import accumulate, islice

def balances_after(opening, moves):
    return list(islice(accumulate(moves, initial=opening), 1, None))
