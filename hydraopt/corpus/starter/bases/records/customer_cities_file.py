# %% statement
# The file has lines `name;city;amount` with whole amounts (all lines well formed). Return [[city, number of different names, sum of amounts], ...]
# ordered by falling sum, then by city. An empty file gives an empty list.
# %% inputs
SIZES = (40, 500, 4000)
EDGE_CASES = [
    {"args": ["sales.csv"], "files": {"sales.csv": ""}},
    {"args": ["sales.csv"], "files": {"sales.csv": "Ann;Ulm;4\n"}},
    {"args": ["sales.csv"], "files": {"sales.csv": "Ann;Ulm;4\nAnn;Ulm;5\nBo;Ulm;1"}},
    {"args": ["sales.csv"], "files": {"sales.csv": "Ann;Ulm;4\nAnn;Bonn;5\n"}},
    {"args": ["sales.csv"], "files": {"sales.csv": "Ann;Ulm;4\nBo;Bonn;4\nCy;Rom;-1\n"}},
]
def make_input(rng, size):
    lines = [f"name{rng.randrange(size)};city{rng.randrange(1 + size // 30)};{rng.randrange(500)}\n" for _ in range(size)]
    return {"args": ["sales.csv"], "files": {"sales.csv": "".join(lines)}}
# %% program: good
from collections import defaultdict


def customer_cities_file(path):
    names_in = defaultdict(set)
    sum_in = defaultdict(int)
    with open(path) as file:
        for line in file:
            name, city, amount = line.split(";")
            names_in[city].add(name)
            sum_in[city] += int(amount)
    ranking = sorted(sum_in.items(), key=lambda item: (-item[1], item[0]))
    return [[city, len(names_in[city]), total] for city, total in ranking]
