# %% statement
# Parcels have an address ending in a blank and a postcode, e.g. `Elm St 4 80331`; a table has rows with postcode and depot (postcodes differ).
# Return how many parcels go to each depot as [depot, count], most parcels first, then by name; parcels of unknown postcodes go to the depot `manual`.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [["Elm St 4 80331"], []],
    [[], [{"postcode": "80331", "depot": "south"}]],
    [["Elm St 4 80331", "Oak 1 99999"], [{"postcode": "80331", "depot": "south"}]],
    [["a 1", "b 2", "c 2", "d 3"], [{"postcode": "1", "depot": "x"}, {"postcode": "2", "depot": "y"}, {"postcode": "3", "depot": "x"}]],
]
def make_input(rng, size):
    postcodes = [str(code) for code in rng.sample(range(10000, 99999), size // 3)]
    table = [{"postcode": code, "depot": f"depot{rng.randrange(20)}"} for code in postcodes]
    return [[f"Street {rng.randrange(90)} {rng.choice(postcodes + ['0'])}" for _ in range(size)], table]
# %% program: good
from collections import Counter


def join_postcodes(addresses, table):
    depot_of = {row["postcode"]: row["depot"] for row in table}
    counts = Counter()
    for address in addresses:
        postcode = address.rsplit(" ", 1)[-1]
        counts[depot_of.get(postcode, "manual")] += 1
    return sorted(([depot, count] for depot, count in counts.items()), key=lambda pair: (-pair[1], pair[0]))
