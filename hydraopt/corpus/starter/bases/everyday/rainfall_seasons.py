# %% statement
# `rain` are litres for days 0, 1, 2, ...; `fields` are [name, sowing day, harvest day, litres needed]. A field's rain is that
# of the days from sowing to the day before harvest, days beyond the list left out. Return [[name, litres missing] by falling
# litres, then by name, of the fields with too little; name of the field with most rain a day (first of equals) or None].
# %% inputs
SIZES = (60, 900, 5000)
EDGE_CASES = [
    [[], []],
    [[], [["hill", 0, 5, 3]]],
    [[4, 0, 9], [["hill", 0, 2, 5], ["lake", 1, 9, 5]]],
    [[4, 0, 9], [["hill", 2, 2, 0], ["lake", 2, 1, 7]]],
    [[1, 1, 1, 1], [["b", 0, 4, 6], ["a", 1, 3, 4], ["c", 3, 4, 1]]],
]
def make_input(rng, size):
    fields = []
    for k in range(size // 5):
        sown = rng.randrange(size)
        days = rng.randrange(1, 120)
        fields.append([f"field{k}", sown, sown + days, days * 9])
    return [[max(0, rng.randrange(-20, 40)) for _ in range(size)], fields]
# %% program: good
from itertools import accumulate


def rainfall_seasons(rain, fields):
    total = [0] + list(accumulate(rain))
    end_of_data = len(rain)
    dry = []
    wettest, most = None, -1
    for name, sown, harvest, needed in fields:
        start = min(sown, end_of_data)
        stop = max(start, min(harvest, end_of_data))
        fallen = total[stop] - total[start]
        if fallen < needed:
            dry.append([name, needed - fallen])
        if stop > start and fallen / (stop - start) > most:
            wettest, most = name, fallen / (stop - start)
    dry.sort(key=lambda entry: (-entry[1], entry[0]))
    return [dry, wettest]
