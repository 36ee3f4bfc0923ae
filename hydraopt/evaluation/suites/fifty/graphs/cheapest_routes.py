# %% statement
# Towns are numbered from 0. A road [a, b, km] joins two towns and is driven in both directions;
# its length is a whole number of at least 0. Return for every town the length of the shortest way
# from the start to it, -1 where no way leads there.
# %% inputs
SIZES = (25, 300, 1_100)
EDGE_CASES = [
    [1, [], 0],
    [3, [], 1],
    [2, [[0, 1, 5], [1, 0, 3], [0, 1, 9]], 0],
    [4, [[0, 1, 1], [1, 2, 1], [0, 2, 5]], 2],
    [4, [[0, 1, 0], [1, 2, 0], [3, 3, 4]], 0],
    [5, [[0, 1, 10], [0, 2, 3], [2, 1, 4], [1, 3, 2], [2, 3, 8], [3, 4, 7]], 0],
    [3, [[0, 0, 2], [1, 2, 1000000000]], 1],
    [4, [[0, 1, 1], [2, 3, 1]], 3],
]
def make_input(rng, size):
    roads = []
    for _ in range(size * 2):
        roads.append([rng.randrange(size), rng.randrange(size), rng.randrange(1, 100)])
    return [size, roads, rng.randrange(size)]
# %% program: original
def cheapest_routes(towns, roads, start):
    table = []
    for town in range(towns):
        table.append([-1] * towns)
    for a, b, km in roads:
        if table[a][b] == -1 or km < table[a][b]:
            table[a][b] = km
            table[b][a] = km
    distance = [-1] * towns
    distance[start] = 0
    done = [False] * towns
    while True:
        nearest = -1
        for town in range(towns):
            if not done[town] and distance[town] != -1:
                if nearest == -1 or distance[town] < distance[nearest]:
                    nearest = town
        if nearest == -1:
            return distance
        done[nearest] = True
        for town in range(towns):
            km = table[nearest][town]
            if km != -1:
                way = distance[nearest] + km
                if distance[town] == -1 or way < distance[town]:
                    distance[town] = way
# %% program: human
import heapq

def cheapest_routes(towns, roads, start):
    neighbours = [[] for _ in range(towns)]
    for a, b, km in roads:
        neighbours[a].append((b, km))
        neighbours[b].append((a, km))
    distance = [-1] * towns
    waiting = [(0, start)]
    while waiting:
        way, town = heapq.heappop(waiting)
        if distance[town] != -1:
            continue
        distance[town] = way
        for other, km in neighbours[town]:
            if distance[other] == -1:
                heapq.heappush(waiting, (way + km, other))
    return distance
# %% properties
from hypothesis import strategies as st
TOWN = st.integers(0, 6)
ARGUMENTS = [
    st.integers(7, 9),
    st.lists(st.tuples(TOWN, TOWN, st.integers(0, 9)).map(list), max_size=14),
    TOWN,
]
def property_the_start_is_at_no_distance_and_no_road_makes_a_way_shorter(
    answer, towns, roads, start
):
    assert len(answer) == towns
    assert answer[start] == 0
    for a, b, km in roads:
        assert (answer[a] == -1) == (answer[b] == -1)
        assert abs(answer[a] - answer[b]) <= km
def property_every_reached_town_has_a_road_that_leads_to_it(answer, towns, roads, start):
    # Towns that were reached through known ones, each over a road of exactly the difference.
    known = {start}
    while True:
        fresh = {
            there
            for a, b, km in roads
            for here, there in ((a, b), (b, a))
            if here in known and there not in known and answer[there] == answer[here] + km
        }
        if not fresh:
            break
        known |= fresh
    assert known == {town for town in range(towns) if answer[town] != -1}
