# %% statement
# Guests 0 to count - 1 sit at two tables; pairs of quarrels may not share one. Guest 0, and every lowest guest not yet bound
# by others, sits at table 0. Return the list of tables by guest, or None if it cannot be done.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[0, []], [1, []], [2, [[0, 1]]], [3, [[0, 1], [1, 2], [2, 0]]], [4, [[3, 1], [1, 2]]], [2, [[1, 1]]]]
def make_input(rng, size):
    sides = [rng.randrange(2) for _ in range(size)]
    quarrels = []
    while len(quarrels) < size:
        a, b = rng.randrange(size), rng.randrange(size)
        if sides[a] != sides[b]:
            quarrels.append([a, b])
    return [size, quarrels]
# %% program: good
from collections import defaultdict


def two_tables(count, quarrels):
    enemies = defaultdict(list)
    for one, other in quarrels:
        enemies[one].append(other)
        enemies[other].append(one)
    table = {}
    for guest in range(count):
        if guest in table:
            continue
        table[guest] = 0
        waiting = [guest]
        while waiting:
            one = waiting.pop()
            opposite = 1 - table[one]
            for other in enemies[one]:
                if other not in table:
                    table[other] = opposite
                    waiting.append(other)
                elif table[other] != opposite:
                    return None
    return [table[guest] for guest in range(count)]
