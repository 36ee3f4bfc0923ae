# %% statement
# `loans` are [loan number, reader, day lent], `returns` are [loan number, day], at most one a loan. A loan is free for
# `term` days, then each day late (until the return, or until `today`) costs 20 cents, at most 1000 a loan. Return
# [reader, cents, loans still out] sorted by falling cents, then by reader; without readers who owe nothing.
# %% inputs
SIZES = (50, 700, 3500)
EDGE_CASES = [
    [[], [], 5, 14],
    [[[1, "Mo", 0]], [], 14, 14],
    [[[1, "Mo", 0]], [], 15, 14],
    [[[1, "Mo", 0], [2, "Mo", 0], [3, "Al", 0]], [[1, 200], [3, 18]], 30, 14],
    [[[1, "Mo", 0], [2, "Al", 3]], [[1, 15], [2, 18]], 99, 14],
]
def make_input(rng, size):
    loans = [[k, f"reader{rng.randrange(max(2, size // 6))}", rng.randrange(100)] for k in range(size)]
    returns = [[loan[0], loan[2] + rng.randrange(90)] for loan in loans if rng.randrange(3)]
    rng.shuffle(returns)
    return [loans, returns, 130, 28]
# %% program: good
def library_fees(loans, returns, today, term):
    returned = {number: day for number, day in returns}
    owed = {}
    still_out = {}
    for loan, reader, lent in loans:
        end = returned.get(loan)
        if end is None:
            still_out[reader] = still_out.get(reader, 0) + 1
            end = today
        late = end - lent - term
        if late > 0:
            owed[reader] = owed.get(reader, 0) + min(late * 20, 1000)
    bills = [[reader, cents, still_out.get(reader, 0)] for reader, cents in owed.items()]
    return sorted(bills, key=lambda bill: (-bill[1], bill[0]))
