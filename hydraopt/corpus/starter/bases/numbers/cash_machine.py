# %% statement
# Bank notes are dispensed for each withdrawal, served in order: greedily, largest note first, but never more notes than
# are left. A withdrawal that cannot be paid exactly is refused and takes nothing. Notes: [value, pieces], values distinct.
# Return [refused, money left].
# %% inputs
SIZES = (200, 1200, 5000)
EDGE_CASES = [[[], []], [[50], []], [[50], [[50, 1]]], [[70, 30], [[50, 1], [10, 4]]], [[60, 60], [[20, 4], [50, 2]]], [[5, 0], [[10, 2]]]]
def make_input(rng, size):
    notes = [[value, size // 2] for value in (5, 10, 20, 50, 100, 200)]
    rng.shuffle(notes)
    return [[rng.randrange(1, 80) * 5 for _ in range(size)], notes]
# %% program: good
def cash_machine(withdrawals, notes):
    stock = dict(notes)
    values = sorted(stock, reverse=True)
    refused = 0
    for wanted in withdrawals:
        taken = []
        rest = wanted
        for value in values:
            pieces = min(rest // value, stock[value])
            if pieces:
                taken.append((value, pieces))
                rest -= pieces * value
        if rest:
            refused += 1
            continue
        for value, pieces in taken:
            stock[value] -= pieces
    return [refused, sum(value * pieces for value, pieces in stock.items())]
