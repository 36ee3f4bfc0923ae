# %% statement
# `lines` are [customer, article, quantity], `prices` are [article, cents, vat percent]. Leave out lines with an unknown
# article or a quantity below 1. The VAT of a line is cents * quantity * percent // 100. Return [customer, net, gross]
# for each customer with a line that counts, by falling gross, then by name.
# %% inputs
SIZES = (50, 600, 3000)
EDGE_CASES = [
    [[], []],
    [[["Ada", "tea", 2]], []],
    [[["Ada", "tea", 2], ["Bob", "mug", 1]], [["tea", 350, 7], ["mug", 990, 19]]],
    [[["Ada", "tea", 0], ["Ada", "tea", -3]], [["tea", 350, 7]]],
    [[["Zoe", "pen", 1], ["Ada", "pen", 1]], [["pen", 100, 0]]],
    [[["Ada", "tea", 1], ["Ada", "mug", 4], ["Bob", "ink", 1]], [["tea", 99, 7], ["mug", 5, 19]]],
]
def make_input(rng, size):
    articles = max(2, size // 4)
    prices = [[f"a{k}", rng.randrange(50, 5000), rng.choice([0, 7, 19])] for k in range(articles)]
    lines = [
        [f"c{rng.randrange(max(2, size // 8))}", f"a{rng.randrange(articles + 3)}", rng.randrange(-1, 9)]
        for _ in range(size)
    ]
    return [lines, prices]
# %% program: good
from collections import defaultdict


def invoice_totals(lines, prices):
    tariff = {article: (cents, percent) for article, cents, percent in prices}
    net_of = defaultdict(int)
    gross_of = defaultdict(int)
    for customer, item, quantity in lines:
        if quantity < 1 or item not in tariff:
            continue
        cents, percent = tariff[item]
        net = cents * quantity
        net_of[customer] += net
        gross_of[customer] += net + net * percent // 100
    bills = [[customer, net_of[customer], gross] for customer, gross in gross_of.items()]
    bills.sort(key=lambda bill: (-bill[2], bill[0]))
    return bills
