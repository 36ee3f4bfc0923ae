# %% statement
# Exchange amounts: each order is [currency, cents]; rates are [currency, numerator, denominator], each currency once.
# Return the total in home cents, each order rounded half up on its own; orders with unknown currencies do not count.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], []], [[["EUR", 100]], []], [[["EUR", 100]], [["EUR", 11, 10]]], [[["A", 5], ["B", 5]], [["B", 1, 2]]], [[["A", 1], ["A", 2], ["C", 9]], [["C", 2, 3], ["A", 1, 3]]]]
def make_input(rng, size):
    names = [a + b for a in "ABCDEFGH" for b in "KLMNOP"]
    rates = [[name, rng.randrange(1, 200), rng.randrange(1, 200)] for name in names]
    return [[[rng.choice(names + ["XX"]), rng.randrange(100000)] for _ in range(size)], rates]
# %% program: good
def exchanged_total(orders, rates):
    table = {code: (above, below) for code, above, below in rates}
    total = 0
    for currency, cents in orders:
        if currency in table:
            above, below = table[currency]
            total += (2 * cents * above + below) // (2 * below)
    return total
