# %% statement
# Events are "in PLATE" and "out PLATE"; the car park has `places`. Cars that find it full wait in a line outside; when one leaves, the first that waits drives in; who waits may also leave the line.
# No plate comes in twice, and only who came in goes out. Return the plates in the order in which they drove in.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[], 2], [["in A"], 0], [["in A", "in B", "out A"], 1], [["in A", "in B", "in C", "out B", "out A"], 1], [["in A", "in B", "in C", "out A", "in D"], 3]]
def make_input(rng, size):
    events, present, number = [], [], 0
    for i in range(size):
        if not present or rng.random() < 0.6:
            number += 1
            present.append(f"K{number}")
            events.append(f"in K{number}")
        else:
            events.append(f"out {present.pop(rng.randrange(len(present)))}")
    return [events, size // 30]
# %% program: good
from collections import deque


def parking_waits(events, places):
    parked = set()
    line = deque()
    gone = set()
    entered = []
    for event in events:
        action, plate = event.split()
        if action == "in":
            line.append(plate)
        elif plate in parked:
            parked.remove(plate)
        else:
            gone.add(plate)
        while line and (len(parked) < places or line[0] in gone):
            first = line.popleft()
            if first in gone:
                gone.remove(first)
            else:
                parked.add(first)
                entered.append(first)
    return entered
