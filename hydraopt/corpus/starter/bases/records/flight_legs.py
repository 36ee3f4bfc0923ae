# %% statement
# Flights have a number, from and to (airport codes; numbers differ), airports a code and a country (codes differ). Return the numbers of the flights
# between two different countries, in the order given; flights from or to an airport that is not in the list are left out.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"number": "X1", "from": "MUC", "to": "ROM"}], []],
    [[{"number": "X1", "from": "MUC", "to": "ROM"}], [{"code": "MUC", "country": "DE"}, {"code": "ROM", "country": "IT"}]],
    [[{"number": "X1", "from": "MUC", "to": "BER"}, {"number": "X2", "from": "BER", "to": "ROM"}], [{"code": "MUC", "country": "DE"}, {"code": "ROM", "country": "IT"}, {"code": "BER", "country": "DE"}]],
    [[{"number": "X1", "from": "MUC", "to": "MUC"}], [{"code": "MUC", "country": "DE"}]],
]
def make_input(rng, size):
    codes = [f"{a}{b}{c}" for a in "ABCDEFGHIJ" for b in "KLMNOPQRST" for c in "UVWXYZ"]
    airports = [{"code": code, "country": f"L{rng.randrange(30)}"} for code in rng.sample(codes, min(size // 3, 590))]
    used = [airport["code"] for airport in airports] + ["???"]
    return [[{"number": f"F{i}", "from": rng.choice(used), "to": rng.choice(used)} for i in range(size)], airports]
# %% program: good
def flight_legs(flights, airports):
    country_of = {airport["code"]: airport["country"] for airport in airports}
    abroad = []
    for flight in flights:
        start = country_of.get(flight["from"])
        goal = country_of.get(flight["to"])
        if start and goal and start != goal:
            abroad.append(flight["number"])
    return abroad
