# %% statement
# Tidy a page list such as "3,5-8,7": return its different pages, ascending, runs of two or more as "a-b", all joined by "," ("3,5-8").
# Blanks around parts do not matter, empty parts are left out, and a range whose end is smaller than its start has no pages.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[""], ["7"], ["3,5-8,7"], ["9-2, ,4"], ["1-3,4,6,5,9-10"], ["2,1"]]
def make_input(rng, size):
    parts = []
    for _ in range(size):
        start = rng.randrange(size * 4)
        parts.append(str(start) if rng.random() < 0.6 else f"{start}-{start + rng.randrange(5)}")
    return [", ".join(parts)]
# %% program: good
def tidy_pages(pages):
    wanted = set()
    for part in pages.split(","):
        part = part.strip()
        if not part:
            continue
        start, _, end = part.partition("-")
        wanted.update(range(int(start), int(end or start) + 1))
    runs = []
    for page in sorted(wanted):
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(f"{first}-{last}" if first < last else str(first) for first, last in runs)
