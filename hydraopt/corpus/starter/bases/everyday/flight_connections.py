# %% statement
# `arrivals` are [flight, city, minute], `departures` are [flight, city to, minute] of one airport. For each arrival in order and each
# different city to (sorted) but its own, take the first departure at least `least` and at most `most` minutes later (of equals the first
# flight by name). Return [[arriving flight, departing flight, wait] in this order, flights of arrivals without any].
# %% inputs
SIZES = (30, 200, 800)
EDGE_CASES = [
    [[], [], 30, 90],
    [[["LX1", "Rome", 100]], [], 30, 90],
    [[["LX1", "Rome", 100]], [["BA2", "Oslo", 129], ["BA3", "Oslo", 130], ["BA1", "Oslo", 130]], 30, 90],
    [[["LX1", "Rome", 100], ["LX2", "Oslo", 90]], [["BA2", "Oslo", 190], ["BA3", "Rome", 185]], 30, 90],
    [[["LX1", "Rome", 100]], [["BA2", "Rome", 150]], 30, 90],
]
def make_input(rng, size):
    cities = [f"city{k}" for k in range(10)]
    arrivals = [[f"A{k}", rng.choice(cities), rng.randrange(1440)] for k in range(size)]
    return [arrivals, [[f"D{k}", rng.choice(cities), rng.randrange(1440)] for k in range(size)], 40, 150]
# %% program: good
from bisect import bisect_left
from collections import defaultdict


def flight_connections(arrivals, departures, least, most):
    board = defaultdict(list)
    for flight, city, minute in departures:
        board[city].append((minute, flight))
    for flights in board.values():
        flights.sort()
    goals = sorted(board)
    connections = []
    stranded = []
    for flight, origin, landed in arrivals:
        before = len(connections)
        for goal in goals:
            if goal == origin:
                continue
            flights = board[goal]
            place = bisect_left(flights, (landed + least,))
            if place < len(flights) and flights[place][0] <= landed + most:
                minute, onward = flights[place]
                connections.append([flight, onward, minute - landed])
        if len(connections) == before:
            stranded.append(flight)
    return [connections, stranded]
