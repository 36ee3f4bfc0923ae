# %% statement
# A weather station sends readings "NAME:VALUE" joined by ";" (VALUE a whole number, maybe negative). Return for each name the text "name=min/mean/max" in
# order of the names, the mean with one digit, joined by ", ". Empty parts are left out.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[""], ["Oslo:-3"], ["Oslo:-3;Rome:20;Oslo:4"], [";;a:0;"], ["b:1;a:2;b:2;a:-2;b:9"]]
def make_input(rng, size):
    return [";".join(f"town{rng.randrange(60)}:{rng.randrange(-20, 40)}" for _ in range(size))]
# %% program: good
def weather_summary(readings):
    stats = {}
    for reading in readings.split(";"):
        if not reading:
            continue
        name, _, text = reading.partition(":")
        value = int(text)
        entry = stats.get(name)
        if entry is None:
            stats[name] = [value, value, value, 1]
            continue
        if value < entry[0]:
            entry[0] = value
        elif value > entry[1]:
            entry[1] = value
        entry[2] += value
        entry[3] += 1
    return ", ".join(
        f"{name}={low}/{total / count:.1f}/{high}"
        for name, (low, high, total, count) in sorted(stats.items())
    )
