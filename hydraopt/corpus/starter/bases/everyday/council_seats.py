# %% statement
# `results` are [party, votes] with different names. Parties with less than `percent` percent of all votes get no seat. The
# seats are given one by one to the party with the largest votes // (seats so far + 1); of equals to the one with more
# votes, then the first by name. Return [party, seats] for the parties with seats, by falling seats, then by name.
# %% inputs
SIZES = (20, 300, 3000)
EDGE_CASES = [
    [[], 5, 10],
    [[["Blue", 10]], 0, 5],
    [[["Blue", 10], ["Red", 10]], 3, 5],
    [[["Blue", 100], ["Red", 49], ["Tan", 4]], 7, 5],
    [[["Blue", 0], ["Red", 0]], 2, 0],
    [[["Blue", 6], ["Red", 5], ["Tan", 1]], 4, 60],
]
def make_input(rng, size):
    return [[[f"party{k}", rng.randrange(1000, 90000)] for k in range(5 + size // 40)], size, 1]
# %% program: good
from heapq import heapify, heappop, heappush


def council_seats(results, seats, percent):
    total = sum(votes for _, votes in results)
    queue = [(-votes, -votes, party) for party, votes in results if votes * 100 >= percent * total]
    if not queue:
        return []
    heapify(queue)
    won = {party: 0 for _, _, party in queue}
    for _ in range(seats):
        _, negative, party = heappop(queue)
        won[party] += 1
        quotient = -negative // (won[party] + 1)
        heappush(queue, (-quotient, negative, party))
    council = [[party, count] for party, count in won.items() if count]
    council.sort(key=lambda row: (-row[1], row[0]))
    return council
