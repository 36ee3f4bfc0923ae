# %% statement
# The bookings of an account stand oldest first. Return the deposits (amounts above zero),
# newest first.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [[5]], [[-5]], [[3, -1, 0, 7]], [[2, 2, 2]]]
def make_input(rng, size):
    return [[rng.randrange(-300, 1000) for _ in range(size)]]
# %% program: original
def recent_deposits(bookings):
    deposits = []
    for amount in bookings:
        if amount > 0:
            deposits.insert(0, amount)
    return deposits
# %% program: reversed
def recent_deposits(bookings):
    return [amount for amount in reversed(bookings) if amount > 0]
# %% program: reverse_slice
def recent_deposits(bookings):
    return [amount for amount in bookings[::-1] if amount > 0]
# %% program: reverse_in_place
def recent_deposits(bookings):
    deposits = [amount for amount in bookings if amount > 0]
    deposits.reverse()
    return deposits
