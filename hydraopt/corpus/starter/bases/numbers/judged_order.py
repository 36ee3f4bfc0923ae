# %% statement
# Each judge gives points; the lowest and the highest of an athlete's points are left out, and the rest is averaged in
# hundredths, rounded down (fewer than three points: 0). Return the names, the best first; ties by name.
# %% inputs
SIZES = (20, 200, 800)
EDGE_CASES = [[{}], [{"Ada": [5]}], [{"Ada": [5, 6, 7], "Bo": [1, 9, 9]}], [{"Cy": [1, 2], "Al": []}], [{"b": [3, 3, 3], "a": [3, 3, 3, 3]}]]
def make_input(rng, size):
    return [{f"athlete {rng.randrange(10 ** 6)}": [rng.randrange(1, 101) for _ in range(9)] for _ in range(size)}]
# %% program: good
def trimmed_average(points):
    if len(points) < 3:
        return 0
    kept = sum(points) - min(points) - max(points)
    return 100 * kept // (len(points) - 2)

def judged_order(athletes):
    averages = {name: trimmed_average(points) for name, points in athletes.items()}
    return sorted(averages, key=lambda name: (-averages[name], name))
