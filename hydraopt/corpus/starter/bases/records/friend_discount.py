# %% statement
# Customers have id, referrer (an id or None) and spent (cents); ids differ. A customer's credit is 5 % (rounded down) of what each customer referred by him spent.
# Return [id, credit] for the customers with a credit above 0, in the order given; referrers who are no customers get nothing.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[]],
    [[{"id": 1, "referrer": None, "spent": 900}]],
    [[{"id": 1, "referrer": None, "spent": 900}, {"id": 2, "referrer": 1, "spent": 419}, {"id": 3, "referrer": 1, "spent": 419}]],
    [[{"id": 2, "referrer": 1, "spent": 400}]],
    [[{"id": 5, "referrer": 4, "spent": 19}, {"id": 4, "referrer": 5, "spent": 100}]],
]
def make_input(rng, size):
    return [[{"id": key, "referrer": rng.choice([None, rng.randrange(size + 5)]), "spent": rng.randrange(9000)} for key in rng.sample(range(size), size)]]
# %% program: good
from collections import defaultdict


def friend_discount(customers):
    credit = defaultdict(int)
    for customer in customers:
        referrer = customer["referrer"]
        if referrer is not None:
            credit[referrer] += customer["spent"] * 5 // 100
    return [
        [customer["id"], credit[customer["id"]]]
        for customer in customers
        if credit[customer["id"]] > 0
    ]
