# %% statement
# People in a line want to buy the given numbers of tickets (at least 1 each). The first buys one a second and goes to the end
# of the line if more are wanted. Return the seconds until the person at index `person` has all tickets, -1 if there is no such person.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[], 0], [[3], 0], [[2, 3, 2], 2], [[5, 1, 1, 1], 0], [[1, 1], 5], [[4, 4], 1]]
def make_input(rng, size):
    return [[1 + rng.randrange(20) for _ in range(size)], size // 2]
# %% program: good
from collections import deque


def ticket_line_seconds(wanted, person):
    line = deque(enumerate(wanted))
    seconds = 0
    while line:
        place, tickets = line.popleft()
        seconds += 1
        if tickets > 1:
            line.append((place, tickets - 1))
        elif place == person:
            return seconds
    return -1
