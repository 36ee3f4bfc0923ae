# %% statement
# Expenses are rows with currency and amount (whole); rates are rows [currency, factor] (whole factors, currencies differ).
# Return the sum of amount * factor over all expenses, or -1 as soon as the currency of one has no rate.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[], []],
    [[{"currency": "EUR", "amount": 4}], []],
    [[{"currency": "EUR", "amount": 4}], [["EUR", 100]]],
    [[{"currency": "EUR", "amount": 4}, {"currency": "CHF", "amount": -2}], [["CHF", 95], ["EUR", 100]]],
    [[{"currency": "EUR", "amount": 4}, {"currency": "SEK", "amount": 1}], [["CHF", 95], ["EUR", 100]]],
]
def make_input(rng, size):
    rates = [[f"{a}{b}{c}", rng.randrange(2, 400)] for a in "ABCDEF" for b in "LMNOP" for c in "XYZ"]
    return [[{"currency": rng.choice(rates)[0], "amount": rng.randrange(1000)} for _ in range(size)], rates]
# %% program: good
def currency_sums(expenses, rates):
    factor_of = {currency: factor for currency, factor in rates}
    total = 0
    for expense in expenses:
        factor = factor_of.get(expense["currency"])
        if factor is None:
            return -1
        total += expense["amount"] * factor
    return total
