# %% statement
# `expenses` are [payer, cents, list of those who share]. Each who shares owes cents // number of sharers, the payer bears the
# rest; without sharers an expense is left out. Then always the largest debtor pays the largest creditor as much as possible
# (of equals the first by name), until all is settled. Return the payments [debtor, creditor, cents] in order.
# %% inputs
SIZES = (30, 400, 2000)
EDGE_CASES = [
    [[]],
    [[["Ana", 900, []]]],
    [[["Ana", 900, ["Ana", "Ben", "Cem"]]]],
    [[["Ana", 100, ["Ben", "Cem", "Dan"]], ["Ben", 33, ["Ana"]]]],
    [[["Ana", 500, ["Ben"]], ["Ben", 500, ["Ana"]]]],
    [[["Ana", 600, ["Ben", "Cem"]], ["Dan", 400, ["Cem", "Ben"]]]],
]
def make_input(rng, size):
    people = [f"p{k}" for k in range(max(4, size // 2))]
    return [
        [[rng.choice(people), rng.randrange(100, 20000), rng.sample(people, 1 + rng.randrange(4))] for _ in range(size)]
    ]
# %% program: good
from collections import defaultdict
from heapq import heapify, heappop, heappush


def settle_expenses(expenses):
    balance = defaultdict(int)
    for payer, cents, sharers in expenses:
        if not sharers:
            continue
        share = cents // len(sharers)
        for person in sharers:
            balance[person] -= share
        balance[payer] += share * len(sharers)
    debtors = [(cents, person) for person, cents in balance.items() if cents < 0]
    creditors = [(-cents, person) for person, cents in balance.items() if cents > 0]
    heapify(debtors)
    heapify(creditors)
    payments = []
    while debtors:
        debt, debtor = heappop(debtors)
        credit, creditor = heappop(creditors)
        paid = min(-debt, -credit)
        payments.append([debtor, creditor, paid])
        if -debt > paid:
            heappush(debtors, (debt + paid, debtor))
        if -credit > paid:
            heappush(creditors, (credit + paid, creditor))
    return payments
