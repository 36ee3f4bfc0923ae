# %% statement
# `slots` are [slot, places] in order of time, `requests` are [customer, earliest slot, latest slot] as slot names. Each request in order
# takes the first slot from its earliest to its latest with a place left. Requests with an unknown slot are void. Return
# [[customer, slot or None] for the others in order, void requests, sorted names of the slots that are full].
# %% inputs
SIZES = (40, 400, 1500)
EDGE_CASES = [
    [[], [["Bo", "mon", "mon"]]],
    [[["mon", 1], ["tue", 0]], []],
    [[["mon", 1], ["tue", 1]], [["Bo", "mon", "tue"], ["Cy", "mon", "tue"], ["Di", "mon", "tue"]]],
    [[["mon", 2], ["tue", 1]], [["Bo", "tue", "mon"], ["Cy", "tue", "wed"]]],
    [[["mon", 0], ["tue", 1], ["wed", 1]], [["Bo", "mon", "wed"], ["Cy", "tue", "tue"]]],
]
def make_input(rng, size):
    names = [f"slot{k}" for k in range(max(5, size // 8))]
    requests = []
    for k in range(size):
        first = rng.randrange(len(names))
        last = min(len(names) - 1, first + rng.randrange(60))
        requests.append([f"cust{k}", names[first], names[last] if rng.randrange(20) else "never"])
    return [[[name, rng.randrange(13)] for name in names], requests]
# %% program: good
def first_delivery_slot(slots, requests):
    position = {slot: place for place, (slot, _) in enumerate(slots)}
    left = [places for _, places in slots]
    plan = []
    void = 0
    for customer, earliest, latest in requests:
        if earliest not in position or latest not in position:
            void += 1
            continue
        given = None
        for place in range(position[earliest], position[latest] + 1):
            if left[place] > 0:
                left[place] -= 1
                given = slots[place][0]
                break
        plan.append([customer, given])
    full = sorted(slot for slot, place in position.items() if left[place] == 0)
    return [plan, void, full]
