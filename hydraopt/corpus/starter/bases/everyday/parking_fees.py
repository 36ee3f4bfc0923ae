# %% statement
# `log` are texts "MINUTE IN PLATE" or "MINUTE OUT PLATE" in order. The first 30 minutes are free, then each begun hour costs
# 250 cents, at most 2000 a stay. A second IN of a parked car is ignored, an OUT of one that is not parked is an error.
# Return [sorted [plate, cents, stays], sorted plates still parked, number of errors].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[]],
    [["5 IN B-7"]],
    [["5 IN B-7", "35 OUT B-7"]],
    [["5 IN B-7", "9 IN B-7", "36 OUT B-7", "40 OUT B-7"]],
    [["0 IN A-1", "0 IN C-3", "900 OUT C-3", "901 IN C-3", "990 OUT C-3"]],
]
def make_input(rng, size):
    minute, log = 0, []
    for _ in range(size):
        minute += rng.randrange(4)
        log.append(f"{minute} {rng.choice(['IN', 'OUT'])} K-{rng.randrange(max(2, size // 6))}")
    return [log]
# %% program: good
def stay_price(minutes):
    if minutes <= 30:
        return 0
    hours = (minutes - 30 + 59) // 60
    return min(hours * 250, 2000)


def parking_fees(log):
    parked = {}
    paid = {}
    errors = 0
    for entry in log:
        minute, action, plate = entry.split()
        if action == "IN":
            parked.setdefault(plate, int(minute))
        elif plate in parked:
            bill = paid.setdefault(plate, [plate, 0, 0])
            bill[1] += stay_price(int(minute) - parked.pop(plate))
            bill[2] += 1
        else:
            errors += 1
    bills = [paid[plate] for plate in sorted(paid)]
    return [bills, sorted(parked), errors]
