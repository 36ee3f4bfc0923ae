# %% statement
# `lines` gives by town the towns to which a train leaves (no circle of trains). Return for each pair [from, to] the number of different journeys;
# from a town to itself there is one. A town that is no key has no trains.
# %% inputs
SIZES = (20, 150, 800)
EDGE_CASES = [[{}, []], [{}, [["a", "a"]]], [{"a": ["b"]}, [["a", "b"], ["b", "a"]]], [{"a": ["b", "c"], "b": ["d"], "c": ["d", "b"]}, [["a", "d"], ["c", "d"]]], [{"a": ["b", "b"]}, [["a", "b"]]]]
def make_input(rng, size):
    lines = {f"{level}/{i}": [f"{level + 1}/{rng.randrange(6)}" for _ in range(3)] for level in range(6) for i in range(6)}
    return [lines, [[f"0/{rng.randrange(6)}", f"{4 + rng.randrange(3)}/{rng.randrange(6)}"] for _ in range(size)]]
# %% program: good
def train_journeys(lines, trips):
    counts = {}

    def journeys(town, goal):
        if town == goal:
            return 1
        if (town, goal) in counts:
            return counts[town, goal]
        counts[town, goal] = sum(journeys(following, goal) for following in lines.get(town, ()))
        return counts[town, goal]

    return [journeys(town, goal) for town, goal in trips]
