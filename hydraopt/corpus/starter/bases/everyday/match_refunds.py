# %% statement
# `payments` are [number, card, cents], `refunds` are [card, cents]. Each refund, in order, takes the latest payment (the last
# in the list) not refunded yet of the same card and the same sum. Return [sorted numbers refunded, refunds that match
# nothing in order, cents of the payments that remain].
# %% inputs
SIZES = (60, 900, 4000)
EDGE_CASES = [
    [[], []],
    [[[1, "visa", 500]], []],
    [[[1, "visa", 500], [2, "visa", 500]], [["visa", 500]]],
    [[[1, "visa", 500]], [["visa", 500], ["visa", 500], ["amex", 500]]],
    [[], [["visa", 1]]],
]
def make_input(rng, size):
    def card():
        return f"card{rng.randrange(max(2, size // 20))}"
    payments = [[k, card(), 500 * (1 + rng.randrange(10))] for k in range(size)]
    return [payments, [[card(), 500 * (1 + rng.randrange(11))] for _ in range(size // 2)]]
# %% program: good
from collections import defaultdict


def match_refunds(payments, refunds):
    open_payments = defaultdict(list)
    remaining = 0
    for number, card, cents in payments:
        open_payments[card, cents].append(number)
        remaining += cents
    refunded, unmatched = [], []
    for card, cents in refunds:
        candidates = open_payments.get((card, cents))
        if candidates:
            refunded.append(candidates.pop())
            remaining -= cents
        else:
            unmatched.append([card, cents])
    refunded.sort()
    return [refunded, unmatched, remaining]
