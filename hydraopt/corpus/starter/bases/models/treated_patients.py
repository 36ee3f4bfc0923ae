# %% statement
# Patients [arrival, minutes needed, urgency] come in order of arrival. One doctor takes, whenever free, the waiting patient of the highest
# urgency (the earlier one in the list on a tie); with nobody waiting the doctor waits for the next. Return the places in the order treated
# and the minute when the last one is done (0 for none).
# %% inputs
SIZES = (150, 1200, 4000)
EDGE_CASES = [[[]], [[[5, 10, 1]]], [[[0, 10, 1], [1, 5, 2], [2, 5, 3]]], [[[0, 1, 1], [9, 1, 1], [9, 2, 1]]], [[[0, 3, 5], [0, 3, 9], [3, 1, 7], [20, 4, 1]]]]
def make_input(rng, size):
    minute, patients = 0, []
    for _ in range(size):
        minute += rng.randrange(10)
        patients.append([minute, rng.randrange(1, 12), rng.randrange(6)])
    return [patients]
# %% program: good
from heapq import heappop, heappush


def treated_patients(patients):
    waiting = []
    treated = []
    clock = coming = 0
    total = len(patients)
    while len(treated) < total:
        if not waiting:
            clock = max(clock, patients[coming][0])
        while coming < total and patients[coming][0] <= clock:
            heappush(waiting, (-patients[coming][2], coming))
            coming += 1
        place = heappop(waiting)[1]
        treated.append(place)
        clock += patients[place][1]
    return [treated, clock]
