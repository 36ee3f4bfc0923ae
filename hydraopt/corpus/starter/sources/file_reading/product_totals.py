# %% statement
# The CSV file has lines product,amount without a header. Return for each asked product the sum
# of its amounts (0 when it does not occur).
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [
    {"args": ["sales.csv", ["tea"]], "files": {"sales.csv": ""}},
    {"args": ["sales.csv", []], "files": {"sales.csv": "tea,3\n"}},
    {"args": ["sales.csv", ["tea", "nut", "tea"]], "files": {"sales.csv": "tea,3\nnut,4\ntea,-1"}},
    {"args": ["sales.csv", ["egg", "nut"]], "files": {"sales.csv": "nut,0\nnut,7\n"}},
]
def make_input(rng, size):
    text = "".join("p%d,%d\n" % (rng.randrange(size // 2), rng.randrange(100)) for _ in range(size))
    return {"args": ["sales.csv", ["p%d" % (k * 2) for k in range(20)]], "files": {"sales.csv": text}}
# %% program: original
import csv

def product_totals(path, products):
    totals = []
    for product in products:
        total = 0
        with open(path) as source:
            for row in csv.reader(source):
                if row[0] == product:
                    total = total + int(row[1])
        totals.append(total)
    return totals
# %% program: rows_once
import csv

def product_totals(path, products):
    with open(path) as source:
        rows = list(csv.reader(source))
    return [sum(int(row[1]) for row in rows if row[0] == product) for product in products]
# %% program: sum_all
import csv

def product_totals(path, products):
    totals = {}
    with open(path) as source:
        for product, amount in csv.reader(source):
            totals[product] = totals.get(product, 0) + int(amount)
    return [totals.get(product, 0) for product in products]
# %% program: sum_asked
import csv

def product_totals(path, products):
    totals = dict.fromkeys(products, 0)
    with open(path) as source:
        for product, amount in csv.reader(source):
            if product in totals:
                totals[product] += int(amount)
    return [totals[product] for product in products]
