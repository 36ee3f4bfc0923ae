# %% statement
# `sales` are ["YYYY-MM-DD", title, copies]; negative copies are returns. Return for each month in order [month "YYYY-MM", the
# `top` titles with the most copies in it as [title, copies] (only above 0, then by title), and how many of these titles
# were not among those of the month before that has sales].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], 3],
    [[["2024-05-01", "Moby", 2]], 0],
    [[["2024-05-01", "Moby", 2], ["2024-05-09", "Emma", 2], ["2024-06-01", "Emma", 1]], 1],
    [[["2024-05-01", "Moby", 2], ["2024-05-09", "Moby", -2], ["2023-12-31", "Emma", 4]], 2],
    [[["2024-01-01", "A", 1], ["2024-02-01", "B", 1], ["2024-02-03", "A", 3]], 2],
]
def make_input(rng, size):
    titles = max(4, size // 15)
    return [
        [
            [f"202{rng.randrange(2)}-{1 + rng.randrange(12):02}-{1 + rng.randrange(28):02}", f"title{rng.randrange(titles)}", rng.randrange(-1, 9)]
            for _ in range(size)
        ],
        5,
    ]
# %% program: good
from collections import defaultdict
from heapq import nsmallest


def best_sellers(sales, top):
    months = defaultdict(lambda: defaultdict(int))
    for date, title, copies in sales:
        months[date[:7]][title] += copies
    chart = []
    previous = set()
    for month in sorted(months):
        sold = [(-copies, title) for title, copies in months[month].items() if copies > 0]
        leaders = [[title, -negative] for negative, title in nsmallest(top, sold)]
        names = {title for title, _ in leaders}
        chart.append([month, leaders, len(names - previous)])
        previous = names
    return chart
