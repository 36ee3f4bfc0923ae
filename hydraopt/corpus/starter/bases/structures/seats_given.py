# %% statement
# Events are "+" (a guest takes the free seat with the lowest number, from 1 on) or a seat number as a text (that guest
# leaves; it does nothing if the seat is free). Return the list of the seats that were taken, in order.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [["+"]], [["+", "+", "1", "+"]], [["3", "+"]], [["+", "+", "+", "2", "1", "2", "+", "+", "+"]]]
def make_input(rng, size):
    return [["+" if i < size // 3 or rng.random() < 0.5 else str(1 + rng.randrange(size // 3)) for i in range(size)]]
# %% program: good
from heapq import heappop, heappush


def seats_given(events):
    free = []
    taken = set()
    given = []
    opened = 0
    for event in events:
        if event != "+":
            seat = int(event)
            if seat in taken:
                taken.discard(seat)
                heappush(free, seat)
            continue
        if free:
            seat = heappop(free)
        else:
            opened += 1
            seat = opened
        taken.add(seat)
        given.append(seat)
    return given
