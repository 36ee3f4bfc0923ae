# %% statement
# Customers have id and level, levels are rows [level, percent] (levels differ), purchases rows [customer id, cents]. Ids differ.
# Return a dict from customer id (a text) to the points: (cents * percent) // 100 of each of that customer's purchases, added up; purchases of unknown ids are passed over, unknown levels have 0 percent.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [
    [[], [], []],
    [[{"id": "c1", "level": "gold"}], [["gold", 5]], []],
    [[{"id": "c1", "level": "gold"}], [["gold", 5]], [["c1", 199], ["c1", 199], ["c2", 100]]],
    [[{"id": "c1", "level": "lead"}], [["gold", 5]], [["c1", 199]]],
    [[{"id": "c1", "level": "gold"}, {"id": "c2", "level": "tin"}], [["tin", 1], ["gold", 50]], [["c2", 1000], ["c1", 3]]],
]
def make_input(rng, size):
    customers = [{"id": f"c{i}", "level": f"lev{rng.randrange(9)}"} for i in range(size // 2)]
    rng.shuffle(customers)
    return [customers, [[f"lev{i}", i + 1] for i in range(8)], [[f"c{rng.randrange(size // 2 + 2)}", rng.randrange(20000)] for _ in range(size)]]
# %% program: good
def bonus_points(customers, levels, purchases):
    level_of = {customer["id"]: customer["level"] for customer in customers}
    percent_of = {level: percent for level, percent in levels}
    points = {customer["id"]: 0 for customer in customers}
    for buyer, cents in purchases:
        if buyer in level_of:
            share = percent_of.get(level_of[buyer], 0)
            points[buyer] += cents * share // 100
    return points
