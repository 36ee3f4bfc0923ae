# %% statement
# `quotes` is a list of pairs [SHARE, CENTS] in order of time and `targets` maps shares to cents. Return the shares
# in the order in which they first reach or pass their target, each once; shares without target are ignored.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], {}], [[["oak", 5]], {}], [[["oak", 5], ["elm", 9], ["oak", 7]], {"oak": 6, "elm": 9}], [[["oak", 5], ["oak", 6]], {"oak": 1}], [[["a", 1], ["b", 1]], {"b": 2, "a": 2}]]
def make_input(rng, size):
    targets = {"share%d" % number: rng.randrange(500, 1400) for number in range(300)}
    return [[["share%d" % rng.randrange(400), rng.randrange(1000)] for _ in range(size)], targets]
# %% program: good
def price_alerts(quotes, targets):
    alerted = set()
    alerts = []
    for share, cents in quotes:
        if share in alerted:
            continue
        target = targets.get(share)
        if target is not None and cents >= target:
            alerted.add(share)
            alerts.append(share)
    return alerts
