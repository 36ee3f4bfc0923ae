# %% statement
# `quotes` are [customer, article, pieces], `catalogue` are [article, cents, pieces for discount]; customers whose name stands in
# the list `blocked` are left out, as are unknown articles. From the article's discount pieces on, a line costs a tenth less
# (discount rounded down). Return texts "CUSTOMER: N items, T cents, saved S" sorted by customer.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [
    [[], [], []],
    [[["Hal", "tape", 2]], [], []],
    [[["Hal", "tape", 9], ["Hal", "tape", 10]], [["tape", 105, 10]], []],
    [[["Hal", "tape", 9], ["Amy", "glue", 1]], [["tape", 105, 5], ["glue", 50, 1]], ["Hal"]],
    [[["Hal", "tape", 9]], [["tape", 105, 5]], ["Hal", "Hal"]],
]
def make_input(rng, size):
    kinds = max(3, size // 5)
    catalogue = [[f"art{k}", rng.randrange(20, 2000), 5 + rng.randrange(20)] for k in range(kinds)]
    people = max(4, size // 6)
    quotes = [[f"c{rng.randrange(people)}", f"art{rng.randrange(kinds + 2)}", 1 + rng.randrange(30)] for _ in range(size)]
    return [quotes, catalogue, [f"c{k}" for k in range(0, people, 5)]]
# %% program: good
def quote_discounts(quotes, catalogue, blocked):
    price = {article: cents for article, cents, _ in catalogue}
    threshold = {article: pieces for article, _, pieces in catalogue}
    refused = set(blocked)
    offers = {}
    for customer, item, amount in quotes:
        if customer in refused or item not in price:
            continue
        full = price[item] * amount
        discount = full // 10 if amount >= threshold[item] else 0
        items, total, saved = offers.get(customer, (0, 0, 0))
        offers[customer] = (items + amount, total + full - discount, saved + discount)
    return [
        f"{customer}: {items} items, {total} cents, saved {saved}"
        for customer, (items, total, saved) in sorted(offers.items())
    ]
