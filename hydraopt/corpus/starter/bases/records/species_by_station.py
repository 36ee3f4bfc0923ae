# %% statement
# Sightings have station and species. Return the stations with the most different species, in alphabetical order, of several with the same number all of them.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"station": "lake", "species": "heron"}]],
    [[{"station": "lake", "species": "heron"}, {"station": "hill", "species": "kite"}]],
    [[{"station": "lake", "species": "heron"}, {"station": "lake", "species": "heron"}, {"station": "hill", "species": "kite"}, {"station": "hill", "species": "owl"}]],
    [[{"station": "c", "species": "x"}, {"station": "a", "species": "x"}, {"station": "b", "species": "x"}, {"station": "b", "species": "y"}, {"station": "a", "species": "z"}]],
]
def make_input(rng, size):
    return [[{"station": f"st{rng.randrange(1 + size // 40)}", "species": f"bird{rng.randrange(25)}"} for _ in range(size)]]
# %% program: good
def species_by_station(sightings):
    pairs = {(sighting["station"], sighting["species"]) for sighting in sightings}
    if not pairs:
        return []
    counts = {}
    for station, _ in pairs:
        counts[station] = counts.get(station, 0) + 1
    most = max(counts.values())
    return sorted(station for station, count in counts.items() if count == most)
