# %% statement
# Give out `seats` one after the other, each to the party with the highest votes / (seats it has + 1); on a tie to the party first in the
# alphabet. Return each party's seats. Votes are positive; no parties: an empty dict.
# %% inputs
SIZES = (100, 800, 2500)
EDGE_CASES = [[{}, 5], [{"Red": 10}, 3], [{"Red": 10, "Blue": 20}, 0], [{"Red": 10, "Blue": 10}, 3], [{"Red": 100, "Blue": 80, "Green": 30, "Pink": 20}, 8]]
def make_input(rng, size):
    return [{f"party{i:03}": rng.randrange(100, 100000) for i in range(max(3, size // 20))}, size]
# %% program: good
from fractions import Fraction
from heapq import heapify, heappop, heappush


def seats_by_quotient(votes, seats):
    given = dict.fromkeys(votes, 0)
    if not votes:
        return given
    queue = [(Fraction(-count), party) for party, count in votes.items()]
    heapify(queue)
    for _ in range(seats):
        _quotient, party = heappop(queue)
        given[party] += 1
        heappush(queue, (Fraction(-votes[party], given[party] + 1), party))
    return given
