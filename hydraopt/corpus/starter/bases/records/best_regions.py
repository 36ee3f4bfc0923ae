# %% statement
# Rows have a region and a revenue. Return the names of the `count` regions with the highest revenue in all,
# highest first, regions with equal sums in alphabetical order; all regions where there are fewer.
# %% inputs
SIZES = (80, 1000, 8000)
EDGE_CASES = [
    [[], 3],
    [[{"region": "Alb", "revenue": 5}], 0],
    [[{"region": "Alb", "revenue": 5}], 4],
    [[{"region": "Rhön", "revenue": 5}, {"region": "Alb", "revenue": 5}], 1],
    [[{"region": "Harz", "revenue": 5}, {"region": "Alb", "revenue": 9}, {"region": "Harz", "revenue": 6}], 2],
]
def make_input(rng, size):
    rows = [{"region": f"R{rng.randrange(3 + size // 6)}", "revenue": rng.randrange(100)} for _ in range(size)]
    return [rows, 5]
# %% program: good
import heapq
from collections import defaultdict


def best_regions(rows, count):
    revenue_of = defaultdict(int)
    for row in rows:
        revenue_of[row["region"]] += row["revenue"]
    return heapq.nsmallest(count, revenue_of, key=lambda region: (-revenue_of[region], region))
