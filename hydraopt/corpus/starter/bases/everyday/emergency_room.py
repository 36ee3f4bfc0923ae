# %% statement
# `patients` are [minute of arrival, urgency, name] in order of arrival, a treatment takes `minutes` and there is one doctor. When free,
# the doctor takes the waiting patient with the lowest urgency number (then the one who came first, then by name), or waits for the next.
# Return [[name, start] in order of treatment, longest wait, name of who waited longest (the first treated of equals) or None].
# %% inputs
SIZES = (60, 700, 3000)
EDGE_CASES = [
    [[], 10],
    [[[5, 2, "Jan"]], 10],
    [[[5, 2, "Jan"], [6, 3, "Kat"], [7, 1, "Lev"]], 10],
    [[[0, 2, "Zed"], [0, 2, "Amy"], [50, 1, "Lev"], [50, 1, "Kim"]], 5],
    [[[0, 1, "Zed"], [0, 1, "Amy"]], 0],
]
def make_input(rng, size):
    minute, patients = 0, []
    for k in range(size):
        minute += rng.randrange(8)
        patients.append([minute, 1 + rng.randrange(5), f"patient{k}"])
    return [patients, 4]
# %% program: good
from heapq import heappop, heappush


def emergency_room(patients, minutes):
    waiting = []
    treated = []
    longest, longest_name = -1, None
    now = upcoming = 0
    while waiting or upcoming < len(patients):
        if not waiting:
            now = max(now, patients[upcoming][0])
        while upcoming < len(patients) and patients[upcoming][0] <= now:
            arrival, urgency, name = patients[upcoming]
            heappush(waiting, (urgency, arrival, name))
            upcoming += 1
        _, arrival, name = heappop(waiting)
        treated.append([name, now])
        if now - arrival > longest:
            longest, longest_name = now - arrival, name
        now += minutes
    return [treated, max(longest, 0), longest_name]
