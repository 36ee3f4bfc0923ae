# %% statement
# Lines of the zone file are "POSTCODE ZONE" (a later one replaces an earlier), lines of the parcel file "POSTCODE
# GRAMS". Return pairs [ZONE, GRAMS] sorted by zone: the sum of the parcels to each zone that got any. Parcels to
# unknown postcodes belong to the zone "other".
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [{"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "", "parcels.txt": ""}}, {"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "", "parcels.txt": "100 7\n"}}, {"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "100 north\n200 south\n300 north\n", "parcels.txt": "100 7\n300 5\n200 1\n900 4\n"}}, {"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "100 a\n100 b", "parcels.txt": "100 7\n100 0"}}, {"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "100 a\n", "parcels.txt": ""}}]
def make_input(rng, size):
    zones = ["%d zone%d" % (10000 + number, rng.randrange(30)) for number in range(size // 3)]
    parcels = ["%d %d" % (10000 + rng.randrange(size // 2), rng.randrange(20, 9000)) for _ in range(size)]
    return {"args": ["zones.txt", "parcels.txt"], "files": {"zones.txt": "\n".join(zones) + "\n", "parcels.txt": "\n".join(parcels) + "\n"}}
# %% program: good
from collections import defaultdict
def parcel_weights_by_zone(zone_path, parcel_path):
    with open(zone_path) as zone_file:
        zones = dict(line.split() for line in zone_file)
    weights = defaultdict(int)
    with open(parcel_path) as parcel_file:
        for line in parcel_file:
            postcode, grams = line.split()
            zone = zones.get(postcode, "other")
            weights[zone] += int(grams)
    pairs = []
    for zone, grams in sorted(weights.items()):
        pairs.append([zone, grams])
    return pairs
