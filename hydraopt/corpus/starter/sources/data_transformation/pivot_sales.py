# %% statement
# From sales records with shop, month and amount build a dict of dicts: for every shop the
# total amount of each month in which it sold something.
# %% inputs
SIZES = (30, 120, 500)
EDGE_CASES = [
    [[]],
    [[{"shop": "A", "month": "Jan", "amount": 4}]],
    [[{"shop": "A", "month": "Jan", "amount": 4}, {"shop": "A", "month": "Jan", "amount": -4}]],
    [[{"shop": "A", "month": "May", "amount": 1}, {"shop": "B", "month": "Jan", "amount": 2}]],
]
def make_input(rng, size):
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    return [[{"shop": f"shop{rng.randrange(12)}", "month": rng.choice(months), "amount": rng.randrange(500)} for _ in range(size)]]
# %% program: repeated_scans
def pivot_sales(sales):
    pivot = {}
    for i in range(len(sales)):
        shop = sales[i]["shop"]
        month = sales[i]["month"]
        if shop not in pivot:
            pivot[shop] = {}
        amount = 0
        for j in range(len(sales)):
            if sales[j]["shop"] == shop and sales[j]["month"] == month:
                amount = amount + sales[j]["amount"]
        pivot[shop][month] = amount
    return pivot
# %% program: setdefault
def pivot_sales(sales):
    pivot = {}
    for sale in sales:
        months = pivot.setdefault(sale["shop"], {})
        months[sale["month"]] = months.get(sale["month"], 0) + sale["amount"]
    return pivot
# %% program: defaultdict
from collections import defaultdict

def pivot_sales(sales):
    pivot = defaultdict(lambda: defaultdict(int))
    for sale in sales:
        pivot[sale["shop"]][sale["month"]] += sale["amount"]
    return pivot
# %% program: pair_totals
from collections import defaultdict

def pivot_sales(sales):
    totals = defaultdict(int)
    for sale in sales:
        totals[sale["shop"], sale["month"]] += sale["amount"]
    pivot = {}
    for (shop, month), amount in totals.items():
        pivot.setdefault(shop, {})[month] = amount
    return pivot
