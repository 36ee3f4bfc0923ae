# %% statement
# `donors` are {"id", "group", "last", "city"}, ids differ, last is a day or None; `requests` are [city, group, units]. Each request in order
# takes donors of the same city and group whose last donation is at least 56 days before `today` (or None), those who gave longest ago
# first (None first, then by id), one unit each, each once. Return [ids for each request, sorted [group, units missing]].
# %% inputs
SIZES = (60, 700, 3000)
EDGE_CASES = [
    [[], [], 100],
    [[], [["Bern", "A+", 2]], 100],
    [[{"id": 1, "group": "A+", "last": None, "city": "Bern"}], [["Bern", "A+", 2], ["Bern", "A+", 1]], 100],
    [[{"id": 1, "group": "A+", "last": 44, "city": "Bern"}, {"id": 2, "group": "A+", "last": 45, "city": "Bern"}], [["Bern", "A+", 2]], 100],
    [[{"id": 5, "group": "B-", "last": 3, "city": "Bern"}, {"id": 2, "group": "B-", "last": None, "city": "Bern"}, {"id": 1, "group": "B-", "last": 0, "city": "Bern"}], [["Bern", "B-", 2], ["Chur", "B-", 1]], 100],
]
def make_input(rng, size):
    groups = ["A+", "A-", "B+", "B-", "0+", "0-"]
    donors = [
        {"id": k, "group": rng.choice(groups), "last": rng.choice([None, rng.randrange(365), rng.randrange(365)]), "city": f"c{rng.randrange(3)}"}
        for k in range(size)
    ]
    return [donors, [[f"c{rng.randrange(3)}", rng.choice(groups), rng.randrange(6)] for _ in range(size // 3)], 365]
# %% program: good
from collections import Counter, defaultdict, deque


def waiting_since(donor):
    return (-1 if donor["last"] is None else donor["last"], donor["id"])


def blood_donors(donors, requests, today):
    latest = today - 56
    able = [donor for donor in donors if donor["last"] is None or donor["last"] <= latest]
    able.sort(key=waiting_since)
    queues = defaultdict(deque)
    for donor in able:
        queues[donor["city"], donor["group"]].append(donor["id"])
    calls = []
    missing = Counter()
    for city, group, units in requests:
        queue = queues[city, group]
        called = []
        while queue and len(called) < units:
            called.append(queue.popleft())
        calls.append(called)
        missing[group] += units - len(called)
    return [calls, sorted([group, units] for group, units in missing.items() if units > 0)]
