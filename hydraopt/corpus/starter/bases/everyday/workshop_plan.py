# %% statement
# `jobs` are [name, minutes, due], `benches` is their number. The jobs are done by rising due time (then name), each on the bench
# that is free first (lowest number of equals). Return [[name, bench, start] in this order, name and minutes of the
# greatest lateness (None and 0 if none is late, the first of equals), end of the last job]; without benches [[], None, 0, 0].
# %% inputs
SIZES = (50, 700, 4000)
EDGE_CASES = [
    [[], 2],
    [[["saw", 5, 9]], 0],
    [[["saw", 5, 9], ["glue", 3, 2]], 1],
    [[["saw", 5, 9], ["glue", 3, 2], ["sand", 4, 2]], 2],
    [[["b", 5, 1], ["a", 5, 1], ["c", 5, 6]], 2],
]
def make_input(rng, size):
    return [[[f"job{k}", 5 + rng.randrange(90), rng.randrange(size)] for k in range(size)], 5 + size // 25]
# %% program: good
from heapq import heappop, heappush


def workshop_plan(jobs, benches):
    if benches < 1:
        return [[], None, 0, 0]
    free_at = [(0, bench) for bench in range(benches)]
    plan = []
    worst, worst_name = 0, None
    last_end = 0
    for name, minutes, due in sorted(jobs, key=lambda job: (job[2], job[0])):
        start, bench = heappop(free_at)
        end = start + minutes
        heappush(free_at, (end, bench))
        plan.append([name, bench, start])
        last_end = max(last_end, end)
        if end - due > worst:
            worst, worst_name = end - due, name
    return [plan, worst_name, worst, last_end]
