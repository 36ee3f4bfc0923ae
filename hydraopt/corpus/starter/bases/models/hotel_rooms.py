# %% statement
# Guests [arrival day, departure day] come in order of arrival, each gets the lowest free room number from 1 up; a room is free again on the
# day its guest departs. Return the room numbers in order. Departure is after arrival.
# %% inputs
SIZES = (200, 1500, 4000)
EDGE_CASES = [[[]], [[[1, 2]]], [[[1, 5], [2, 3], [3, 4]]], [[[1, 2], [2, 3], [2, 9], [3, 4]]], [[[0, 9], [0, 8], [0, 7], [7, 8], [8, 9]]]]
def make_input(rng, size):
    day, guests = 0, []
    for _ in range(size):
        day += rng.randrange(2)
        guests.append([day, day + rng.randrange(1, 120)])
    return [guests]
# %% program: good
from heapq import heappop, heappush


def hotel_rooms(guests):
    departures, vacant = [], []
    rooms_built = 0
    given = []
    for arrival, departure in guests:
        while departures and departures[0][0] <= arrival:
            heappush(vacant, heappop(departures)[1])
        if vacant:
            room = heappop(vacant)
        else:
            rooms_built += 1
            room = rooms_built
        given.append(room)
        heappush(departures, (departure, room))
    return given
