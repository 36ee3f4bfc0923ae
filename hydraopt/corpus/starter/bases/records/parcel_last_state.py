# %% statement
# Scans are rows [parcel, minute, state], in any order, no two of a parcel with the same minute. `delivered` and `lost` are final states.
# Return the sorted parcels whose last scan (greatest minute) is not a final state and is more than `limit` minutes before the greatest minute of all scans.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[], 5],
    [[["p1", 3, "depot"]], 0],
    [[["p1", 3, "depot"], ["p2", 9, "van"]], 5],
    [[["p1", 3, "depot"], ["p2", 9, "van"]], 6],
    [[["p1", 3, "depot"], ["p1", 4, "lost"], ["p2", 4, "van"], ["p3", 90, "van"], ["p2", 1, "delivered"]], 5],
]
def make_input(rng, size):
    scans = {(f"p{rng.randrange(1 + size // 5)}", rng.randrange(5000)): rng.choice(["depot", "van", "hub", "delivered", "lost"]) for _ in range(size)}
    return [[[parcel, minute, state] for (parcel, minute), state in scans.items()], 600]
# %% program: good
FINAL = frozenset({"delivered", "lost"})


def parcel_last_state(scans, limit):
    last = {}
    for parcel, minute, state in scans:
        if parcel not in last or minute > last[parcel][0]:
            last[parcel] = (minute, state)
    if not last:
        return []
    oldest = max(minute for minute, _ in last.values()) - limit
    return sorted(parcel for parcel, (minute, state) in last.items() if minute < oldest and state not in FINAL)
