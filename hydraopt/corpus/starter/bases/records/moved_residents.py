# %% statement
# Two registers hold rows with person and city (persons differ inside a register). Return [[old city, new city, count], ...]
# for the persons that are in both registers with different cities, largest count first, then by old and new city.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"person": "Ann", "city": "Ulm"}], []],
    [[{"person": "Ann", "city": "Ulm"}], [{"person": "Ann", "city": "Ulm"}]],
    [[{"person": "Ann", "city": "Ulm"}, {"person": "Bo", "city": "Rom"}], [{"person": "Bo", "city": "Bonn"}, {"person": "Ann", "city": "Rom"}]],
    [[{"person": "Ann", "city": "Ulm"}, {"person": "Bo", "city": "Ulm"}, {"person": "Cy", "city": "A"}], [{"person": "Bo", "city": "Bonn"}, {"person": "Ann", "city": "Bonn"}, {"person": "Cy", "city": "B"}]],
]
def make_input(rng, size):
    def register():
        return [{"person": f"p{key}", "city": f"city{rng.randrange(12)}"} for key in rng.sample(range(size + size // 5), size)]
    return [register(), register()]
# %% program: good
from collections import Counter


def moved_residents(before, after):
    city_of = {resident["person"]: resident["city"] for resident in before}
    moves = Counter()
    for entry in after:
        old_city = city_of.get(entry["person"])
        new_city = entry["city"]
        if old_city is not None and old_city != new_city:
            moves[old_city, new_city] += 1
    ranking = sorted(moves.items(), key=lambda item: (-item[1], item[0]))
    return [[old_city, new_city, count] for (old_city, new_city), count in ranking]
