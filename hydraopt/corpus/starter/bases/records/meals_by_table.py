# %% statement
# A menu has dishes with name and cents (names differ); orders of a restaurant are rows [table, dish]; tips are rows [table, cents]. Return the bill of each table with at least one dish that is on the menu
# as a text `table N: E.CC`, tables (whole numbers) ascending: the prices of its dishes plus its tips; dishes not on the menu are free.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], [], []],
    [[{"name": "soup", "cents": 450}], [], [[3, 100]]],
    [[{"name": "soup", "cents": 450}], [[3, "soup"], [2, "cake"]], []],
    [[{"name": "soup", "cents": 450}, {"name": "cake", "cents": 305}], [[3, "soup"], [2, "cake"], [3, "cake"]], [[2, 95], [2, 5]]],
    [[{"name": "water", "cents": 0}], [[11, "water"], [9, "water"]], [[9, 1]]],
]
def make_input(rng, size):
    menu = [{"name": f"dish {i}", "cents": rng.randrange(200, 3000)} for i in range(size // 8)]
    rng.shuffle(menu)
    tables = 1 + size // 10
    return [menu, [[rng.randrange(tables), f"dish {rng.randrange(len(menu) + 2)}"] for _ in range(size)], [[rng.randrange(tables), rng.randrange(500)] for _ in range(size // 10)]]
# %% program: good
from collections import Counter


def meals_by_table(menu, orders, tips):
    cents_of = {dish["name"]: dish["cents"] for dish in menu}
    bills = Counter()
    for table, meal in orders:
        if meal in cents_of:
            bills[table] += cents_of[meal]
    for table, tip in tips:
        if table in bills:
            bills[table] += tip
    return [f"table {table}: {cents // 100}.{cents % 100:02d}" for table, cents in sorted(bills.items())]
