# %% statement
# Bookings have an account and an amount, in order of time. Return a list with, for each booking, its account's balance after it,
# each account starting at the value that `opening` (rows [account, value], accounts differ) has for it, or 0.
# %% inputs
SIZES = (60, 1000, 7000)
EDGE_CASES = [
    [[], []],
    [[["giro", 100]], []],
    [[["giro", 100]], [{"account": "giro", "amount": -30}, {"account": "giro", "amount": 5}]],
    [[], [{"account": "giro", "amount": -30}, {"account": "cash", "amount": 5}]],
    [[["cash", 1], ["giro", 2]], [{"account": "giro", "amount": 0}, {"account": "cash", "amount": 9}, {"account": "giro", "amount": 1}]],
]
def make_input(rng, size):
    accounts = [f"acc{i}" for i in range(1 + size // 12)]
    opening = [[account, rng.randrange(1000)] for account in accounts if rng.random() < 0.7]
    return [opening, [{"account": rng.choice(accounts), "amount": rng.randrange(-200, 200)} for _ in range(size)]]
# %% program: good
def running_balances(opening, bookings):
    balance = dict(opening)
    after = []
    for booking in bookings:
        account = booking["account"]
        balance[account] = balance.get(account, 0) + booking["amount"]
        after.append(balance[account])
    return after
