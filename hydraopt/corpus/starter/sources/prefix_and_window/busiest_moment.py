# %% statement
# Guests are [arrival, departure] pairs of hours; a guest is present from the arrival up to but
# not including the departure. Return the greatest number of guests present at once.
# %% inputs
SIZES = (60, 250, 800)
EDGE_CASES = [[[]], [[[1, 3]]], [[[1, 3], [3, 5]]], [[[1, 9], [2, 4], [3, 8]]], [[[2, 4], [2, 4]]]]
def make_input(rng, size):
    guests = []
    for _ in range(size):
        arrival = rng.randrange(size * 2)
        guests.append([arrival, arrival + rng.randrange(1, 60)])
    return [guests]
# %% program: all_pairs
def busiest_moment(guests):
    most = 0
    for i in range(len(guests)):
        moment = guests[i][0]
        present = 0
        for j in range(len(guests)):
            if guests[j][0] <= moment and moment < guests[j][1]:
                present = present + 1
        if present > most:
            most = present
    return most
# %% program: sorted_events
from itertools import accumulate

def busiest_moment(guests):
    events = [(hour, 1) for hour, _ in guests] + [(hour, -1) for _, hour in guests]
    events.sort()
    return max(accumulate(change for _, change in events), default=0)
# %% program: two_sorted_lists
def busiest_moment(guests):
    departures = sorted(guest[1] for guest in guests)
    most = gone = 0
    for here, arrival in enumerate(sorted(guest[0] for guest in guests), 1):
        while departures[gone] <= arrival:
            gone += 1
        most = max(most, here - gone)
    return most
# %% program: leaving_heap
from heapq import heappush, heappop

def busiest_moment(guests):
    inside, most = [], 0
    for arrival, departure in sorted(guests):
        heappush(inside, departure)
        while inside[0] <= arrival:
            heappop(inside)
        most = max(most, len(inside))
    return most
