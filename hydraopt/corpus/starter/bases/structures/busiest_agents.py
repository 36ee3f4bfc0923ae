# %% statement
# Calls are pairs [second, length] in order of their seconds. Each is answered by the agent (0, 1, ...) who has been free longest (lowest number if
# equal), or else at once when the first gets free. Return by agent the number of calls answered. There is an agent at least.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[], 1], [[[0, 5]], 2], [[[0, 5], [1, 5], [2, 5]], 2], [[[0, 9], [10, 1], [12, 1]], 3], [[[3, 0], [3, 0]], 1]]
def make_input(rng, size):
    seconds = sorted(rng.randrange(3 * size) for _ in range(size))
    return [[[second, 1 + rng.randrange(size // 2)] for second in seconds], 2 + size // 8]
# %% program: good
from heapq import heappop, heappush


def busiest_agents(calls, agents):
    free_since = [(0, agent) for agent in range(agents)]
    answered = [0] * agents
    for second, length in calls:
        since, agent = heappop(free_since)
        answered[agent] += 1
        heappush(free_since, (max(since, second) + length, agent))
    return answered
