# %% statement
# Check rows with id, country and amount: the id must not have occurred before, the country must be one of those allowed, the amount must not be negative.
# Return `row N: REASON` for the first bad row (counted from 1), REASON being `id`, `country` or `amount` (tested in that order), or `ok`.
# %% inputs
SIZES = (50, 800, 6000)
EDGE_CASES = [
    [[], []],
    [[{"id": 1, "country": "DE", "amount": 0}], ["DE"]],
    [[{"id": 1, "country": "DE", "amount": 0}], []],
    [[{"id": 1, "country": "DE", "amount": 4}, {"id": 1, "country": "XX", "amount": -1}], ["DE"]],
    [[{"id": 1, "country": "FR", "amount": 4}, {"id": 2, "country": "FR", "amount": -1}], ["DE", "FR"]],
]
def make_input(rng, size):
    countries = [f"{a}{b}" for a in "ABCDEF" for b in "KLMNOPQR"]
    rows = [{"id": key, "country": rng.choice(countries), "amount": rng.randrange(1000)} for key in range(size)]
    if rng.random() < 0.7:
        rows[-1 - rng.randrange(9)][rng.choice(["id", "amount"])] = -3 if rng.random() < 0.5 else 1
    return [rows, countries]
# %% program: good
def first_broken_rule(rows, countries):
    allowed = set(countries)
    used_ids = set()
    for number, row in enumerate(rows, 1):
        if row["id"] in used_ids:
            return f"row {number}: id"
        if row["country"] not in allowed:
            return f"row {number}: country"
        if row["amount"] < 0:
            return f"row {number}: amount"
        used_ids.add(row["id"])
    return "ok"
